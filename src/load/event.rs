//! Parser events behind one type, whichever reader they come from.

use std::borrow::Cow;
use std::ops::Range;

use super::judge::Judge;
use super::marks::Marks;
use super::slip::Slip;

/// What a parser says next.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) enum Event<'a> {
    DocumentStart,
    DocumentEnd,
    Plain { text: Cow<'a, str>, anchor: usize },
    Quoted { text: Cow<'a, str>, anchor: usize },
    ListStart { anchor: usize },
    ListEnd,
    MapStart { anchor: usize },
    MapEnd,
    Alias(usize),
    UnknownAlias,
}

/// Something and the bytes that it takes.
pub(super) type Spanned<T> = (T, Range<usize>);

/// Why a parser cannot go on in this document, in a span of bytes.
pub(super) enum Stop {
    Syntax { words: String, slip: Slip },
    Tag(String),
    TooDeep,
}

/// YAML 1.2 of one file, and so JSON, as events with spans of bytes.
pub(super) enum Events<'a> {
    Fast(Marks<'a>),
    /// What no fast reader is sure of, the general parser reads from the start.
    Judge(Box<Judge<'a>>),
}

impl<'a> Events<'a> {
    /// Reads the text, refusing what is nested deeper than `depth` before it costs anything.
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        match Marks::of(text, depth) {
            Some(marks) => Self::Fast(marks),
            None => Self::Judge(Box::new(Judge::new(text, depth))),
        }
    }

    /// Goes on behind the document that is being read. False where there is nothing more.
    pub(super) fn skip_document(&mut self) -> bool {
        match self {
            // Nothing that is read so is broken.
            Self::Fast(_) => false,
            Self::Judge(judge) => judge.skip_document(),
        }
    }

    pub(super) fn next(&mut self) -> Option<Result<Spanned<Event<'a>>, Spanned<Stop>>> {
        match self {
            Self::Fast(marks) => marks.next().map(Ok),
            Self::Judge(judge) => judge.next(),
        }
    }
}
