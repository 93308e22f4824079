//! What the report is written on: text of a width, with or without colour, in signs that the reader's screen has.

use std::borrow::Cow;

use super::Style;
use crate::report::text::{Look, columns, filled};
use crate::report::{clean, plain_signs, visible};

pub(super) use crate::report::text::Ink;

/// The report as far as it is written.
pub(super) struct Page {
    text: String,
    pub(super) style: Style,
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

    /// How text may look on it.
    pub(super) fn look(&self) -> Look {
        Look {
            color: self.style.color,
            unicode: self.style.unicode,
            width: self.style.width,
        }
    }

    /// A word in its colour.
    pub(super) fn paint(&self, ink: Ink, word: &str) -> String {
        self.look().ink(ink, word)
    }

    /// A heading with a few words on what follows, parted from what stands above.
    pub(super) fn heading(&mut self, title: &str, aside: &str) {
        self.gap();
        let title = self.filled("", "", title);
        let rule = if self.style.unicode { "─" } else { "-" };
        let rule = rule.repeat(title.lines().map(columns).max().unwrap_or_default());
        self.line(&self.paint(Ink::Heading, &title));
        self.line(&self.paint(Ink::Faint, &rule));
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
        self.line(&self.paint(Ink::Faint, &text));
    }

    /// Text whose first line begins otherwise than the rest.
    pub(super) fn hanging(&mut self, first: &str, rest: &str, text: &str) {
        let text = self.filled(first, rest, text);
        self.line(&text);
    }

    fn filled(&self, first: &str, rest: &str, text: &str) -> String {
        filled(first, rest, &self.words(text), self.style.width)
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
            exit_zero: false,
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
