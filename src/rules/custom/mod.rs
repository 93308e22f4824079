//! A council's own rules, held to the framework by the same engine as the built-in ones: an assertion a file.

mod acyclic;
mod fields;
mod number;
mod reach;

use super::{Context, Report};
use crate::finding::{Finding, Slot, Step, Words};
use crate::framework::{DocumentRef, LinkRef};
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

fn about(words: &'static Words, document: DocumentRef) -> Finding {
    Finding::new(words, document.id.place)
        .subject(&document.id)
        .title("document", &document.title)
}

/// A path in words: so many steps of it as a sentence can hold.
fn chain(path: &[LinkRef]) -> Slot {
    const SHOWN: usize = 8;
    let mut pieces: Vec<String> = Vec::new();
    for (number, link) in path.iter().take(SHOWN).enumerate() {
        let which = if number == 0 { "" } else { ", which" };
        pieces.push(format!(
            "{}{which} {}",
            Slot::id(&link.from.id),
            link.relation.phrase()
        ));
    }
    let left_out = path.len().saturating_sub(SHOWN);
    pieces.extend((left_out > 0).then(|| format!("… {left_out} more links …")));
    pieces.extend(path.last().map(|link| Slot::id(&link.declared().to)));
    Slot::Pieces(pieces, " ")
}

impl Finding {
    /// The path that it is about, up to where it ends.
    fn steps(mut self, path: &[LinkRef]) -> Self {
        const SHOWN: usize = 100;
        let shown = &path[..path.len().min(SHOWN)];
        let end = shown.last().and_then(|link| link.target());
        self.thread = shown.iter().map(|link| Step::along(*link)).collect();
        self.thread.extend(end.map(Step::end));
        self
    }
}
