//! Findings as CSV, one row each; and CSV itself, as RFC 4180 has it, in which no cell is taken for a formula.

use std::borrow::Cow;
use std::iter;

use csv::{Terminator, WriterBuilder};

use super::{Checked, authority, clean, json};
use crate::outcome::Settled;

/// The names of the JSON form where it has the same.
const HEADINGS: [&str; 15] = [
    "id",
    "rule",
    "group",
    "level",
    "status",
    "subject",
    "message",
    "help",
    "path",
    "line",
    "column",
    "authority",
    "reason",
    "agreed_by",
    "until",
];

/// All findings, known and excepted ones among them.
pub fn write(checked: &Checked) -> Vec<u8> {
    let findings = checked.outcome.findings.iter();
    let rows = findings.map(|settled| row(checked, settled).to_vec());
    file(iter::once(HEADINGS.map(String::from).to_vec()).chain(rows))
}

/// All findings of several frameworks, with the folder of each in a column before the others.
pub fn write_several(several: &[Checked]) -> Vec<u8> {
    let named = |folder: &str, row: Vec<String>| iter::once(folder.to_owned()).chain(row).collect();
    let head = named("framework", HEADINGS.map(String::from).to_vec());
    let rows = several.iter().flat_map(|one| {
        let folder = clean(&json::path(one.path)).into_owned();
        let findings = one.outcome.findings.iter();
        findings.map(move |settled| named(&folder, row(one, settled).to_vec()))
    });
    file(iter::once(head).chain(rows))
}

fn row(checked: &Checked, settled: &Settled) -> [String; 15] {
    let finding = &settled.finding;
    let at = checked.sources.position(finding.place);
    let exception = settled.excepted.as_deref();
    let asked: Vec<String> = finding.authority.iter().map(authority).collect();
    let text = |text: &str| clean(text).into_owned();
    [
        settled.id.clone(),
        text(&finding.rule),
        finding.group.word().into(),
        finding.level.word().into(),
        status(settled).into(),
        text(finding.subject.as_deref().unwrap_or_default()),
        text(&finding.message()),
        text(&finding.help()),
        text(checked.sources.path(finding.place)),
        at.line.to_string(),
        at.column.to_string(),
        text(&asked.join("; ")),
        exception.map_or(String::new(), |one| text(&one.reason)),
        exception.map_or(String::new(), |one| text(&one.agreed_by)),
        exception.map_or(String::new(), |one| one.until.last().to_string()),
    ]
}

fn status(settled: &Settled) -> &'static str {
    match settled {
        Settled {
            excepted: Some(_), ..
        } => "excepted",
        Settled { known: true, .. } => "known",
        _ => "open",
    }
}

/// The rows, the headings first.
pub(super) fn file(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    const MEMORY: &str = "memory takes all, and rows are of one length";
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| inert(cell).into_owned());
        writer
            .write_record(cells.map(String::into_bytes))
            .expect(MEMORY);
    }
    writer.into_inner().expect(MEMORY)
}

/// Spreadsheets take a cell that begins with such a sign for a formula; an apostrophe before it makes it text. Some leave out
/// spaces first, and some take the wide forms of the signs for the signs.
fn inert(cell: &str) -> Cow<'_, str> {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches(' ').starts_with(signs) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_formulas() {
        let rows = [["a,b", "say \"no\""], ["=1+1", " @x"], ["two\nlines", ""]];
        let rows = rows.map(|row| row.map(String::from).to_vec());
        let csv = String::from_utf8(file(rows)).expect("text");
        assert_eq!(
            csv,
            "\"a,b\",\"say \"\"no\"\"\"\r\n'=1+1,' @x\r\n\"two\nlines\",\r\n"
        );
    }
}
