//! The rows of a sheet: documents, and what is none.

use std::collections::HashMap;

use super::columns::{Column, Header};
use super::entry::Entry;
use super::log::{Log, Place, Sort, shown};
use super::refusal::MOST_CELLS;
use super::row::Reader;
use super::rows::{self, Holds, RowSort};
use super::{Row, Sheet};
use crate::date::Day;

pub(super) fn tell_guess(sheet: &Sheet, header: &Header, log: &mut Log) {
    if let (true, Some(number)) = (header.is_guessed, header.of(Column::Title)) {
        let at = sheet.cell_at(header.row.unwrap_or(1), number);
        log.add(
            Sort::Reading,
            "taken for the column of titles, because it names kinds of documents",
            Place::new(at),
        );
    }
}

/// The rows of a sheet that is no register, each as a line.
pub(super) fn tell_none(sheet: &Sheet, log: &mut Log) {
    let why = if sheet.is_hidden {
        "in a hidden sheet, which is not read"
    } else {
        "in a sheet without a line of column names"
    };
    for row in &sheet.rows {
        log.add(Sort::NotADocument, why, row_words(sheet, row));
    }
}

/// A row's place and all that it says.
fn row_words(sheet: &Sheet, row: &Row) -> Place {
    let cells: Vec<String> = row.cells.iter().map(|(_, cell)| cell.words()).collect();
    Place::new(sheet.row_at(row.number)).saying(&cells.join(", "))
}

/// Reads the rows: each becomes an entry, or a line in the log.
pub(super) fn read(
    sheet: &Sheet,
    header: &Header,
    today: Day,
    entries: &mut Vec<Entry>,
    log: &mut Log,
) {
    let rows = with_joined(sheet, header);
    let mut section: Option<String> = None;
    let mut seen: HashMap<Vec<String>, String> = HashMap::new();
    for (row, sort) in rows.iter().zip(rows::sorts(header, &rows)) {
        let place = row_words(sheet, row);
        match sort {
            RowSort::Names => {}
            RowSort::Other(why) => log.add(Sort::NotADocument, why, place),
            RowSort::Heading(name, holds) => {
                let (sort, text) = told_of_heading(holds);
                log.add(sort, text, place);
                section = Some(name).filter(|_| holds == Holds::Those);
            }
            RowSort::Untitled => log.add(Sort::Question, UNTITLED, place),
            RowSort::Document(title) => {
                let words = row.cells.iter().map(|(_, cell)| cell.words()).collect();
                let at = sheet.row_at(row.number);
                if let Some(before) = seen.insert(words, at) {
                    let text = format!("the same as {before}, word for word");
                    log.add(Sort::NotADocument, text, place);
                    continue;
                }
                let reader = Reader {
                    sheet,
                    header,
                    row,
                    today,
                    document: entries.len(),
                };
                entries.push(reader.entry(&title, section.as_deref(), log));
            }
        }
    }
}

const UNTITLED: &str = "Which document is this? The row has no title, and gave none";
const HEADING: &str =
    "Is this a document or a heading? It stands alone in its row, and gave no document and no tag";

/// The questions about rows that gave no document.
pub(super) const ASKED: [&str; 2] = [UNTITLED, HEADING];

fn told_of_heading(holds: Holds) -> (Sort, &'static str) {
    match holds {
        Holds::Those => (
            Sort::NotADocument,
            "taken for a heading; the documents below it have it as a tag",
        ),
        Holds::Nothing => (
            Sort::NotADocument,
            "taken for a heading; no document has it as a tag, because it is the only one, or none stands below it",
        ),
        Holds::Unclear => (Sort::Question, HEADING),
    }
}

/// The comments on the cells of a sheet, with the documents that the rows gave.
pub(super) fn tell_comments(sheet: &Sheet, entries: &[Entry], log: &mut Log) {
    let numbers: HashMap<&str, usize> = entries
        .iter()
        .enumerate()
        .filter(|_| !sheet.comments.is_empty())
        .map(|(number, entry)| (&*entry.at, number))
        .collect();
    for comment in &sheet.comments {
        let place = Place::new(sheet.cell_at(comment.row, comment.column));
        let row = sheet.row_at(comment.row);
        let place = match numbers.get(&*row) {
            Some(number) => place.of(*number),
            None => place,
        };
        log.add(Sort::Comment, shown(&comment.text), place);
    }
}

/// The rows, with what cells that are joined downwards say in each of their rows; titles aside, which are said once.
fn with_joined(sheet: &Sheet, header: &Header) -> Vec<Row> {
    let mut rows = sheet.rows.clone();
    let title = header.of(Column::Title);
    // A spreadsheet program joins no cell twice; a file that was made to harm may.
    let mut left = MOST_CELLS;
    for (column, first, last) in sheet
        .joined
        .iter()
        .filter(|(column, ..)| Some(*column) != title)
    {
        let begin = rows.partition_point(|row| row.number < *first);
        let end = rows.partition_point(|row| row.number <= *last);
        left = left.saturating_sub(end - begin);
        if left == 0 {
            break;
        }
        let of = |row: &Row| {
            row.cells
                .iter()
                .find(|(at, _)| at == column)
                .map(|(_, cell)| cell.clone())
        };
        let Some(cell) = rows[begin..end]
            .first()
            .filter(|row| row.number == *first)
            .and_then(of)
        else {
            continue;
        };
        for row in &mut rows[begin..end] {
            if row.number > *first && of(row).is_none() {
                row.cells.push((*column, cell.clone()));
            }
        }
    }
    rows
}
