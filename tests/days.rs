//! The state of documents day by day, held to the contract's own words, written down once more without the program's code.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use stratlint::check::Inputs;
use stratlint::source::Input;

use crate::checking::day;

/// Dates close to each other in all four forms, with the first and the last day that each means. Days are compared as
/// text, so that the last day of any month may be its thirty-first.
const DATES: [(&str, &str, &str); 8] = [
    ("2022", "2022-01-01", "2022-12-31"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("2022/23", "2022-04-01", "2023-03-31"),
    ("2023/24", "2023-04-01", "2024-03-31"),
    ("2022-06", "2022-06-01", "2022-06-31"),
    ("2023-02", "2023-02-01", "2023-02-31"),
    ("2022-12-31", "2022-12-31", "2022-12-31"),
    ("2023-04-01", "2023-04-01", "2023-04-01"),
];

const WORDS: [&str; 6] = [
    "proposed",
    "draft",
    "adopted",
    "under-review",
    "withdrawn",
    "unknown",
];

const IDS: [&str; 4] = ["a", "b", "c", "d"];

fn date() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(select(&DATES[..]).prop_map(|(text, ..)| text))
}

/// A document with a history, a period and links to what it supersedes; `null` says nothing, in files too.
fn document(id: &'static str) -> impl Strategy<Value = Value> {
    let entry = (select(&WORDS[..]), date()).prop_map(|(is, on)| json!({"is": is, "on": on}));
    let link = (select(&IDS[..]), select(vec!["full", "part"]), date())
        .prop_map(|(to, extent, since)| json!({"to": to, "extent": extent, "since": since}));
    (vec(entry, 0..4), date(), date(), vec(link, 0..2)).prop_map(
        move |(status, from, to, supersedes)| {
            json!({
                "id": id, "kind": "policy", "title": id, "status": status,
                "period": {"from": from, "to": to}, "supersedes": supersedes,
            })
        },
    )
}

fn documents() -> impl Strategy<Value = Vec<Value>> {
    Vec::from(IDS.map(document))
}

/// First and last day of a date; of none, days that are before and after all others.
fn span(date: &Value) -> (&'static str, &'static str) {
    let known = DATES.iter().find(|(text, ..)| date == text);
    known.map_or(("", "9"), |(_, first, last)| (first, last))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// "Only where the first entry is dated does the document not exist before it."
fn exists(document: &Value, day: &str) -> bool {
    let first = list(&document["status"]).first();
    first.is_none_or(|first| span(&first["on"]).0 <= day)
}

/// The entries "whose `on` is not later"; "an entry without `on` always counts".
fn history<'d>(document: &'d Value, day: &str) -> Vec<&'d str> {
    let entries = list(&document["status"]).iter();
    let counting = entries.filter(|entry| span(&entry["on"]).0 <= day);
    counting
        .map(|entry| entry["is"].as_str().expect("a word"))
        .collect()
}

/// "Nothing that `supersedes` it in full has been adopted with its period begun by D, even if that one has lapsed since."
fn is_superseded(document: &Value, all: &[Value], day: &str) -> bool {
    let by = |newer: &Value, link: &Value| {
        let history = history(newer, day);
        let adopted = |word: &&str| ["adopted", "under-review"].contains(word);
        link["to"] == document["id"]
            && newer["id"] != document["id"]
            && link["extent"] == "full"
            && span(&link["since"]).0 <= day
            && exists(newer, day)
            && (list(&newer["status"]).is_empty() || history.iter().any(adopted))
            && span(&newer["period"]["from"]).0 <= day
    };
    all.iter().any(|newer| {
        list(&newer["supersedes"])
            .iter()
            .any(|link| by(newer, link))
    })
}

fn state(document: &Value, all: &[Value], day: &str) -> &'static str {
    // "Where `status` is left out it counts as adopted, undated."
    let word = history(document, day).last().copied().unwrap_or("adopted");
    let word = WORDS
        .iter()
        .find(|known| **known == word)
        .expect("one of the words");
    match *word {
        _ if !exists(document, day) => "not-yet",
        "adopted" | "under-review" if is_superseded(document, all, day) => "superseded",
        "adopted" | "under-review" if span(&document["period"]["from"]).0 > day => "future",
        "adopted" | "under-review" if span(&document["period"]["to"]).1 < day => "lapsed",
        "adopted" => "in-force",
        other => other,
    }
}

/// Days at and beside every end of every date.
const DAYS: [&str; 16] = [
    "2021-12-31",
    "2022-01-01",
    "2022-03-31",
    "2022-04-01",
    "2022-05-31",
    "2022-06-01",
    "2022-06-30",
    "2022-07-01",
    "2022-12-31",
    "2023-01-01",
    "2023-02-28",
    "2023-03-01",
    "2023-03-31",
    "2023-04-01",
    "2023-12-31",
    "2024-04-01",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_state_is_what_the_contract_says(documents in documents()) {
        let file = Input::new("a.json", serde_json::to_string(&documents).expect("JSON"));
        let inputs = Inputs::new(None, |_| vec![file]).expect("no settings to be wrong");
        for text in DAYS {
            let (framework, _) = inputs.framework(day(text));
            for document in framework.all() {
                let declared = documents.iter().find(|one| one["id"] == *document.id.value);
                let expected = state(declared.expect("declared"), &documents, text);
                prop_assert_eq!(document.state().word(), expected, "{} on {}", &*document.id.value, text);
            }
        }
    }
}
