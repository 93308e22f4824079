//! Files to documents: each file on its own, every fault of it in one pass.
//!
//! [`folder`] gives inputs; `event` is the parser; `node` makes small trees of its events; `fields` takes them apart by
//! key; `document` says what the keys mean.

pub mod fault;
pub mod folder;
pub mod limits;

mod document;
mod event;
pub(crate) mod fields;
pub(crate) mod node;

use rayon::prelude::*;

use crate::framework::{Document, Expectation, Kind};
use crate::source::{Obstacle, Place, Source, SourceId, Sources};
use document::Decoded;
use fault::{Fault, What};
use limits::Limits;

/// All that the files declare, and all that is wrong with how they declare it.
#[derive(Debug, Default)]
pub struct Declarations<'a> {
    /// Everything but expectations.
    pub documents: Vec<Document<'a>>,
    /// The council's own expectations.
    pub expectations: Vec<Expectation<'a>>,
    /// Ids of entries that are too broken to be documents; links to them lead somewhere all the same.
    pub broken: Vec<String>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// A council's own kinds: each word with the kind that it is like.
pub type OwnKinds = std::collections::BTreeMap<String, Kind>;

/// Reads the files, on all cores.
pub fn load<'a>(sources: &'a Sources, kinds: &OwnKinds, limits: &Limits) -> Declarations<'a> {
    let files: Vec<_> = sources
        .iter()
        .filter(|(_, source)| source.path != folder::SETTINGS)
        .collect();
    let mut all = files
        .par_iter()
        .fold(Declarations::default, |mut all, (id, source)| {
            all.load_file(*id, source, kinds, limits);
            all
        })
        .reduce(Declarations::default, Declarations::join);
    if all.documents.len() > limits.documents {
        all.documents.truncate(limits.documents);
        let place = all.documents.last().map(|last| last.id.place);
        let what = What::OverLimit {
            limit: "documents",
            value: limits.documents as u64,
        };
        all.faults.extend(place.map(|place| Fault {
            place,
            subject: None,
            field: None,
            what,
        }));
    }
    all
}

impl<'a> Declarations<'a> {
    fn load_file(&mut self, id: SourceId, source: &'a Source, kinds: &OwnKinds, limits: &Limits) {
        if let Some(obstacle) = &source.obstacle {
            let at = source.text().len();
            let place = Place::new(id, at..at);
            let what = What::Unreadable(obstacle.clone());
            self.faults.push(Fault {
                place,
                subject: None,
                field: None,
                what,
            });
            // What stands before the first bad byte is not read: half a document is worse than none.
            debug_assert!(matches!(obstacle, Obstacle::NotUtf8 { .. }) || at == 0);
            return;
        }
        let faults = node::read(
            id,
            source.text(),
            limits,
            |node, faults| match document::decode(node, kinds, faults) {
                Decoded::Document(document) => self.documents.push(document),
                Decoded::Expectation(expectation) => self.expectations.push(expectation),
                Decoded::Broken(id) => self.broken.extend(id),
            },
        );
        self.faults.extend(faults);
    }

    fn join(mut self, other: Self) -> Self {
        self.documents.extend(other.documents);
        self.expectations.extend(other.expectations);
        self.broken.extend(other.broken);
        self.faults.extend(other.faults);
        self
    }
}
