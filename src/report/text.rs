//! Text laid out for people: wrapped to a width, in columns, coloured where that is wanted.

use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::{clean, plain_signs};

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

/// What a piece of text is, and so its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Heading,
    Faint,
    Good,
    Doubtful,
    Bad,
}

impl Ink {
    /// The terminal's code for it.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "1",
            Self::Faint => "2",
            Self::Good => "32",
            Self::Doubtful => "33",
            Self::Bad => "31",
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

/// The lines of a text at a width; words that are too long are broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = clean(text);
    textwrap::wrap(&text, Options::new(width.max(1)))
        .into_iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The same with words kept whole, even where one is too long: an address or an id is there to be copied.
pub(super) fn wrap_whole(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let text = clean(text);
    let lines = textwrap::wrap(&text, options);
    lines.into_iter().map(String::from).collect()
}

/// A few facts in a row, wrapped so that no line begins with the sign between them.
pub(super) fn facts(parts: impl IntoIterator<Item = Option<String>>, width: usize) -> Vec<String> {
    // A blank at which no line is broken.
    const FIXED: &str = "\u{a0}";
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let lines = wrap_whole(&parts.join(&format!("{FIXED}· ")), width);
    let free = |line: &String| line.replace(FIXED, " ");
    lines.iter().map(free).collect()
}

/// A cell of a table.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) ink: Ink,
}

impl Cell {
    pub(super) fn new(ink: Ink, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ink,
        }
    }
}

/// Between two columns.
pub(super) const GAP: &str = "  ";

/// One row of a table, each cell wrapped in its column.
pub(super) fn row(look: Look, widths: &[usize], cells: &[Cell]) -> String {
    let columns: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| wrap(&cell.text, *width))
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = String::new();
    for line in 0..height {
        // Blanks are written only before the next word, so that no line ends with them.
        let mut blanks = 0;
        for ((column, cell), width) in columns.iter().zip(cells).zip(widths) {
            let part = column.get(line).map_or("", String::as_str);
            if !part.is_empty() {
                text.extend(std::iter::repeat_n(' ', blanks));
                text += &look.ink(cell.ink, part);
                blanks = 0;
            }
            blanks += (width + GAP.len()).saturating_sub(part.width());
        }
        text.push('\n');
    }
    text
}

/// Lines in their colour.
pub(super) fn inked(look: Look, ink: Ink, lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| look.ink(ink, line)).collect()
}

/// Lines, each after the same indent; empty ones stay empty.
pub(super) fn indented(indent: &str, lines: &[String]) -> String {
    let line = |line: &String| match line.trim_end() {
        "" => "\n".to_owned(),
        words => format!("{indent}{words}\n"),
    };
    lines.iter().map(line).collect()
}

/// "one document", "3 documents".
pub fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {}", plural(one)),
    }
}

/// Several of what an English word of a kind names.
pub fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word == "evidence" => word.to_owned(),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        color: false,
        unicode: true,
        width: 40,
    };

    #[test]
    fn cells_are_wrapped_in_their_columns() {
        let cells =
            ["A rather long title", "in force", "Director"].map(|text| Cell::new(Ink::Plain, text));
        let text = row(LOOK, &[10, 8, 8], &cells);
        assert_eq!(text, "A rather    in force  Director\nlong title\n");
    }

    #[test]
    fn wide_letters_keep_the_columns() {
        let cells = ["日本", "x"].map(|text| Cell::new(Ink::Plain, text));
        assert_eq!(row(LOOK, &[6, 1], &cells), "日本    x\n");
    }

    #[test]
    fn kinds_have_plurals() {
        let words = ["strategy", "service-plan", "body", "survey"].map(plural);
        assert_eq!(words, ["strategies", "service-plans", "bodies", "surveys"]);
    }
}
