use super::expected;
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{Fulfilment, LinkRef, State};

pub(super) static RULE: Rule = Rule {
    id: "unmet-expectation",
    page: include_str!("unmet_expectation.md"),
    group: Group::Coverage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nothing in force fulfils the expectation {expected} ({binding}): {claims}",
    label: "expected here",
    help: "Bring what is declared into force, or renew it. Until then, agree an exception with an owner and an end.",
};

fn check(context: &Context, report: &mut Report) {
    for expected in expected::of_the_day(context, report) {
        if let Fulfilment::Unmet(links) = expected.fulfilment {
            let expectation = expected.expectation;
            let found = Found::new(&WORDS, expectation.id.place);
            let found = expected::with_claims(found, &links, &latest(&links));
            expected::add(report, expected::level(expectation), expectation, found);
        }
    }
}

/// Of an edition and those that it superseded the latest counts.
fn latest<'f>(links: &[LinkRef<'f>]) -> Vec<LinkRef<'f>> {
    let is_latest = |link: &LinkRef| link.from.state() != State::Superseded;
    let any_latest = links.iter().any(is_latest);
    let latest = links.iter().filter(|link| !any_latest || is_latest(link));
    latest.copied().collect()
}
