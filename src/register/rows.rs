//! What each row of a sheet is: a document, a heading, or something else that people write into registers.

use super::columns::{Column, Header};
use super::when;
use super::{Cell, Row, Value, words};
use crate::framework::Kind;

/// What a row is.
#[derive(Debug, PartialEq)]
pub(super) enum RowSort {
    /// No document, and why.
    Other(&'static str),
    /// The names of the columns.
    Names,
    /// A heading, and whether the documents below it are its own.
    Heading(String, Holds),
    /// It says something, but not of which document.
    Untitled,
    /// A document of this title.
    Document(String),
}

/// What a heading is the heading of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// The documents until the next heading.
    Those,
    /// Nothing that could be told: it is the only one, or nothing stands below it.
    Nothing,
    /// The same, and it may be a document.
    Unclear,
}

/// What each of the rows is.
pub(super) fn sorts(header: &Header, rows: &[Row]) -> Vec<RowSort> {
    let mut sorts: Vec<RowSort> = rows.iter().map(|row| sort(header, row)).collect();
    // A single heading may as well be a caption, a remark or a document: only where there are several, each with documents
    // below it, does the sheet have sections.
    let holds_documents = |at: usize| matches!(sorts.get(at + 1), Some(RowSort::Document(_)));
    let is_heading = |at: &usize| matches!(sorts[*at], RowSort::Heading(..));
    let headings: Vec<usize> = (0..sorts.len()).filter(is_heading).collect();
    let with_documents: Vec<usize> = headings
        .into_iter()
        .filter(|at| holds_documents(*at))
        .collect();
    if with_documents.len() > 1 {
        for at in with_documents {
            if let RowSort::Heading(_, holds) = &mut sorts[at] {
                *holds = Holds::Those;
            }
        }
    }
    sorts
}

fn sort(header: &Header, row: &Row) -> RowSort {
    let first = header.row.unwrap_or(0);
    if row.number < first {
        return RowSort::Other("above the names of the columns");
    }
    if row.number == first {
        return RowSort::Names;
    }
    let is_name = |(at, cell): &&(u32, Cell)| header.names.get(at) == Some(&cell.words());
    if row.cells.iter().filter(is_name).count() == row.cells.len() {
        return RowSort::Other("the names of the columns again");
    }
    if is_total(row) {
        return RowSort::Other("taken for a total");
    }
    let is_list = header.known.len() <= 1 && header.names.len() <= 1;
    if let [(_, cell)] = &row.cells[..]
        && let Some(sort) = alone(&cell.words(), is_list)
    {
        return sort;
    }
    let column = header.of(Column::Title);
    let title = row.cells.iter().find(|(at, _)| Some(*at) == column);
    let title = title.map(|(_, cell)| cell.words());
    match title.filter(|title| !when::is_nothing(title)) {
        Some(title) => RowSort::Document(title),
        None => RowSort::Untitled,
    }
}

/// What a row is that has one cell. None where that may be a title.
fn alone(text: &str, is_list: bool) -> Option<RowSort> {
    if text.chars().count() == 1 {
        return Some(RowSort::Other("one letter or sign"));
    }
    if is_remark(text) {
        return Some(RowSort::Other("taken for a remark on the register"));
    }
    if text.len() > 80 {
        return None;
    }
    let kind = words::kind(text).map(|guess| guess.kind);
    let is_caption = is_list && kind == Some(Kind::Register);
    let is_name = words::is_service(text) || text.to_lowercase().ends_with(" council");
    let is_known = words::is_several(text) || is_caption || kind.is_none() && is_name;
    let holds = if is_known || text.ends_with(':') {
        Holds::Nothing
    } else if kind.is_none() && !is_list {
        Holds::Unclear
    } else {
        return None;
    };
    Some(RowSort::Heading(text.trim_end_matches(':').into(), holds))
}

/// `Total`, `Total: 45`, `45 documents in total`, and `Number of policies` with a number beside it.
fn is_total(row: &Row) -> bool {
    const COUNTED: &str = "total totals subtotal grand sub overall number of in count documents policies strategies plans records entries items";
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_figure = |cell: &Cell| match &cell.value {
        Value::Number(_) => true,
        _ => is_number(&words::spelling(&cell.words())),
    };
    let cells = row.cells.iter().map(|(_, cell)| cell);
    let texts: Vec<&Cell> = cells.filter(|cell| !is_figure(cell)).collect();
    let [text] = texts[..] else {
        return false;
    };
    let said = words::spelling(&text.words());
    let (numbers, told): (Vec<&str>, Vec<&str>) = said.split(' ').partition(|word| is_number(word));
    let has_figure = row.cells.len() > 1 || !numbers.is_empty();
    let counts = told.iter().any(|word| word.contains("total"))
        || has_figure && matches!(told.first(), Some(&("number" | "count" | "overall")));
    counts
        && told
            .iter()
            .all(|word| COUNTED.split(' ').any(|known| known == *word))
}

/// What people write above and below the documents: `Last updated 3 May`, `Prepared by Policy`.
fn is_remark(text: &str) -> bool {
    const SURE: [&str; 17] = [
        "last updated",
        "last reviewed",
        "last amended",
        "updated on",
        "as at",
        "as of",
        "correct as",
        "correct at",
        "accurate as",
        "prepared by",
        "produced by",
        "compiled by",
        "maintained by",
        "for further information",
        "for more information",
        "please contact",
        "end of",
    ];
    // These begin titles too, so that a number or a colon must tell.
    const PERHAPS: [&str; 10] = [
        "updated", "version", "contact", "note", "notes", "source", "date", "page", "key", "author",
    ];
    let said = words::spelling(text);
    let begins = |with: &&str| {
        said.strip_prefix(*with)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let is_told = || text.contains(':') || said.contains(|c: char| c.is_ascii_digit());
    let is_title = || words::kind(text).is_some_and(|guess| guess.is_sure);
    SURE.iter().any(begins) || PERHAPS.iter().any(begins) && is_told() && !is_title()
}
