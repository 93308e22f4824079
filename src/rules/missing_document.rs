use std::cell::LazyCell;

use super::expected;
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::{Alike, Expectation, Fulfilment};

pub(super) static RULE: Rule = Rule {
    id: "missing-document",
    page: include_str!("missing_document.md"),
    group: Group::Coverage,
    level: Level::Error,
    check: Check::Framework(check),
};

const NOTHING_LIKE_IT: Words = Words {
    message: "no document fulfils the expectation {expected} ({binding})",
    label: "expected here",
    help: "If the council has such a document, declare it with `fulfils: {id}`. If not, agree who will write it and by when, or \
           record why it is not needed as an exception. If nobody has looked yet, list it under `not_looked_for`.",
};

const SOMETHING_LIKE_IT: Words = Words {
    help: "Is {alike} what is expected? A name that comes close does not count: read it and, if it is, add \
           `fulfils: {id}` to it. If not, agree who will write such a document and by when, or record an exception.",
    ..NOTHING_LIKE_IT
};

fn check(context: &Context, report: &mut Report) {
    let name = context.settings.name.as_ref();
    let council = name.map_or("", |name| &*name.value);
    // Names are filed for the first document that is missing.
    let alike = LazyCell::new(|| Alike::new(context.framework, council));
    for expected in expected::of_the_day(context, report) {
        let expectation = expected.expectation;
        if matches!(expected.fulfilment, Fulfilment::Missing)
            && !context.settings.is_not_looked_for(&expectation.id)
        {
            let found = finding(expectation, &alike.to(expectation));
            expected::add(report, expected::level(expectation), expectation, found);
        }
    }
}

fn finding(expectation: &Expectation, alike: &[&str]) -> Found {
    let words = if alike.is_empty() {
        &NOTHING_LIKE_IT
    } else {
        &SOMETHING_LIKE_IT
    };
    let alike = alike.iter().map(|id| (*id).to_owned()).collect();
    Found::new(words, expectation.id.place).with("alike", Slot::AnyOf(alike))
}
