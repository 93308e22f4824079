//! What a fast reader notes of a text: the events of a whole file, each as a few bytes.
//!
//! A fast reader reads the whole file before any event is handed on. At anything unusual, and at any doubt, it gives up, and
//! the general parser reads the file instead: that is the judge, and it alone tells errors. Of what is read fast the events
//! are the same, byte for byte; a test holds the two against each other.

use std::borrow::Cow;
use std::ops::Range;

use super::event::{Event, Spanned};
use super::{json, plain};

#[cfg(test)]
mod tests;

/// The events of one file.
pub(super) struct Marks<'a> {
    text: &'a str,
    list: std::vec::IntoIter<Mark>,
}

/// An event before its text is taken from the file. Kept small: a large file has millions.
struct Mark {
    what: What,
    start: u32,
    end: u32,
}

#[derive(Clone, Copy)]
pub(super) enum What {
    DocumentStart,
    DocumentEnd,
    Plain,
    Quoted,
    /// Quoted, with the escapes of JSON.
    Escaped,
    /// `|` and `>`.
    Block(Block),
    ListStart,
    ListEnd,
    MapStart,
    MapEnd,
}

/// How the lines of a block of text become one text.
#[derive(Clone, Copy)]
pub(super) struct Block {
    /// `>`: line breaks are blanks.
    pub(super) folds: bool,
    /// Without `-` the last line break belongs to the text.
    pub(super) keeps_break: bool,
}

impl<'a> Marks<'a> {
    /// Reads the text; none where anything in it is unusual or nested deeper than `depth`.
    pub(super) fn of(text: &'a str, depth: usize) -> Option<Self> {
        if u32::try_from(text.len()).is_err() || has_unusual_characters(text) {
            return None;
        }
        let tape = Tape {
            marks: Vec::with_capacity(text.len() / 8),
            deeper: depth,
        };
        let tape = match text.as_bytes().first() {
            Some(b'{' | b'[') => json::read(text, tape)?,
            _ => plain::read(text, tape)?,
        };
        let list = tape.marks.into_iter();
        Some(Self { text, list })
    }

    pub(super) fn next(&mut self) -> Option<Spanned<Event<'a>>> {
        let Mark { what, start, end } = self.list.next()?;
        let span = start as usize..end as usize;
        let (text, anchor) = (self.text, 0);
        let event = match what {
            What::DocumentStart => Event::DocumentStart,
            What::DocumentEnd => Event::DocumentEnd,
            What::Plain => Event::Plain {
                text: Cow::Borrowed(&text[span.clone()]),
                anchor,
            },
            What::Quoted => Event::Quoted {
                text: Cow::Borrowed(&text[span.clone()]),
                anchor,
            },
            What::Escaped => Event::Quoted {
                text: Cow::Owned(json::unescaped(&text[span.clone()])),
                anchor,
            },
            What::Block(block) => Event::Quoted {
                text: block.text(text, span.clone()),
                anchor,
            },
            What::ListStart => Event::ListStart { anchor },
            What::ListEnd => Event::ListEnd,
            What::MapStart => Event::MapStart { anchor },
            What::MapEnd => Event::MapEnd,
        };
        Some((event, span))
    }
}

/// Where a fast reader notes events.
pub(super) struct Tape {
    marks: Vec<Mark>,
    /// How much deeper values may be nested.
    deeper: usize,
}

impl Tape {
    pub(super) fn mark(&mut self, what: What, span: Range<usize>) {
        let byte = |at| u32::try_from(at).expect("longer texts are not read here");
        let (start, end) = (byte(span.start), byte(span.end));
        self.marks.push(Mark { what, start, end });
    }

    /// A list or map begins; none where it is too deep.
    pub(super) fn enter(&mut self, what: What, span: Range<usize>) -> Option<()> {
        self.deeper = self.deeper.checked_sub(1)?;
        self.mark(what, span);
        Some(())
    }

    /// It ends.
    pub(super) fn leave(&mut self, what: What, span: Range<usize>) {
        self.deeper += 1;
        self.mark(what, span);
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

impl Block {
    /// The text of the lines in a span, which begins behind the blanks of its first line.
    fn text(self, text: &str, span: Range<usize>) -> Cow<'_, str> {
        if !text[span.clone()].contains('\n') {
            return Cow::Borrowed(&text[span.start..span.end + usize::from(self.keeps_break)]);
        }
        let first = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = span.start - first;
        let mut joined = String::with_capacity(span.len() + 1);
        let mut blank_lines = 0;
        for line in text[first..span.end].split('\n') {
            let Some(words) = line.get(indent..).filter(|words| !words.is_empty()) else {
                blank_lines += 1;
                continue;
            };
            let breaks = blank_lines + usize::from(!self.folds);
            match breaks {
                _ if joined.is_empty() => {}
                0 => joined.push(' '),
                _ => joined.extend(std::iter::repeat_n('\n', breaks)),
            }
            joined.push_str(words);
            blank_lines = 0;
        }
        if self.keeps_break {
            joined.push('\n');
        }
        Cow::Owned(joined)
    }
}
