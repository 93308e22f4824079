//! One line of a file, cut to a width around the part that matters.

use std::iter::repeat_n;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::page::Page;
use crate::report::text::columns;
use crate::report::without_commands;

/// A line as it is shown.
pub(super) struct Window {
    pub(super) text: String,
    /// The bytes of `text` that matter.
    pub(super) span: Range<usize>,
    /// The column of their middle, under which a label begins.
    pub(super) middle: usize,
}

impl Window {
    /// Columns that the corner of a label takes, with its stroke and a blank.
    pub(super) const CORNER: usize = 5;

    /// Cuts a line to `room` columns around the bytes of `marked`, and so that a label of a width finds room below them.
    pub(super) fn new(
        page: &Page,
        line: &str,
        marked: Range<usize>,
        room: usize,
        label: usize,
    ) -> Self {
        let cut = page.cut();
        let signs = |c| {
            let blanks = if c == '\t' { 4 } else { 1 };
            repeat_n(if c == '\t' { ' ' } else { page.sign(c) }, blanks)
        };
        let before = || line[..marked.start].chars().rev().flat_map(signs);
        let inside = line[marked.clone()].chars().map(|c| page.sign(c));
        let after = line[marked.end..].chars().flat_map(signs);

        let least = Piece::back(before(), room / 4, cut);
        let inside = Piece::front(inside, room - least.columns - columns(cut), cut);
        let label = label.min(room / 2 - Self::CORNER);
        let taken = (inside.columns + columns(cut)).max(inside.columns / 2 + Self::CORNER + label);
        let before = Piece::back(before(), room - taken, cut);
        let after = Piece::front(after, room - before.columns - inside.columns, cut);
        Self {
            span: before.text.len()..before.text.len() + inside.text.len(),
            middle: before.columns + inside.columns / 2,
            text: without_commands(&(before.text + &inside.text + &after.text)),
        }
    }
}

/// A part of a line and the columns that it takes.
pub(super) struct Piece {
    pub(super) text: String,
    columns: usize,
}

impl Piece {
    /// As many signs as fit from the first on; where not all fit, `cut` follows.
    fn front(signs: impl Iterator<Item = char>, limit: usize, cut: &str) -> Self {
        let (taken, all) = take(signs, limit, columns(cut));
        Self::new(taken.into_iter().collect::<String>() + if all { "" } else { cut })
    }

    /// As many signs as fit up to the last, which comes first here; where not all fit, `cut` stands before them.
    pub(super) fn back(signs: impl Iterator<Item = char>, limit: usize, cut: &str) -> Self {
        let (taken, all) = take(signs, limit, columns(cut));
        let kept = taken.into_iter().rev();
        Self::new(if all { "" } else { cut }.chars().chain(kept).collect())
    }

    fn new(text: String) -> Self {
        let columns = text.chars().filter_map(UnicodeWidthChar::width).sum();
        Self { text, columns }
    }
}

/// The first signs, as many as fit in `limit` columns, and whether these are all; if not, room for the cut is left.
/// Signs that take no column are bounded as well.
fn take(signs: impl Iterator<Item = char>, limit: usize, cut: usize) -> (Vec<char>, bool) {
    const TO_A_COLUMN: usize = 4;
    let (mut taken, mut wide, mut with_cut) = (Vec::new(), 0, 0);
    // A byte order mark is no character of the line.
    for sign in signs.filter(|sign| *sign != '\u{feff}') {
        wide += sign.width().unwrap_or_default();
        if wide > limit || taken.len() > limit * TO_A_COLUMN {
            taken.truncate(with_cut);
            return (taken, false);
        }
        taken.push(sign);
        if wide + cut <= limit {
            with_cut = taken.len();
        }
    }
    (taken, true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::page::tests::plain;
    use super::*;

    proptest! {
        #[test]
        fn it_fits_and_shows_the_start_of_what_matters(
            (before, inside, after) in (".{0,60}", ".{0,60}", ".{0,60}"), room in 30_usize..120, label in 0_usize..60, unicode: bool,
        ) {
            let page = plain(80, unicode);
            let line = format!("{before}{inside}{after}");
            let window = Window::new(&page, &line, before.len()..before.len() + inside.len(), room, label);
            let width = |text: &str| text.chars().filter_map(UnicodeWidthChar::width).sum::<usize>();
            prop_assert!(width(&window.text) <= room, "{} columns", width(&window.text));
            prop_assert!(window.middle + Window::CORNER + label.min(room / 2 - Window::CORNER) <= room);
            let whole: String = inside.chars().map(|c| page.sign(c)).filter(|sign| *sign != '\u{feff}').collect();
            let shown = &window.text[window.span];
            prop_assert!(shown == whole || whole.starts_with(shown.strip_suffix(page.cut()).expect("a cut is marked")));
        }
    }
}
