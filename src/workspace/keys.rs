//! The keys of a workspace file.

use crate::load::key::{Form, TEXTS, Table, key};

/// What a workspace file says.
pub static WORKSPACE: Table = Table::new(
    "workspace",
    "Several policy frameworks that are checked in one run, each by its own settings.",
    &[
        key(
            "format",
            Form::Word(formats),
            "The version of this file: 1.",
        ),
        key(
            "frameworks",
            Form::Many(&[Form::Text, Form::Map(&MEMBER)]),
            "The folder of each framework, from where this file is.",
        )
        .needed(),
        key(
            "shared",
            TEXTS,
            "Folders of frameworks that the others may link to, as a combined authority's; from where this file is.",
        ),
    ],
);

/// One framework of a workspace.
pub static MEMBER: Table = Table::new(
    "member",
    "A framework of the workspace.",
    &[
        key(
            "path",
            Form::Text,
            "The framework's folder, from where this file is.",
        )
        .needed(),
        key(
            "as_of",
            Form::Day,
            "The day to ask about; that of the run where it is left out.",
        ),
    ],
);

fn formats() -> Vec<&'static str> {
    vec!["1"]
}
