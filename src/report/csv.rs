//! CSV as RFC 4180 has it, in which no cell is taken for a formula.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

/// The rows, the headings first.
pub(super) fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
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
        let csv = String::from_utf8(write(rows)).expect("text");
        assert_eq!(
            csv,
            "\"a,b\",\"say \"\"no\"\"\"\r\n'=1+1,' @x\r\n\"two\nlines\",\r\n"
        );
    }
}
