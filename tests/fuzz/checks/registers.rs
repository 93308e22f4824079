//! A council's own register, of any bytes.

use std::borrow::Cow;
use std::io::{Cursor, Write};
use std::path::Path;

use stratlint::register::{import, read};
use stratlint::start::skeleton::Council;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::frameworks::{self, Files, day, hold};

/// The bytes as a register of the form that the first line names, else as CSV: it is refused, or every row of it is told of and the
/// framework that it gives is read without a fault. A workbook is given as its parts, each behind a line `== path`: nobody guesses
/// the sums over packed bytes.
pub fn check(data: &[u8]) {
    let mut forms = ["csv", "tsv", "txt", "xlsx"].into_iter();
    let named = |form: &'static str| {
        Some((
            form,
            data.strip_prefix(form.as_bytes())?.strip_prefix(b"\n")?,
        ))
    };
    let (form, bytes) = forms.find_map(named).unwrap_or(("csv", data));
    let bytes = if form == "xlsx" && bytes.starts_with(b"== ") {
        packed(bytes).into()
    } else {
        Cow::Borrowed(bytes)
    };
    let name = format!("Register of policies.{form}");
    let mut file = tempfile::Builder::new()
        .suffix(&name)
        .tempfile()
        .expect("a file");
    file.write_all(&bytes).expect("room for it");
    let Ok(register) = read::read(file.path()) else {
        return;
    };
    let council = Council {
        name: Some("Example Council"),
        authority: None,
        plan: None,
        priorities: &[],
    };
    let Some(import) = import(&register, &name, &council, day()) else {
        return;
    };
    let told = import.documents + import.others + import.asked + import.headers;
    assert_eq!(told, import.rows, "rows are left out");
    let declares = |path: &str| Path::new(path).extension().is_some_and(|end| end == "yaml");
    let count = import
        .files
        .iter()
        .filter(|file| declares(&file.path))
        .count();
    let files = import.files.into_iter().filter(|file| declares(&file.path));
    let files: Files = files
        .map(|file| (file.path, file.text.into_bytes()))
        .collect();
    assert_eq!(files.len(), count, "two files have one name");
    hold(&files);
    assert_readable(&files);
}

fn packed(parts: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, part) in frameworks::files(parts) {
        archive
            .start_file(path, SimpleFileOptions::default())
            .expect("a short path of its own");
        archive.write_all(&part).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

/// Nothing is wrong with what the program has written itself.
fn assert_readable(files: &Files) {
    const READABLE: [&str; 5] = [
        "invalid-declaration",
        "unreadable-file",
        "duplicate-id",
        "unknown-reference",
        "misplaced-link",
    ];
    let inputs = frameworks::read(files, false).expect("settings that can be read");
    let outcome = inputs.check(day(), &READABLE);
    let wrong = outcome.findings.iter().map(|settled| {
        let finding = &settled.finding;
        format!(
            "{}: {}",
            inputs.sources.path(finding.place),
            finding.message()
        )
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
