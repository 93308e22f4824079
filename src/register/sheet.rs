//! The rows of a sheet: documents, and what is none.

use std::collections::HashMap;

use super::columns::{Column, Header};
use super::entry::Entry;
use super::log::{Log, Sort, shown};
use super::read::MOST_CELLS;
use super::row::Reader;
use super::{Row, Sheet, words};
use crate::date::Day;

pub(super) fn tell_guess(sheet: &Sheet, header: &Header, log: &mut Log) {
    if let (true, Some(number)) = (header.is_guessed, header.of(Column::Title)) {
        let at = sheet.cell_at(header.row.unwrap_or(1), number);
        log.add(
            Sort::Reading,
            "taken for the column of titles, because it names kinds of documents",
            at,
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
fn row_words(sheet: &Sheet, row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|(_, cell)| cell.words()).collect();
    format!(
        "{} ({})",
        sheet.row_at(row.number),
        shown(&cells.join(", "))
    )
}

pub(super) fn read(
    sheet: &Sheet,
    header: &Header,
    today: Day,
    entries: &mut Vec<Entry>,
    log: &mut Log,
) {
    let first = header.row.unwrap_or(0);
    let rows = with_joined(sheet, header);
    let mut section: Option<String> = None;
    let mut seen: HashMap<Vec<String>, String> = HashMap::new();
    for row in &rows {
        let reader = Reader {
            sheet,
            header,
            row,
            today,
        };
        let words: Vec<String> = row.cells.iter().map(|(_, cell)| cell.words()).collect();
        let place = row_words(sheet, row);
        match sort(reader, &words) {
            _ if row.number < first => {
                log.add(Sort::NotADocument, "above the names of the columns", place);
            }
            _ if row.number == first => {}
            RowSort::Header => log.add(Sort::NotADocument, "the names of the columns again", place),
            RowSort::Section(name) => {
                log.add(
                    Sort::NotADocument,
                    "taken for a heading; the documents below it have it as a tag",
                    place,
                );
                section = Some(name);
            }
            RowSort::Untitled => log.add(Sort::Question, UNTITLED, place),
            RowSort::Document(title) => {
                if let Some(before) = seen.insert(words, sheet.row_at(row.number)) {
                    let text = "the same as an earlier row, word for word";
                    log.add(Sort::NotADocument, text, format!("{place}, as {before}"));
                } else {
                    entries.push(reader.entry(&title, section.as_deref(), log));
                }
            }
        }
    }
}

pub(super) const UNTITLED: &str = "Which document is this? The row has no title, and gave none";

/// What a row is.
enum RowSort {
    Header,
    Section(String),
    Untitled,
    Document(String),
}

fn sort(reader: Reader, words: &[String]) -> RowSort {
    let names = reader
        .row
        .cells
        .iter()
        .filter(|(at, cell)| reader.header.names.get(at) == Some(&cell.words()));
    if names.count() == words.len() {
        return RowSort::Header;
    }
    let column = reader.header.of(Column::Title);
    let title = reader
        .row
        .cells
        .iter()
        .find(|(at, _)| Some(*at) == column)
        .map(|(_, cell)| cell.words());
    let is_alone =
        words.len() == 1 && (reader.header.known.len() > 1 || reader.header.names.len() > 1);
    let is_heading = |text: &str| words::kind(text).is_none() && text.len() <= 80;
    let ends_in_colon = |text: &String| reader.header.row.is_none() && text.ends_with(':');
    match title {
        Some(title) if is_alone && is_heading(&title) || ends_in_colon(&title) => {
            RowSort::Section(title.trim_end_matches(':').into())
        }
        Some(title) => RowSort::Document(title),
        None if is_alone && is_heading(&words[0]) => RowSort::Section(words[0].clone()),
        None => RowSort::Untitled,
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
