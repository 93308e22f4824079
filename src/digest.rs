//! A number for what is said, whatever the layout, format or file.

/// Of texts and numbers one after the other. Written out here, because it must stay the same in every version and on every
/// machine, which no hashing crate promises.
#[derive(Debug, Default)]
pub(crate) struct Digest(u64);

impl Digest {
    pub(crate) fn value(&self) -> u64 {
        self.0
    }

    pub(crate) fn add_text(&mut self, text: &str) {
        let (words, rest) = text.as_bytes().as_chunks();
        for word in words {
            self.add_number(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add_number(u64::from_le_bytes(last));
        self.add_number(text.len() as u64);
    }

    /// By the multiplier of Knuth's MMIX.
    pub(crate) fn add_number(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(37) ^ number).wrapping_mul(6_364_136_223_846_793_005);
    }
}
