//! What the rules about expectations share: each reports one way in which an expectation of the day is not fulfilled.

use super::undelivered_plan;
use super::{Context, Report};
use crate::finding::{Found, Level, Slot};
use crate::framework::{Binding, Expectation, Expected, LinkRef};
use crate::phrase;

/// Looks at every expectation that applies on the day, but for one of which another rule speaks.
pub(super) fn of_the_day<'f>(context: &Context<'f>, report: &mut Report) -> Vec<Expected<'f>> {
    let framework = context.framework;
    let expected = framework.expected(context.settings.authority);
    expected
        .filter(|one| !undelivered_plan::tells_of(one.expectation, framework))
        .inspect(|_| report.examine())
        .collect()
}

/// Adds what was found about an expectation, on the expectation's own authority.
pub(super) fn add(report: &mut Report, level: Level, expectation: &Expectation, found: Found) {
    let authority = expectation.authority.clone().into();
    report.add_with(level, &authority, words(found, expectation));
}

/// Grave where a duty, guidance or a code asks for it; less where nobody has checked that, or where it depends.
pub(super) fn level(expectation: &Expectation) -> Level {
    let own = if expectation.level == Binding::GoodPractice {
        Level::Warning
    } else {
        Level::Error
    };
    let checked = if expectation.checked {
        own
    } else {
        own.min(Level::Warning)
    };
    if expectation.condition.is_some() {
        Level::Note
    } else {
        checked
    }
}

/// Fills the slots that these rules have in common.
fn words(found: Found, expectation: &Expectation) -> Found {
    let asks = phrase::binding(expectation.level);
    let binding = match (&expectation.condition, expectation.checked) {
        (Some(condition), _) => format!("{asks}, if this holds: {}", condition.value),
        (None, true) => asks.to_owned(),
        (None, false) => format!("{asks}, authority not verified"),
    };
    found
        .subject(&expectation.id)
        .title("expected", &expectation.title)
        .with("id", &*expectation.id.value)
        .with("binding", binding)
}

/// Shows the documents that claim to fulfil it, and says of the first why each does not count.
pub(super) fn with_claims(found: Found, links: &[LinkRef], said: &[LinkRef]) -> Found {
    const SAID: usize = 8;
    let claim = |link: &LinkRef| {
        let shortfall = link.shortfall().map(phrase::shortfall);
        let shortfall = shortfall.expect("a claim that counts leaves nothing to report");
        format!("{} {shortfall}", Slot::title(&link.from.title))
    };
    let said = said.iter().take(SAID).map(claim).collect();
    let found = found.with("claims", Slot::Pieces(said, ", "));
    links.iter().fold(found, |found, link| {
        let place = link.declared().to.place;
        found.related("{title} says that it fulfils it", &link.from.title, place)
    })
}
