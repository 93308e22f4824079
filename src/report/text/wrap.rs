//! Lines of a width.

use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::super::clean;
use super::{Ink, Look};

/// Columns that a text takes in a terminal.
pub(in super::super) fn columns(text: &str) -> usize {
    text.width()
}

/// Lines of a width, with words broken only where one is too long for any: ids and dates are not broken at their hyphens,
/// because they must be found again and copied.
fn fitting<'o>(width: usize) -> Options<'o> {
    Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}

/// Text as many words to a line as fit, the first line after one indent and the others after another. The text must be clean.
pub(in super::super) fn filled(first: &str, rest: &str, text: &str, width: usize) -> String {
    let options = fitting(width).initial_indent(first).subsequent_indent(rest);
    textwrap::fill(text, options)
}

/// The lines of a text at a width.
pub(in super::super) fn wrap(text: &str, width: usize) -> Vec<String> {
    lines(text, fitting(width))
}

/// The same with words kept whole, even where one is too long: an address or an id is there to be copied.
pub(in super::super) fn wrap_whole(text: &str, width: usize) -> Vec<String> {
    lines(text, fitting(width).break_words(false))
}

fn lines(text: &str, options: Options) -> Vec<String> {
    let text = clean(text);
    let lines = textwrap::wrap(&text, options).into_iter();
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// A few facts in a row, wrapped so that no line begins with the sign between them.
pub(in super::super) fn facts(
    parts: impl IntoIterator<Item = Option<String>>,
    width: usize,
) -> Vec<String> {
    // A blank at which no line is broken.
    const FIXED: &str = "\u{a0}";
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let lines = wrap_whole(&parts.join(&format!("{FIXED}· ")), width);
    let free = |line: &String| line.replace(FIXED, " ");
    lines.iter().map(free).collect()
}

/// Lines in their colour.
pub(in super::super) fn inked(look: Look, ink: Ink, lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| look.ink(ink, line)).collect()
}

/// Lines, each after the same indent; empty ones stay empty.
pub(in super::super) fn indented(indent: &str, lines: &[String]) -> String {
    let line = |line: &String| match line.trim_end() {
        "" => "\n".to_owned(),
        words => format!("{indent}{words}\n"),
    };
    lines.iter().map(line).collect()
}
