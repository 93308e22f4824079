//! What is so already on the day that is asked about: what a forward plan has to begin with.

use super::{Entry, Role, What, exception};
use crate::framework::{DocumentRef, Framework, Fulfilment, Kind, LinkRef, State};
use crate::rules::tells_of;
use crate::settings::Settings;

/// Every entry: each kind by itself, the oldest first.
pub(super) fn entries<'f>(now: &'f Framework<'f>, settings: &'f Settings) -> Vec<Entry<'f>> {
    let exceptions = settings.exceptions.iter().map(exception);
    let ended = exceptions.filter(|entry| entry.date < now.day());
    let mut entries: Vec<Entry> = lapsed(now)
        .chain(overdue(now, settings))
        .chain(supported(now))
        .chain(undelivered(now))
        .chain(unmet(now, settings))
        .chain(ended)
        .collect();
    let key = |entry: &Entry<'f>| (entry.what, entry.date, entry.subject.id());
    entries.sort_by(|a, b| key(a).cmp(&key(b)));
    entries
}

fn lapsed<'f>(now: &'f Framework<'f>) -> impl Iterator<Item = Entry<'f>> {
    let succeeded = now.succeeded();
    let lapsed = now
        .governed()
        .filter(|document| document.state() == State::Lapsed && !document.period.is_reversed());
    lapsed
        .filter(move |document| !succeeded.contains(&document.number()))
        .filter_map(|document| {
            let to = document.period.to?;
            Some(Entry {
                place: to.place,
                ..Entry::of(to.date.last(), What::Lapses, document)
            })
        })
}

fn overdue<'f>(now: &'f Framework<'f>, settings: &'f Settings) -> impl Iterator<Item = Entry<'f>> {
    let reviewed = now
        .documents()
        .filter(|document| document.kind != Kind::Priority);
    reviewed.filter_map(move |document| {
        let review = document.overdue_review(settings.authority)?;
        Some(Entry {
            place: review.place,
            asked_by: review.asked_by,
            ..Entry::of(review.due, What::ReviewDue, document)
        })
    })
}

fn supported<'f>(now: &'f Framework<'f>) -> impl Iterator<Item = Entry<'f>> {
    now.priorities().filter_map(move |priority| {
        let mut supporters = now.supporters(priority);
        supporters.retain(|supporter| supporter.is_in_force());
        match *supporters.as_slice() {
            [] => Some(Entry::of(now.day(), What::Unsupported, priority)),
            [alone] => Some(
                Entry::of(now.day(), What::ThinlySupported, priority).with(Role::Alone, [alone]),
            ),
            _ => None,
        }
    })
}

fn undelivered<'f>(now: &'f Framework<'f>) -> impl Iterator<Item = Entry<'f>> {
    let undelivered = now.plans().filter(|plan| !now.is_delivered(*plan));
    undelivered.map(|plan| Entry::of(now.day(), What::Undelivered, plan))
}

/// Expectations that something declared would fulfil, if it were in force. What is missing altogether has no date.
fn unmet<'f>(now: &'f Framework<'f>, settings: &'f Settings) -> impl Iterator<Item = Entry<'f>> {
    let expected = now.expected(settings.authority);
    let expected = expected.filter(|one| !tells_of(one.expectation, now));
    expected.filter_map(|one| match one.fulfilment {
        Fulfilment::Unmet(links) => Some(
            Entry::expected(now.day(), What::Unmet, one.expectation)
                .with(Role::Lost, once_each(&links)),
        ),
        _ => None,
    })
}

/// The documents that claim to fulfil something, superseded editions aside.
fn once_each<'f>(links: &[LinkRef<'f>]) -> Vec<DocumentRef<'f>> {
    let mut documents: Vec<_> = links.iter().map(|link| link.from).collect();
    documents.retain(|document| document.state() != State::Superseded);
    documents.dedup();
    documents
}
