//! What several frameworks come to: a line for each, and all together.

use super::page::Page;
use super::table;
use crate::finding::Level;
use crate::outcome::Outcome;
use crate::report::{Checked, json, text};

const HEAD: [&str; 7] = [
    "Framework",
    "Result",
    "Documents",
    "Errors",
    "Warnings",
    "Notes",
    "Known",
];

pub(super) fn write(page: &mut Page, several: &[Checked]) {
    let fails = |one: &&Checked| one.outcome.fails(one.fail_on);
    let failing = several.iter().filter(fails).count();
    page.heading(&text::count(several.len(), "framework"), "");
    let rows: Vec<[String; 7]> = several.iter().map(row).collect();
    table::write(page, HEAD, &rows, 5);
    page.gap();
    let total = |count: fn(&Outcome) -> usize| -> usize {
        several.iter().map(|one| count(one.outcome)).sum()
    };
    let found = Level::WORDS.map(|(word, level)| {
        let counts = several.iter().map(|one| one.outcome.count(level));
        text::count(counts.sum(), word)
    });
    page.paragraph(
        "",
        &format!(
            "{} declared; found: {}; {} known. {}",
            text::count(total(|outcome| outcome.counts.documents), "document"),
            found.join(", "),
            total(Outcome::known),
            match failing {
                0 => "No check fails.".into(),
                failing => format!("The check fails for {}.", text::count(failing, "framework")),
            },
        ),
    );
}

/// A framework: by its name and folder, because two councils may not have told their names.
fn row(one: &Checked) -> [String; 7] {
    let outcome = one.outcome;
    let folder = json::path(one.path);
    let name = outcome.name.as_ref();
    let name = name.map_or(folder.clone(), |name| format!("{name} ({folder})"));
    let result = match () {
        () if outcome.is_empty() => "empty",
        () if outcome.fails(one.fail_on) => "fails",
        () => "passes",
    };
    let [errors, warnings, notes] = Level::WORDS.map(|(_, level)| outcome.count(level).to_string());
    [
        name,
        result.into(),
        outcome.counts.documents.to_string(),
        errors,
        warnings,
        notes,
        outcome.known().to_string(),
    ]
}
