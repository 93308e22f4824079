//! The register that a council already has, as a framework to begin with.
//!
//! [`read`] gives the rows of a file; `columns` finds what each column holds; `rows` tells documents from other rows, and
//! `row` makes an `entry` of each, by the `words`, `when` and `years` that people write;
//! `namesakes` and `settle` say what only all rows together tell; `log` says what became of every row, so that nothing is lost without a word.
//! Nothing is invented: what a register does not say stays unknown.

mod columns;
mod csv;
mod entry;
mod import;
mod list;
mod log;
mod namesakes;
mod row;
mod rows;
mod settle;
mod sheet;
mod when;
mod words;
mod xlsx;
mod years;

pub mod read;
pub mod refusal;

pub use columns::names;
pub use import::{Import, LOG, import};

use crate::date::Day;

/// What a file holds, row by row.
#[derive(Debug, Default)]
pub struct Register {
    /// How the file was read, where that is not plain.
    pub remarks: Vec<String>,
    /// Its sheets; a text file has one without a name.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; none in a text file.
    pub name: Option<String>,
    /// Nobody sees it without looking for it.
    pub is_hidden: bool,
    /// Every line is a title: no names of columns are looked for.
    pub is_list: bool,
    /// Rows that hold anything.
    pub rows: Vec<Row>,
    /// Cells that are joined with those below: column, first and last row.
    pub joined: Vec<(u32, u32, u32)>,
    /// What is noted beside cells.
    pub comments: Vec<Comment>,
}

/// What is noted beside a cell.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Comment {
    /// The row; the first is 1.
    pub row: u32,
    /// The column; the first is 0.
    pub column: u32,
    /// What it says.
    pub text: String,
}

/// A row that holds anything.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Row {
    /// Its number; the first is 1.
    pub number: u32,
    /// Its cells that are not empty, by column; the first is 0.
    pub cells: Vec<(u32, Cell)>,
}

/// A cell.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// Where it leads.
    pub link: Option<String>,
}

/// What a cell holds.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text without blanks at its ends.
    Text(String),
    /// A number.
    Number(f64),
    /// A day of the calendar.
    Day(Day),
}

impl Cell {
    /// A cell of text; blanks that are not seen as such, and what cannot be seen at all, do not count.
    pub(crate) fn text(text: &str) -> Self {
        let seen = |c: char| match c {
            '\n' | '\r' => Some('\n'),
            c if c.is_whitespace() => Some(' '),
            c if crate::report::is_unsafe(c) || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') => {
                None
            }
            c => Some(c),
        };
        let text: String = text.chars().filter_map(seen).collect();
        let value = match text.trim() {
            "" => Value::Empty,
            text => Value::Text(text.to_owned()),
        };
        Self { value, link: None }
    }

    /// What it says, on one line.
    pub(crate) fn words(&self) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
        }
    }
}

impl Sheet {
    /// A row's place, as people name it.
    pub(crate) fn row_at(&self, row: u32) -> String {
        match &self.name {
            Some(name) => format!("{name}, row {row}"),
            None => format!("line {row}"),
        }
    }

    /// A cell's place, as people name it.
    pub(crate) fn cell_at(&self, row: u32, column: u32) -> String {
        match &self.name {
            Some(name) => format!("{name}!{}{row}", letters(column)),
            None => format!("line {row}, column {}", column + 1),
        }
    }
}

/// The letters of a column: A, ..., Z, AA.
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'A' + u8::try_from(column % 26).expect("below 26"),
        ));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let named = [0, 25, 26, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_cannot_be_seen_in_a_cell_does_not_count() {
        assert_eq!(
            Cell::text("\u{a0} a\u{200b}\u{1b}[1m\u{202e}\tb \r\n").words(),
            "a[1m b"
        );
        assert_eq!(Cell::text(" \u{a0} ").value, Value::Empty);
    }
}
