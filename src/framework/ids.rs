//! Finding documents by their ids.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::document::Document;
use super::graph::Number;

/// The number of each id.
#[derive(Debug)]
pub(super) struct Ids {
    /// Hashes in place of the ids, which stay with their documents.
    by_hash: FxHashMap<u64, Number>,
}

impl Ids {
    /// Of documents in the order of their ids.
    pub(super) fn new(documents: &[Document]) -> Self {
        let hashes = documents.iter().map(|document| hash(&document.id));
        Self {
            by_hash: hashes.zip(0..).collect(),
        }
    }

    /// The number of the document of that id, among the documents that this was made of.
    pub(super) fn find(&self, id: &str, documents: &[Document]) -> Option<Number> {
        let number = *self.by_hash.get(&hash(id))?;
        if *documents[number as usize].id.value == *id {
            return Some(number);
        }
        // Another id has the same hash.
        let found = documents.binary_search_by(|document| (*document.id.value).cmp(id));
        found
            .ok()
            .map(|found| Number::try_from(found).expect("numbered with 32 bits"))
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    id.hash(&mut hasher);
    hasher.finish()
}
