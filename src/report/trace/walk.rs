//! The ways from a document: up its threads, or down to what hangs below it.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use crate::framework::{DocumentRef, Step, Upshot};

/// Which links are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    /// The steps from a document; those down in the order in which people meet the kinds.
    pub(super) fn steps(self, from: DocumentRef<'_>) -> Vec<Step<'_>> {
        match self {
            Self::Up => from.steps_up().collect(),
            Self::Down => {
                let mut steps: Vec<Step> = from.steps_down().collect();
                steps.sort_by_key(|step| step.to.map(|to| (to.kind, to.tier())));
                steps
            }
        }
    }

    /// The document whose steps come next, unless the way ends with this step.
    pub(super) fn onward(self, step: Step<'_>) -> Option<DocumentRef<'_>> {
        step.to.filter(|to| match self {
            Self::Up => step.upshot() == Upshot::GoesOn,
            Self::Down => to.steps_down().next().is_some(),
        })
    }

    /// Every step of the way, the nearest first; each document's once.
    pub(super) fn walk(self, root: DocumentRef<'_>) -> Vec<Step<'_>> {
        let mut met = FxHashSet::from_iter([id(root)]);
        let mut queue = VecDeque::from([root]);
        let mut all = Vec::new();
        while let Some(from) = queue.pop_front() {
            for step in self.steps(from) {
                queue.extend(self.onward(step).filter(|to| met.insert(id(*to))));
                all.push(step);
            }
        }
        all
    }
}

/// Ids are unique among documents.
pub(super) fn id(document: DocumentRef<'_>) -> &str {
    &document.declared().id
}
