//! How each document hangs on the plan, and why a thread stops, in a few words.

use super::{Standing, capitalised, short};
use crate::date;
use crate::framework::{
    Basis, DocumentRef, Framework, Kind, LinkRef, Linkage, Relation, Relations, State,
};
use crate::phrase;

/// How the document hangs on the plan. `measured` are the documents that say they are measured by it.
pub(super) fn standing<'f>(framework: &'f Framework<'f>, document: DocumentRef<'f>) -> Standing {
    if framework.is_plan(document) {
        return Standing::Plan;
    }
    if document.is_priority() && document.is_in_force() {
        return Standing::Priority;
    }
    let carrying = |link: &(LinkRef<'f>, DocumentRef<'f>)| framework.leads_to_priority(link.1);
    let mut carrying = ways_up(document).filter(carrying).peekable();
    let is_stated = |(link, _): (LinkRef, DocumentRef)| link.basis == Basis::Stated;
    match () {
        () if carrying.peek().is_none() => stopped(framework, document),
        () if carrying.any(is_stated) => Standing::Linked,
        () => Standing::Unstated,
    }
}

/// The links that lead up from a document, whoever declares them, with the documents above.
pub(super) fn ways_up(
    document: DocumentRef<'_>,
) -> impl Iterator<Item = (LinkRef<'_>, DocumentRef<'_>)> {
    let own = document
        .upward()
        .filter_map(|link| Some((link, link.target()?)));
    let measured = Relations::of(&[Relation::MeasuredBy]);
    let others = document.incoming(measured).map(|link| (link, link.from));
    own.chain(others)
}

fn stopped<'f>(framework: &'f Framework<'f>, document: DocumentRef<'f>) -> Standing {
    if document.unexamined.is_some() {
        return Standing::Unexamined;
    }
    let unknown = |above: DocumentRef<'f>| {
        above.is_in_force()
            && (above.unexamined.is_some() || matches!(framework.linkage(above), Linkage::Unclear))
    };
    match () {
        () if ways_up(document).any(|(_, above)| unknown(above)) => Standing::Unclear,
        () if document.upward().next().is_some() || ways_up(document).next().is_some() => {
            Standing::CutOff
        }
        () => Standing::Unlinked,
    }
}

/// What is to be said of its links, and why its thread stops; none where all is well.
pub(super) fn reason<'f>(
    framework: &'f Framework<'f>,
    document: DocumentRef<'f>,
    standing: Standing,
) -> Option<String> {
    let is_served = matches!(document.kind, Kind::CorporatePlan | Kind::Priority);
    Some(match standing {
        Standing::Unlinked if is_served => return None,
        Standing::Unclear => "Links above not looked for".into(),
        Standing::Unstated => "Not in its own words".into(),
        Standing::CutOff => capitalised(&why_cut_off(framework, document)),
        Standing::Unlinked => "No link upwards".into(),
        Standing::Unexamined => "Links not looked for".into(),
        _ => return None,
    })
}

/// The state, where there is more to say than "in force".
pub(super) fn condition(document: DocumentRef) -> Option<String> {
    let period = document.declared().period;
    Some(match (document.state(), period.from, period.to) {
        (State::InForce, ..) => return None,
        (State::Lapsed, _, Some(to)) => format!("Lapsed {}", date::phrase(to.date.last())),
        (State::Future, Some(from), _) => format!("Begins {}", date::phrase(from.date.first())),
        (State::Unknown, ..) => "Status not known".into(),
        (state, ..) => capitalised(&state.word().replace('-', " ")),
    })
}

/// Where the thread of its first link stops.
fn why_cut_off<'f>(framework: &'f Framework<'f>, document: DocumentRef<'f>) -> String {
    let Some((_, above)) = ways_up(document).next() else {
        return "its link leads to nothing".into();
    };
    let stops_at = |end: DocumentRef| {
        let why = match end.state() {
            state if state.is_in_force() => "not linked on",
            state => phrase::state(state),
        };
        format!("“{}” is {why}", short(&end.title))
    };
    match framework.linkage(above) {
        _ if !above.is_in_force() => stops_at(above),
        Linkage::Broken(thread) => stops_at(thread.end),
        Linkage::IntoCircle(_) | Linkage::Circular => "its thread runs in a circle".into(),
        _ => stops_at(above),
    }
}
