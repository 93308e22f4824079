//! Words for a key that is not known where it stands: the key that is meant, or the key that it belongs under.

use crate::finding::{Fix, Found, Slot, Words};
use crate::source::Place;

const UNKNOWN: Words = Words {
    message: "there is no key `{key}` here",
    label: "unknown key",
    help: "Known keys are {known}.",
};

const MISSPELT: Words = Words {
    message: "there is no key `{key}` here",
    label: "unknown key",
    help: "Is {nearest} meant?",
};

const INSIDE: Words = Words {
    message: "there is no key `{key}` here",
    label: "unknown key",
    help: "`{key}` belongs inside `{outer}`: put it on a line below `{outer}:`, indented further than that.",
};

/// A finding about a key that is not among those known where it stands.
pub(super) fn finding(
    key: &str,
    nearest: &[&'static str],
    known: &[&'static str],
    place: Place,
) -> Found {
    let at = |words| Found::new(words, place).field(key).with("key", key);
    if let Some(outer) = meant(&INNER, key, known) {
        return at(&INSIDE).with("outer", outer);
    }
    let other = meant(&OTHERWISE, key, known);
    match (nearest, other) {
        ([], None) => at(&UNKNOWN).with("known", Slot::AllOf(owned(known))),
        ([], Some(other)) => at(&MISSPELT).with("nearest", Slot::AnyOf(owned(&[other]))),
        (nearest, _) => at(&MISSPELT)
            .with("nearest", Slot::AnyOf(owned(nearest)))
            .fix(Fix::spelling(place, key, nearest)),
    }
}

/// The key that a table gives for one, where that is known there.
fn meant(
    table: &[(&'static str, &[&str])],
    key: &str,
    known: &[&'static str],
) -> Option<&'static str> {
    let row = table.iter().find(|(_, keys)| keys.contains(&key));
    row.map(|(meant, _)| *meant)
        .filter(|meant| known.contains(meant))
}

/// Keys that stand inside others: where the indent is forgotten, they stand beside them.
const INNER: [(&str, &[&str]); 4] = [
    ("status", &["is", "on", "by"]),
    ("period", &["from", "to"]),
    ("evidence", &["source", "at"]),
    ("target", &["value"]),
];

/// What other registers call a key.
const OTHERWISE: [(&str, &[&str]); 13] = [
    ("id", &["ref", "reference", "identifier", "slug"]),
    ("kind", &["type", "category", "class"]),
    ("title", &["name", "heading", "document"]),
    ("aliases", &["alias", "also_known_as", "aka", "acronym"]),
    (
        "from",
        &["start", "start_date", "begins", "begin", "starts"],
    ),
    (
        "to",
        &["end", "end_date", "ends", "finish", "expires", "until"],
    ),
    (
        "review_by",
        &["review", "review_date", "next_review", "review_due"],
    ),
    (
        "owner",
        &[
            "lead",
            "lead_officer",
            "responsible",
            "author",
            "accountable",
        ],
    ),
    ("funded_by", &["funding", "budget", "cost"]),
    ("measured_by", &["kpi", "kpis", "indicators", "measures"]),
    (
        "note",
        &["notes", "description", "summary", "comment", "comments"],
    ),
    ("url", &["link", "website", "web", "href", "address"]),
    ("on", &["date", "approved", "approved_on", "adopted_on"]),
];

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
