//! The keys of a council's own rule.

use super::BASES;
use super::field_test::date_names;
use crate::finding::Level;
use crate::framework::{RELATIONS, State};
use crate::load::key::{Count, Form, Key, TEXTS, Table, key, words};
use crate::load::keys::{DOCUMENT, tiers};

pub(in crate::settings) static RULE: Table = Table::new(
    "own-rule",
    "A rule of the council's own: which documents it holds to one assertion.",
    &[
        key("id", Form::Id, "Its name.").needed(),
        key("summary", Form::Text, "What it asks, in a sentence."),
        key(
            "level",
            Form::Word(levels),
            "How grave a departure is; error where it is left out.",
        ),
        key(
            "for",
            Form::Map(&SELECTOR),
            "The documents that it holds to it; all where it is left out.",
        ),
        key(
            "require",
            Form::Map(&ASSERTION),
            "What must hold for each of them.",
        ),
        key(
            "forbid",
            Form::Map(&ASSERTION),
            "What must hold for none of them.",
        ),
        key(
            "tests",
            Form::Many(&[Form::Map(&RULE_TEST)]),
            "Small frameworks, and what the rule finds in them.",
        ),
    ],
)
.with(Count::OneOf(["require", "forbid"]));

pub(super) static RULE_TEST: Table = Table::new(
    "rule-test",
    "A small framework, and of which of its documents the rule has something to say.",
    &[
        key(
            "framework",
            Form::List(&Form::Map(&DOCUMENT)),
            "Its documents, each declared as in a file of its own.",
        )
        .needed(),
        key(
            "finds",
            TEXTS,
            "The ids of the documents that the rule finds at fault, all of them.",
        )
        .needed(),
        key(
            "as_of",
            Form::Day,
            "The day that it asks about; any will do where it is left out.",
        ),
    ],
);

/// Which documents are meant.
pub(super) static SELECTOR: Table = Table::new(
    "selector",
    "Which documents are meant: those that are all of what is said.",
    &[
        key("kind", Form::Many(&[Form::Kind]), "Of one of these kinds."),
        key(
            "id",
            TEXTS,
            "With one of these ids; `*` stands for anything.",
        ),
        key("tier", Form::Word(tiers), "Priorities of this tier."),
        key("tag", TEXTS, "With one of these tags."),
        key(
            "state",
            Form::Many(&[Form::Word(states)]),
            "In one of these states on the day.",
        ),
        key("not", Form::Map(&SELECTOR), "Not those."),
        key(
            "any",
            Form::Many(&[Form::Map(&SELECTOR)]),
            "Chosen by any of these.",
        ),
    ],
);

pub(super) static ASSERTION: Table = Table::new(
    "assertion",
    "Just one thing that is asserted of each document.",
    &[
        key(
            "reach",
            Form::Map(&REACH),
            "A path leads from it to one of some documents.",
        ),
        key(
            "reached",
            Form::Map(&REACHED),
            "So many of some documents have a path to it.",
        ),
        key(
            "fields",
            Form::FieldTests(&FIELD_TEST),
            "Its keys are as asked.",
        ),
        key(
            "count",
            Form::Map(&COUNT),
            "It has so many links of a relation.",
        ),
        key(
            "acyclic",
            Form::Map(&ACYCLIC),
            "It is in no circle of these links.",
        ),
    ],
)
.with(Count::One);

pub(super) static REACH: Table = Table::new(
    "reach",
    "A path from the document to one of some others.",
    &[
        key("to", Form::Map(&SELECTOR), "Where such a path ends."),
        BY,
        BASIS,
        WITHIN,
        AVOIDING,
    ],
);

pub(super) static REACHED: Table = Table::new(
    "reached",
    "Paths from some documents to this one.",
    &[
        key("from", Form::Map(&SELECTOR), "Where such a path begins."),
        BY,
        BASIS,
        WITHIN,
        AVOIDING,
        AT_LEAST,
        AT_MOST,
    ],
);

pub(super) static COUNT: Table = Table::new(
    "count",
    "How many links of a relation the document has.",
    &[
        key("relation", Form::Word(relations), "The relation.").needed(),
        AT_LEAST,
        AT_MOST,
    ],
);

pub(super) static ACYCLIC: Table = Table::new("acyclic", "Links that form no circle.", &[BY]);

/// What is asked of a key.
pub(super) static FIELD_TEST: Table = Table::new(
    "field-test",
    "Just one thing that is asked of a key.",
    &[
        key("equals", TEXTS, "Its value is this."),
        key("one_of", TEXTS, "Its value is one of these."),
        key("includes", TEXTS, "Its list has all of these."),
        key(
            "matches",
            Form::Text,
            "Its value fits a pattern; `*` stands for anything.",
        ),
        key(
            "before",
            Form::Moment(moments),
            "Its date is before this: a date, `today` or another key.",
        ),
        key(
            "after",
            Form::Moment(moments),
            "Its date is after this: a date, `today` or another key.",
        ),
        key(
            "on_or_before",
            Form::Moment(moments),
            "Its date is this or before it: a date, `today` or another key.",
        ),
        key(
            "on_or_after",
            Form::Moment(moments),
            "Its date is this or after it: a date, `today` or another key.",
        ),
    ],
)
.with(Count::One);

const BY: Key = key(
    "by",
    Form::Many(&[Form::Word(relations)]),
    "Relations that a path may take; those of a golden thread where it is left out.",
);
const BASIS: Key = key(
    "basis",
    Form::Word(bases),
    "How each link of the path must be known; any way where it is left out.",
);
const WITHIN: Key = key("within", Form::Count, "In so many links at most.");
const AVOIDING: Key = key("avoiding", Form::Map(&SELECTOR), "Not through these.");
const AT_LEAST: Key = key("at_least", Form::Count, "So many at least.");
const AT_MOST: Key = key("at_most", Form::Count, "So many at most.");

fn levels() -> Vec<&'static str> {
    words(&Level::WORDS)
}

fn states() -> Vec<&'static str> {
    words(&State::WORDS)
}

fn bases() -> Vec<&'static str> {
    words(&BASES)
}

fn relations() -> Vec<&'static str> {
    RELATIONS.iter().map(|row| row.word).collect()
}

fn moments() -> Vec<&'static str> {
    date_names().collect()
}
