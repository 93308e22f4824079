//! `stratlint impact`: what hangs on a document, and what would break without it.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

use std::collections::BTreeSet;
use std::path::Path;

use snapbox::data::Inline;
use snapbox::{IntoData, assert_data_eq, str};
use stratlint::check::Inputs;
use stratlint::framework::Framework;
use stratlint::impact::{Checked, Impact, Removal};
use stratlint::report::{Asked, impact};
use stratlint::source::Input;

use crate::checking::{self, DAY, day, none};
use crate::inline::{PLAIN, PLAN};

/// What a report says of the document, and of its removal.
#[track_caller]
pub(crate) fn ask<T>(
    inputs: &Inputs,
    id: &str,
    on: &str,
    report: impl Fn(&Asked, &Impact, &Removal) -> T,
) -> T {
    let (with, faults) = inputs.framework(day(on));
    let (without, other_faults) = inputs.framework_without(id, day(on));
    let outcome = inputs.outcome(&with, &faults);
    let other_outcome = inputs.outcome(&without, &other_faults);
    let removal = Removal::new(
        id,
        Checked {
            framework: &with,
            outcome: &outcome,
        },
        Checked {
            framework: &without,
            outcome: &other_outcome,
        },
        &inputs.settings,
    );
    let asked = Asked {
        framework: &with,
        settings: &inputs.settings,
        path: Path::new("framework"),
    };
    let document = with.document(id).expect("declared");
    report(&asked, &Impact::new(&with, document), &removal)
}

fn inputs(documents: &str) -> Inputs {
    let documents = Input::new("documents.yaml", format!("{PLAN}{documents}"));
    Inputs::new(None, |_| vec![documents]).expect("no settings to be wrong")
}

#[track_caller]
fn hangs(id: &str, documents: &str, expected: Inline) {
    let inputs = inputs(documents);
    let text = ask(&inputs, id, DAY, |asked, impact, _| {
        impact::human(asked, impact, None, &inputs.sources, PLAIN)
    });
    assert_data_eq!(text, expected.raw());
}

#[track_caller]
fn breaks(id: &str, documents: &str, expected: Inline) {
    let inputs = inputs(documents);
    let text = ask(&inputs, id, DAY, |asked, impact, removal| {
        impact::human(asked, impact, Some(removal), &inputs.sources, PLAIN)
    });
    assert_data_eq!(text, expected.raw());
}

#[test]
fn what_cites_a_document_is_named_wherever_it_cites_it() {
    let inputs = inputs(
        "
- {id: survey, kind: source, title: Survey}
- {id: other, kind: source, title: Other}
- {id: by-itself, kind: policy, title: By itself, evidence: [other, survey]}
- {id: by-link, kind: policy, title: By a link, supports: {to: homes, evidence: survey}}
- {id: by-status, kind: policy, title: By a status, status: {is: adopted, evidence: survey}}
- {id: by-target, kind: measure, title: By a target, target: {value: 3, evidence: survey}}
- {id: wanted, kind: expectation, title: Wanted, level: good-practice, evidence: survey}
- {id: wanted-by-link, kind: expectation, title: Wanted, level: good-practice, informed_by: {to: other, evidence: survey}}
- {id: not-citing, kind: policy, title: Not, supports: {to: homes, evidence: other}, informed_by: survey}
- {id: not-wanted, kind: expectation, title: Not, level: good-practice, evidence: other, informed_by: {to: survey, evidence: other}}
",
    );
    let ids = ask(&inputs, "survey", DAY, |_, impact, _| {
        let ids = impact.cited_by.iter();
        ids.map(|id| (*id).to_owned()).collect::<Vec<_>>()
    });
    let expected = [
        "by-itself",
        "by-link",
        "by-status",
        "by-target",
        "wanted",
        "wanted-by-link",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn only_others_in_force_that_state_it_fulfil_an_expectation_too() {
    let inputs = inputs(
        "
- {id: asked, kind: expectation, title: Housing strategy, level: statutory-duty}
- {id: one, kind: strategy, title: One, fulfils: asked}
- {id: two, kind: strategy, title: Two, fulfils: asked}
- {id: three, kind: strategy, title: Three, fulfils: asked}
- {id: told, kind: strategy, title: Told, fulfils: {to: asked, basis: reported}}
- {id: drafted, kind: strategy, title: Drafted, status: draft, fulfils: asked}
",
    );
    let others = ask(&inputs, "one", DAY, |_, impact, _| {
        impact
            .fulfils
            .iter()
            .map(|asked| asked.others)
            .collect::<Vec<_>>()
    });
    assert_eq!(others, [2]);
}

/// A thread to the plan as a whole is something to lose too.
#[test]
fn who_keeps_a_thread_that_is_only_reported_is_weaker() {
    let inputs = inputs(
        "
- {id: one, kind: strategy, title: One, supports: council-plan}
- {id: two, kind: strategy, title: Two, supports: {to: council-plan, basis: reported}}
- {id: lower, kind: project, title: Lower, delivers: [one, two]}
- {id: apart, kind: project, title: Apart, delivers: two}
",
    );
    let weaker = ask(&inputs, "one", DAY, |_, _, removal| {
        let weaker = removal.weaker.iter();
        weaker
            .map(|loss| loss.document.id.to_string())
            .collect::<Vec<_>>()
    });
    assert_eq!(weaker, ["lower"]);
}

const HOUSING: &str = "
- {id: asked, kind: expectation, title: Housing strategy, level: statutory-duty, authority: {instrument: Homes Act}}
- {id: build-more, kind: recommendation, title: Build more, owner: Head of Housing}
- {id: housing, kind: strategy, title: Housing Strategy, owner: Head of Housing, supports: homes, fulfils: asked, addresses: build-more}
- {id: repairs, kind: action-plan, title: Repairs Plan, owner: Head of Housing, delivers: housing}
- {id: team, kind: project, title: Repairs Team, owner: Head of Housing, part_of: repairs, supports: jobs}
- {id: work, kind: strategy, title: Work Strategy, owner: Head of Jobs, supports: [jobs, homes], depends_on: housing}
- {id: survey, kind: source, title: Housing Survey}
- {id: rents, kind: policy, title: Rents Policy, owner: Head of Housing, supports: {to: homes, evidence: survey}, informed_by: survey}
- {id: cabinet, kind: body, title: Cabinet, role: cabinet}
- {id: charter, kind: policy, title: Charter, status: draft, owner: Head of Housing, overseen_by: cabinet, aligns_with: rents}
";

#[test]
fn threads_run_through_a_document_or_only_through_it() {
    hangs(
        "housing",
        HOUSING,
        str![[r#"
Housing Strategy
housing · strategy · in force on 31 January 2024 · Head of Housing

2 documents have a thread through it; 1 of them has no other
  “Repairs Plan” (repairs), which has no other thread
  “Repairs Team” (team)

Priorities that it carries
  “Good homes” (homes): 2 others in force do too

Expectations that it fulfils, in full or in part
  “Housing strategy”, a statutory duty: nothing else in force states that it
    does

Recommendations that it addresses
  “Build more” (build-more): nothing else in force states that it does

It is delivered by
  “Repairs Plan” (repairs)

It is needed by
  “Work Strategy” (work)

"#]],
    );
}

#[test]
fn of_a_priority_the_documents_that_serve_no_other() {
    hangs(
        "homes",
        HOUSING,
        str![[r#"
Good homes
homes · core priority · in force on 31 January 2024

5 documents have a thread that leads to it; 3 of them lead to no other priority
  “Housing Strategy” (housing), for which it is the only priority
  “Rents Policy” (rents), for which it is the only priority
  “Repairs Plan” (repairs), for which it is the only priority
  “Repairs Team” (team)
  “Work Strategy” (work)

It is supported by
  “Housing Strategy” (housing)
  “Rents Policy” (rents)
  “Work Strategy” (work)

"#]],
    );
}

/// What others report or infer is no thread unless it is said what it is; and who keeps only that is told.
#[test]
fn threads_that_are_not_stated_stand_apart() {
    breaks(
        "homes",
        "
- {id: guessed, kind: policy, title: Guessed Policy, supports: [{to: homes, basis: inferred}]}
- {id: lone, kind: policy, title: Lone Policy, supports: [homes, {to: council-plan, basis: reported}]}
- {id: partly, kind: policy, title: Partly Policy, supports: [homes, {to: jobs, basis: inferred}]}
- {id: whole, kind: policy, title: Whole Policy, supports: [homes, council-plan]}
- {id: both, kind: policy, title: Both Policy, supports: [homes, jobs]}
",
        str![[r#"
Good homes
homes · core priority · in force on 31 January 2024

4 documents have a thread that leads to it; 2 of them lead to no other priority
  “Both Policy” (both)
  “Lone Policy” (lone), for which it is the only priority
  “Partly Policy” (partly), whose thread to another is only inferred
  “Whole Policy” (whole), for which it is the only priority

1 document has a thread, but only a reported or inferred one, that leads to it,
and to no other priority
  “Guessed Policy” (guessed), inferred, for which it is the only priority

It is supported by
  “Both Policy” (both)
  “Lone Policy” (lone)
  “Partly Policy” (partly)
  “Whole Policy” (whole)

It is supported by, but only as reported or inferred
  “Guessed Policy” (guessed), inferred

Without it: no thread any more
  “Guessed Policy” (guessed), inferred

Without it: only a lesser thread
  “Lone Policy” (lone): to no priority, only to the plan as a whole, reported
  “Partly Policy” (partly): only inferred
  “Whole Policy” (whole): to no priority, only to the plan as a whole

Without it: links to write anew, because they would lead to nothing
  documents.yaml:6:70: guessed
  documents.yaml:7:59: lone
  documents.yaml:8:63: partly
  documents.yaml:9:61: whole
  documents.yaml:10:59: both

Without it: what else `stratlint check` would find
  error[unstated-link] “Lone Policy” does not say itself what it serves: its
    link to “Council Plan” is only reported (documents.yaml:7:71)
  error[unstated-link] “Partly Policy” does not say itself what it serves: its
    link to “Good jobs” is only inferred (documents.yaml:8:75)

Without it: what `stratlint check` would no longer find
  warning[unmeasured-priority] no measure shows whether the priority “Good
    homes” is being reached (documents.yaml:3:8)
  note[link-without-evidence] “Guessed Policy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:6:70)
  error[unstated-link] “Guessed Policy” does not say itself what it serves:
    its link to “Good homes” is only inferred (documents.yaml:6:70)
  note[link-without-evidence] “Lone Policy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:7:59)
  note[link-without-evidence] “Partly Policy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:8:63)
  note[link-without-evidence] “Whole Policy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:9:61)
  note[link-without-evidence] “Both Policy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:10:59)

Without “Good homes”: 1 document would have no thread; 3 documents would keep
only a lesser thread; 5 links would lead to nothing; 2 other errors would be
new; 7 findings would be gone. No file was changed.

"#]],
    );
}

#[test]
fn a_source_and_a_body_have_what_names_them() {
    hangs(
        "survey",
        HOUSING,
        str![[r#"
Housing Survey
survey · source · in force on 31 January 2024

1 declaration names it as evidence
  rents

It informs
  “Rents Policy” (rents)

"#]],
    );
    hangs(
        "cabinet",
        HOUSING,
        str![[r#"
Cabinet
cabinet · body · in force on 31 January 2024

It oversees
  “Charter” (charter), draft

"#]],
    );
    hangs(
        "charter",
        HOUSING,
        str![[r#"
Charter
charter · policy · draft on 31 January 2024 · Head of Housing

Nothing that is declared hangs on it.

"#]],
    );
}

#[test]
fn without_a_document_its_threads_break_and_its_priority_is_carried_less() {
    breaks(
        "housing",
        HOUSING,
        str![[r#"
Housing Strategy
housing · strategy · in force on 31 January 2024 · Head of Housing

2 documents have a thread through it; 1 of them has no other
  “Repairs Plan” (repairs), which has no other thread
  “Repairs Team” (team)

Priorities that it carries
  “Good homes” (homes): 2 others in force do too

Expectations that it fulfils, in full or in part
  “Housing strategy”, a statutory duty: nothing else in force states that it
    does

Recommendations that it addresses
  “Build more” (build-more): nothing else in force states that it does

It is delivered by
  “Repairs Plan” (repairs)

It is needed by
  “Work Strategy” (work)

Without it: no thread any more
  “Repairs Plan” (repairs)

Without it: priorities with less support
  “Good homes” (homes): carried by 3 documents now, by 2 then

Without it: expectations no longer fulfilled as now
  “Housing strategy”, a statutory duty: fulfilled now, missing then

Without it: links to write anew, because they would lead to nothing
  documents.yaml:9:91: repairs
  documents.yaml:11:110: work

Without it: what else `stratlint check` would find
  warning[missing-document] no document fulfils the expectation “Housing
    strategy” (a statutory duty, authority not verified) (documents.yaml:6:8)
  warning[unanswered-recommendation] nothing in force addresses recommendation
    “Build more” (documents.yaml:7:8)

Without it: what `stratlint check` would no longer find
  note[unfunded-document] nothing says what pays for “Housing Strategy”
    (documents.yaml:8:8)
  note[unrecorded-adoption] “Housing Strategy” is in force, but its adoption
    is recorded without a date and a body (documents.yaml:8:8)
  note[link-without-evidence] “Housing Strategy” supports `homes`, but nothing
    shows where that can be read (documents.yaml:8:92)
  note[link-without-evidence] “Repairs Plan” delivers `housing`, but nothing
    shows where that can be read (documents.yaml:9:91)

Without “Housing Strategy”: 1 document would have no thread; 2 links would lead
to nothing; 2 warnings would be new; 4 findings would be gone. No file was
changed.

"#]],
    );
}

#[test]
fn without_a_document_the_one_that_it_superseded_is_back() {
    breaks(
        "new",
        "
- {id: old, kind: policy, title: Old Policy, owner: Head of Housing, supports: [homes, jobs], period: {to: 2022}}
- {id: new, kind: policy, title: New Policy, owner: Head of Housing, supports: [homes, jobs], supersedes: old}
",
        str![[r#"
New Policy
new · policy · in force on 31 January 2024 · Head of Housing

Priorities that it carries
  “Good homes” (homes): nothing else in force states that it does
  “Good jobs” (jobs): nothing else in force states that it does

Without it: priorities with less support
  “Good homes” (homes): carried by 1 document now, by none then
  “Good jobs” (jobs): carried by 1 document now, by none then

Without it: documents in another state
  “Old Policy” (old): superseded now, lapsed then

Without it: what else `stratlint check` would find
  error[unsupported-priority] no strategy or plan in force states that it
    supports or delivers the priority “Good homes”; “Old Policy” (`old`) would,
    but not on this day (documents.yaml:3:8)
  error[unsupported-priority] no strategy or plan in force states that it
    supports or delivers the priority “Good jobs”; “Old Policy” (`old`) would,
    but not on this day (documents.yaml:4:8)
  error[lapsed-document] “Old Policy” lapsed on 31 December 2022, and nothing
    in force takes its place (documents.yaml:6:108)

Without it: what `stratlint check` would no longer find
  warning[thinly-supported-priority] one document alone carries the priority
    “Good homes”: “New Policy” (documents.yaml:3:8)
  warning[thinly-supported-priority] one document alone carries the priority
    “Good jobs”: “New Policy” (documents.yaml:4:8)
  note[undelivered-strategy] nothing in force says that it delivers “New
    Policy” (documents.yaml:7:8)
  note[unfunded-document] nothing says what pays for “New Policy”
    (documents.yaml:7:8)
  note[unrecorded-adoption] “New Policy” is in force, but its adoption is
    recorded without a date and a body (documents.yaml:7:8)
  note[link-without-evidence] “New Policy” supports `homes`, but nothing shows
    where that can be read (documents.yaml:7:81)
  note[link-without-evidence] “New Policy” supports `jobs`, but nothing shows
    where that can be read (documents.yaml:7:88)

Without “New Policy”: 3 other errors would be new; 7 findings would be gone. No
file was changed.

"#]],
    );
}

#[test]
fn without_what_nothing_hangs_on_nothing_breaks() {
    breaks(
        "charter",
        HOUSING,
        str![[r#"
Charter
charter · policy · draft on 31 January 2024 · Head of Housing

Nothing that is declared hangs on it.

Without “Charter” nothing would break. No file was changed.

"#]],
    );
}

#[test]
fn programs_get_what_people_get() {
    let inputs = inputs(HOUSING);
    let json = ask(&inputs, "housing", DAY, |asked, impact, removal| {
        impact::json(asked, impact, Some(removal), &inputs.sources)
    });
    let form: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(form["schema"], "stratlint-impact/1");
    assert_eq!(form["document"]["id"], "housing");
    let threads = serde_json::to_string(&form["threads"]).expect("JSON");
    assert_data_eq!(
        threads,
        str![[r#"[{"basis":"stated","id":"repairs","only":true,"other_basis":null,"title":"Repairs Plan"},{"basis":"stated","id":"team","only":false,"other_basis":"stated","title":"Repairs Team"}]"#]].raw()
    );
    let removal = &form["removal"];
    assert_eq!(removal["threads_lost"], serde_json::json!(["repairs"]));
    assert_eq!(
        removal["priorities"],
        serde_json::json!([{"id": "homes", "in_force": 3, "would_be": 2}])
    );
    assert_eq!(
        removal["expectations"],
        serde_json::json!([{"id": "asked", "is": "fulfilled", "would_be": "missing"}])
    );
    let rules = |key: &str| -> Vec<&str> {
        let findings = removal[key].as_array().expect("a list").iter();
        findings
            .map(|finding| finding["rule"].as_str().expect("text"))
            .collect()
    };
    assert_eq!(rules("dangling"), ["unknown-reference"; 2]);
    assert_eq!(
        rules("new"),
        ["missing-document", "unanswered-recommendation"]
    );
}

/// The quick answer about threads is what a framework without the document says, for every document of every framework.
#[test]
fn who_has_no_other_thread_loses_its_thread() {
    let mut faults = Vec::new();
    for path in crate::fixtures::frameworks() {
        let Ok(inputs) = Inputs::of_folder(Path::new(&path)) else {
            continue;
        };
        let (with, _) = inputs.framework(day(DAY));
        let is_priority = |id: &str| {
            let document = with.document(id).expect("declared");
            document.kind == stratlint::framework::Kind::Priority
        };
        let ids: Vec<String> = with.documents().map(|one| one.id.to_string()).collect();
        for id in ids
            .iter()
            .filter(|id| !is_priority(id))
            .step_by(if path == "framework" { 7 } else { 1 })
        {
            let document = with.document(id).expect("declared");
            let through = with.threads_through(document);
            let alone = through.iter().filter(|one| one.other.is_none());
            let told: BTreeSet<String> = alone.map(|one| one.document.id.to_string()).collect();
            let (without, _) = inputs.framework_without(id, day(DAY));
            let lost = lost(&with, &without);
            // Without a document another one, or another plan, may be in force: that is more than a thread lost.
            if told != lost && same_states(&with, &without) {
                faults.push(format!("{path} {id}: told {told:?}, lost {lost:?}"));
            }
        }
    }
    none(&faults);
}

/// Documents with a thread in one framework and without in the other.
fn lost(with: &Framework, without: &Framework) -> BTreeSet<String> {
    let threaded = with.documents().filter(|one| with.leads_to_priority(*one));
    threaded
        .filter(|one| {
            let other = without.document(&one.id);
            other.is_some_and(|other| !without.leads_to_priority(other))
        })
        .map(|one| one.id.to_string())
        .collect()
}

fn same_states(with: &Framework, without: &Framework) -> bool {
    without.documents().all(|one| {
        let before = with.document(&one.id);
        before.is_none_or(|before| before.state() == one.state())
    })
}

/// What the records say hangs on the priority of climate change, and what the peers would lose with it.
#[test]
fn coventry_without_its_climate_priority() {
    let inputs = checking::folder("framework");
    let (threads, lost) = ask(
        &inputs,
        "tackling-climate-change",
        "2026-11-22",
        |_, impact, removal| {
            let threads = impact.threads.iter();
            let only = threads.filter(|one| one.other.is_none());
            let only: Vec<String> = only.map(|one| one.document.id.to_string()).collect();
            let lost: Vec<String> = removal
                .threads
                .iter()
                .map(|loss| loss.document.id.to_string())
                .collect();
            (only, lost)
        },
    );
    assert_eq!(
        threads,
        [
            "carbon-emissions-cut",
            "carbon-neutrality",
            "climate-change-strategy"
        ]
    );
    // The strategy keeps a thread to the plan as a whole, which others report.
    assert_eq!(lost, ["carbon-emissions-cut", "carbon-neutrality"]);
}
