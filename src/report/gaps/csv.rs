//! The gaps as CSV, one row each, for Power BI and the like.

use std::iter;

use super::contents::Contents;
use super::tables::{self, Cell};
use super::words::ENGLISH;
use crate::report::csv;

/// All gaps under one row of headings. Each row says for which day it holds, so that reports of several days can be put together.
pub fn write(contents: &Contents) -> Vec<u8> {
    let table = tables::gaps(contents);
    let headings = table.columns.into_iter().map(|(heading, _)| heading);
    let headings = iter::once(ENGLISH.as_at.to_owned())
        .chain(headings)
        .collect();
    let day = contents.about.day.to_string();
    let row = |cells: Vec<Cell>| {
        iter::once(day.clone())
            .chain(cells.into_iter().map(value))
            .collect()
    };
    let rows = table.rows.into_iter().map(row);
    csv::file(iter::once(headings).chain(rows))
}

fn value(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        Cell::Count(count) => count.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}
