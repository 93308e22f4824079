//! A framework whose declarations are kept from one check to the next, so that only files that have changed are read again.
//!
//! What stands here comes to the same findings, at the same places, as reading all files anew would.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::check::Inputs;
use crate::date::Day;
use crate::framework::{Document, Documents, Expectation, Framework};
use crate::load::fault::Fault;
use crate::load::{self, Declarations};
use crate::source::{Input, SourceId};

/// Files are read in chunks of at least so many: one task a file costs more than most files do.
const CHUNK: usize = 16;

/// Inputs, and what their files declare.
///
/// Documents are free of the texts that they were read from: texts come and go. They are lent to each framework and come
/// back in the order of their ids, so that they are quickly in order again.
#[derive(Debug)]
pub struct Kept {
    inputs: Inputs,
    files: BTreeMap<String, SourceId>,
    documents: Vec<Document<'static>>,
    /// What else is declared, and what is wrong; of those files alone of which anything is to be said.
    others: BTreeMap<SourceId, Declarations<'static>>,
}

impl Kept {
    /// Reads all files.
    pub fn new(inputs: Inputs) -> Self {
        let sources = inputs.sources.iter();
        let declaring = sources.filter(|(_, source)| source.declares);
        let files: BTreeMap<String, SourceId> = declaring
            .map(|(id, source)| (source.path.clone(), id))
            .collect();
        let all: Vec<SourceId> = files.values().copied().collect();
        let mut kept = Self {
            inputs,
            files,
            documents: Vec::new(),
            others: BTreeMap::new(),
        };
        kept.read(&all);
        kept
    }

    /// What was read.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The paths of the files that declare documents.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is such a file.
    pub fn knows(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether there are such files in a folder of that path, however deep.
    pub fn holds(&self, folder: &str) -> bool {
        let inside = format!("{folder}/");
        let mut from_there = self.files.range(inside.clone()..);
        from_there
            .next()
            .is_some_and(|(path, _)| path.starts_with(&inside))
    }

    /// Takes files as they are now. Of those that are not known nothing is taken: where a file stands among the others
    /// decides which of two equal declarations is heard.
    pub fn take(&mut self, files: Vec<Input>) {
        let mut changed = FxHashSet::default();
        for file in files {
            if let Some(id) = self.files.get(&file.path) {
                self.inputs.sources.replace(*id, file);
                changed.insert(*id);
            }
        }
        self.documents
            .retain(|document| !changed.contains(&document.id.place.source()));
        self.others.retain(|id, _| !changed.contains(id));
        self.read(&changed.into_iter().collect::<Vec<_>>());
    }

    /// Asks about the framework as it stands on the day, with all that is wrong with the files.
    pub fn ask<T>(&mut self, day: Day, ask: impl FnOnce(&Inputs, &Framework, &[Fault]) -> T) -> T {
        if self.documents.len() > self.inputs.settings.limits.documents {
            // Which of them count depends on the order of all files.
            let (framework, faults) = self.inputs.framework(day);
            return ask(&self.inputs, &framework, &faults);
        }
        let declarations = self.lend();
        let (framework, faults) = self.inputs.framework_from(declarations, day);
        let answer = ask(&self.inputs, &framework, &faults);
        self.documents = framework.into_documents();
        answer
    }

    fn lend(&mut self) -> Declarations<'static> {
        let mut all = Declarations {
            documents: self.documents.drain(..).collect(),
            ..Declarations::default()
        };
        for other in self.others.values() {
            all.expectations.extend_from_slice(&other.expectations);
            all.broken.extend_from_slice(&other.broken);
            all.faults.extend_from_slice(&other.faults);
        }
        all
    }

    fn read(&mut self, files: &[SourceId]) {
        let Inputs {
            sources, settings, ..
        } = &self.inputs;
        let read = |id: &SourceId| {
            let source = sources.get(*id);
            let declared = load::load_alone(*id, source, &settings.kinds, &settings.limits);
            (*id, owned(declared))
        };
        let read = files.par_iter().with_min_len(CHUNK).map(read);
        let read: Vec<(SourceId, (Vec<Document>, Declarations))> = read.collect();
        for (id, (documents, others)) in read {
            self.documents.extend(documents);
            if !is_nothing(&others) {
                self.others.insert(id, others);
            }
        }
    }
}

/// The documents, and what else is declared and wrong.
fn owned(declared: Declarations) -> (Vec<Document<'static>>, Declarations<'static>) {
    let (documents, expectations) = (declared.documents, declared.expectations);
    let others = Declarations {
        documents: Documents::default(),
        expectations: expectations
            .into_iter()
            .map(Expectation::into_owned)
            .collect(),
        broken: declared.broken,
        faults: declared.faults,
    };
    let documents = documents.into_iter().map(Document::into_owned);
    (documents.collect(), others)
}

fn is_nothing(declared: &Declarations) -> bool {
    declared.expectations.is_empty() && declared.broken.is_empty() && declared.faults.is_empty()
}
