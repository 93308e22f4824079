//! Words for names of rules, kinds and catalogues: those that nothing has, and those that something has already.

use crate::finding::{Fix, Found, Slot, Words};
use crate::load::fault::Sort;
use crate::source::Place;

const MISSPELT: Words = Words {
    message: "there is no {sort} `{name}`",
    label: "unknown {sort}",
    help: "Is {nearest} meant?",
};

const NO_RULE: Words = Words {
    message: "there is no {sort} `{name}`",
    label: "unknown {sort}",
    help: "`stratlint explain` lists all rules; those of your own are declared under `rules`.",
};

const NO_KIND: Words = Words {
    message: "there is no {sort} `{name}`",
    label: "unknown {sort}",
    help: "Kinds are {known}. Declare one of your own under `kinds` in framework.yaml, and say there which of these it is `like`.",
};

const NO_CATALOGUE: Words = Words {
    message: "there is no {sort} `{name}`",
    label: "unknown {sort}",
    help: "Catalogues are {known}. One of your own is a file of the folder: name it by its path.",
};

const TAKEN_RULE: Words = Words {
    message: "another rule has the name `{name}` already",
    label: "taken",
    help: "Give this rule a name of its own; findings, levels and exceptions go by it.",
};

const TAKEN_KIND: Words = Words {
    message: "another kind has the name `{name}` already",
    label: "taken",
    help: "Give this kind a name of its own, or delete it if the other kind is meant.",
};

/// A finding about a name that nothing of its sort has.
pub(super) fn unknown(
    sort: Sort,
    name: &str,
    nearest: &[String],
    known: &[String],
    place: Place,
) -> Found {
    let words = match sort {
        _ if !nearest.is_empty() => &MISSPELT,
        Sort::Rule => &NO_RULE,
        Sort::Kind => &NO_KIND,
        Sort::Catalogue => &NO_CATALOGUE,
    };
    Found::new(words, place)
        .target(name)
        .with("sort", sort.word())
        .with("name", name)
        .with("nearest", Slot::AnyOf(nearest.to_vec()))
        .with("known", Slot::AllOf(known.to_vec()))
        .fix(Fix::spelling(place, name, nearest))
}

/// A finding about a name that another of its sort has.
pub(super) fn taken(sort: Sort, name: &str, place: Place) -> Found {
    let words = match sort {
        Sort::Kind => &TAKEN_KIND,
        Sort::Rule | Sort::Catalogue => &TAKEN_RULE,
    };
    Found::new(words, place).target(name).with("name", name)
}
