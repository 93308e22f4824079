//! The lines of a place as they are shown: made safe, cut to the width, and the place marked in them. What a snippet
//! costs does not depend on the size of its file or line.

use std::ops::Range;

use super::page::Page;
use super::window::{Piece, Window};
use crate::report::text::{columns, filled};
use crate::report::without_commands;
use crate::source::{Place, Source, Sources};

/// A place in its lines.
#[derive(Debug)]
pub(super) struct Snippet {
    /// The path, cut to the width.
    pub(super) path: String,
    /// The first line shown, counted from 1.
    pub(super) line: usize,
    /// Where the place begins, counted from 1.
    pub(super) column: usize,
    /// The lines, each with its line break.
    pub(super) text: String,
    /// The bytes of `text` to underline.
    pub(super) span: Range<usize>,
    /// What to say there.
    pub(super) label: String,
}

impl Snippet {
    pub(super) fn new(page: &Page, sources: &Sources, place: Place, label: &str) -> Self {
        /// What joins the lines of a place of several lines stands before each.
        const BRACKET: usize = 4;
        let source = sources.get(place.source());
        let at = sources.position(place);
        let last = last_line(source, place, at.line, at.end_line);
        let goes_on = goes_on(source, place, last);
        // Line numbers and a bar with blanks around it stand before each line.
        let margin = last.to_string().len() + 4;
        let bracket = if last > at.line { BRACKET } else { 0 };
        let mark = if goes_on { page.cut() } else { "" };
        let room = page.style.width - margin - bracket - columns(mark);
        let label = page.words(label);
        let windows: Vec<Window> = (at.line..=last)
            .map(|number| {
                let (start, line) = source.line(number).unwrap_or_default();
                let marked = within(line, start, place.span());
                Window::new(page, line, marked, room, columns(&label))
            })
            .collect();
        let middle = if last > at.line { 0 } else { windows[0].middle };
        let beside = room - Window::CORNER - middle;
        let (text, span) = joined(&windows, mark);
        let position = format!("[:{}:{}]", at.line, at.column);
        Self {
            path: path(page, &source.path, margin + columns(&position)),
            line: at.line,
            column: at.column,
            text,
            span,
            label: filled("", "", &label, beside),
        }
    }
}

/// The lines as one text, and the bytes of it from where the place begins in the first to where it ends in the last;
/// there, `mark` is added.
fn joined(windows: &[Window], mark: &str) -> (String, Range<usize>) {
    let (mut text, mut end) = (String::new(), 0);
    for window in windows {
        end = text.len() + window.span.end;
        text += &window.text;
        text.push('\n');
    }
    text.insert_str(end, mark);
    (text, windows[0].span.start..end + mark.len())
}

/// The last line to show: where the place ends, blank lines aside; but not more than a few lines.
fn last_line(source: &Source, place: Place, first: usize, end: usize) -> usize {
    const MORE: usize = 2;
    let said = |number: &usize| {
        let (start, line) = source.line(*number).unwrap_or_default();
        !is_blank(&line[within(line, start, place.span())])
    };
    let mut lines = (first + 1..=end.min(first + MORE)).rev();
    lines.find(said).unwrap_or(first)
}

/// Whether anything of the place stands after a line.
fn goes_on(source: &Source, place: Place, line: usize) -> bool {
    let next = source.line(line + 1).map(|(start, _)| start);
    let rest = next.and_then(|start| source.text().get(start..place.span().end));
    rest.is_some_and(|rest| !is_blank(rest))
}

fn is_blank(text: &str) -> bool {
    text.trim_start().is_empty()
}

/// The part of a place that lies in a line which starts at the byte `start`.
fn within(line: &str, start: usize, place: Range<usize>) -> Range<usize> {
    let [from, to] =
        [place.start, place.end].map(|offset| offset.saturating_sub(start).min(line.len()));
    from..to
}

/// The path, its beginning cut off where it is wider than the page leaves beside `others` columns.
fn path(page: &Page, path: &str, others: usize) -> String {
    let signs = path.chars().rev().map(|c| page.sign(c));
    let room = page.style.width.saturating_sub(others);
    let path = Piece::back(signs, room.max(columns(page.cut())), page.cut());
    without_commands(&path.text)
}

#[cfg(test)]
mod tests {
    use super::super::page::tests::plain;
    use super::*;
    use crate::source::Input;

    fn snippet(file: &str, span: Range<usize>) -> Snippet {
        let mut sources = Sources::default();
        let id = sources.add(Input::new("folder/a.yaml", file));
        Snippet::new(&plain(60, true), &sources, Place::new(id, span), "wrong")
    }

    /// Shows the text with the span in brackets.
    #[track_caller]
    fn assert_shown(file: &str, wrong: &str, expected: &str) {
        let start = file.find(wrong).expect("the file holds it");
        assert_marked(file, start..start + wrong.len(), expected);
    }

    #[track_caller]
    fn assert_marked(file: &str, span: Range<usize>, expected: &str) {
        let snippet = snippet(file, span);
        let Range { start, end } = snippet.span;
        let text = &snippet.text;
        assert_eq!(
            format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..]),
            expected
        );
    }

    #[test]
    fn the_line_of_the_place_is_shown_with_the_place_in_it() {
        assert_shown("id: a\nkind: b\nc: d", "b", "kind: [b]\n");
        assert_shown("id: a\r\nkind: b\r\nc: d", "b", "kind: [b]\n");
        assert_shown("\u{feff}id: a\n", "a", "id: [a]\n");
        assert_shown("\u{feff}id: a\n", "id", "[id]: a\n");
        assert_shown("title: Žižkov 漢字 x", "漢字", "title: Žižkov [漢字] x\n");
    }

    #[test]
    fn tabs_become_blanks_unless_they_are_what_is_wrong() {
        assert_shown("\t\"id\": 1", "1", "    \"id\": [1]\n");
        assert_shown("\tid: 1", "\t", "[␉]id: 1\n");
    }

    #[test]
    fn signs_of_three_bytes_stand_for_control_characters_of_one() {
        assert_shown("a: \x1b[31m, b: \x07c", "\x07c", "a: ␛[31m, b: [␇c]\n");
        assert_shown("a: \u{202e}b", "b", "a: \u{fffd}[b]\n");
    }

    #[test]
    fn a_place_of_no_characters_is_kept() {
        assert_marked("", 0..0, "[]\n");
        assert_marked("a:\n\nb: c", 3..3, "[]\n");
        assert_marked("a: b\n", 5..5, "[]\n");
        assert_marked("a: b\r\n", 6..6, "[]\n");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = format!("{}wrong{}", "a".repeat(1_000_000), "z".repeat(1_000_000));
        assert_shown(
            &long,
            "wrong",
            "…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[wrong]zzzzzz…\n",
        );
        let long = format!("id: {} # end", "x".repeat(1_000_000));
        assert_marked(
            &long,
            4..1_000_004,
            "id: [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…]…\n",
        );
        let combining = format!("id: {}", "\u{301}".repeat(1_000_000));
        assert!(snippet(&combining, 4..combining.len()).text.len() < 1_000);
    }

    #[test]
    fn a_place_of_several_lines_is_shown_in_three_at_most() {
        assert_shown(
            "t: >\n  one\n  two\nu: v",
            ">\n  one\n  two\n",
            "t: [>\n  one\n  two]\n",
        );
        assert_shown(
            "t: >\n  1\n  2\n  3\n  4\n",
            ">\n  1\n  2\n  3\n  4",
            "t: [>\n  1\n  2…]\n",
        );
        assert_shown("t: a\n\n\nu: v", "a\n\n\n", "t: [a]\n");
    }

    #[test]
    fn the_place_is_where_the_file_has_it() {
        let snippet = snippet("\u{feff}a: 1\r\n\té: x", 14..15);
        assert_eq!(
            (snippet.line, snippet.column, &*snippet.path),
            (2, 5, "folder/a.yaml")
        );
    }
}
