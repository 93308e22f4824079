//! The values of one document, one behind the other, each in sixteen bytes: what readers write and [`super::node`] reads.
//!
//! A tree of vectors would ask for memory at every list and every map; a tape asks once and serves one document after another.

use std::borrow::Cow;
use std::ops::Range;

use super::json;
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
    /// Quoted, with the escapes of JSON.
    Escaped,
    /// `|` and `>`.
    Block(Block),
    /// Plain, and not as it stands in the file.
    OwnPlain,
    /// Quoted, and not as it stands in the file.
    OwnQuoted,
    List,
    Map,
}

/// How the lines of a block of text become one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// `>`: line breaks are blanks.
    pub(super) folds: bool,
    /// Without `-` the last line break belongs to the text.
    pub(super) keeps_break: bool,
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

    /// Adds text that is not as it stands in the file.
    pub(super) fn add_own(&mut self, what: What, text: Cow<'a, str>, span: Range<usize>) {
        self.mark(what, span, self.own.len());
        self.own.push(text);
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

    /// The text of a value, if it has any.
    #[inline]
    pub(super) fn text(&self, at: usize) -> Option<Cow<'a, str>> {
        let mark = self.marks[at];
        let span = mark.span();
        match mark.what {
            What::Plain | What::Quoted => Some(trimmed(Cow::Borrowed(&self.text[span]))),
            What::Escaped => Some(trimmed(Cow::Owned(json::unescaped(&self.text[span])))),
            What::Block(block) => Some(trimmed(block.text(self.text, span))),
            What::OwnPlain | What::OwnQuoted => {
                Some(trimmed(self.own[mark.number as usize].clone()))
            }
            What::Null | What::List | What::Map => None,
        }
    }
}

fn byte(at: usize) -> u32 {
    u32::try_from(at).expect("no file is over 4 GiB")
}

/// Line breaks and blanks at the ends are layout: block text ends with one.
#[inline]
fn trimmed(text: Cow<str>) -> Cow<str> {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    match text {
        // Nearly all texts: nothing to take off at either end.
        text if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) => text,
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().into()),
    }
}

/// The words for nothing in YAML 1.2, and nothing itself.
#[inline]
pub(super) fn is_null(text: &[u8]) -> bool {
    matches!(text, b"" | b"~" | b"null" | b"Null" | b"NULL")
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
    pub(super) fn new(tape: Tape<'a>, limits: &Limits) -> Self {
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

    #[inline]
    pub(super) fn add(&mut self, what: What, span: Range<usize>) {
        self.tape.add(what, span);
    }

    /// Adds words without quotes.
    #[inline]
    pub(super) fn add_plain(&mut self, span: Range<usize>) {
        let is_null = is_null(&self.tape.text.as_bytes()[span.clone()]);
        let what = if is_null { What::Null } else { What::Plain };
        self.tape.add(what, span);
    }

    /// Adds a key to the map that began there; none where it has that key already, or may have.
    #[inline]
    pub(super) fn add_key(
        &mut self,
        map: usize,
        keys: &mut KeySet,
        what: What,
        span: Range<usize>,
    ) -> Option<()> {
        let at = self.tape.marks.len();
        self.tape.add(what, span);
        let key = self.tape.text(at)?;
        (keys.add(&key) || self.is_new(map, at, &key)).then_some(())
    }

    #[cold]
    fn is_new(&self, map: usize, at: usize, key: &str) -> bool {
        /// To look for a key in a long map again and again would take long.
        const SHORT: usize = 48;
        let mut before = self.tape.node(map).entries_up_to(at);
        before.clone().nth(SHORT).is_none() && before.all(|entry| *entry.key() != *key)
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
