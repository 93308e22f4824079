//! What gaps can be chosen by.

use std::collections::BTreeSet;

use crate::report::gaps::contents::{Contents, Gap};

/// Owners and priorities: their numbers stand at the gaps in place of long names.
pub(super) struct Index<'a> {
    pub(super) owners: Vec<&'a str>,
    pub(super) priorities: Vec<&'a str>,
}

impl<'a> Index<'a> {
    pub(super) fn new(contents: &'a Contents) -> Self {
        let gaps = || contents.gaps.iter().flat_map(|rule| &rule.gaps);
        let owners: BTreeSet<&str> = gaps().filter_map(|gap| gap.owner.as_deref()).collect();
        let served = gaps().flat_map(|gap| &gap.priorities);
        let priorities: BTreeSet<&str> = served.map(|title| &**title).collect();
        Self {
            owners: owners.into_iter().collect(),
            priorities: priorities.into_iter().collect(),
        }
    }

    pub(super) fn owner(&self, owner: &str) -> usize {
        number(&self.owners, owner)
    }

    pub(super) fn priorities(&self, gap: &Gap) -> String {
        let numbers = gap
            .priorities
            .iter()
            .map(|title| number(&self.priorities, title));
        numbers
            .map(|number| number.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn number(names: &[&str], name: &str) -> usize {
    names.binary_search(&name).map_or(0, |at| at + 1)
}
