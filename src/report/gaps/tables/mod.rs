//! The gap report as tables: what a workbook, a paper and a CSV file share. Each table is a list of columns, and a column says
//! what its cells hold.

mod ahead;
mod documents;
mod found;
mod served;
mod words;

use super::contents::{Audience, Contents, Proof};
use super::words::{ENGLISH, Words};
use crate::date::Day;
use crate::report::clean;

pub(super) use crate::report::authority;
pub(super) use found::gaps;
pub(super) use words::Naming;

/// The words of the whole report.
const W: &Words = &ENGLISH;

/// Rows under headings.
#[derive(Debug)]
pub(super) struct Table {
    /// What it is called and what it holds.
    pub(super) naming: Naming,
    /// The headings, each with the room that it needs.
    pub(super) columns: Vec<(String, Width)>,
    /// As many cells in each row as there are columns.
    pub(super) rows: Vec<Vec<Cell>>,
    /// So many of the first columns say what is needed on paper.
    pub(super) brief: usize,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text that is safe to show; empty where nothing is recorded.
    Text(String),
    /// How many.
    Count(usize),
    /// A day.
    Day(Day),
}

/// How much room a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// A word, a number or a date.
    Narrow,
    /// A title.
    Medium,
    /// Sentences.
    Wide,
}

/// A column of a table whose rows are made of such things.
struct Column<T> {
    heading: &'static str,
    width: Width,
    cell: fn(&T) -> Cell,
}

/// Headings of columns that only the council itself may read.
const INSIDE: [&str; 3] = [W.owner, W.note, W.agreed_by];

/// All tables, in the order in which they are read.
pub(super) fn all(contents: &Contents) -> Vec<Table> {
    let mut tables = vec![found::summary(contents)];
    tables.extend(
        contents
            .changes
            .as_ref()
            .map(|changes| ahead::changes(contents, changes)),
    );
    tables.push(gaps(contents));
    if let Some(matrix) = &contents.matrix {
        tables.extend([served::matrix(matrix), served::priorities(matrix)]);
    }
    tables.extend([
        ahead::plan(contents),
        documents::documents(contents),
        documents::links(contents),
        served::recommendations(contents),
        documents::sources(contents),
        found::exceptions(contents),
        found::rules(contents),
    ]);
    tables
}

/// What the other tables are, as a table.
pub(super) fn overview(tables: &[Table]) -> Table {
    let columns = vec![
        column(words::SHEET, Width::Narrow, |table: &&Table| {
            Cell::text(table.naming.name)
        }),
        column(words::HOLDS_WHAT, Width::Wide, |table| {
            Cell::text(table.naming.title)
        }),
        column(words::ROWS, Width::Narrow, |table| {
            Cell::Count(table.rows.len())
        }),
    ];
    Table::new(words::CONTENTS, Audience::Council, columns, tables.iter())
}

impl Table {
    /// Fills the columns that the audience may read.
    fn new<T>(
        naming: Naming,
        audience: Audience,
        columns: Vec<Column<T>>,
        items: impl Iterator<Item = T>,
    ) -> Self {
        let told =
            |column: &Column<T>| audience == Audience::Council || !INSIDE.contains(&column.heading);
        let columns: Vec<Column<T>> = columns.into_iter().filter(told).collect();
        let row = |item: T| columns.iter().map(|column| (column.cell)(&item)).collect();
        let rows = items.map(row).collect();
        let heading = |column: &Column<T>| (column.heading.to_owned(), column.width);
        Self {
            naming,
            rows,
            brief: columns.len(),
            columns: columns.iter().map(heading).collect(),
        }
    }

    /// Says how many of the first columns a reader on paper needs.
    fn brief(mut self, columns: usize) -> Self {
        self.brief = columns.min(self.columns.len());
        self
    }
}

fn column<T>(heading: &'static str, width: Width, cell: fn(&T) -> Cell) -> Column<T> {
    Column {
        heading,
        width,
        cell,
    }
}

impl Cell {
    fn text(text: &str) -> Self {
        Self::Text(clean(text).into_owned())
    }

    /// Empty where there is none.
    fn maybe(text: Option<&str>) -> Self {
        Self::text(text.unwrap_or_default())
    }

    fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Text(String::new()), Self::Day)
    }

    /// Several texts in one cell.
    fn list<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> Self {
        let texts: Vec<_> = texts
            .into_iter()
            .map(|text| clean(text.as_ref()).into_owned())
            .collect();
        Self::Text(texts.join("; "))
    }
}

/// "Cabinet report, page 4 (covering report)".
pub(super) fn proof(proof: &Proof) -> String {
    let mut text = proof.source.to_string();
    if let Some(at) = &proof.at {
        text = text + ", " + at;
    }
    match &proof.note {
        Some(note) => format!("{text} ({note})"),
        None => text,
    }
}
