//! One fault, one finding: no rule reports of a document what another of its group explains better.
//!
//! Held over every fixture, every example and Coventry's framework, on several days.

use std::collections::BTreeMap;

use stratlint::check::Inputs;
use stratlint::finding::Finding;
use stratlint::framework::Relation;
use stratlint::outcome::Outcome;
use stratlint::source::Input;

use crate::checking::{self, day, none};
use crate::fixtures::frameworks;
use crate::inline::PLAN;

const DAYS: [&str; 3] = ["2023-06-30", checking::DAY, "2026-11-22"];

/// Rules of which one at most speaks of a subject, the one that explains it best first.
const ONE_OF: [&[&str]; 5] = [
    // Whether its thread leads on.
    &[
        "unlinked-document",
        "unexamined-linkage",
        "broken-thread",
        "unstated-link",
    ],
    // Whether an expectation is met.
    &[
        "missing-document",
        "unmet-expectation",
        "unexamined-expectation",
        "partly-met-expectation",
    ],
    // What carries a priority.
    &["unsupported-priority", "thinly-supported-priority"],
    // Whether its time is up.
    &["lapsed-document", "lapsing-document"],
    &["lapsed-document", "overdue-review"],
];

const UPWARD: [Relation; 3] = [Relation::Supports, Relation::Delivers, Relation::PartOf];

#[test]
fn no_rule_repeats_what_another_explains_better() {
    let mut faults = Vec::new();
    for path in frameworks() {
        let inputs = checking::folder(&path);
        for date in DAYS {
            let outcome = inputs.check(day(date), &[]);
            let told = repeated(&outcome)
                .into_iter()
                .chain(over_explained(&outcome));
            faults.extend(told.map(|fault| format!("{path} on {date}: {fault}")));
        }
    }
    none(&faults);
}

/// Subjects of which two rules speak that exclude each other.
fn repeated(outcome: &Outcome) -> Vec<String> {
    let mut rules: BTreeMap<(&str, usize), Vec<&str>> = BTreeMap::new();
    for finding in findings(outcome) {
        let subject = finding.subject.as_deref().unwrap_or_default();
        for (number, alternatives) in ONE_OF.iter().enumerate() {
            if alternatives.contains(&&*finding.rule) {
                rules
                    .entry((subject, number))
                    .or_default()
                    .push(&finding.rule);
            }
        }
    }
    rules.retain(|_, rules| {
        rules.dedup();
        rules.len() > 1
    });
    let fault = |((subject, _), rules): (&(&str, usize), &Vec<&str>)| {
        format!("{subject}: {}", rules.join(" and "))
    };
    rules.iter().map(fault).collect()
}

/// Findings whose matter a finding of another subject or field has told already.
fn over_explained(outcome: &Outcome) -> Vec<String> {
    let told = |rule: &str, subject: &Option<String>| {
        findings(outcome).any(|other| other.rule == rule && other.subject == *subject)
    };
    let is_upward = |finding: &Finding| {
        finding
            .about
            .relation
            .is_some_and(|one| UPWARD.contains(&one))
    };
    let mut faults = Vec::new();
    for finding in findings(outcome) {
        let subject = &finding.subject;
        let by = match &*finding.rule {
            "inactive-target" if is_upward(finding) => {
                ONE_OF[0].iter().find(|rule| told(rule, subject)).copied()
            }
            "missing-document" | "unmet-expectation"
                if subject.as_deref() == Some("corporate-delivery-plan") =>
            {
                let mut all = findings(outcome);
                all.any(|other| other.rule == "undelivered-plan")
                    .then_some("undelivered-plan")
            }
            "uneven-template" => field_rule(finding).filter(|rule| told(rule, subject)),
            _ => None,
        };
        let (rule, subject) = (&finding.rule, subject.as_deref().unwrap_or_default());
        faults.extend(by.map(|by| format!("{subject}: {rule}, told by {by}")));
    }
    faults
}

/// The rule of the program that reports the key which a template misses.
fn field_rule(finding: &Finding) -> Option<&'static str> {
    match finding.about.field.as_deref()? {
        "owner" => Some("missing-owner"),
        "funded_by" => Some("unfunded-document"),
        "supports" | "delivers" => Some("unlinked-document"),
        _ => None,
    }
}

fn findings(outcome: &Outcome) -> impl Iterator<Item = &Finding> {
    outcome.findings.iter().map(|settled| &settled.finding)
}

/// Of a period that ends before it starts nobody knows when it has lapsed.
#[test]
fn a_reversed_period_is_one_fault() {
    let document = |period: &str| {
        let text = format!(
            "{PLAN}- {{id: a, kind: strategy, title: A, supports: homes, period: {period}}}"
        );
        let file = Input::new("documents.yaml", text);
        let inputs = Inputs::new(None, |_| vec![file]).expect("no settings to be wrong");
        let outcome = inputs.check(
            day(checking::DAY),
            &["lapsed-document", "invalid-declaration"],
        );
        let findings = outcome.findings.iter();
        findings
            .map(|settled| settled.finding.rule.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(document("{from: 2020, to: 2023}"), ["lapsed-document"]);
    assert_eq!(document("{from: 2023, to: 2020}"), ["invalid-declaration"]);
}

/// Thousands of namesakes are one finding, and its message a sentence.
#[test]
fn a_message_names_ten_and_counts_the_others() {
    let one = |number: u32| format!("- {{id: a-{number}, kind: strategy, title: Same}}\n");
    let documents: String = (0..3_000).map(one).collect();
    let file = Input::new("documents.yaml", format!("{PLAN}{documents}"));
    let inputs = Inputs::new(None, |_| vec![file]).expect("no settings to be wrong");
    let outcome = inputs.check(day(checking::DAY), &["duplicate-title"]);
    let [found] = &outcome.findings[..] else {
        panic!("{} findings", outcome.findings.len());
    };
    let message = found.finding.message();
    let begins = "“Same” shares a title or alias with “Same” (`a-1`), “Same” (`a-10`), ";
    assert!(message.starts_with(begins), "{message}");
    assert!(message.ends_with(" and 2989 more"), "{message}");
    assert!(message.len() < 400, "{message}");
}
