use super::expected::{self, Fulfilled};
use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::LinkRef;
use crate::framework::{Fulfilment, State};
use crate::phrase;

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
    for Fulfilled {
        expectation,
        fulfilment,
    } in expected::of_the_day(context)
    {
        report.examine();
        if let Fulfilment::Unmet(links) = fulfilment {
            let finding = Found::new(&WORDS, expectation.id.place).with("claims", claims(&links));
            expected::add(report, expectation, expected::with_claims(finding, &links));
        }
    }
}

/// What claims to fulfil it and why that is not enough. Of an edition and those that it superseded the latest counts.
fn claims(links: &[LinkRef]) -> Slot {
    let latest = |link: &&LinkRef| link.from.state() != State::Superseded;
    let any_latest = links.iter().any(|link| latest(&link));
    let shown = links.iter().filter(|link| !any_latest || latest(link));
    let claim = |link: &LinkRef| {
        format!(
            "{} is {}",
            Slot::title(&link.from.title),
            phrase::state(link.from.state())
        )
    };
    Slot::Pieces(shown.take(expected::CLAIMS).map(claim).collect(), ", ")
}
