//! Tests of a council's own rules, as far as no fixture shows them.

use std::path::Path;

use stratlint::check::Inputs;
use stratlint::outcome::RuleTests;
use stratlint::report::{Checked, json};
use stratlint::source::Input;

use crate::checking::{self, day};

/// The outcome of the tests under one rule that finds each plan without an owner, as the JSON report has it.
#[track_caller]
fn tested(tests: &str) -> serde_json::Value {
    let settings = format!(
        "rules:\n  - id: owned\n    for: {{kind: action-plan}}\n    require: {{fields: {{owner: present}}}}\n    tests:\n{tests}"
    );
    let settings = Input::new("framework.yaml", settings);
    let inputs = Inputs::new(Some(settings), |_| Vec::new()).expect("readable settings");
    let outcome = inputs.test_rules(day(checking::DAY));
    let report = json::write(&Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    });
    serde_json::from_slice(&report).expect("JSON")
}

const PASSES: &str = "      - {framework: [{id: a, kind: action-plan, title: A}], finds: a}\n";
const FAILS: &str = "      - {framework: [{id: a, kind: action-plan, title: A}], finds: []}\n";

#[test]
fn programs_get_the_counts_and_each_failure() {
    let report = tested(&[PASSES, FAILS, FAILS].concat());
    let counts = &report["summary"]["rule_tests"];
    let expected = serde_json::json!({"rules": 1, "untested": [], "passed": 1, "failed": 2});
    assert_eq!(*counts, expected);
    let findings = report["findings"].as_array().expect("a list");
    let lines = findings.iter().map(|one| &one["location"]["line"]);
    assert_eq!(lines.collect::<Vec<_>>(), [7, 8]);
    assert_ne!(findings[0]["id"], findings[1]["id"]);
}

#[test]
fn what_a_test_does_not_expect_is_shown_with_the_reason() {
    let report = tested(
        "      - {framework: [{id: a, kind: action-plan, title: A}, {id: b, kind: action-plan, title: B}], finds: a}\n",
    );
    let related = report["findings"][0]["related"].as_array().expect("a list");
    let messages = related.iter().map(|one| &one["message"]);
    let expected =
        "the rule finds: “B” breaks the rule `owned`, which asks that `owner` is declared";
    assert_eq!(messages.collect::<Vec<_>>(), [expected]);
}

#[test]
fn a_check_knows_of_no_tests() {
    let inputs = checking::folder("examples/06-own-rules");
    let outcome = inputs.check(day(checking::DAY), &[]);
    assert_eq!(outcome.rule_tests, None::<RuleTests>);
}

#[test]
fn a_rule_tells_how_many_documents_it_looked_at() {
    let files = [
        (
            "framework.yaml",
            "rules: [{id: owned, for: {kind: action-plan}, require: {fields: {owner: present}}}]",
        ),
        (
            "a.yaml",
            "- {id: a, kind: action-plan, title: A}\n- {id: b, kind: action-plan, title: B, owner: Clerk}\n- {id: c, kind: policy, title: C}",
        ),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into()));
    let outcome = checking::in_memory(&files.into()).check(day(checking::DAY), &[]);
    let runs = outcome.rules.iter();
    let looked_at: Vec<_> = runs
        .filter(|run| run.rule == "owned")
        .map(|run| (run.examined, run.found))
        .collect();
    assert_eq!(looked_at, [(2, 1)]);
}

#[test]
fn tests_are_few_and_small() {
    let report = tested(&PASSES.repeat(100));
    assert_eq!(report["summary"]["rule_tests"]["passed"], 100);
    let report = tested(&PASSES.repeat(10_000));
    assert_eq!(report["summary"]["rule_tests"]["passed"], 100);
    assert_eq!(report["findings"][0]["location"]["line"], 106);
    let documents = "{id: a, kind: action-plan, title: A}, ".repeat(101);
    let report = tested(&format!("      - {{framework: [{documents}], finds: a}}\n"));
    assert_eq!(report["findings"][0]["rule"], "invalid-declaration");
    assert_eq!(report["summary"]["rule_tests"]["passed"], 0);
}
