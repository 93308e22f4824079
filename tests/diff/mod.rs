//! `stratlint diff`: what has changed between two versions of a framework.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

mod coventry;
mod git;
mod hostile;

use std::path::Path;

use serde_json::{Map, Value};
use snapbox::data::Inline;
use snapbox::{IntoData, assert_data_eq, str};
use stratlint::check::Inputs;
use stratlint::diff::{Diff, Version};
use stratlint::finding::Level;
use stratlint::load::keys::DOCUMENT;
use stratlint::report::diff::{self, Compared, Detail, Side};

use crate::checking::{DAY, Files, day, in_memory, none};
use crate::inline::{PLAIN, PLAN};
use crate::schema;

/// What a report says of two versions on a day.
pub(crate) fn compare<T>(
    [before, after]: [&Inputs; 2],
    on: &str,
    report: impl FnOnce(&Compared) -> T,
) -> T {
    let frameworks = [before, after].map(|inputs| inputs.framework(day(on)));
    let outcomes = [(before, &frameworks[0]), (after, &frameworks[1])]
        .map(|(inputs, (framework, faults))| inputs.outcome(framework, faults));
    let versions = [(before, 0), (after, 1)].map(|(inputs, at)| Version {
        inputs,
        framework: &frameworks[at].0,
        outcome: &outcomes[at],
    });
    let changed = Diff::new(versions[0], versions[1]);
    let side = |version, label| Side {
        version,
        label,
        path: Path::new(label),
        commit: None,
        is_there: true,
    };
    report(&Compared {
        before: side(versions[0], "old"),
        after: side(versions[1], "new"),
        diff: &changed,
        fail_on: Some(Level::Error),
        fails: changed.findings.fails(Some(Level::Error)),
    })
}

/// A plan, the documents and the settings.
fn framework(settings: &str, documents: &str) -> Inputs {
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    let files: Files = [
        file("framework.yaml", settings.to_owned()),
        file("documents.yaml", format!("{PLAN}{documents}")),
    ]
    .into_iter()
    .collect();
    in_memory(&files)
}

/// What programs get of two lists of documents.
fn form(before: &str, after: &str) -> Value {
    form_of(["name: Marlshire", before], ["name: Marlshire", after])
}

/// The same with settings.
fn form_of([settings, documents]: [&str; 2], [new_settings, new_documents]: [&str; 2]) -> Value {
    let before = framework(settings, documents);
    let after = framework(new_settings, new_documents);
    let json = compare([&before, &after], DAY, diff::json);
    serde_json::from_slice(&json).expect("JSON")
}

#[track_caller]
fn shows(before: &str, after: &str, expected: Inline) {
    let [before, after] =
        [before, after].map(|documents| framework("name: Marlshire\nlevels: {link-without-evidence: off, unrecorded-adoption: off, unfunded-document: off, undelivered-strategy: off, unmeasured-priority: off, missing-owner: off}", documents));
    let text = compare([&before, &after], DAY, |compared| {
        diff::human(compared, Detail::Usual, PLAIN)
    });
    assert_data_eq!(text, expected.raw());
}

/// The values of a key in a list, each as text.
fn all<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|one| one[key].as_str().expect("a text"))
        .collect()
}

const HOUSING: &str = "
- {id: housing, kind: strategy, title: Housing Strategy, owner: Head of Housing, period: {from: 2020, to: 2030}, supports: [homes, jobs]}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: housing}
";

#[test]
fn the_same_twice_is_no_change() {
    shows(
        HOUSING,
        HOUSING,
        str![[r#"
Marlshire: what has changed
From old to new; both checked on 31 January 2024

The check fails, as before.
Findings: none new, 0 gone, 3 still there.
Documents: as before.
Links: as before.

Priorities, and what carries them (2)
  “Good homes” (homes): carried by 1 document, as before
  “Good jobs” (jobs): carried by 1 document, as before

"#]],
    );
}

#[test]
fn keys_and_links_are_told_in_words() {
    shows(
        HOUSING,
        "
- {id: housing, kind: strategy, title: Homes Strategy, period: {from: 2020, to: 2023}, tags: [a, b], supports: [homes, {to: council-plan, basis: reported}], external: true}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: {to: housing, basis: inferred}}
",
        str![[r#"
Marlshire: what has changed
From old to new; both checked on 31 January 2024

The check fails, as before.
Findings: 3 errors new, 2 gone, 1 still there.
Documents: 2 changed.
Links: 1 gained, 1 lost.

New findings (3)
  error[unsupported-priority] no strategy or plan in force states that it
    supports or delivers the priority “Good homes”; “Homes Strategy” (`housing`)
    would, but not on this day (documents.yaml:3:8)
      Bring one of them into force, or find out which document in force
        carries this priority and declare its link.
  error[unsupported-priority] no strategy or plan in force states that it
    supports or delivers the priority “Good jobs” (documents.yaml:4:8)
      Find out which strategy or plan carries this priority. If one does and
        says so, declare its link; if none does, that is a gap for the corporate
        plan's owner to fill.
  error[broken-thread] the golden thread of “Repairs Plan” stops at “Homes
    Strategy”, which is lapsed: `repairs` delivers `housing`
    (documents.yaml:7:72)
      Mend the step where it stops: adopt, extend or replace `housing`, or
        link this document to something in force.

Priorities, and what carries them (2)
  “Good homes” (homes): carried by nothing in force, 1 before
      no longer by “Housing Strategy” (housing)
  “Good jobs” (jobs): carried by nothing in force, 1 before
      no longer by “Housing Strategy” (housing)

Changed (2)
  “Homes Strategy” (housing)
      no longer supports “Good jobs” (jobs)
      now supports “Council Plan” (council-plan), only reported
      state on the day: lapsed, was in force
      title: Homes Strategy, was Housing Strategy
      period: 2020 to 2023, was 2020 to 2030
      owner removed: was Head of Housing
      now marked external
      tags: added a; b
  “Repairs Plan” (repairs)
      delivers “Homes Strategy” (housing): basis: inferred, was stated

Not found any more (2)
  warning[thinly-supported-priority] one document alone carries the priority
    “Good homes”: “Housing Strategy” (documents.yaml:3:8)
  warning[thinly-supported-priority] one document alone carries the priority
    “Good jobs”: “Housing Strategy” (documents.yaml:4:8)

"#]],
    );
}

/// The document that links to it and was forgotten is told with the id that it should name.
#[test]
fn an_id_that_was_changed_is_the_same_document_under_another_id() {
    let before = "
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: housing}
- {id: rents, kind: action-plan, title: Rents Plan, delivers: housing}
";
    let after = "
- {id: homes-strategy, kind: strategy, title: Housing Strategy, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: homes-strategy}
- {id: rents, kind: action-plan, title: Rents Plan, delivers: housing}
";
    let form = form(before, after);
    let documents = &form["documents"];
    assert_eq!(documents["added"], serde_json::json!([]));
    assert_eq!(documents["removed"], serde_json::json!([]));
    assert_eq!(
        all(&documents["changed"], "id"),
        ["rents", "homes-strategy"]
    );
    assert_eq!(documents["changed"][1]["was_id"], "housing");
    assert_eq!(all(&form["links"]["lost"], "from"), ["rents"]);
    assert_eq!(all(&form["links"]["gained"], "to"), ["housing"]);
    // Whatever was found of the strategy before is found of it still.
    assert_eq!(all(&form["findings"]["new"], "rule"), ["unknown-reference"]);
    let fixed = all(&form["findings"]["gone"], "subject");
    assert!(!fixed.contains(&"housing"), "{fixed:?}");
    assert_eq!(form["priorities"][0]["before"], 1);
    assert_eq!(form["priorities"][0]["gained"], serde_json::json!([]));
}

/// Two of one title could each be the other.
#[test]
fn what_could_be_either_of_two_is_not_taken_for_renamed() {
    let before = "- {id: a, kind: policy, title: Rents}\n- {id: b, kind: policy, title: Rents}";
    let after = "- {id: c, kind: policy, title: Rents}";
    let form = form(before, after);
    assert_eq!(all(&form["documents"]["removed"], "id"), ["a", "b"]);
    assert_eq!(all(&form["documents"]["added"], "id"), ["c"]);
}

#[test]
fn moving_a_finding_does_not_make_it_new() {
    let form = form(HOUSING, &format!("\n\n# A line more\n{HOUSING}"));
    assert_eq!(form["findings"]["new"], serde_json::json!([]));
    assert_eq!(form["findings"]["gone"], serde_json::json!([]));
    let still = form["findings"]["still"].as_array().expect("a list");
    assert!(!still.is_empty());
}

/// Both are asked about on one day: what lapsed meanwhile lapsed in both.
#[test]
fn what_time_changes_is_no_change_of_the_edit() {
    let lapsed = HOUSING.replace("2030", "2021");
    let form = form(&lapsed, &lapsed);
    assert_eq!(form["documents"]["changed"], serde_json::json!([]));
    assert_eq!(form["as_of"], DAY);
}

/// One document's edit changes what another is.
#[test]
fn a_document_that_another_supersedes_is_in_another_state() {
    let form = form(
        "- {id: old, kind: policy, title: Old Policy}",
        "- {id: old, kind: policy, title: Old Policy}\n- {id: new, kind: policy, title: New Policy, supersedes: old}",
    );
    let changed = &form["documents"]["changed"][0];
    assert_eq!(changed["id"], "old");
    assert_eq!(changed["was_state"], "in-force");
    assert_eq!(changed["state"], "superseded");
}

/// A gap that nobody looks for any more is not put right; nor is one that went with its document.
#[test]
fn what_hides_a_finding_is_told_apart_from_what_mends_it() {
    let documents = "- {id: rents, kind: policy, title: Rents, supports: homes}\n- {id: lone, kind: policy, title: Lone, owner: Head}";
    let after = "- {id: rents, kind: policy, title: Rents, supports: homes}";
    let form = form_of(
        ["name: Marlshire", documents],
        ["levels: {missing-owner: off}", after],
    );
    let gone = form["findings"]["gone"].as_array().expect("a list");
    let by = |rule: &str, subject: &str| {
        let found = gone
            .iter()
            .find(|one| one["rule"] == rule && one["subject"] == subject);
        found.expect("gone")["by"].as_str().expect("a word")
    };
    assert_eq!(by("missing-owner", "rents"), "settings");
    assert_eq!(by("unlinked-document", "lone"), "removal");
    assert_eq!(all(&form["settings"], "key"), ["name", "levels"]);

    let back = form_of(
        ["levels: {missing-owner: off}", documents],
        ["levels: {}", &documents.replace(", supports: homes", "")],
    );
    let new = &back["findings"]["new"];
    let by: Vec<_> = all(new, "rule").into_iter().zip(all(new, "by")).collect();
    assert!(by.contains(&("missing-owner", "settings")), "{by:?}");
    assert!(by.contains(&("unlinked-document", "declaration")), "{by:?}");
}

#[test]
fn an_exception_does_not_put_right_what_it_covers() {
    let documents = "- {id: rents, kind: policy, title: Rents, supports: homes}";
    let excepted = "exceptions: [{rule: missing-owner, document: rents, reason: Being agreed, agreed_by: Cabinet, until: 2024-12}]";
    let form = |before, after| form_of([before, documents], [after, documents]);

    let hidden = form("name: a", excepted);
    assert_eq!(hidden["findings"]["gone"], serde_json::json!([]));
    assert_eq!(all(&hidden["findings"]["aside"], "rule"), ["missing-owner"]);
    assert_eq!(hidden["findings"]["aside"][0]["is_new"], false);

    let back = form(excepted, "name: a");
    assert_eq!(all(&back["findings"]["new"], "rule"), ["missing-owner"]);
    assert_eq!(all(&back["findings"]["new"], "by"), ["exception"]);
}

/// A rule of the council's own that asks for something else under its old name.
#[test]
fn a_rule_that_asks_for_something_else_is_a_change_of_settings() {
    let rule = |level: &str, keys: &str| {
        format!(
            "rules: [{{id: owned, level: {level}, for: {{kind: policy}}, require: {{fields: {{{keys}}}}}}}]"
        )
    };
    let form = form_of(
        [&rule("note", "owner: present"), ""],
        [&rule("note", "review_by: present"), ""],
    );
    assert_eq!(
        form["settings"],
        serde_json::json!([{"key": "rules", "lost": ["owned (as it was)"], "gained": ["owned (as it is now)"]}])
    );
}

/// Every key with some value that it takes: an edit that the comparison does not know of would go unseen.
#[test]
fn no_key_can_be_changed_unseen() {
    let mut unseen = Vec::new();
    for key in DOCUMENT.keys.iter().filter(|key| key.name != "id") {
        let kinds = key.of.iter().map(|kind| kind.word());
        let kind = kinds.into_iter().next().expect("a kind that has it");
        let least = schema::least(kind);
        let is_seen = |value: &Value| {
            let mut other = least.clone();
            other.insert(key.name.into(), value.clone());
            is_taken(&other) && is_change(&least, &other)
        };
        let others = ["enabling", "masterplan"].map(Value::from);
        if !schema::samples().iter().chain(&others).any(is_seen) {
            unseen.push(format!("{kind}: {}", key.name));
        }
    }
    none(&unseen);
}

fn one(document: &Map<String, Value>) -> Inputs {
    let text = Value::Object(document.clone()).to_string();
    let files = [("document.json".to_owned(), text.into_bytes())];
    in_memory(&files.into_iter().collect())
}

fn is_taken(document: &Map<String, Value>) -> bool {
    one(document).framework(day(DAY)).1.is_empty()
}

/// Whether anything is said of the one document itself.
fn is_change(before: &Map<String, Value>, after: &Map<String, Value>) -> bool {
    let json = compare([&one(before), &one(after)], DAY, diff::json);
    let form: Value = serde_json::from_slice(&json).expect("JSON");
    let says = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
    let changed = &form["documents"]["changed"][0]["changes"];
    says(changed) || says(&form["links"]["gained"])
}
