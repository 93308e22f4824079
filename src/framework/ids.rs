//! Finding documents by their ids.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use super::document::Document;
use super::graph::Number;

/// The number of each id.
#[derive(Debug)]
pub(super) struct Ids {
    by_hash: FxHashMap<u64, Number>,
    /// All ids one after the other, to be held against: those of the documents lie wide apart in memory.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Ids {
    /// Of documents in the order of their ids.
    pub(super) fn new(documents: &[Document]) -> Self {
        let count = documents.len();
        let mut ids = Self {
            by_hash: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            text: String::new(),
            ends: Vec::with_capacity(count),
        };
        for (number, document) in (0..).zip(documents) {
            ids.by_hash.insert(hash(&document.id), number);
            ids.text.push_str(&document.id);
            ids.ends.push(ids.text.len());
        }
        ids
    }

    /// The number of the document of that id, among the documents that this was made of.
    pub(super) fn find(&self, id: &str, documents: &[Document]) -> Option<Number> {
        self.find_by(hash(id), id, documents)
    }

    /// The same, given the id's hash.
    pub(super) fn find_by(&self, hash: u64, id: &str, documents: &[Document]) -> Option<Number> {
        let number = *self.by_hash.get(&hash)?;
        if self.id(number as usize) == id {
            return Some(number);
        }
        // Another id has the same hash.
        let found = documents.binary_search_by(|document| (*document.id.value).cmp(id));
        found
            .ok()
            .map(|found| Number::try_from(found).expect("numbered with 32 bits"))
    }

    fn id(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }
}

/// The hash by which an id is found.
pub(super) fn hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    id.hash(&mut hasher);
    hasher.finish()
}
