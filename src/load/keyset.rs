//! Which keys a map has, roughly.

/// The keys of a map as a set of bits, one for several keys: a key whose bit is not there, the map does not have.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct KeySet(u64);

impl KeySet {
    /// Adds a key. False where it may have been there.
    #[inline]
    pub(super) fn add(&mut self, key: &[u8]) -> bool {
        let is_new = !self.may_have(key);
        self.0 |= Self::bit(key);
        is_new
    }

    /// Whether the key may be one of them: yes for each that is, no for most others.
    #[inline]
    pub(super) fn may_have(self, key: &[u8]) -> bool {
        self.0 & Self::bit(key) != 0
    }

    /// By length, first and last byte: these factors keep the usual keys of documents apart.
    #[inline]
    fn bit(key: &[u8]) -> u64 {
        let (Some(first), Some(last)) = (key.first(), key.last()) else {
            return 1;
        };
        1 << ((key.len() + 9 * usize::from(*first) + 16 * usize::from(*last)) % 64)
    }
}
