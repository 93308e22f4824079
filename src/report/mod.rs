//! What people and programs read: one file a format.

use std::borrow::Cow;
use std::path::Path;

use crate::finding::Level;
use crate::framework::{Authority, Framework};
use crate::outcome::Outcome;
use crate::settings::Settings;
use crate::source::Sources;

pub mod baseline;
pub mod concise;
pub mod csv;
pub mod diff;
pub mod expectations;
pub mod explain;
pub mod forecast;
pub mod gaps;
pub mod github;
pub mod gitlab;
mod hosted;
pub mod human;
pub mod impact;
pub mod json;
pub mod junit;
pub mod list;
pub mod markdown;
pub mod ndjson;
pub mod patch;
pub(crate) mod pretty;
pub mod sarif;
pub mod text;
pub mod trace;

mod entry;

pub use hosted::Hosted;

/// A check that has been made, and what a report needs beside it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What came of it.
    pub outcome: &'a Outcome,
    /// The files that its places are in.
    pub sources: &'a Sources,
    /// The folder as the user named it.
    pub path: &'a Path,
    /// The level from which the check fails.
    pub fail_on: Option<Level>,
}

/// A framework on a day, and what a report on its documents needs beside it.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The documents.
    pub framework: &'a Framework<'a>,
    /// What the council has set.
    pub settings: &'a Settings,
    /// The folder as the user named it.
    pub path: &'a Path,
}

/// "Care Act 2014, section 5".
fn authority(authority: &Authority) -> String {
    match &authority.provision {
        Some(provision) => format!("{}, {provision}", authority.instrument),
        None => authority.instrument.clone(),
    }
}

/// Text of a file made safe for a terminal or a log: control characters, which could move the cursor or hide what
/// stands there, and marks that turn the direction of writing become visible signs, and nothing is left that a log of
/// GitHub Actions would take for a command.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) || text.contains("::") || text.contains(COMMAND) {
        let visible: String = text.chars().map(visible).collect();
        without_commands(&without_leading_colons(&visible)).into()
    } else {
        text.into()
    }
}

/// What begins a command to GitHub Actions wherever it stands in a line. A command at the start of a line begins with `::`.
const COMMAND: &str = "##[";

/// Text of the same length in which no command to GitHub Actions is.
pub(crate) fn without_commands(text: &str) -> String {
    text.replace(COMMAND, "##(")
}

/// Several colons that begin a word become one: where the text is wrapped, any word may begin a line.
fn without_leading_colons(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    let single = |word: &str| match word.strip_prefix("::") {
        Some(rest) => format!(":{}", rest.trim_start_matches(':')),
        None => word.into(),
    };
    words.map(single).collect()
}

/// The sign that stands for an unsafe character; any other character is itself.
pub(crate) fn visible(c: char) -> char {
    match c {
        ' '..='~' => c,
        // Unicode has a picture for each of the first 32.
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        _ if is_unsafe(c) => '\u{fffd}',
        _ => c,
    }
}

/// Clean text in signs that every screen has: what the program itself writes beyond ASCII gets a likeness. Letters stay.
pub(crate) fn plain_signs(text: &str) -> String {
    let likeness = |c: char| match c {
        '“' | '”' => "\"".into(),
        '‘' | '’' => "'".into(),
        '…' => "...".into(),
        '→' => "->".into(),
        '–' | '·' | '─' => "-".into(),
        '•' => "*".into(),
        '│' | '├' => "|".into(),
        '└' => "`".into(),
        '\u{2400}'..='\u{241f}' | '\u{fffd}' => "?".into(),
        _ => c.to_string(),
    };
    text.chars().map(likeness).collect()
}

/// Control characters, marks of direction, the two separators that some programs take for line breaks, and two signs that no
/// XML file may hold.
pub(crate) fn is_unsafe(c: char) -> bool {
    let turns = matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control()
        || turns
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_a_terminal_or_a_log_obeys() {
        assert_eq!(clean("plain: “é” a::b [c]"), "plain: “é” a::b [c]");
        assert_eq!(clean("a\x1b[31m\u{202e}\r\nb"), "a␛[31m\u{fffd}␍␊b");
        assert_eq!(clean("::error::a ::::b c"), ":error::a :b c");
        assert_eq!(clean("a ##[error]b"), "a ##(error]b");
    }
}
