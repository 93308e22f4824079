//! Text laid out for people: what every report for a screen is made with.
//!
//! A [`Look`] says what the screen can show, an [`Ink`] what a word is. `wrap` fills lines of a width; `table` sets rows in
//! columns.

mod table;
mod wrap;

use super::plain_signs;
use crate::finding::Level;

pub(crate) use crate::phrase::{count, plural};

pub(super) use table::{Cell, GAP, row};
pub(super) use wrap::{columns, facts, filled, indented, inked, wrap, wrap_whole};

/// How text may look where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether to use colour. It is never the only sign of anything.
    pub color: bool,
    /// Whether signs beyond ASCII can be shown.
    pub unicode: bool,
    /// Columns to fill.
    pub width: usize,
}

/// What a piece of text is, and so its colour. Colour only repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Heading,
    Faint,
    Aside,
    Good,
    Doubtful,
    Bad,
    /// The word of a level, or of what has that level.
    Level(Level),
}

impl Ink {
    /// The terminal's code for it.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "1",
            Self::Faint => "2",
            Self::Aside => "36",
            Self::Good => "32",
            Self::Doubtful => "33",
            Self::Bad => "31",
            Self::Level(Level::Error) => "1;31",
            Self::Level(Level::Warning) => "1;33",
            Self::Level(Level::Note) => "1;36",
        }
    }
}

impl Look {
    /// The text in its colour, where colour is used. The text must be clean.
    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        if self.color && ink != Ink::Plain && !text.is_empty() {
            format!("\x1b[{}m{text}\x1b[0m", ink.code())
        } else {
            text.to_owned()
        }
    }

    /// A text that is ready, in signs that the screen has.
    pub(super) fn ready(self, text: String) -> String {
        if self.unicode {
            text
        } else {
            plain_signs(&text)
        }
    }
}
