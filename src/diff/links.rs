//! What something links otherwise than before.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::Renames;
use super::said::{self, Change};
use crate::framework::{Link, Relation};

/// What is otherwise in the links of one document.
#[derive(Default)]
pub struct Links<'v> {
    /// Only in the earlier version.
    pub lost: Vec<&'v Link<'v>>,
    /// Only in the later version.
    pub gained: Vec<&'v Link<'v>>,
    /// In both, but said otherwise.
    pub changed: Vec<LinkChange<'v>>,
}

/// A link that is said otherwise.
pub struct LinkChange<'v> {
    /// As it is.
    pub link: &'v Link<'v>,
    /// What is otherwise, key by key.
    pub changes: Vec<Change<'v>>,
}

impl<'v> Links<'v> {
    /// Pairs the links of one relation to one document; the first with the first, where one is said twice.
    pub(super) fn new(
        before: &'v [Link<'v>],
        after: &'v [Link<'v>],
        renames: &Renames<'v>,
    ) -> Self {
        let mut open: FxHashMap<(Relation, &str), VecDeque<&'v Link>> = FxHashMap::default();
        for link in before {
            let key = (link.relation, target(link, renames));
            open.entry(key).or_default().push_back(link);
        }
        let mut links = Self::default();
        let same = Renames::default();
        for link in after {
            let earlier = open.get_mut(&(link.relation, &*link.to.value));
            let Some(earlier) = earlier.and_then(VecDeque::pop_front) else {
                links.gained.push(link);
                continue;
            };
            let changes =
                said::changes(said::of_link(earlier, renames), said::of_link(link, &same));
            if !changes.is_empty() {
                links.changed.push(LinkChange { link, changes });
            }
        }
        let mut is_open = |link: &'v Link<'v>| {
            let left = open.get_mut(&(link.relation, target(link, renames)));
            left.and_then(VecDeque::pop_front).is_some()
        };
        links
            .lost
            .extend(before.iter().filter(|link| is_open(link)));
        links
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.gained.is_empty() && self.changed.is_empty()
    }
}

/// The id that a link leads to, as the later version has it.
fn target<'v>(link: &'v Link<'v>, renames: &Renames<'v>) -> &'v str {
    if link.relation == Relation::Fulfils {
        renames.expectation(&link.to)
    } else {
        renames.document(&link.to)
    }
}
