//! Findings as JSON: the published form, its order, and ids that stay.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use stratlint::check::Inputs;
use stratlint::finding::Level;
use stratlint::report;

use crate::checking::{self, DAY, Files, day, none};
use crate::fixtures::frameworks;

/// The form that the contract fixes: words stand for types, a list of one for a list of such.
fn form() -> Value {
    let location = json!({
        "path": "text", "line": "count", "column": "count", "end_line": "count", "end_column": "count",
        "offset": "count", "length": "count",
    });
    json!({
        "schema": "text",
        "tool": {"name": "text", "version": "text"},
        "framework": {
            "name": "text or null", "path": "text", "as_of": "text", "documents": "count", "links": "count", "in_force": "count",
        },
        "summary": {
            "error": "count", "warning": "count", "note": "count", "excepted": "count", "baseline": "count", "fails": "bool",
            "priorities": [{"id": "text", "tier": "text or null", "in_force": "count", "not_in_force": "count"}],
        },
        "findings": [{
            "id": "text", "rule": "text", "group": "text", "level": "text",
            "subject": "text or null", "subjects": ["text"], "message": "text", "help": "text",
            "thread": [{"id": "text", "title": "text", "state": "text", "relation": "text or null", "basis": "text or null"}],
            "location": location, "known": "bool",
            "related": [{"message": "text", "location": location}],
            "authority": [{"instrument": "text", "provision": "text or null", "url": "text or null"}],
            "excepted": "excepted or null",
        }],
    })
}

/// Why a finding does not count, where it does not.
fn form_of_excepted() -> Value {
    json!({"reason": "text", "agreed_by": "text", "until": "text", "ends_soon": "bool"})
}

/// What does not fit the form: keys too many or too few, and values of another type.
fn misfits(value: &Value, form: &Value, at: &str) -> Vec<String> {
    match (value, form) {
        (Value::Object(value), Value::Object(form)) => {
            let keys = value.keys().chain(form.keys()).collect::<BTreeSet<_>>();
            let of_key = |key: &String| match (value.get(key), form.get(key)) {
                (Some(value), Some(form)) => misfits(value, form, &format!("{at}.{key}")),
                (None, _) => vec![format!("{at}.{key} is not there")],
                (_, None) => vec![format!("{at}.{key} is new")],
            };
            keys.into_iter().flat_map(of_key).collect()
        }
        (Value::Array(items), Value::Array(form)) => items
            .iter()
            .flat_map(|item| misfits(item, &form[0], &format!("{at}[]")))
            .collect(),
        (Value::Object(_), Value::String(form)) if form == "excepted or null" => {
            misfits(value, &form_of_excepted(), at)
        }
        (value, Value::String(form)) if is_a(value, form) => Vec::new(),
        (value, form) => vec![format!("{at} is {value} and not {form}")],
    }
}

fn is_a(value: &Value, form: &str) -> bool {
    match value {
        Value::String(_) => form.starts_with("text"),
        Value::Number(number) => form == "count" && number.is_u64(),
        Value::Bool(_) => form == "bool",
        Value::Null => form.ends_with("or null"),
        _ => false,
    }
}

/// The report of a framework, read again.
fn written(inputs: &Inputs, path: &str) -> Value {
    serde_json::from_slice(&bytes(inputs, path)).expect("JSON")
}

fn bytes(inputs: &Inputs, path: &str) -> Vec<u8> {
    let outcome = inputs.check(day(DAY), &[]);
    let checked = report::Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: Path::new(path),
        fail_on: Some(Level::Error),
    };
    report::json::write(&checked)
}

fn findings(report: &Value) -> &[Value] {
    report["findings"].as_array().expect("a list of findings")
}

#[test]
fn reports_have_the_form_that_the_contract_fixes() {
    let reports = frameworks()
        .into_iter()
        .map(|path| (written(&checking::folder(&path), &path), path));
    none(
        &reports
            .flat_map(|(report, path)| misfits(&report, &form(), &path))
            .collect::<Vec<_>>(),
    );
}

/// Ids among it: baselines hold them, so that they may not change from one version to the next.
#[test]
fn a_whole_report_has_been_reviewed() {
    let path = "examples/03-broken-threads";
    let report = String::from_utf8(bytes(&checking::folder(path), path)).expect("text");
    none(
        checking::compare("tests/snapshots/broken-threads.json", &report)
            .err()
            .as_slice(),
    );
}

#[test]
fn the_heads_of_a_report_say_what_was_checked() {
    let path = "examples/05-expectations-and-exceptions";
    let report = written(&checking::folder(path), path);
    assert_eq!(report["schema"], "stratlint-findings/1");
    assert_eq!(
        report["tool"],
        json!({"name": "stratlint", "version": env!("CARGO_PKG_VERSION")})
    );
    assert_eq!(report["framework"]["path"], path);
    assert_eq!(report["framework"]["as_of"], DAY);
    let summary = &report["summary"];
    let counts =
        ["error", "warning", "note", "excepted", "baseline"].map(|key| summary[key].as_u64());
    assert_eq!(counts, [1, 4, 2, 1, 0].map(Some));
    assert_eq!(summary["fails"], true);
    let excepted: Vec<&Value> = findings(&report)
        .iter()
        .map(|finding| &finding["excepted"])
        .filter(|it| !it.is_null())
        .collect();
    assert_eq!(excepted.len(), 1);
}

#[test]
fn findings_stand_in_order_and_lie_in_their_files() {
    for path in frameworks() {
        let inputs = checking::folder(&path);
        let report = written(&inputs, &path);
        let keys: Vec<_> = findings(&report).iter().map(key).collect();
        assert!(keys.is_sorted(), "{path}: {keys:#?}");
        for finding in findings(&report) {
            let location = &finding["location"];
            let mut sources = inputs.sources.iter();
            let source = sources.find(|(_, source)| source.path == location["path"]);
            let (_, source) = source.expect("a file of the framework");
            let number = |key: &str| {
                usize::try_from(location[key].as_u64().expect("a count")).expect("a small one")
            };
            let end = number("offset") + number("length");
            assert!(
                source.text().get(number("offset")..end).is_some(),
                "{path}: {location}"
            );
        }
    }
}

fn key(finding: &Value) -> (&str, u64, &str, &str, &str) {
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    let (path, offset) = (&finding["location"]["path"], &finding["location"]["offset"]);
    (
        path.as_str().expect("a path"),
        offset.as_u64().expect("an offset"),
        text("rule"),
        text("subject"),
        text("id"),
    )
}

#[test]
fn each_finding_of_a_report_has_an_id_of_its_own() {
    for path in frameworks() {
        let report = written(&checking::folder(&path), &path);
        let ids: Vec<&str> = findings(&report)
            .iter()
            .map(|finding| finding["id"].as_str().expect("an id"))
            .collect();
        let different: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{path}");
        for id in ids {
            let digits = id
                .chars()
                .all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
            assert!(id.len() == 12 && digits, "{path}: {id}");
        }
    }
}

#[test]
fn ids_stay_when_lines_move() {
    for path in frameworks_of_text() {
        let files = checking::files(&path);
        let moved = files
            .iter()
            .map(|(name, text)| (name.clone(), [b"\n\n\n", text.as_slice()].concat()));
        assert_eq!(
            ids(&files, |_| true),
            ids(&moved.collect(), |_| true),
            "{path}"
        );
    }
}

/// A finding without a subject is known by its file.
#[test]
fn ids_of_subjects_stay_when_files_are_renamed() {
    for path in frameworks_of_text() {
        let files = checking::files(&path);
        let rename = |((name, text), number): ((&String, &Vec<u8>), usize)| match name.as_str() {
            "framework.yaml" => (name.clone(), text.clone()),
            name => (format!("{number}-{}", name.replace('/', "-")), text.clone()),
        };
        let renamed: Files = files.iter().rev().zip(100..).map(rename).collect();
        let has_subject = |finding: &Value| !finding["subject"].is_null();
        assert_eq!(
            ids(&files, has_subject),
            ids(&renamed, has_subject),
            "{path}"
        );
    }
}

/// Without those whose bytes are their idea.
fn frameworks_of_text() -> impl Iterator<Item = String> {
    let of_bytes = ["byte-order-mark", "latin-1", "limits"];
    frameworks()
        .into_iter()
        .filter(move |path| !of_bytes.iter().any(|name| path.ends_with(name)))
}

fn ids(files: &Files, chosen: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let report = written(&checking::in_memory(files), "framework");
    let chosen = findings(&report).iter().filter(|finding| chosen(finding));
    chosen.map(|finding| finding["id"].to_string()).collect()
}
