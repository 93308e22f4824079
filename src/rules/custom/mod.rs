//! A council's own rules, held to the framework by the same engine as the built-in ones: an assertion a file.

mod acyclic;
mod fields;
mod number;
mod reach;
pub(super) mod testing;

use super::broken_thread::chain;
use super::{Context, Report};
use crate::finding::{Found, Words};
use crate::framework::DocumentRef;
use crate::settings::{Assertion, OwnRule};

/// Holds the documents that a rule selects to what it asks.
pub(super) fn check(context: &Context, rule: &OwnRule, report: &mut Report) {
    let framework = context.framework;
    let selected: Vec<DocumentRef> = framework
        .documents()
        .filter(|document| rule.selector.chooses(*document))
        .collect();
    report.examined += selected.len();
    let findings = match &rule.assertion {
        Assertion::Reach { to, query } => {
            reach::check(framework, rule.demand, &selected, to, query)
        }
        Assertion::Reached {
            from,
            query,
            bounds,
        } => number::reached(framework, rule.demand, &selected, from, query, *bounds),
        Assertion::Fields(tests) => fields::check(framework.day(), rule.demand, &selected, tests),
        Assertion::Count { relation, bounds } => {
            number::count(rule.demand, &selected, *relation, *bounds)
        }
        Assertion::Acyclic(by) => acyclic::check(framework, &selected, *by),
    };
    for finding in findings {
        let summary = rule
            .summary
            .as_ref()
            .map_or("see the rule in framework.yaml", |summary| &*summary.value);
        let finding = finding
            .with("rule", &*rule.id.value)
            .with("summary", summary);
        report.add(finding.related("the rule is declared here", "", rule.id.place));
    }
}

fn about(words: &'static Words, document: DocumentRef) -> Found {
    Found::new(words, document.id.place)
        .subject(&document.id)
        .title("document", &document.title)
}
