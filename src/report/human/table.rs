//! Rows of cells under a head, as wide as what stands in them.

use super::page::{Ink, Page};
use crate::report::text::{Cell, GAP, columns, row};

/// Writes a table. The first column takes the width that the others leave, and its text is broken into lines; the others
/// hold short words, and the last `numbers` of them numbers, which end at one column.
pub(super) fn write<const N: usize>(
    page: &mut Page,
    head: [&str; N],
    rows: &[[String; N]],
    numbers: usize,
) {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| page.words(cell).into_owned()))
        .collect();
    let head = head.map(String::from);
    let widest = |column: usize| {
        let cells = rows.iter().chain([&head]).map(|row| columns(&row[column]));
        cells.max().unwrap_or_default()
    };
    let mut widths: [usize; N] = std::array::from_fn(widest);
    widths[0] = widths[0].min(room_of_first(page.style.width, &widths[1..]));
    let head = std::iter::once((Ink::Faint, &head));
    for (ink, texts) in head.chain(rows.iter().map(|row| (Ink::Plain, row))) {
        let cell = |column: usize| {
            if column + numbers >= N {
                Cell::number(ink, &*texts[column])
            } else {
                Cell::new(ink, &*texts[column])
            }
        };
        let cells: [Cell; N] = std::array::from_fn(cell);
        for line in row(page.look(), &widths, &cells).lines() {
            page.line(&format!("{GAP}{line}"));
        }
    }
}

/// What the others leave to the first column, with a gap before each.
fn room_of_first(width: usize, others: &[usize]) -> usize {
    let others: usize = others.iter().map(|other| GAP.len() + other).sum();
    width.saturating_sub(GAP.len() + others).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::page::tests::{assert_text, plain};
    use super::*;

    #[track_caller]
    fn assert_table(rows: &[[&str; 2]], expected: &str) {
        let mut page = plain(60, true);
        let rows: Vec<_> = rows.iter().map(|row| row.map(String::from)).collect();
        write(&mut page, ["Title", "In force"], &rows, 1);
        assert_text(page, expected);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_table(
            &[["漢字漢字漢字", "1"], ["two", "12"]],
            "  Title         In force\n  漢字漢字漢字         1\n  two                 12\n",
        );
    }

    #[test]
    fn a_long_first_cell_is_broken_into_lines() {
        let title = "A title that is longer than its column can be on a page of sixty";
        let first = "  A title that is longer than its column can be on         1";
        assert_table(
            &[[title, "1"]],
            &format!(
                "  Title{}In force\n{first}\n  a page of sixty\n",
                " ".repeat(45)
            ),
        );
    }
}
