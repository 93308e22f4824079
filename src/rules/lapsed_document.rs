use std::cell::LazyCell;

use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::State;

pub(super) static RULE: Rule = Rule {
    id: "lapsed-document",
    page: include_str!("lapsed_document.md"),
    group: Group::Currency,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} lapsed on {end}, and nothing in force takes its place",
    label: "ended",
    help: "Adopt a successor and declare it with `supersedes: {id}`. If it was extended, correct the end with its evidence; if it is \
           no longer wanted, give it the status `withdrawn` with the date.",
};

fn check(context: &Context, report: &mut Report) {
    // Asked for at the first document that has lapsed.
    let succeeded = LazyCell::new(|| context.framework.succeeded());
    for document in context.framework.governed() {
        report.examine();
        // Of a period that ends before it starts one date is wrong, and that is told.
        let has_lapsed = document.state() == State::Lapsed && !document.period.is_reversed();
        let end = document.period.to.filter(|_| has_lapsed);
        if let Some(end) = end.filter(|_| !succeeded.contains(&document.number())) {
            let finding = Found::new(&WORDS, end.place)
                .subject(&document.id)
                .title("document", &document.title)
                .with("id", &*document.id.value);
            report.add(finding.with("end", end.date.last()));
        }
    }
}
