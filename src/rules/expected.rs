//! What the rules about expectations share: which apply on the day, how grave they are, and the words for them.

use super::{Context, Report};
use crate::finding::{Found, Level};
use crate::framework::{Binding, Expectation, Fulfilment, LinkRef};
use crate::phrase;

/// An expectation that applies, and how far it is fulfilled.
pub(super) struct Fulfilled<'f> {
    pub(super) expectation: &'f Expectation<'f>,
    pub(super) fulfilment: Fulfilment<'f>,
}

/// The expectation of a delivery plan for the corporate plan: where that plan has none, `undelivered-plan` says it.
const DELIVERY_PLAN: &str = "corporate-delivery-plan";

/// The expectations that apply on the day and that no other rule speaks of.
pub(super) fn of_the_day<'f>(context: &Context<'f>) -> impl Iterator<Item = Fulfilled<'f>> {
    let framework = context.framework;
    let council = context.settings.authority;
    let undelivered = framework.plans().any(|plan| !framework.is_delivered(plan));
    let applies = move |expectation: &&Expectation| {
        expectation.applies(council, framework.day())
            && !(undelivered && *expectation.id.value == *DELIVERY_PLAN)
    };
    let expectations = framework.expectations().iter().filter(applies);
    expectations.map(move |expectation| Fulfilled {
        expectation,
        fulfilment: framework.fulfilment(expectation),
    })
}

/// A message names so many of the documents that claim to fulfil an expectation; the finding shows the places of all.
pub(super) const CLAIMS: usize = 8;

/// Adds a finding about an expectation at the expectation's own level and on its own authority.
pub(super) fn add(report: &mut Report, expectation: &Expectation, finding: Found) {
    report.add_with(
        level(expectation),
        &expectation.authority.clone().into(),
        words(finding, expectation),
    );
}

/// Grave where a duty, guidance or a code asks for it; less where nobody has checked that, or where it depends.
fn level(expectation: &Expectation) -> Level {
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
pub(super) fn words(finding: Found, expectation: &Expectation) -> Found {
    let binding = match (&expectation.condition, expectation.checked) {
        (Some(condition), _) => format!(
            "{}, if this holds: {}",
            phrase::binding(expectation.level),
            condition.value
        ),
        (None, true) => phrase::binding(expectation.level).to_owned(),
        (None, false) => format!(
            "{}, authority not verified",
            phrase::binding(expectation.level)
        ),
    };
    finding
        .subject(&expectation.id)
        .title("expected", &expectation.title)
        .with("id", &*expectation.id.value)
        .with("binding", binding)
}

/// Shows the documents that claim to fulfil it.
pub(super) fn with_claims(finding: Found, links: &[LinkRef]) -> Found {
    links.iter().fold(finding, |finding, link| {
        finding.related(
            "{title} says that it fulfils it",
            &link.from.title,
            link.declared().to.place,
        )
    })
}
