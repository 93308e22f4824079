//! What law, professional codes and good practice expect of an English council: catalogues shipped in the binary, as
//! data files in the format of any document, and those of a council's own or of its region.
//!
//! A framework names under `expectations:` the catalogues that it is held to. Everything in a shipped catalogue stands
//! at that name: a reader can open the settings, but not the binary.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::framework::{Expectation, Text};
use crate::load::fault::{Fault, What};
use crate::load::folder::SETTINGS;
use crate::load::{self, Declarations};
use crate::source::{Input, Obstacle, Place, SourceId, Sources};

/// A catalogue of the program.
#[derive(Debug)]
pub struct Catalogue {
    /// Its name in settings.
    pub name: &'static str,
    text: &'static str,
}

/// Every catalogue of the program: a file each.
pub static CATALOGUES: [Catalogue; 3] = [
    Catalogue {
        name: "cipfa",
        text: include_str!("cipfa.yaml"),
    },
    Catalogue {
        name: "english-council",
        text: include_str!("english-council.yaml"),
    },
    Catalogue {
        name: "good-practice",
        text: include_str!("good-practice.yaml"),
    },
];

impl Catalogue {
    /// The catalogue of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        CATALOGUES.iter().find(|catalogue| catalogue.name == name)
    }

    /// Its name, its version, its date and what it holds: the first line of its file.
    pub fn summary(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// What it expects, for those who hold no framework to it: its places lead nowhere.
    pub fn expectations(&self) -> Vec<Expectation<'static>> {
        let nowhere = Sources::default().add(Input::new(self.name, ""));
        self.load(Place::new(nowhere, 0..0)).expectations
    }

    /// What it declares, all of it at one place.
    pub fn load(&self, place: Place) -> Declarations<'static> {
        let mut declarations = load::load_at(self.text, place);
        let name: Arc<str> = self.name.into();
        for expectation in &mut declarations.expectations {
            expectation.catalogue = Some(name.clone());
        }
        declarations
    }
}

/// Whether settings mean a file of the framework's folder by this name, and not a catalogue of the program.
pub(crate) fn is_path(name: &str) -> bool {
    let ends = [".yaml", ".yml", ".json"];
    name.contains('/') || ends.iter().any(|end| name.ends_with(end))
}

/// All that the framework is held to: what the files expect, and what the named catalogues of the program add.
///
/// Of one id that is expected more than once, the council's own declaration is heard, or else that of the catalogue that
/// is named first. An id that is declared twice in one place stays twice, and is a fault like any other.
pub(crate) fn gather<'a>(
    declared: Vec<Expectation<'a>>,
    named: &[Text<'static>],
    sources: &Sources,
    faults: &mut Vec<Fault>,
) -> Vec<Expectation<'a>> {
    let files = files(named, sources, faults);
    let of_files = declared.into_iter().map(|expectation| {
        let file = files.get(&expectation.id.place.source());
        match file {
            Some((rank, name)) => (*rank, in_catalogue(expectation, name)),
            None => (0, expectation),
        }
    });
    let mut ranked: Vec<(usize, Expectation)> = of_files.collect();
    for (rank, name) in ranks(named) {
        let shipped = Catalogue::named(name).map(|catalogue| catalogue.load(name.place));
        let expectations = shipped.into_iter().flat_map(|loaded| loaded.expectations);
        ranked.extend(expectations.map(|expectation| (rank, expectation)));
    }
    let mut gathered = heard(ranked);
    forget_absent(&mut gathered);
    gathered
}

fn in_catalogue<'a>(expectation: Expectation<'a>, name: &Arc<str>) -> Expectation<'a> {
    Expectation {
        catalogue: Some(name.clone()),
        ..expectation
    }
}

/// Each name once, with its rank; the council's own expectations have rank 0.
fn ranks<'a>(named: &'a [Text<'static>]) -> impl Iterator<Item = (usize, &'a Text<'static>)> {
    let mut seen = FxHashSet::default();
    (1..)
        .zip(named)
        .filter(move |(_, name)| seen.insert(&*name.value))
}

/// The files that are named as catalogues, each with its rank and name. Only files that are read as documents count, so
/// that no name leads out of the folder.
fn files(
    named: &[Text<'static>],
    sources: &Sources,
    faults: &mut Vec<Fault>,
) -> FxHashMap<SourceId, (usize, Arc<str>)> {
    let paths: Vec<_> = ranks(named).filter(|(_, name)| is_path(name)).collect();
    if paths.is_empty() {
        return FxHashMap::default();
    }
    let by_path: FxHashMap<&str, SourceId> = sources
        .iter()
        .map(|(id, source)| (&*source.path, id))
        .filter(|(path, _)| *path != SETTINGS)
        .collect();
    let mut files = FxHashMap::default();
    for (rank, name) in paths {
        match by_path.get(name.trim_start_matches("./")) {
            Some(file) => {
                files
                    .entry(*file)
                    .or_insert_with(|| (rank, Arc::from(&*name.value)));
            }
            None => faults.push(Fault {
                place: name.place,
                subject: None,
                field: Some("expectations"),
                what: What::Unreadable(Obstacle::NotInFolder),
            }),
        }
    }
    files
}

/// Of each id the declarations of the lowest rank.
fn heard(mut ranked: Vec<(usize, Expectation)>) -> Vec<Expectation> {
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    ranked.retain(|(rank, expectation)| {
        let id = expectation.id.value.clone().into_owned();
        first.entry(id).or_insert(*rank) == rank
    });
    ranked
        .into_iter()
        .map(|(_, expectation)| expectation)
        .collect()
}

/// A catalogue of the program may join an expectation to one of another, to which this framework is not held.
fn forget_absent(gathered: &mut [Expectation]) {
    let ids: FxHashSet<String> = gathered
        .iter()
        .map(|expectation| expectation.id.value.clone().into_owned())
        .collect();
    let shipped = gathered.iter_mut().filter(|expectation| {
        expectation
            .catalogue
            .as_deref()
            .and_then(Catalogue::named)
            .is_some()
    });
    for expectation in shipped {
        expectation.links_to.retain(|to| ids.contains(&*to.value));
    }
}
