use super::expected::{self, Fulfilled};
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::{Fulfilment, LinkRef};

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
    for Fulfilled {
        expectation,
        fulfilment,
    } in expected::of_the_day(context)
    {
        report.examine();
        if let Fulfilment::Partly(mut links) = fulfilment {
            links.retain(|link| link.from.is_in_force());
            let finding = Found::new(&WORDS, expectation.id.place).with("claims", claims(&links));
            let finding = expected::words(expected::with_claims(finding, &links), expectation);
            report.add_with(
                Level::Warning,
                &expectation.authority.clone().into(),
                finding,
            );
        }
    }
}

/// What fulfils it in part, and why it does not count in full.
fn claims(links: &[LinkRef]) -> Slot {
    let shortfall = |link: &LinkRef| link.shortfall().unwrap_or("covers it");
    let claim = |link: &LinkRef| format!("{} {}", Slot::title(&link.from.title), shortfall(link));
    Slot::Pieces(
        links.iter().take(expected::CLAIMS).map(claim).collect(),
        ", ",
    )
}
