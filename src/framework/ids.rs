//! Finding documents by their ids.

use std::collections::hash_map::Entry;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::graph::Number;
use super::hash;
use super::outline::Outline;

/// The number of each id.
#[derive(Debug)]
pub(super) struct Ids {
    by_hash: FxHashMap<u32, Number>,
    /// Those whose hash is another's too, in order. Nobody meets one who does not look for it.
    others: Vec<Number>,
    /// All ids one after the other, to be held against.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Ids {
    /// Of documents in the order of their ids.
    pub(super) fn new(outlines: &[Outline]) -> Self {
        Self::of(
            outlines
                .iter()
                .map(|outline| (hash::of_id(outline.id), outline.id)),
        )
    }

    fn of<'i>(hashed: impl ExactSizeIterator<Item = (u32, &'i str)>) -> Self {
        let count = hashed.len();
        let mut ids = Self {
            by_hash: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            others: Vec::new(),
            text: String::new(),
            ends: Vec::with_capacity(count),
        };
        for (number, (hash, id)) in (0..).zip(hashed) {
            match ids.by_hash.entry(hash) {
                Entry::Vacant(free) => _ = free.insert(number),
                Entry::Occupied(_) => ids.others.push(number),
            }
            ids.text.push_str(id);
            ids.ends.push(ids.text.len());
        }
        ids
    }

    /// The number of the document of that id.
    pub(super) fn find(&self, id: &str) -> Option<Number> {
        self.find_by(hash::of_id(id), id)
    }

    /// The same, given the id's hash.
    pub(super) fn find_by(&self, hash: u32, id: &str) -> Option<Number> {
        let number = *self.by_hash.get(&hash)?;
        if self.id(number) == id {
            return Some(number);
        }
        let other = |number: &Number| self.id(*number).cmp(id);
        let found = self.others.binary_search_by(other).ok()?;
        Some(self.others[found])
    }

    fn id(&self, number: Number) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_of_one_hash_are_told_apart() {
        let ids = Ids::of([(7, "a"), (7, "b"), (8, "bb"), (7, "c")].into_iter());
        let find = |id| ids.find_by(7, id);
        assert_eq!(
            ["a", "b", "c", "bb"].map(find),
            [Some(0), Some(1), Some(3), None]
        );
        assert_eq!(ids.find_by(9, "a"), None);
    }
}
