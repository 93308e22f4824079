//! What an edit changes: two versions of a framework, asked about on the same day, so that what time alone changes is no change.
//!
//! `documents` pairs what the two declare, by id or, where an id was changed, by title; `said` compares what a pair says, key by
//! key, and `links` what it links; `findings` pairs what two checks found, `support` what carries each priority, `settings` what
//! both are held to. `report::diff` says it.

mod documents;
mod entry;
mod findings;
mod links;
mod said;
mod settings;
mod support;

use crate::check::Inputs;
use crate::framework::{Framework, Link};
use crate::outcome::Outcome;

pub use documents::{Changed, Documents, Renames};
pub use entry::Entry;
pub use findings::{Aside, Findings, Gone, GoneBy, New, NewBy};
pub use links::{LinkChange, Links};
pub use said::{Change, Form};
pub use support::Support;

/// One of the two versions, checked.
#[derive(Clone, Copy)]
pub struct Version<'v> {
    /// Its files and settings.
    pub inputs: &'v Inputs,
    /// What it declares.
    pub framework: &'v Framework<'v>,
    /// What its check came to.
    pub outcome: &'v Outcome,
}

/// What is otherwise in the later version.
pub struct Diff<'v> {
    /// Ids that were changed.
    pub renames: Renames<'v>,
    /// What is declared.
    pub documents: Documents<'v>,
    /// What carries each priority.
    pub priorities: Vec<Support<'v>>,
    /// What the checks found.
    pub findings: Findings<'v>,
    /// What both are held to.
    pub settings: Vec<Change<'v>>,
}

impl<'v> Diff<'v> {
    /// Holds a later version to an earlier one.
    pub fn new(before: Version<'v>, after: Version<'v>) -> Self {
        let renames = Renames::new(before.framework, after.framework);
        let documents = Documents::new(before.framework, after.framework, &renames);
        Self {
            priorities: support::of_both(before.framework, after.framework, &renames),
            findings: Findings::new(before, after, &renames),
            settings: settings::changes(&before.inputs.settings, &after.inputs.settings),
            documents,
            renames,
        }
    }

    /// Every link that is only in the later version, with what declares it.
    pub fn links_gained(&self) -> impl Iterator<Item = (Entry<'v>, &'v Link<'v>)> {
        let changed = self.documents.changed.iter();
        let of_changed =
            changed.flat_map(|one| one.links.gained.iter().map(|link| (one.after, *link)));
        of_changed.chain(links(&self.documents.added))
    }

    /// Every link that is only in the earlier version.
    pub fn links_lost(&self) -> impl Iterator<Item = (Entry<'v>, &'v Link<'v>)> {
        let changed = self.documents.changed.iter();
        let of_changed =
            changed.flat_map(|one| one.links.lost.iter().map(|link| (one.before, *link)));
        of_changed.chain(links(&self.documents.removed))
    }
}

fn links<'v>(entries: &[Entry<'v>]) -> impl Iterator<Item = (Entry<'v>, &'v Link<'v>)> {
    let entries = entries.iter();
    entries.flat_map(|entry| entry.links().iter().map(|link| (*entry, link)))
}
