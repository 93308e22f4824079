//! Rows of cells, in columns.

use super::wrap::{columns, wrap};
use super::{Ink, Look};

/// A cell of a table.
#[derive(Debug)]
pub(in super::super) struct Cell {
    text: String,
    ink: Ink,
    is_number: bool,
}

impl Cell {
    /// Words, which begin where their column does.
    pub(in super::super) fn new(ink: Ink, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ink,
            is_number: false,
        }
    }

    /// A number or the head above numbers, which ends where its column does.
    pub(in super::super) fn number(ink: Ink, text: impl Into<String>) -> Self {
        Self {
            is_number: true,
            ..Self::new(ink, text)
        }
    }
}

/// Between two columns.
pub(in super::super) const GAP: &str = "  ";

/// One row of a table, each cell wrapped in its column.
pub(in super::super) fn row(look: Look, widths: &[usize], cells: &[Cell]) -> String {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| wrap(&cell.text, *width))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = String::new();
    for line in 0..height {
        // Blanks are written only before the next word, so that no line ends with them.
        let mut blanks = 0;
        for ((column, cell), width) in wrapped.iter().zip(cells).zip(widths) {
            let part = column.get(line).map_or("", String::as_str);
            let beside = width.saturating_sub(columns(part));
            let (before, after) = if cell.is_number {
                (beside, 0)
            } else {
                (0, beside)
            };
            if part.is_empty() {
                blanks += before + after;
            } else {
                text.extend(std::iter::repeat_n(' ', blanks + before));
                text += &look.ink(cell.ink, part);
                blanks = after;
            }
            blanks += GAP.len();
        }
        text.push('\n');
    }
    text
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
    fn numbers_end_at_one_column() {
        let cells = [Cell::new(Ink::Plain, "two"), Cell::number(Ink::Plain, "2")];
        assert_eq!(row(LOOK, &[5, 3], &cells), "two      2\n");
    }
}
