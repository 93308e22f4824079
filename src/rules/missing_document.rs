use super::expected::{self, Fulfilled};
use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Words};
use crate::framework::Fulfilment;

pub(super) static RULE: Rule = Rule {
    id: "missing-document",
    page: include_str!("missing_document.md"),
    group: Group::Coverage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "no document fulfils the expectation {expected} ({binding})",
    label: "expected here",
    help: "If the council has such a document, declare it with `fulfils: {id}`. If not, agree who will write it and by when, or \
           record why it is not needed as an exception. If nobody has looked yet, list it under `not_looked_for`.",
};

fn check(context: &Context, report: &mut Report) {
    for Fulfilled { expectation, fulfilment } in expected::of_the_day(context) {
        report.examine();
        if matches!(fulfilment, Fulfilment::Missing) && !context.settings.is_not_looked_for(&expectation.id) {
            expected::add(report, expectation, Finding::new(&WORDS, expectation.id.place));
        }
    }
}
