//! What the columns of a sheet hold, by the names that people give them.

use std::collections::BTreeMap;

use super::words;
use super::{Row, Sheet};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Title,
    Kind,
    Status,
    Owner,
    ApprovedOn,
    ApprovedBy,
    Start,
    End,
    Period,
    Review,
    Link,
    Priority,
    Notes,
}

impl Column {
    /// What it holds, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Title => "titles",
            Self::Kind => "kinds",
            Self::Status => "states",
            Self::Owner => "owners",
            Self::ApprovedOn => "dates of adoption",
            Self::ApprovedBy => "adopting bodies",
            Self::Start => "starts",
            Self::End => "ends",
            Self::Period => "periods",
            Self::Review => "reviews",
            Self::Link => "addresses",
            Self::Priority => "priorities",
            Self::Notes => "notes",
        }
    }
}

/// The names of columns, in small letters and without signs.
const NAMES: [(Column, &[&str]); 13] = [
    (
        Column::Title,
        &[
            "title",
            "name",
            "document",
            "document title",
            "document name",
            "title of document",
            "name of document",
            "policy",
            "policy title",
            "policy name",
            "name of policy",
            "title of policy",
            "strategy",
            "strategy title",
            "strategy name",
            "name of strategy",
            "plan",
            "plan title",
            "plan name",
            "policy strategy",
            "strategy policy",
            "policy or strategy",
            "strategy or policy",
            "strategy plan",
            "plan strategy",
            "plan or strategy",
            "strategy or plan",
            "policy strategy name",
            "policy strategy title",
            "strategy policy name",
            "strategy policy title",
            "policy strategy plan",
            "strategy policy plan",
            "plan strategy policy",
            "policy plan strategy",
            "policy document",
            "strategic document",
            "full title",
            "item",
        ],
    ),
    (
        Column::Kind,
        &[
            "type",
            "kind",
            "document type",
            "type of document",
            "doc type",
            "policy type",
            "classification",
        ],
    ),
    (
        Column::Status,
        &[
            "status",
            "state",
            "current status",
            "document status",
            "policy status",
            "current position",
        ],
    ),
    (
        Column::Owner,
        &[
            "owner",
            "lead",
            "lead officer",
            "responsible officer",
            "document owner",
            "policy owner",
            "strategy owner",
            "plan owner",
            "responsible",
            "responsible person",
            "accountable officer",
            "lead director",
            "responsible director",
            "service lead",
            "owner role",
            "role",
            "lead role",
            "officer",
            "owning officer",
            "head of service",
        ],
    ),
    (
        Column::ApprovedOn,
        &[
            "approved",
            "approved on",
            "date approved",
            "approval date",
            "date of approval",
            "adopted",
            "adopted on",
            "date adopted",
            "adoption date",
            "date of adoption",
            "agreed",
            "date agreed",
            "approval",
            "last approved",
            "date of decision",
            "decision date",
            "date last approved",
        ],
    ),
    (
        Column::ApprovedBy,
        &[
            "approved by",
            "adopted by",
            "agreed by",
            "approval body",
            "approving body",
            "approved at",
            "decision maker",
            "decision body",
            "approval route",
            "approver",
            "body",
            "committee",
            "by",
        ],
    ),
    (
        Column::Start,
        &[
            "start",
            "start date",
            "from",
            "date from",
            "effective date",
            "effective from",
            "valid from",
            "commencement",
            "commencement date",
            "in force from",
            "start year",
            "date effective",
            "period start",
            "period from",
        ],
    ),
    (
        Column::End,
        &[
            "end",
            "end date",
            "expiry",
            "expiry date",
            "expires",
            "expires on",
            "to",
            "date to",
            "until",
            "valid to",
            "valid until",
            "end year",
            "in force until",
            "date of expiry",
            "period end",
            "period to",
            "expiration date",
        ],
    ),
    (
        Column::Period,
        &[
            "period",
            "years",
            "term",
            "duration",
            "dates",
            "period covered",
            "timescale",
            "timeframe",
            "lifespan",
            "life span",
            "year",
            "time period",
            "plan period",
            "strategy period",
            "date range",
        ],
    ),
    (
        Column::Review,
        &[
            "review",
            "review date",
            "next review",
            "next review date",
            "review due",
            "date of next review",
            "review by",
            "due for review",
            "date for review",
            "review due date",
            "next review due",
            "date due for review",
            "renewal date",
        ],
    ),
    (
        Column::Link,
        &[
            "link",
            "url",
            "web link",
            "weblink",
            "web address",
            "hyperlink",
            "link to document",
            "document link",
            "website",
            "webpage",
        ],
    ),
    (
        Column::Priority,
        &[
            "priority",
            "priorities",
            "corporate priority",
            "corporate priorities",
            "council priority",
            "council priorities",
            "supports",
            "supports priority",
            "strategic priority",
            "council plan priority",
            "corporate plan priority",
            "corporate plan priorities",
            "links to corporate plan priority",
            "links to corporate plan priorities",
            "link to corporate plan priority",
            "link to corporate priority",
            "links to corporate priorities",
            "links to priorities",
            "priority area",
            "priority areas",
            "priorities supported",
            "priority supported",
            "which priority does it support",
            "council plan priorities",
            "link to corporate plan",
            "link to council plan",
            "links to corporate plan",
            "corporate plan link",
            "corporate plan theme",
            "corporate objective",
            "corporate objectives",
            "corporate aim",
            "strategic aim",
            "outcome",
        ],
    ),
    (
        Column::Notes,
        &[
            "notes",
            "note",
            "comments",
            "comment",
            "remarks",
            "further information",
        ],
    ),
];

/// The names that a column of titles may have, for those whose register has none.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES[0].1.iter().take(8).copied()
}

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
        .max_by_key(|header| (header.known.len(), header.of(Column::Title).is_some()))?;
    let has_title = best.of(Column::Title).is_some();
    match best.known.len() {
        0 => (widest <= 1)
            .then(|| list(sheet))
            .filter(|_| sheet.rows.iter().any(names_a_kind)),
        1 => (has_title && widest <= 2).then_some(best),
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

fn names_a_kind(row: &Row) -> bool {
    row.cells
        .iter()
        .any(|(_, cell)| words::kind(&cell.words()).is_some_and(|guess| guess.is_sure))
}

/// What a row says of the columns, if it names them. Of two columns with one meaning the first has it.
fn header(row: &Row) -> Header {
    let mut header = Header {
        row: Some(row.number),
        ..Header::default()
    };
    for (number, cell) in &row.cells {
        let name = cell.words();
        if let Some(column) = column(&name)
            && header.of(column).is_none()
        {
            header.known.insert(*number, column);
        }
        header.names.insert(*number, name);
    }
    header
}

fn column(name: &str) -> Option<Column> {
    if name.len() > 60 {
        return None;
    }
    let outside = name.split_once('(').map_or(name, |(outside, _)| outside);
    let plain = outside
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&&*plain))
        .map(|(column, _)| *column)
}

/// The titles stand in the column that most often names a kind of document, if one does in half of the rows.
fn guess(mut header: Header, sheet: &Sheet) -> Option<Header> {
    let first = header.row?;
    let mut hits: BTreeMap<u32, usize> = BTreeMap::new();
    let rows: Vec<&Row> = sheet
        .rows
        .iter()
        .filter(|row| row.number > first)
        .take(500)
        .collect();
    for row in &rows {
        for (number, cell) in &row.cells {
            let is_free = !header.known.contains_key(number);
            *hits.entry(*number).or_default() +=
                usize::from(is_free && words::kind(&cell.words()).is_some());
        }
    }
    let (number, count) = hits.into_iter().rev().max_by_key(|(_, count)| *count)?;
    header.known.insert(number, Column::Title);
    header.is_guessed = true;
    (count > 0 && 2 * count >= rows.len()).then_some(header)
}
