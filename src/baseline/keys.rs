//! The keys of a baseline, and of each finding that it lists.

use super::{LONGEST, SCHEMA};
use crate::load::key::{Form, Key, Table, key};

/// What a baseline says.
pub static BASELINE: Table = Table::new(
    "baseline",
    "The findings that a council knows of. `stratlint check --write-baseline` writes the file.",
    &[
        key(
            "schema",
            Form::Word(schemas),
            "The form of the file and its version.",
        )
        .needed(),
        key("as_of", Form::Date, "The day that was asked about.").needed(),
        key(
            "findings",
            Form::List(&Form::Map(&KNOWN)),
            "Every known finding, by rule and subject.",
        ),
    ],
);

/// A known finding.
pub static KNOWN: Table = Table::new("known", "A finding that the council knows of.", KNOWN_KEYS);

const KNOWN_KEYS: &[Key] = &[
    key(
        "id",
        Form::Short(LONGEST),
        "The finding's id, as `--format json` shows it.",
    )
    .needed(),
    key("rule", Form::Short(LONGEST), "The rule that found it.").needed(),
    key(
        "subject",
        Form::Short(LONGEST),
        "The document or expectation that it is about.",
    ),
    key(
        "message",
        Form::Text,
        "What was found when the file was written, for those who read it.",
    ),
];

fn schemas() -> Vec<&'static str> {
    vec![SCHEMA]
}
