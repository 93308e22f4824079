//! The values of one document, one behind the other, each in sixteen bytes: what readers write and [`super::node`] reads.
//!
//! A tree of vectors would ask for memory at every list and every map; a tape asks once and serves one document after another.

use std::borrow::Cow;
use std::ops::Range;

use super::keyset::KeySet;
use super::limits::Limits;
use super::node::Node;
use crate::source::{Place, SourceId};

/// The values of a document in the order in which they are written: a list before its items, a key before its value.
#[derive(Debug, Clone)]
pub(crate) struct Tape<'a> {
    source: SourceId,
    pub(super) text: &'a str,
    pub(super) marks: Vec<Mark>,
    /// Texts that do not stand in the file as they are meant.
    own: Vec<Cow<'a, str>>,
    /// Where everything stands, if not where it is written.
    at: Option<Place>,
}

/// A value before its text is taken from the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) what: What,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Of a list or a map how many marks it takes, itself included; of text that is not in the file, which one it is.
    number: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Null,
    /// Text that may also be a number, a yes or a no.
    Plain,
    /// Text and nothing else.
    Quoted,
    /// Plain, and not as it stands in the file.
    OwnPlain,
    /// Quoted, and not as it stands in the file.
    OwnQuoted,
    List,
    Map,
}

impl Mark {
    pub(super) fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<'a> Tape<'a> {
    /// An empty tape for a text.
    pub(crate) fn new(source: SourceId, text: &'a str) -> Self {
        Self {
            source,
            text,
            marks: Vec::new(),
            own: Vec::new(),
            at: None,
        }
    }

    /// An empty tape for a text that nobody can open: all of it stands at a place of another.
    pub(super) fn standing_at(place: Place, text: &'a str) -> Self {
        Self {
            at: Some(place),
            ..Self::new(place.source(), text)
        }
    }

    /// Where bytes of the text stand.
    #[inline]
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.at.unwrap_or_else(|| Place::new(self.source, span))
    }

    /// Makes room for another document.
    pub(super) fn clear(&mut self) {
        self.marks.clear();
        self.own.clear();
    }

    /// The value that is written from there on.
    pub(super) fn node(&self, at: usize) -> Node<'_, 'a> {
        Node { tape: self, at }
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Node<'_, 'a> {
        self.node(0)
    }

    #[inline]
    pub(super) fn add(&mut self, what: What, span: Range<usize>) {
        self.mark(what, span, 1);
    }

    /// Adds text that is not as it stands in the file. Line breaks and blanks at its ends are layout.
    pub(super) fn add_own(&mut self, what: What, text: Cow<'a, str>, span: Range<usize>) {
        self.mark(what, span, self.own.len());
        self.own.push(match text {
            text if is_trimmed(text.as_bytes()) => text,
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().into()),
        });
    }

    /// Begins a list or a map. Gives what its end is told with.
    #[inline]
    pub(super) fn begin(&mut self, what: What, span: Range<usize>) -> usize {
        self.add(what, span);
        self.marks.len() - 1
    }

    /// Ends the list or map that began there.
    #[inline]
    pub(super) fn end(&mut self, began: usize) {
        self.marks[began].number = byte(self.marks.len() - began);
    }

    /// Takes back what was added from there on.
    pub(super) fn cut(&mut self, at: usize) {
        self.marks.truncate(at);
    }

    /// Adds what is on another tape of the same file.
    pub(super) fn append(&mut self, other: &Self, values: Range<usize>) {
        for &mark in &other.marks[values] {
            match mark.what {
                What::OwnPlain | What::OwnQuoted => {
                    let text = other.own[mark.number as usize].clone();
                    self.add_own(mark.what, text, mark.span());
                }
                _ => self.marks.push(mark),
            }
        }
    }

    /// A copy of the value that begins there.
    pub(super) fn part(&self, at: usize) -> Self {
        let mut part = Self {
            marks: Vec::new(),
            own: Vec::new(),
            ..*self
        };
        part.append(self, at..at + self.length(at));
        part
    }

    /// A copy of the value that begins there, free of the file.
    pub(super) fn owned_part(&self, at: usize) -> Tape<'static> {
        let mut part = Tape {
            at: self.at,
            ..Tape::new(self.source, "")
        };
        part.append_owned(self, at..at + self.length(at));
        part
    }

    /// Adds what is on the tape of a file, with texts that are free of that.
    fn append_owned(&mut self, other: &Tape, values: Range<usize>) {
        for at in values {
            let mark = other.marks[at];
            let what = match mark.what {
                What::Plain | What::OwnPlain => What::OwnPlain,
                _ => What::OwnQuoted,
            };
            match other.text(at) {
                Some(text) => self.add_own(what, Cow::Owned(text.into_owned()), mark.span()),
                None => self.marks.push(mark),
            }
        }
    }

    #[inline]
    fn mark(&mut self, what: What, span: Range<usize>, number: usize) {
        let (start, end, number) = (byte(span.start), byte(span.end), byte(number));
        self.marks.push(Mark {
            what,
            start,
            end,
            number,
        });
    }

    /// How many marks a value takes.
    #[inline]
    pub(super) fn length(&self, at: usize) -> usize {
        let Mark { what, number, .. } = self.marks[at];
        match what {
            What::List | What::Map => number as usize,
            _ => 1,
        }
    }

    /// The text of a value as bytes, which saves looking at where characters begin; nothing where it has none.
    #[inline]
    pub(super) fn bytes(&self, at: usize) -> &[u8] {
        let mark = self.marks[at];
        match mark.what {
            What::Plain | What::Quoted => &self.text.as_bytes()[mark.span()],
            What::OwnPlain | What::OwnQuoted => self.own[mark.number as usize].as_bytes(),
            What::Null | What::List | What::Map => &[],
        }
    }

    /// The text of a value, if it has any.
    #[inline]
    pub(super) fn str(&self, at: usize) -> Option<&str> {
        let mark = self.marks[at];
        match mark.what {
            What::Plain | What::Quoted => Some(&self.text[mark.span()]),
            What::OwnPlain | What::OwnQuoted => Some(&self.own[mark.number as usize]),
            What::Null | What::List | What::Map => None,
        }
    }

    /// The same, to be kept.
    #[inline]
    pub(super) fn text(&self, at: usize) -> Option<Cow<'a, str>> {
        let mark = self.marks[at];
        match mark.what {
            What::Plain | What::Quoted => Some(Cow::Borrowed(&self.text[mark.span()])),
            What::OwnPlain | What::OwnQuoted => Some(self.own[mark.number as usize].clone()),
            What::Null | What::List | What::Map => None,
        }
    }
}

fn byte(at: usize) -> u32 {
    u32::try_from(at).expect("no file is over 4 GiB")
}

/// Whether there is surely nothing to take off at either end: so it is with nearly all texts.
#[inline]
fn is_trimmed(text: &[u8]) -> bool {
    matches!(text, [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'])
}

/// The words for nothing in YAML 1.2, and nothing itself.
#[inline]
pub(super) fn is_null(text: &[u8]) -> bool {
    match text.len() {
        0 => true,
        1 => text == b"~",
        4 => matches!(text, b"null" | b"Null" | b"NULL"),
        _ => false,
    }
}

/// A tape on which a fast reader writes. It gives up where the limits are passed and where a key is repeated.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) tape: Tape<'a>,
    /// How much deeper values may be nested.
    deeper: usize,
    /// How many values a document may have.
    values: usize,
}

impl<'a> Written<'a> {
    pub(super) fn new(mut tape: Tape<'a>, limits: &Limits) -> Self {
        /// Most documents have fewer values.
        const USUAL: usize = 256;
        tape.marks.reserve(USUAL.min(tape.text.len() / 8));
        Self {
            tape,
            deeper: limits.depth.saturating_sub(1),
            values: limits.values,
        }
    }

    /// A document ends; none where it has more values than it may have.
    pub(super) fn document(&self) -> Option<()> {
        (self.tape.marks.len() <= self.values).then_some(())
    }

    /// Adds what is not written: it stands at one byte.
    pub(super) fn add_nothing(&mut self, at: usize) {
        self.tape.add(What::Null, at..at);
    }

    /// Adds words without quotes.
    #[inline]
    pub(super) fn add_plain(&mut self, span: Range<usize>) {
        let text = &self.tape.text.as_bytes()[span.clone()];
        if is_null(text) {
            self.tape.add(What::Null, span);
        } else if is_trimmed(text) {
            self.tape.add(What::Plain, span);
        } else {
            self.add_own(What::OwnPlain, span);
        }
    }

    /// Adds words in quotes, as they stand in the file.
    #[inline]
    pub(super) fn add_quoted(&mut self, span: Range<usize>) {
        if is_trimmed(&self.tape.text.as_bytes()[span.clone()]) {
            self.tape.add(What::Quoted, span);
        } else {
            self.add_own(What::OwnQuoted, span);
        }
    }

    #[cold]
    fn add_own(&mut self, what: What, span: Range<usize>) {
        let text = Cow::Borrowed(&self.tape.text[span.clone()]);
        self.tape.add_own(what, text, span);
    }

    /// Adds text that is not as it stands in the file.
    pub(super) fn add_text(&mut self, text: Cow<'a, str>, span: Range<usize>) {
        self.tape.add_own(What::OwnQuoted, text, span);
    }

    /// Makes a key of the map that began there of what was added last; none where the map has that key already, or may have.
    #[inline]
    pub(super) fn key(&mut self, map: usize, keys: &mut KeySet) -> Option<()> {
        let at = self.tape.marks.len() - 1;
        // A key that says nothing is no word: the judge tells that.
        let is_word = self.tape.marks[at].what != What::Null;
        let key = self.tape.bytes(at);
        (is_word && (keys.add(key) || self.is_new(map, at, key))).then_some(())
    }

    #[cold]
    fn is_new(&self, map: usize, at: usize, key: &[u8]) -> bool {
        /// To look for a key in a long map again and again would take long.
        const SHORT: usize = 48;
        let mut before = self.tape.node(map).entries_up_to(at);
        before.clone().nth(SHORT).is_none() && before.all(|entry| !entry.is(key))
    }

    /// A list or map begins; none where it is too deep.
    #[inline]
    pub(super) fn enter(&mut self, what: What, span: Range<usize>) -> Option<usize> {
        self.deeper = self.deeper.checked_sub(1)?;
        Some(self.tape.begin(what, span))
    }

    /// It ends.
    #[inline]
    pub(super) fn leave(&mut self, began: usize) {
        self.deeper += 1;
        self.tape.end(began);
    }
}
