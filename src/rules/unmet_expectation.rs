use super::expected;
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::{Expectation, Fulfilment, LinkRef, State};

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

const LAPSED: Words = Words {
    help: "Renew {lapsed}, or declare what has taken its place with `supersedes` and `fulfils: {id}`. Until then, agree an exception \
           with an owner and an end.",
    ..WORDS
};

fn check(context: &Context, report: &mut Report) {
    for expected in expected::of_the_day(context, report) {
        if let Fulfilment::Unmet(links) = expected.fulfilment {
            let found = finding(expected.expectation, &links);
            let level = expected::level(expected.expectation);
            expected::add(report, level, expected.expectation, found);
        }
    }
}

fn finding(expectation: &Expectation, links: &[LinkRef]) -> Found {
    let latest = latest(links);
    let lapsed = lapsed(&latest);
    let words = if lapsed.is_empty() { &WORDS } else { &LAPSED };
    let found = Found::new(words, expectation.id.place).with("lapsed", Slot::AnyOf(lapsed));
    expected::with_claims(found, links, &latest)
}

/// What the council has let lapse. `lapsed-document` says so at its own place; here it is the remedy.
fn lapsed(links: &[LinkRef]) -> Vec<String> {
    let documents = links.iter().map(|link| link.from);
    documents
        .filter(|document| document.state() == State::Lapsed && !document.is_exempt())
        .map(|document| document.id.value.clone().into_owned())
        .collect()
}

/// Of an edition and those that it superseded the latest counts.
fn latest<'f>(links: &[LinkRef<'f>]) -> Vec<LinkRef<'f>> {
    let is_latest = |link: &LinkRef| link.from.state() != State::Superseded;
    let any_latest = links.iter().any(is_latest);
    let latest = links.iter().filter(|link| !any_latest || is_latest(link));
    latest.copied().collect()
}
