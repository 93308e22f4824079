use super::expected;
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Fulfilment;

pub(super) static RULE: Rule = Rule {
    id: "unexamined-expectation",
    page: include_str!("unexamined_expectation.md"),
    group: Group::Coverage,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nobody has looked yet for a document that fulfils the expectation {expected} ({binding})",
    label: "not looked for",
    help: "Look for it; then declare the document with `fulfils: {id}`, or delete `{id}` from `not_looked_for` to say that there is none.",
};

fn check(context: &Context, report: &mut Report) {
    for expected in expected::of_the_day(context, report) {
        let expectation = expected.expectation;
        if matches!(expected.fulfilment, Fulfilment::Missing)
            && context.settings.is_not_looked_for(&expectation.id)
        {
            let found = Found::new(&WORDS, expectation.id.place);
            expected::add(report, RULE.level, expectation, found);
        }
    }
}
