//! Text and tables in Markdown, and how a whole is kept to a size.

use crate::report::clean;

/// Text of a file as Markdown that shows it and does nothing else: no markup, HTML, link, name that is called, or break of a
/// table comes through. An id between backticks stays code.
pub(in crate::report) fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut rest = text.trim();
    let mut escaped = String::with_capacity(rest.len() + 16);
    if let Some(mark) = leading_mark(rest) {
        escaped.push_str(&rest[..mark]);
        escaped.push('\\');
        // What is marked is punctuation of one byte.
        escaped.push_str(&rest[mark..=mark]);
        rest = &rest[mark + 1..];
    }
    while let Some(c) = rest.chars().next() {
        let code = code(rest);
        match c {
            '`' if !code.is_empty() => escaped.push_str(code),
            _ => push(&mut escaped, c, &rest[c.len_utf8()..]),
        }
        rest = &rest[code.len().max(c.len_utf8())..];
    }
    escaped
}

/// Where the sign stands that would make a list or a heading of a line: `- `, `12. `.
fn leading_mark(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = text[digits..].chars().next()?;
    let is_mark = if digits == 0 {
        "-+=:".contains(sign)
    } else {
        ".)".contains(sign)
    };
    is_mark.then_some(digits)
}

/// Between two backticks what keys, ids, paths and short examples are made of; empty where no such thing is at the start.
fn code(text: &str) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./: ,=".contains(c);
    let Some(inner) = text.strip_prefix('`') else {
        return "";
    };
    let after = inner.trim_start_matches(is_plain);
    let inner = &inner[..inner.len() - after.len()];
    match after.strip_prefix('`') {
        Some(next) if !inner.is_empty() && inner == inner.trim() && !next.starts_with('`') => {
            &text[..inner.len() + 2]
        }
        _ => "",
    }
}

/// Breaks what would call a person, a thread or a page: nothing is to be seen of it.
const WORD_JOINER: char = '\u{2060}';

fn push(escaped: &mut String, c: char, next: &str) {
    let is_address = match c {
        ':' => next.starts_with("//"),
        '.' => {
            escaped.len() >= 3
                && escaped.as_bytes()[escaped.len() - 3..].eq_ignore_ascii_case(b"www")
        }
        _ => false,
    };
    match c {
        '&' => escaped.push_str("&amp;"),
        '<' => escaped.push_str("&lt;"),
        '>' => escaped.push_str("&gt;"),
        '@' => escaped.extend([c, WORD_JOINER]),
        '#' if next.starts_with(|c: char| c.is_ascii_digit()) => {
            escaped.extend(['\\', c, WORD_JOINER]);
        }
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' => {
            escaped.extend(['\\', c]);
        }
        _ if is_address => escaped.extend(['\\', c]),
        _ => escaped.push(c),
    }
}

/// A row of a table whose cells are Markdown.
pub(in crate::report) fn row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push(' ');
        row.push_str(cell.as_ref());
        row.push_str(" |");
    }
    row + "\n"
}

/// The headings of a table, and the line below them.
pub(in crate::report) fn head(headings: &[String]) -> String {
    let line = headings.iter().map(|_| "---");
    row(headings) + &row(line)
}

/// A piece that is there whole or not at all, with its line breaks, and how many findings it tells of.
#[derive(Debug)]
pub(in crate::report) struct Piece {
    text: String,
    findings: usize,
}

impl Piece {
    pub(in crate::report) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            findings: 0,
        }
    }

    pub(in crate::report) fn of_finding(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            findings: 1,
        }
    }
}

/// The pieces in a row. Where they are more than so many bytes, those that fit, and then how many findings are shown of how many.
pub(in crate::report) fn joined(pieces: &[Piece], most: Option<usize>) -> String {
    let size: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    let all: usize = pieces.iter().map(|piece| piece.findings).sum();
    let text = |pieces: &[Piece]| -> String { pieces.iter().map(|piece| &*piece.text).collect() };
    let Some(most) = most.filter(|most| size > *most) else {
        return text(pieces);
    };
    let room = most.saturating_sub(cut(most, all, all).len());
    let mut used = 0;
    let fits = |piece: &&Piece| {
        used += piece.text.len();
        used <= room
    };
    let shown = &pieces[..pieces.iter().take_while(fits).count()];
    let findings = shown.iter().map(|piece| piece.findings).sum();
    text(shown).trim_end().to_owned() + &cut(most, findings, all)
}

fn cut(most: usize, shown: usize, all: usize) -> String {
    format!(
        "\n\n**Cut here** to keep within {most} bytes. {shown} of {all} gaps are shown above.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, markdown: &str) {
        assert_eq!(escaped(text), markdown);
    }

    #[test]
    fn text_shows_itself_and_does_nothing() {
        shows("plain, “é” (1) a-b.c!", "plain, “é” (1) a-b.c!");
        shows("<script>&amp;", "&lt;script&gt;&amp;amp;");
        shows(
            "[a](b) ![c](d) *e* __f__ ~~g~~",
            "\\[a\\](b) !\\[c\\](d) \\*e\\* \\_\\_f\\_\\_ \\~\\~g\\~\\~",
        );
        shows("a | b\nc", "a \\| b␊c");
        shows("https://a.b www.c.d", "https\\://a.b www\\.c.d");
        shows(
            "@owner #12 # a@b.c",
            "@\u{2060}owner \\#\u{2060}12 \\# a@\u{2060}b.c",
        );
        shows("{{ x }} $y$", "\\{\\{ x \\}\\} \\$y\\$");
    }

    #[test]
    fn a_line_begins_no_list_and_no_heading() {
        shows("- a", "\\- a");
        shows("12. a", "12\\. a");
        shows("    = a", "\\= a");
        shows("12 a", "12 a");
        shows("", "");
    }

    #[test]
    fn ids_between_backticks_stay_code() {
        shows("missing (`a-b/c.d_e`)", "missing (`a-b/c.d_e`)");
        shows("write `basis: stated`", "write `basis: stated`");
        shows("` a` `c|d` `e", "\\` a\\` \\`c\\|d\\` \\`e");
        shows("`a``b`", "\\`a\\``b`");
        shows("``", "\\`\\`");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let pieces: Vec<_> = (0..100)
            .map(|_| Piece::of_finding("- 0123456789\n"))
            .collect();
        assert_eq!(joined(&pieces, Some(1300)).len(), 1300);
        let cut = joined(&pieces, Some(1299));
        assert!(
            cut.len() <= 1299
                && cut.ends_with(
                    "9\n\n**Cut here** to keep within 1299 bytes. 94 of 100 gaps are shown above.\n"
                ),
            "{cut}"
        );
    }
}
