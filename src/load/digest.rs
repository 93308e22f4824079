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
            match node.text() {
                Some(text) => digest.add_text(&text),
                None => digest.add_number(node.count()),
            }
        }
        digest.0
    }

    fn add_text(&mut self, text: &str) {
        let (words, rest) = text.as_bytes().as_chunks();
        for word in words {
            self.add_word(u64::from_le_bytes(*word));
        }
        let last = rest.iter().rev();
        self.add_word(last.fold(0, |word, byte| (word << 8) | u64::from(*byte)));
        self.add_number(text.len());
    }

    fn add_number(&mut self, number: usize) {
        self.add_word(number as u64);
    }

    /// By the multiplier of Knuth's MMIX.
    fn add_word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(37) ^ word).wrapping_mul(6_364_136_223_846_793_005);
    }
}
