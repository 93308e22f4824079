//! A file as a register, whatever its form.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::{Cell, Register, Row, Sheet, csv, xlsx};

/// Why a file is no register.
#[derive(Debug)]
pub enum NoRegister {
    /// It cannot be opened.
    Io(io::Error),
    /// It is of a form that is not read.
    Form,
    /// It is larger than any register.
    TooLarge(&'static str),
    /// It is broken.
    Broken(String),
}

/// How large a register may be. Thousands of documents are far below.
pub(super) const MOST_BYTES: u64 = 64 << 20;
pub(super) const MOST_UNPACKED: u64 = 64 << 20;
pub(super) const MOST_ROWS: usize = 100_000;
pub(super) const MOST_CELLS: usize = 2_000_000;

/// Reads the file. Its form follows its name.
pub fn read(path: &Path) -> Result<Register, NoRegister> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let reader = match &*extension {
        "xlsx" | "xlsm" => xlsx::read,
        "csv" | "tsv" | "tab" => csv::read,
        "txt" => list,
        _ => return Err(NoRegister::Form),
    };
    reader(&bytes(path)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, NoRegister> {
    let file = File::open(path).map_err(NoRegister::Io)?;
    let metadata = file.metadata().map_err(NoRegister::Io)?;
    if !metadata.is_file() {
        return Err(NoRegister::Io(io::Error::other("this is not a file")));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(NoRegister::Io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(NoRegister::TooLarge("64 MiB"));
    }
    Ok(bytes)
}

/// A plain list of titles, or what Excel saves as text with tabs.
fn list(bytes: &[u8]) -> Result<Register, NoRegister> {
    let (text, remark) = csv::decoded(bytes);
    if text.contains('\t') {
        return csv::read(bytes);
    }
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let cell = Cell::text(without_bullet(line));
        if !cell.words().is_empty() {
            let cells = vec![(0, cell)];
            rows.push(Row { number, cells });
        }
        if rows.len() > MOST_ROWS {
            return Err(NoRegister::TooLarge("100,000 rows"));
        }
    }
    let sheet = Sheet {
        is_list: true,
        rows,
        ..Sheet::default()
    };
    Ok(Register {
        remarks: remark.into_iter().collect(),
        sheets: vec![sheet],
    })
}

/// A line of a list without its dot or number.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let unmarked = line
        .trim_start_matches(['-', '*', '•', '·', '–'])
        .trim_start();
    let after_digits = unmarked.trim_start_matches(|c: char| c.is_ascii_digit());
    match after_digits.strip_prefix(['.', ')']) {
        Some(rest) if after_digits.len() < unmarked.len() && rest.starts_with(' ') => {
            rest.trim_start()
        }
        _ => unmarked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_no_part_of_a_title() {
        for line in [
            "Housing Strategy",
            "- Housing Strategy",
            "12. Housing Strategy",
            " •\u{a0}Housing Strategy",
        ] {
            assert_eq!(without_bullet(line), "Housing Strategy");
        }
        assert_eq!(
            without_bullet("2023 Housing Strategy"),
            "2023 Housing Strategy"
        );
    }
}
