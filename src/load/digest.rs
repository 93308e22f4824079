//! A number for the content of a declaration that does not depend on layout, format or file.

use super::node::Node;

/// Decides which of two declarations of one id is heard. Written out here, because it must stay the same in every version
/// and on every machine, which no hashing crate promises.
#[derive(Debug, Default)]
pub(crate) struct Digest(u64);

impl Digest {
    pub(crate) fn of(node: Node) -> u64 {
        let mut digest = Self::default();
        for node in node.all() {
            match node.str() {
                Some(text) => digest.add_text(text),
                None => digest.add_number(node.count()),
            }
        }
        digest.0
    }

    fn add_text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        for word in bytes.as_chunks().0 {
            self.add_word(u64::from_le_bytes(*word));
        }
        // The last bytes, some of them once more: faster than those alone that are left.
        let half = |half: &[u8; 4]| u64::from(u32::from_le_bytes(*half));
        self.add_word(
            match (bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
                (Some(last), ..) => u64::from_le_bytes(*last),
                (_, Some(first), Some(last)) => half(first) << 32 | half(last),
                _ => bytes
                    .iter()
                    .fold(0, |word, byte| (word << 8) | u64::from(*byte)),
            },
        );
        self.add_number(bytes.len());
    }

    fn add_number(&mut self, number: usize) {
        self.add_word(number as u64);
    }

    /// By the multiplier of Knuth's MMIX.
    fn add_word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(37) ^ word).wrapping_mul(6_364_136_223_846_793_005);
    }
}
