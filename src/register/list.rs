//! A plain list of titles, one in a line.

use super::refusal::{MOST_ROWS, NoRegister};
use super::{Cell, Register, Row, Sheet, csv};

/// Reads the list. A file with tabs is a table, as Excel saves it.
pub(super) fn read(bytes: &[u8]) -> Result<Register, NoRegister> {
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
