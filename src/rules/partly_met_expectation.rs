use super::expected;
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Fulfilment;

pub(super) static RULE: Rule = Rule {
    id: "partly-met-expectation",
    page: include_str!("partly_met_expectation.md"),
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "the expectation {expected} ({binding}) is met only in part: {claims}",
    label: "expected here",
    help: "Complete the document, or adopt one that covers the whole; if it covers the whole already, say so in its `fulfils` link.",
};

fn check(context: &Context, report: &mut Report) {
    for expected in expected::of_the_day(context, report) {
        if let Fulfilment::Partly(mut links) = expected.fulfilment {
            links.retain(|link| link.from.is_in_force());
            let found = Found::new(&WORDS, expected.expectation.id.place);
            let found = expected::with_claims(found, &links, &links);
            expected::add(report, RULE.level, expected.expectation, found);
        }
    }
}
