//! What changes in the framework as entries of the plan.

use std::collections::BTreeSet;

use super::{Entry, Fulfilled, Role, Subject, What, Word};
use crate::date::Day;
use crate::framework::{
    Change, Cover, DocumentRef, Expectation, Extent, Happening, Kind, LinkRef, Need, Outlook,
    Relation, Relations, State,
};
use crate::rules::DELIVERY_PLAN;

/// Every entry, in no order.
pub(super) fn entries<'f>(outlook: &Outlook<'f>) -> Vec<Entry<'f>> {
    let mut entries: Vec<Entry> = outlook.changes.iter().filter_map(entry).collect();
    leave_out_what_is_said_of_the_plan(&mut entries);
    entries
}

/// Where the corporate plan loses its delivery plan, the expectation of one is the same fault.
fn leave_out_what_is_said_of_the_plan(entries: &mut Vec<Entry>) {
    let of_plans = entries
        .iter()
        .filter(|entry| matches!(entry.what, What::Undelivered | What::Delivered));
    let dates: BTreeSet<Day> = of_plans.map(|entry| entry.date).collect();
    entries.retain(|entry| {
        let is_expectation = matches!(entry.subject, Subject::Expectation(_));
        !(is_expectation && entry.subject.id() == DELIVERY_PLAN && dates.contains(&entry.date))
    });
}

fn entry<'f>(change: &Change<'f>) -> Option<Entry<'f>> {
    let day = change.day;
    match &change.what {
        Happening::State {
            document,
            before,
            after,
        } => state(day, *document, *before, *after),
        Happening::Overdue {
            document,
            due,
            asked_by,
        } => Some(Entry {
            asked_by: *asked_by,
            ..review(day, *document, *due)
        }),
        Happening::Target {
            document,
            target,
            measure,
        } => Some(
            Entry {
                subject: Subject::Target(*document, target),
                place: target.by.map_or(target.value_place, |by| by.place),
                ..Entry::of(day, What::TargetDue, *document)
            }
            .with(Role::Measure, *measure),
        ),
        Happening::Cover {
            need,
            before,
            after,
            lost,
            gained,
            alone,
        } => {
            let (what, date) = match need {
                Need::Expectation(expectation) => expected(day, expectation, before, after),
                Need::Priority(_) => supported(before, after).map(|what| (what, day)),
                Need::CorporatePlan(_) => delivered(before, after).map(|what| (what, day)),
            }?;
            let ends = lost.iter().any(|document| ends_before(*document, day));
            let date = if ends { eve(day) } else { date };
            let alone = alone.filter(|_| matches!(need, Need::Priority(_)));
            Some(
                about(date, what, *need)
                    .with(Role::Lost, lost.iter().copied())
                    .with(Role::Gained, gained.iter().copied())
                    .with(Role::Alone, alone),
            )
        }
    }
}

fn about(date: Day, what: What, need: Need<'_>) -> Entry<'_> {
    match need {
        Need::Priority(document) | Need::CorporatePlan(document) => Entry::of(date, what, document),
        Need::Expectation(expectation) => Entry::expected(date, what, expectation),
    }
}

fn eve(day: Day) -> Day {
    day.yesterday().unwrap_or(day)
}

/// Whether its period ends on the day before.
fn ends_before(document: DocumentRef, day: Day) -> bool {
    let to = document.period.to;
    to.is_some_and(|to| to.date.last() == eve(day))
}

/// The plan is about what the council itself governs, and about priorities.
fn state(day: Day, document: DocumentRef<'_>, before: State, after: State) -> Option<Entry<'_>> {
    let is_shown = document.is_governed() || document.kind == Kind::Priority;
    let (what, date) = match (before.is_in_force(), after) {
        _ if !is_shown => return None,
        (true, State::Lapsed) => (What::Lapses, eve(day)),
        (true, State::Superseded) => (What::Replaced, day),
        (false, State::InForce) => (What::Begins, day),
        (false, State::UnderReview) if before != State::NotYet => (What::Begins, day),
        // Something adopted that is no longer in force by its own history.
        (_, after) => (What::Becomes(Word::of(after)?), day),
    };
    let mut entry = Entry::of(date, what, document);
    if what == What::Begins {
        return Some(entry.with(Role::Predecessor, predecessors(document)));
    }
    if before.is_in_force() && !after.is_in_force() {
        entry = entry
            .with(Role::Successor, successors(document, day, after))
            .with(Role::Priority, priorities(document));
    }
    if let (What::Lapses, Some(to)) = (what, document.period.to) {
        entry.place = to.place;
    }
    Some(entry)
}

fn is_whole(link: &LinkRef) -> bool {
    link.relation == Relation::Supersedes && link.extent == Extent::Full
}

fn predecessors(document: DocumentRef<'_>) -> impl Iterator<Item = DocumentRef<'_>> {
    let links = document.links().filter(is_whole);
    links.filter_map(LinkRef::target)
}

/// Documents that are declared to take its place: those that have, where it is superseded; those that may, where not.
fn successors(
    document: DocumentRef<'_>,
    day: Day,
    after: State,
) -> impl Iterator<Item = DocumentRef<'_>> {
    let links = document.incoming(Relations::of(&[Relation::Supersedes]));
    let successors = links.filter(is_whole).map(|link| link.from);
    successors.filter(move |successor| {
        if after == State::Superseded {
            successor.has_taken_effect(day)
        } else {
            successor.state_on(day, false) != State::Withdrawn
        }
    })
}

/// The priorities of a corporate plan.
fn priorities(plan: DocumentRef<'_>) -> impl Iterator<Item = DocumentRef<'_>> {
    let is_plan = plan.kind == Kind::CorporatePlan;
    let parts = plan.incoming(Relations::of(&[Relation::PartOf]));
    let parts = parts.map(|link| link.from);
    parts.filter(move |part| is_plan && part.kind == Kind::Priority)
}

/// A review that falls due on the day before, or that turns out to be overdue on the day.
fn review(day: Day, document: DocumentRef<'_>, due: Day) -> Entry<'_> {
    let date = if due == eve(day) { due } else { day };
    let by = document.review_by.filter(|by| by.date.last() == due);
    let mut entry = Entry::of(date, What::ReviewDue, document);
    entry.place = by.map_or(document.id.place, |by| by.place);
    entry
}

fn supported(before: &Cover, after: &Cover) -> Option<What> {
    let was = before.asked.then_some(before.whole);
    match (was, after.whole) {
        _ if !after.asked => None,
        (Some(was), now) if now > was => (was == 0).then_some(What::Supported),
        (Some(was), now) if now == was => None,
        (_, 0) => Some(What::Unsupported),
        (_, 1) => Some(What::ThinlySupported),
        _ => None,
    }
}

fn delivered(before: &Cover, after: &Cover) -> Option<What> {
    let was = before.asked && before.whole > 0;
    match after.whole > 0 {
        _ if !after.asked => None,
        false if was || !before.asked => Some(What::Undelivered),
        true if !was && before.asked => Some(What::Delivered),
        _ => None,
    }
}

fn expected(
    day: Day,
    expectation: &Expectation,
    before: &Cover,
    after: &Cover,
) -> Option<(What, Day)> {
    let (was, is) = (Fulfilled::of(before), Fulfilled::of(after));
    let what = match (before.asked, after.asked) {
        (false, false) => return None,
        (false, true) => What::Asked(is),
        (true, false) => {
            return expectation
                .until
                .map(|until| (What::NoLongerAsked, until.date.last()));
        }
        (true, true) if is == was => return None,
        (true, true) => match is {
            Fulfilled::InFull => What::Fulfilled,
            Fulfilled::InPart => What::PartlyMet,
            Fulfilled::NotInForce if was > is => What::Unmet,
            Fulfilled::NotInForce | Fulfilled::Missing => return None,
        },
    };
    Some((what, day))
}

impl Fulfilled {
    fn of(cover: &Cover) -> Self {
        match cover {
            Cover { whole: 1.., .. } => Self::InFull,
            Cover { part: 1.., .. } => Self::InPart,
            Cover { declared: 1.., .. } => Self::NotInForce,
            _ => Self::Missing,
        }
    }
}
