//! What the columns of a sheet hold, by the names that people give them.

mod names;

use std::collections::BTreeMap;

pub(super) use names::Column;
pub use names::names;

use super::words;
use super::{Row, Sheet};

/// The line that names the columns, and what they hold.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The row of the names; none in a list of titles.
    pub(super) row: Option<u32>,
    /// What is known of each column.
    pub(super) known: BTreeMap<u32, Column>,
    /// Every name as it is written.
    pub(super) names: BTreeMap<u32, String>,
    /// The titles stand in a column whose name says nothing of it.
    pub(super) is_guessed: bool,
}

impl Header {
    /// The column that holds this.
    pub(super) fn of(&self, column: Column) -> Option<u32> {
        self.known
            .iter()
            .find(|(_, known)| **known == column)
            .map(|(number, _)| *number)
    }

    /// How many columns it knows. `Live` is as often what a document is as what a column is called.
    fn weight(&self) -> usize {
        self.known
            .values()
            .filter(|column| **column != Column::Flag)
            .count()
    }
}

/// How far down the names of the columns are looked for.
const DOWN: usize = 50;

/// Finds the names of the columns. None where no line is one: then the sheet is no register.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    if sheet.is_list {
        return Some(list(sheet));
    }
    let widest = sheet
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let headers = sheet.rows.iter().take(DOWN).map(header);
    let best = headers
        .rev()
        .max_by_key(|header| (header.weight(), header.of(Column::Title).is_some()))?;
    let has_title = best.of(Column::Title).is_some();
    match best.weight() {
        0 => (widest <= 1 && is_mostly_titles(sheet)).then(|| list(sheet)),
        1 if widest > 2 => guess(best, sheet),
        1 => has_title.then_some(best),
        _ if has_title => Some(best),
        _ => guess(best, sheet),
    }
}

/// A sheet of titles and nothing else.
fn list(sheet: &Sheet) -> Header {
    let column = sheet
        .rows
        .first()
        .and_then(|row| row.cells.first())
        .map_or(0, |(column, _)| *column);
    let first = sheet
        .rows
        .first()
        .map(header)
        .filter(|first| first.of(Column::Title).is_some());
    Header {
        row: first.and_then(|first| first.row),
        known: BTreeMap::from([(column, Column::Title)]),
        ..Header::default()
    }
}

/// Whether at least half of the lines, and three of them, are titles. A page of guidance names kinds of documents too.
fn is_mostly_titles(sheet: &Sheet) -> bool {
    let is_title = |row: &&Row| {
        row.cells.iter().any(|(_, cell)| {
            let words = cell.words();
            words.len() <= 100 && words::kind(&words).is_some_and(|guess| guess.is_sure)
        })
    };
    let titles = sheet.rows.iter().filter(is_title).count();
    titles >= 3 && 2 * titles >= sheet.rows.len()
}

/// What a row says of the columns, if it names them. Of two columns with one meaning the first has it.
fn header(row: &Row) -> Header {
    let mut header = Header {
        row: Some(row.number),
        ..Header::default()
    };
    for (number, cell) in &row.cells {
        let name = cell.words();
        if let Some(column) = names::column(&name)
            && header.of(column).is_none()
        {
            header.known.insert(*number, column);
        }
        header.names.insert(*number, name);
    }
    header
}

/// The titles stand in the column that most often names a kind of document, if one does in half of the rows. A column that
/// is called so, but is not it, is none.
fn guess(mut header: Header, sheet: &Sheet) -> Option<Header> {
    let first = header.row?;
    let called = header.of(Column::Title);
    let mut hits: BTreeMap<u32, usize> = BTreeMap::new();
    let rows: Vec<&Row> = sheet
        .rows
        .iter()
        .filter(|row| row.number > first)
        .take(500)
        .collect();
    for row in &rows {
        for (number, cell) in &row.cells {
            let may_be =
                called.map_or(!header.known.contains_key(number), |title| title == *number);
            *hits.entry(*number).or_default() +=
                usize::from(may_be && words::kind(&cell.words()).is_some());
        }
    }
    let (number, count) = hits.into_iter().rev().max_by_key(|(_, count)| *count)?;
    header.known.insert(number, Column::Title);
    header.is_guessed = called.is_none();
    (count > 0 && 2 * count >= rows.len()).then_some(header)
}
