//! Which keys a map has, roughly.

/// The keys of a map as a set of bits, one for several keys: a key whose bit is not there, the map does not have.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct KeySet(u64);

impl KeySet {
    /// Adds a key. False where it may have been there.
    #[inline]
    pub(super) fn add(&mut self, key: &str) -> bool {
        let is_new = !self.may_have(key);
        self.0 |= Self::bit(key);
        is_new
    }

    /// Whether the key may be one of them: yes for each that is, no for most others.
    #[inline]
    pub(super) fn may_have(self, key: &str) -> bool {
        self.0 & Self::bit(key) != 0
    }

    /// By length, first and last byte: these factors keep the keys of documents apart best.
    #[inline]
    fn bit(key: &str) -> u64 {
        let bytes = key.as_bytes();
        let byte = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
        let mixed = 3 * bytes.len() + 19 * byte(bytes.first()) + 17 * byte(bytes.last());
        1 << (mixed % 64)
    }
}
