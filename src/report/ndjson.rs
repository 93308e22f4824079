//! Findings for programs that read a line at a time: each finding of the JSON form on a line of its own.

use std::io::{self, Write};

use super::pretty::line;
use super::{Checked, json};

/// All findings, known and excepted ones among them, written as they are made.
pub fn write_to(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let findings = checked.outcome.findings.iter();
    for settled in findings {
        let finding = json::finding(settled, checked.sources, checked.outcome.day);
        out.write_all((line(&finding) + "\n").as_bytes())?;
    }
    Ok(())
}
