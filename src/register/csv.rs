//! Text with a sign between cells, as Excel and others save it.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::refusal::{MOST_CELLS, MOST_ROWS, NoRegister};
use super::{Cell, Register, Row, Sheet, Value};
use crate::source::breaks;

pub(super) fn read(bytes: &[u8]) -> Result<Register, NoRegister> {
    let (text, remark) = decoded(bytes);
    // Excel can say in the first line what stands between cells.
    let (told, body) = match text.strip_prefix("sep=") {
        Some(rest) => (
            rest.bytes().next(),
            rest.split_once('\n').map_or("", |(_, body)| body),
        ),
        None => (None, &*text),
    };
    let delimiter = told.unwrap_or_else(|| delimiter(body));
    let mut lines = Lines {
        body,
        at: 0,
        line: 1 + u32::from(told.is_some()),
    };
    let mut rows = Vec::new();
    let mut count = 0;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(body.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| NoRegister::Broken(error.to_string()))?;
        let number = lines.of(&record);
        let cells = (0..)
            .zip(&record)
            .map(|(column, text)| (column, Cell::text(text)));
        let cells: Vec<(u32, Cell)> = cells
            .filter(|(_, cell)| cell.value != Value::Empty)
            .collect();
        count += cells.len();
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
        if rows.len() > MOST_ROWS || count > MOST_CELLS {
            return Err(NoRegister::TooLarge("100,000 rows"));
        }
    }
    let mut remarks: Vec<String> = remark.into_iter().collect();
    if delimiter != b',' {
        let sign = if delimiter == b'\t' {
            "tabs".into()
        } else {
            format!("`{}`", char::from(delimiter))
        };
        remarks.push(format!("Its cells are parted by {sign}."));
    }
    let sheet = Sheet {
        rows,
        ..Sheet::default()
    };
    Ok(Register {
        remarks,
        sheets: vec![sheet],
    })
}

/// Counts the lines of a text while its records are read. They end as those of any system, so that no two records have one number.
struct Lines<'t> {
    body: &'t str,
    /// The byte that has been counted up to, and its line.
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line where a record begins: behind the blank lines that its position is in front of.
    fn of(&mut self, record: &csv::StringRecord) -> u32 {
        let start = record.position().map_or(0, |start| start.byte());
        let bytes = self.body.as_bytes();
        let start = usize::try_from(start).map_or(bytes.len(), |start| start.min(bytes.len()));
        let is_blank = |byte: &&u8| matches!(byte, b'\n' | b'\r');
        let start = start + bytes[start..].iter().take_while(is_blank).count();
        let breaks = breaks(bytes, self.at..start).count();
        self.line = self
            .line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.at = start;
        self.line
    }
}

/// The text of a file, and a remark where it is not plain UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> (String, Option<String>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text.into_owned(), None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let remark = "It is not UTF-8, so it was read as Windows-1252, as Excel on Windows saves it: look whether accents, dashes and \
                  quotes came out right.";
    (text.into_owned(), Some(remark.into()))
}

/// The sign that stands most often between cells in the first lines, quotes aside.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes().take(20_000) {
        is_quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(*sign == byte && !is_quoted);
        }
    }
    // Of equals the first: a comma.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_cells_is_found() {
        assert_eq!(delimiter("a,b;c,d"), b',');
        assert_eq!(delimiter("a;\"b,c,d\";e"), b';');
        assert_eq!(delimiter("a\tb, c\td"), b'\t');
        assert_eq!(delimiter("a"), b',');
    }

    #[test]
    fn lines_are_counted_however_they_end() {
        for (text, expected) in [
            ("a\nb\n\nc", [1, 2, 4]),
            ("a\rb\r\rc", [1, 2, 4]),
            ("a\r\nb\r\n\r\nc\r\n", [1, 2, 4]),
            ("sep=,\na\n\"b\r\nb\"\rc", [2, 3, 5]),
        ] {
            let register = read(text.as_bytes()).expect("a register");
            let rows = register.sheets[0].rows.iter();
            assert_eq!(
                rows.map(|row| row.number).collect::<Vec<_>>(),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn text_is_read_as_it_was_saved() {
        assert_eq!(decoded(b"\xef\xbb\xbfCaf\xc3\xa9"), ("Café".into(), None));
        assert_eq!(decoded(b"\xff\xfea\0\xe9\0"), ("aé".into(), None));
        let (text, remark) = decoded(b"Caf\xe9 \x96 Children\x92s");
        assert_eq!(text, "Café – Children’s");
        assert!(remark.is_some());
    }
}
