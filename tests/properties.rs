//! What must hold for any framework: made-up ones with links to nothing, circles, doubles and histories out of order.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use stratlint::check::Inputs;
use stratlint::date::Dated;
use stratlint::outcome::Outcome;
use stratlint::report::{self, Checked};
use stratlint::source::Input;

use crate::checking::{DAY, day};
use crate::places::fault_of_place;

/// Few ids, so that links meet, circles close and ids are declared twice.
const IDS: [&str; 12] = [
    "plan", "old-plan", "homes", "jobs", "a", "b", "c", "d", "e", "measure", "report", "nowhere",
];

const KINDS: [&str; 14] = [
    "corporate-plan",
    "priority",
    "strategy",
    "policy",
    "delivery-plan",
    "service-plan",
    "budget",
    "measure",
    "recommendation",
    "report",
    "source",
    "body",
    "expectation",
    "stratgy",
];

const RELATIONS: [&str; 9] = [
    "supports",
    "delivers",
    "part_of",
    "depends_on",
    "supersedes",
    "measured_by",
    "informed_by",
    "addresses",
    "fulfils",
];

const DATES: [&str; 7] = [
    "2019",
    "2022/23",
    "2023-11",
    "2024-01-31",
    "2024-02-01",
    "2030",
    "soon",
];

fn date() -> impl Strategy<Value = Value> {
    select(&DATES[..]).prop_map(Value::from)
}

fn status() -> impl Strategy<Value = Value> {
    let word = select(vec![
        "proposed",
        "draft",
        "adopted",
        "under-review",
        "withdrawn",
        "unknown",
        "lapsed",
    ]);
    let entry =
        (word.clone(), date()).prop_map(|(is, on)| json!({"is": is, "on": on, "by": "Cabinet"}));
    prop_oneof![
        word.prop_map(Value::from),
        vec(entry, 1..4).prop_map(Value::from)
    ]
}

fn link() -> impl Strategy<Value = Value> {
    let basis = select(vec!["stated", "reported", "inferred"]);
    let long = (select(&IDS[..]), basis, date())
        .prop_map(|(to, basis, since)| json!({"to": to, "basis": basis, "since": since, "evidence": "report"}));
    prop_oneof![3 => select(&IDS[..]).prop_map(Value::from), 1 => long]
}

/// One declaration: mostly sound, always possible to write in any form.
pub(crate) fn declaration() -> impl Strategy<Value = Value> {
    let links = vec((select(&RELATIONS[..]), vec(link(), 1..4)), 0..4);
    let title = select(vec![
        "Homes",
        "Jobs: a plan",
        "Ärzte & Co",
        "“Quoted” - text",
        "# not a comment",
        "2024",
    ]);
    let period = (date(), date()).prop_map(|(from, to)| json!({"from": from, "to": to}));
    let rest = (
        prop::option::of(status()),
        prop::option::of(period),
        prop::option::of(date()),
        any::<bool>(),
    );
    (select(&IDS[..]), select(&KINDS[..]), title, links, rest).prop_map(
        |(id, kind, title, links, rest)| {
            let (status, period, review_by, marked) = rest;
            let mut map = Map::new();
            map.insert("id".into(), id.into());
            map.insert("kind".into(), kind.into());
            map.insert("title".into(), title.into());
            let optional = [
                ("status", status),
                ("period", period),
                ("review_by", review_by),
            ];
            map.extend(
                optional
                    .into_iter()
                    .filter_map(|(key, value)| Some((key.to_owned(), value?))),
            );
            map.extend(
                links
                    .into_iter()
                    .map(|(relation, links)| (relation.to_owned(), links.into())),
            );
            let mark = match kind {
                "priority" => ("tier", json!("core")),
                "expectation" => ("level", json!("professional-code")),
                _ if marked => ("linkage", json!("unexamined")),
                _ => ("external", json!(false)),
            };
            map.insert(mark.0.into(), mark.1);
            Value::Object(map)
        },
    )
}

fn declarations() -> impl Strategy<Value = Vec<Value>> {
    vec(declaration(), 0..24)
}

/// How the declarations of a file are written down.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    Json,
    Block,
    Flow,
    Several,
}

/// Deals declarations out to files: each to one of four, each file in a form of its own.
fn written(declarations: &[Value], deal: &[Index], forms: [Form; 4]) -> Vec<Input> {
    let mut piles: [Vec<&Value>; 4] = Default::default();
    for (number, declaration) in declarations.iter().enumerate() {
        piles[deal[number % deal.len()].index(4)].push(declaration);
    }
    let names = ["a", "m/n", "z", "0"];
    let file = |((pile, form), name): ((&Vec<&Value>, Form), &str)| {
        let ending = match form {
            Form::Json => "json",
            Form::Block => "yml",
            Form::Flow | Form::Several => "yaml",
        };
        Input::new(format!("{name}.{ending}"), text(pile, form))
    };
    piles
        .iter()
        .zip(forms)
        .zip(names)
        .filter(|((pile, _), _)| !pile.is_empty())
        .map(file)
        .collect()
}

/// Declarations as the content of one file.
pub(crate) fn text(declarations: &[&Value], form: Form) -> String {
    match form {
        Form::Json => serde_json::to_string_pretty(declarations).expect("JSON"),
        Form::Flow => serde_json::to_string(declarations).expect("JSON"),
        Form::Block => declarations.iter().map(|one| item(one)).collect(),
        Form::Several => declarations.iter().map(|one| alone(one)).collect(),
    }
}

pub(crate) fn form() -> impl Strategy<Value = Form> {
    select(vec![Form::Json, Form::Block, Form::Flow, Form::Several])
}

/// A declaration as an item of a list in block form.
fn item(declaration: &Value) -> String {
    format!("-\n{}", block(declaration, 2))
}

/// A declaration as a document of its own, with the line ends of another system.
fn alone(declaration: &Value) -> String {
    format!("---\n{}", block(declaration, 0)).replace('\n', "\r\n")
}

fn block(value: &Value, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let nested = |value: &Value| match value {
        Value::Object(_) | Value::Array(_) => format!("\n{}", block(value, indent + 2)),
        _ => format!(" {value}\n"),
    };
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| format!("{blanks}{key}:{}", nested(value)))
            .collect::<Vec<_>>()
            .concat(),
        Value::Array(items) => items
            .iter()
            .map(|value| format!("{blanks}-{}", nested(value)))
            .collect::<Vec<_>>()
            .concat(),
        _ => format!("{blanks}{value}\n"),
    }
}

fn check(files: Vec<Input>) -> (Inputs, Outcome) {
    let inputs = Inputs::new(None, |_| files).expect("no settings to be wrong");
    let outcome = inputs.check(day(DAY), &[]);
    (inputs, outcome)
}

fn bytes((inputs, outcome): &(Inputs, Outcome)) -> Vec<u8> {
    let checked = Checked {
        outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    };
    [
        report::json::write(&checked),
        report::concise::write(&checked),
    ]
    .concat()
}

/// What is found, wherever it stands: id, rule, level and message. An id without a subject names a file, and is left out.
fn found(outcome: &Outcome) -> BTreeSet<(String, String, &'static str, String)> {
    let known = |settled: &stratlint::outcome::Settled| {
        let finding = &settled.finding;
        let id = if finding.subject.is_some() {
            settled.id.clone()
        } else {
            String::new()
        };
        (
            id,
            finding.rule.to_string(),
            finding.level.word(),
            finding.message(),
        )
    };
    outcome.findings.iter().map(known).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The order in which files come and the number of threads change no byte.
    #[test]
    fn order_and_threads_change_nothing(
        declarations in declarations(), deal in vec(any::<Index>(), 1..9), forms in [form(), form(), form(), form()],
        turn in any::<Index>(),
    ) {
        let files = written(&declarations, &deal, forms);
        let expected = bytes(&check(files.clone()));
        let mut turned = files;
        if !turned.is_empty() {
            let by = turn.index(turned.len());
            turned.rotate_left(by);
            turned.reverse();
        }
        for threads in [1, 2, 7] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            let actual = pool.install(|| bytes(&check(turned.clone())));
            prop_assert_eq!(String::from_utf8_lossy(&expected), String::from_utf8_lossy(&actual));
        }
    }

    /// Splitting and joining files, YAML or JSON, changes nothing that is found.
    #[test]
    fn files_and_forms_change_no_finding(
        declarations in declarations(),
        deals in [vec(any::<Index>(), 1..9), vec(any::<Index>(), 1..9)],
        forms in [[form(), form(), form(), form()], [form(), form(), form(), form()]],
    ) {
        let one = check(written(&declarations, &deals[0], forms[0])).1;
        let other = check(written(&declarations, &deals[1], forms[1])).1;
        prop_assert_eq!(found(&one), found(&other));
    }

    /// Every place lies in its file, at the line and column that are told.
    #[test]
    fn places_lie_in_their_files(
        declarations in declarations(), deal in vec(any::<Index>(), 1..9), forms in [form(), form(), form(), form()],
    ) {
        let (inputs, outcome) = check(written(&declarations, &deal, forms));
        prop_assert_eq!(misplaced(&inputs, &outcome), None);
    }

    /// A date is one of four forms, and reads as it is written.
    #[test]
    fn dates_read_as_they_are_written(text in "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{2})?|.{0,12}") {
        if let Ok(date) = text.parse::<Dated>() {
            prop_assert_eq!(date.to_string(), text);
            prop_assert!(date.first() <= date.last());
        }
    }
}

fn misplaced(inputs: &Inputs, outcome: &Outcome) -> Option<String> {
    let places = outcome.findings.iter().flat_map(|settled| {
        let finding = &settled.finding;
        finding
            .related
            .iter()
            .map(|other| other.place)
            .chain([finding.place])
    });
    places
        .into_iter()
        .find_map(|place| fault_of_place(place, &inputs.sources))
}
