//! What is declared in only one of two versions, and what is otherwise in both.

use std::cmp::Ordering;
use std::iter::Peekable;

use rustc_hash::FxHashMap;

use super::entry::{Entry, documents, expectations};
use super::links::Links;
use super::said::{self, Change};
use crate::framework::{Framework, State};

/// What is otherwise in what is declared; each list in the order of ids, documents before expectations.
#[derive(Default)]
pub struct Documents<'v> {
    /// Only in the later version.
    pub added: Vec<Entry<'v>>,
    /// Only in the earlier version.
    pub removed: Vec<Entry<'v>>,
    /// In both, and not the same.
    pub changed: Vec<Changed<'v>>,
}

/// Something that is declared in both versions.
pub struct Changed<'v> {
    /// As it was.
    pub before: Entry<'v>,
    /// As it is.
    pub after: Entry<'v>,
    /// What it says otherwise, key by key.
    pub changes: Vec<Change<'v>>,
    /// What it links otherwise.
    pub links: Links<'v>,
}

impl<'v> Documents<'v> {
    pub(super) fn new(
        before: &'v Framework<'v>,
        after: &'v Framework<'v>,
        renames: &Renames<'v>,
    ) -> Self {
        let mut found = Self::default();
        found.take(documents(before), documents(after), renames);
        found.take(expectations(before), expectations(after), renames);
        found
    }

    fn take(
        &mut self,
        before: impl Iterator<Item = Entry<'v>>,
        after: impl Iterator<Item = Entry<'v>>,
        renames: &Renames<'v>,
    ) {
        let Sides {
            both,
            removed,
            added,
        } = Sides::new(before, after, renames);
        let changed = both
            .into_iter()
            .map(|(before, after)| Changed::new(before, after, renames));
        self.changed.extend(changed.filter(Changed::is_otherwise));
        self.removed.extend(removed);
        self.added.extend(added);
    }
}

impl<'v> Changed<'v> {
    fn new(before: Entry<'v>, after: Entry<'v>, renames: &Renames<'v>) -> Self {
        let same = Renames::default();
        Self {
            before,
            after,
            changes: said::changes(before.said(renames), after.said(&same)),
            links: Links::new(before.links(), after.links(), renames),
        }
    }

    fn is_otherwise(&self) -> bool {
        let is_same = self.changes.is_empty() && self.links.is_empty();
        !is_same || self.renamed_from().is_some() || self.states().is_some()
    }

    /// Its earlier id, where it has another now.
    pub fn renamed_from(&self) -> Option<&'v str> {
        let before = self.before.id();
        (before != self.after.id()).then_some(before)
    }

    /// What it was and is on the day, where these differ: for what it says itself, or for what another document does.
    pub fn states(&self) -> Option<(State, State)> {
        let states = self.before.state().zip(self.after.state());
        states.filter(|(before, after)| before != after)
    }
}

/// Ids that were changed: each earlier one with the later one.
#[derive(Debug, Default)]
pub struct Renames<'v> {
    documents: FxHashMap<&'v str, &'v str>,
    expectations: FxHashMap<&'v str, &'v str>,
}

impl<'v> Renames<'v> {
    pub(super) fn new(before: &'v Framework<'v>, after: &'v Framework<'v>) -> Self {
        let same = Self::default();
        let changed = Sides::new(documents(before), documents(after), &same);
        let expected = Sides::new(expectations(before), expectations(after), &same);
        Self {
            documents: changed.renamed(),
            expectations: expected.renamed(),
        }
    }

    /// The later id of a document.
    pub fn document(&self, id: &'v str) -> &'v str {
        self.documents.get(id).copied().unwrap_or(id)
    }

    /// The later id of an expectation.
    pub fn expectation(&self, id: &'v str) -> &'v str {
        self.expectations.get(id).copied().unwrap_or(id)
    }

    /// The later id of a document or an expectation, where it was changed.
    pub fn changed(&self, id: &str) -> Option<&'v str> {
        let document = self.documents.get(id);
        document.or_else(|| self.expectations.get(id)).copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.expectations.is_empty()
    }
}

/// What two versions declare, side by side.
#[derive(Default)]
struct Sides<'v> {
    both: Vec<(Entry<'v>, Entry<'v>)>,
    removed: Vec<Entry<'v>>,
    added: Vec<Entry<'v>>,
}

impl<'v> Sides<'v> {
    /// Pairs the entries of two lists in the order of ids; those with another id now stand at the end of the pairs.
    fn new(
        before: impl Iterator<Item = Entry<'v>>,
        after: impl Iterator<Item = Entry<'v>>,
        renames: &Renames<'v>,
    ) -> Self {
        let mut sides = Self::default();
        sides.pair(before.peekable(), after.peekable());
        let later = |entry: &Entry<'v>| match entry {
            Entry::Document(_) => renames.document(entry.id()),
            Entry::Expectation(_) => renames.expectation(entry.id()),
        };
        let moved = sides
            .removed
            .extract_if(.., |entry| later(entry) != entry.id());
        let moved: FxHashMap<&str, Entry> = moved.map(|entry| (later(&entry), entry)).collect();
        let found = sides
            .added
            .extract_if(.., |entry| moved.contains_key(entry.id()));
        let pairs = found.map(|after| (moved[after.id()], after));
        sides.both.extend(pairs);
        sides
    }

    fn pair(
        &mut self,
        mut before: Peekable<impl Iterator<Item = Entry<'v>>>,
        mut after: Peekable<impl Iterator<Item = Entry<'v>>>,
    ) {
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(before), Some(after)) => before.id().cmp(after.id()),
            };
            match order {
                Ordering::Less => self.removed.extend(before.next()),
                Ordering::Greater => self.added.extend(after.next()),
                Ordering::Equal => self.both.extend(before.next().zip(after.next())),
            }
        }
    }

    /// What went and came under one title and kind is the same under another id, unless there are several of either.
    fn renamed(&self) -> FxHashMap<&'v str, &'v str> {
        let added = by_name(&self.added);
        let removed = by_name(&self.removed).into_iter();
        let pair = |(name, before): (_, Option<&'v str>)| before.zip(*added.get(&name)?);
        removed.filter_map(pair).collect()
    }
}

/// The id of each kind and title; none where several share one.
fn by_name<'v>(entries: &[Entry<'v>]) -> FxHashMap<(&'v str, &'v str), Option<&'v str>> {
    let mut by_name = FxHashMap::default();
    for entry in entries {
        let only = by_name.entry((entry.kind(), entry.title()));
        only.and_modify(|id| *id = None).or_insert(Some(entry.id()));
    }
    by_name
}
