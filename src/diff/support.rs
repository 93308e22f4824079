//! What carries each priority in two versions.

use rustc_hash::FxHashMap;

use super::Renames;
use crate::framework::{DocumentRef, Framework};

/// What carries a priority before and after.
pub struct Support<'v> {
    /// The priority, as the later version has it where it does.
    pub priority: DocumentRef<'v>,
    /// How many documents in force carried it; none where it was no priority of a plan in force.
    pub before: Option<usize>,
    /// How many do.
    pub after: Option<usize>,
    /// Those that do and did not.
    pub gained: Vec<DocumentRef<'v>>,
    /// Those that did and do not.
    pub lost: Vec<DocumentRef<'v>>,
}

/// Every priority of either version, core ones first.
pub(super) fn of_both<'v>(
    before: &'v Framework<'v>,
    after: &'v Framework<'v>,
    renames: &Renames<'v>,
) -> Vec<Support<'v>> {
    let mut earlier: FxHashMap<&str, DocumentRef> = before
        .priorities()
        .map(|priority| (renames.document(id(priority)), priority))
        .collect();
    let mut supports: Vec<Support> = after
        .priorities()
        .map(|priority| {
            let carried = earlier.remove(id(priority));
            let carried = carried.map(|priority| in_force(before, priority));
            support(priority, carried, Some(in_force(after, priority)), renames)
        })
        .collect();
    let gone = earlier.into_values();
    supports.extend(gone.map(|priority| {
        let carried = in_force(before, priority);
        support(priority, Some(carried), None, renames)
    }));
    supports.sort_by_key(|support| (support.priority.tier(), id(support.priority)));
    supports
}

fn support<'v>(
    priority: DocumentRef<'v>,
    before: Option<Vec<DocumentRef<'v>>>,
    after: Option<Vec<DocumentRef<'v>>>,
    renames: &Renames<'v>,
) -> Support<'v> {
    let counts = [&before, &after].map(|carried| carried.as_ref().map(Vec::len));
    let mut lost = before.unwrap_or_default();
    let mut gained = after.unwrap_or_default();
    let mut earlier: FxHashMap<&str, DocumentRef> = lost
        .iter()
        .map(|document| (renames.document(id(*document)), *document))
        .collect();
    gained.retain(|document| earlier.remove(id(*document)).is_none());
    lost.retain(|document| earlier.contains_key(renames.document(id(*document))));
    Support {
        priority,
        before: counts[0],
        after: counts[1],
        gained,
        lost,
    }
}

/// The strategies and plans in force that carry a priority.
fn in_force<'v>(framework: &'v Framework<'v>, priority: DocumentRef<'v>) -> Vec<DocumentRef<'v>> {
    let mut supporters = framework.supporters(priority);
    supporters.retain(|document| document.is_in_force());
    supporters
}

fn id(document: DocumentRef<'_>) -> &str {
    &document.declared().id.value
}
