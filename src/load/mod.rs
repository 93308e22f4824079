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

/// Names that people give to the settings file, by which it is not found.
const MISNAMED_SETTINGS: [&str; 2] = ["framework.yml", "framework.json"];

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
        .map(|(id, source)| load_file(*id, source, kinds, limits))
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

fn load_file<'a>(
    id: SourceId,
    source: &'a Source,
    kinds: &OwnKinds,
    limits: &Limits,
) -> Declarations<'a> {
    let mut declarations = Declarations::default();
    if let Some(obstacle) = &source.obstacle {
        let at = source.text().len();
        let place = Place::new(id, at..at);
        let what = What::Unreadable(obstacle.clone());
        declarations.faults.push(Fault {
            place,
            subject: None,
            field: None,
            what,
        });
        // What stands before the first bad byte is not read: half a document is worse than none.
        debug_assert!(matches!(obstacle, Obstacle::NotUtf8 { .. }) || at == 0);
        return declarations;
    }
    if MISNAMED_SETTINGS.contains(&&*source.path) {
        let place = Place::new(id, 0..0);
        let what = What::MisnamedSettings;
        declarations.faults.push(Fault {
            place,
            subject: None,
            field: None,
            what,
        });
        return declarations;
    }
    declarations.faults = node::read(id, source.text(), limits, |node, faults| {
        declarations.add(document::decode(node, kinds, faults));
    });
    declarations
}

/// Reads a text of the program's own. Nobody can open it, so that all of it stands at one place of a file that is open.
pub(crate) fn load_at(text: &str, place: Place) -> Declarations<'_> {
    let mut declarations = Declarations::default();
    let (kinds, limits) = (OwnKinds::new(), Limits::default());
    declarations.faults = node::read(place.source(), text, &limits, |node, faults| {
        declarations.add(document::decode(node.at(place), &kinds, faults));
    });
    declarations
}

impl<'a> Declarations<'a> {
    fn add(&mut self, decoded: document::Decoded<'a>) {
        match decoded {
            document::Decoded::Document(document) => self.documents.push(*document),
            document::Decoded::Expectation(expectation) => self.expectations.push(*expectation),
            document::Decoded::Broken(id) => self.broken.extend(id),
        }
    }

    fn join(mut self, other: Self) -> Self {
        self.documents.extend(other.documents);
        self.expectations.extend(other.expectations);
        self.broken.extend(other.broken);
        self.faults.extend(other.faults);
        self
    }
}
