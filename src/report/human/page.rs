//! What the report is written on: text of a width, with or without colour, in signs that the reader's screen has.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::Style;
use crate::finding::Level;
use crate::report::{clean, plain_signs, visible};

/// The report as far as it is written.
pub(super) struct Page {
    text: String,
    pub(super) style: Style,
}

/// What a word is, from which follows its colour. Colour only repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Heading,
    Quiet,
    Aside,
    Good,
    Level(Level),
}

impl Page {
    pub(super) fn new(style: Style) -> Self {
        /// Below this, frames and tables leave no room for words.
        const NARROWEST: usize = 60;
        let width = style.width.max(NARROWEST);
        Self {
            text: String::new(),
            style: Style { width, ..style },
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    /// Text of files and messages as it may be shown: no character that a terminal would obey, and only signs that it has.
    pub(super) fn words<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = clean(text);
        if self.style.unicode || text.is_ascii() {
            return text;
        }
        plain_signs(&text).into()
    }

    /// A character as it may be shown.
    pub(super) fn sign(&self, c: char) -> char {
        match visible(c) {
            '\u{2400}'..='\u{241f}' | '\u{fffd}' if !self.style.unicode => '?',
            sign => sign,
        }
    }

    /// What stands where text was cut.
    pub(super) fn cut(&self) -> &'static str {
        if self.style.unicode { "…" } else { "..." }
    }

    /// A word in its colour.
    pub(super) fn paint(&self, ink: Ink, word: &str) -> String {
        let code = match ink {
            _ if !self.style.color => return word.into(),
            Ink::Heading => "1",
            Ink::Quiet => "2",
            Ink::Aside => "36",
            Ink::Good => "32",
            Ink::Level(Level::Error) => "1;31",
            Ink::Level(Level::Warning) => "1;33",
            Ink::Level(Level::Note) => "1;36",
        };
        format!("\x1b[{code}m{word}\x1b[0m")
    }

    /// A heading with a few words on what follows, parted from what stands above.
    pub(super) fn heading(&mut self, title: &str, aside: &str) {
        self.gap();
        let title = self.filled("", "", title);
        let rule = if self.style.unicode { "─" } else { "-" };
        let rule = rule.repeat(title.lines().map(columns).max().unwrap_or_default());
        self.line(&self.paint(Ink::Heading, &title));
        self.line(&self.paint(Ink::Quiet, &rule));
        if !aside.is_empty() {
            self.paragraph("", aside);
        }
        self.gap();
    }

    /// Text with each line of it indented, as many words to a line as fit.
    pub(super) fn paragraph(&mut self, indent: &str, text: &str) {
        self.hanging(indent, indent, text);
    }

    /// A paragraph that stands back.
    pub(super) fn quiet(&mut self, indent: &str, text: &str) {
        let text = self.filled(indent, indent, text);
        self.line(&self.paint(Ink::Quiet, &text));
    }

    /// Text whose first line begins otherwise than the rest.
    pub(super) fn hanging(&mut self, first: &str, rest: &str, text: &str) {
        let text = self.filled(first, rest, text);
        self.line(&text);
    }

    fn filled(&self, first: &str, rest: &str, text: &str) -> String {
        let options = Options::new(self.style.width)
            .initial_indent(first)
            .subsequent_indent(rest);
        textwrap::fill(&self.words(text), unhyphenated(options))
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// One empty line, unless there is one already or nothing stands above.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

impl std::fmt::Write for Page {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

/// Columns that a text takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// Ids and dates are not broken at their hyphens: they must be found again and copied.
pub(super) fn unhyphenated(options: Options) -> Options {
    options
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::Detail;
    use super::*;

    /// A page without colour.
    pub(in super::super) fn plain(width: usize, unicode: bool) -> Page {
        Page::new(Style {
            color: false,
            unicode,
            width,
            detail: Detail::Findings,
            statistics: false,
        })
    }

    #[track_caller]
    pub(in super::super) fn assert_text(page: Page, expected: &str) {
        assert_eq!(
            String::from_utf8(page.into_bytes()).expect("text"),
            expected
        );
    }

    #[test]
    fn paragraphs_fill_the_width_and_keep_ids_whole() {
        let mut page = plain(60, true);
        page.hanging(
            "  - ",
            "    ",
            "read `workforce-diversity-strategy-2021-23`, `capital-strategy` again",
        );
        assert_text(
            page,
            "  - read `workforce-diversity-strategy-2021-23`,\n    `capital-strategy` again\n",
        );
    }

    #[test]
    fn one_empty_line_parts_what_is_written() {
        let mut page = plain(60, true);
        page.heading("One", "");
        page.heading("Two", "2 errors");
        assert_text(page, "One\n───\n\nTwo\n───\n2 errors\n\n");
    }

    #[test]
    fn escapes_are_shown_and_not_obeyed() {
        assert_eq!(
            plain(80, true).words("“\x1b[31m\u{202e}”"),
            "“␛[31m\u{fffd}”"
        );
        assert_eq!(
            plain(80, false).words("“\x1b[31m\u{202e}”…"),
            "\"?[31m?\"..."
        );
    }
}
