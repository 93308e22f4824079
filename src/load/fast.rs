//! Files as they are usually written, many times faster than the general parser reads them.
//!
//! At anything unusual, and at any doubt, a fast reader gives up, and the general parser reads the whole file instead: that is
//! the judge, and it alone tells errors. Of what is read fast the values and their places are the same; a test holds the two
//! against each other.

use super::limits::Limits;
use super::node::Node;
use super::tape::{Tape, Written};
use super::{json, plain};

#[cfg(any(test, fuzzing))]
pub(super) mod agreement;
#[cfg(test)]
mod tests;

/// A file that looks as if it could be read fast.
pub(super) enum Fast<'a> {
    Json(json::Reader<'a>),
    Plain(plain::Reader<'a>),
}

impl<'a> Fast<'a> {
    /// Begins to read a text; none where it has characters that are unusual.
    pub(super) fn of(tape: Tape<'a>, limits: &Limits) -> Option<Self> {
        let text = tape.text;
        if u32::try_from(text.len()).is_err() || has_unusual_characters(text) {
            return None;
        }
        let written = Written::new(tape, limits);
        Some(match text.as_bytes().first() {
            Some(b'{' | b'[') => Self::Json(json::Reader::new(text, written)),
            _ => Self::Plain(plain::Reader::new(text, written)),
        })
    }

    /// Reads the next document, or item of the list at the top. False where there is none; none where it gives up.
    pub(super) fn next_document(&mut self) -> Option<bool> {
        match self {
            Self::Json(reader) => reader.next_document(),
            Self::Plain(reader) => reader.next_document(),
        }
    }

    /// The document that has been read.
    pub(super) fn root(&self) -> Node<'_, 'a> {
        let written = match self {
            Self::Json(reader) => &reader.written,
            Self::Plain(reader) => &reader.written,
        };
        written.tape.root()
    }

    /// Whether that is an item of a list at the top.
    pub(super) fn is_item(&self) -> bool {
        match self {
            Self::Json(reader) => reader.in_list,
            Self::Plain(reader) => reader.in_list,
        }
    }
}

/// Control characters, tabs and carriage returns, and what counts as a line break or a mark elsewhere.
fn has_unusual_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < b' ' && byte != b'\n') || byte == 0x7f;
    // Without leaving the loop early, many bytes at once.
    let has_control = bytes
        .iter()
        .fold(false, |found, &byte| found | is_control(byte));
    has_control
        || memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(|at| {
            matches!(
                bytes[at..],
                // C1 controls, U+2028 and U+2029, the byte order mark, U+FFFE and U+FFFF.
                [0xc2, ..=0x9f, ..]
                    | [0xe2, 0x80, 0xa8 | 0xa9, ..]
                    | [0xef, 0xbb, 0xbf, ..]
                    | [0xef, 0xbf, 0xbe | 0xbf, ..]
            )
        })
}
