//! Files to documents: each file on its own, every fault of it in one pass.
//!
//! [`folder`] gives inputs, and [`git`] those of a revision. `read` puts one document after another on a `tape`: by the `judge`,
//! which reads anything, or by the `fast` readers of what is usually written, `plain` and `json`. `node` is how those see the
//! values who decode them: `fields` takes maps apart by key; `keys` says what keys there are, `document` what they mean.

pub mod fault;
pub mod folder;
pub mod git;
pub mod limits;
pub mod slip;

pub(crate) mod cursor;
pub(crate) mod document;
mod expectation;
mod fast;
pub(crate) mod fields;
mod json;
mod judge;
pub mod key;
pub mod keys;
mod keyset;
pub(crate) mod layout;
mod link;
pub(crate) mod node;
mod plain;
pub(crate) mod read;
pub(crate) mod tape;

use rayon::prelude::*;

use crate::framework::{Documents, Expectation, Kind};
use crate::source::{Obstacle, Place, Source, SourceId, Sources};
use document::Decoded;
use fault::{Fault, What};
use limits::Limits;
use tape::Tape;

/// All that the files declare, and all that is wrong with how they declare it.
#[derive(Debug, Default)]
pub struct Declarations<'a> {
    /// Everything but expectations.
    pub documents: Documents<'a>,
    /// The council's own expectations.
    pub expectations: Vec<Expectation<'a>>,
    /// Ids of entries that are too broken to be documents; links to them lead somewhere all the same.
    pub broken: Vec<String>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Names that people give to the settings file, by which it is not found.
const MISNAMED_SETTINGS: [&str; 3] = ["framework.yaml", "framework.yml", "framework.json"];

/// Files are read in chunks of so many: one task a file costs more than the reading.
const CHUNK: usize = 64;

/// A council's own kinds: each word with the kind that it is like.
pub type OwnKinds = std::collections::BTreeMap<String, Kind>;

/// Reads the files, on all cores.
pub fn load<'a>(sources: &'a Sources, kinds: &OwnKinds, limits: &Limits) -> Declarations<'a> {
    let files: Vec<_> = sources
        .iter()
        .filter(|(_, source)| source.declares)
        .collect();
    let read = |files: &[(SourceId, &'a Source)]| {
        let mut part = Declarations {
            documents: Documents::with_capacity(files.len()),
            ..Declarations::default()
        };
        for (id, source) in files {
            part.load_file(*id, source, kinds, limits);
        }
        part.documents.shrink();
        part
    };
    let parts = files.par_chunks(CHUNK).map(read).collect();
    let mut all = Declarations::joined(parts);
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

/// Reads a text of the program's own. Nobody can open it, so that all of it stands at one place of a file that is open.
pub(crate) fn load_at(text: &str, place: Place) -> Declarations<'_> {
    let mut declarations = Declarations::default();
    let (kinds, limits) = (OwnKinds::new(), Limits::default());
    declarations.load_text(&Tape::standing_at(place, text), &kinds, &limits);
    declarations
}

/// Reads documents that are written inside another file.
pub(crate) fn load_inside<'a>(
    nodes: node::Items<'_, 'a>,
    kinds: &OwnKinds,
    faults: &mut fault::Faults,
) -> Declarations<'a> {
    // What is noted so far is no fault of theirs.
    faults.settle(None);
    let mut declarations = Declarations::default();
    for node in nodes {
        declarations.add(document::decode(node, kinds, faults));
    }
    declarations
}

impl<'a> Declarations<'a> {
    fn load_file(&mut self, id: SourceId, source: &'a Source, kinds: &OwnKinds, limits: &Limits) {
        if is_result(source.text()) {
            return;
        }
        if let Some(fault) = unreadable(id, source, limits) {
            // What stands before the first bad byte is not read: half a document is worse than none.
            self.faults.push(fault);
            return;
        }
        let tape = Tape::new(id, source.text());
        let count = self.faults.len();
        let is_fast = self.load_text(&tape, kinds, limits);
        // The fast reader of JSON takes nothing else.
        if !is_fast || !source.text().starts_with(['{', '[']) {
            let not_json = not_json(id, source, &self.faults[count..]);
            self.faults.extend(not_json);
        }
    }

    /// Reads the text of an empty tape. False where that took the general parser.
    fn load_text(&mut self, tape: &Tape<'a>, kinds: &OwnKinds, limits: &Limits) -> bool {
        let before = self.counts();
        let fast = read::fast(tape.clone(), limits, |node, faults| {
            self.add(document::decode(node, kinds, faults));
        });
        let is_fast = fast.is_some();
        let mut faults = fast.unwrap_or_else(|| {
            self.cut(before);
            read::judged(tape.clone(), limits, |node, faults| {
                self.add(document::decode(node, kinds, faults));
            })
        });
        self.faults.append(&mut faults);
        is_fast
    }

    /// How many documents, expectations and broken entries there are.
    fn counts(&self) -> [usize; 3] {
        [
            self.documents.len(),
            self.expectations.len(),
            self.broken.len(),
        ]
    }

    /// Takes back what has come since there were so many.
    fn cut(&mut self, [documents, expectations, broken]: [usize; 3]) {
        self.documents.truncate(documents);
        self.expectations.truncate(expectations);
        self.broken.truncate(broken);
    }

    fn add(&mut self, decoded: Decoded<'a>) {
        match decoded {
            Decoded::Document(document) => self.documents.push(document),
            Decoded::Expectation(expectation) => self.expectations.push(expectation),
            Decoded::Broken(id) => self.broken.extend(id),
        }
    }

    fn joined(mut parts: Vec<Self>) -> Self {
        if parts.len() == 1 {
            return parts.remove(0);
        }
        let mut all = Self::default();
        all.documents
            .reserve(parts.iter().map(|part| part.documents.len()).sum());
        for mut part in parts {
            all.documents.append(part.documents);
            all.expectations.append(&mut part.expectations);
            all.broken.append(&mut part.broken);
            all.faults.append(&mut part.faults);
        }
        all
    }
}

/// Reads one file, whatever the others hold.
pub(crate) fn load_alone<'a>(
    id: SourceId,
    source: &'a Source,
    kinds: &OwnKinds,
    limits: &Limits,
) -> Declarations<'a> {
    let mut declarations = Declarations::default();
    declarations.load_file(id, source, kinds, limits);
    declarations
}

/// Panics where a fast reader does not read the text as the judge does. For libFuzzer, which sees no more than the public.
#[cfg(fuzzing)]
pub fn hold_readers_together(text: &str) {
    fast::agreement::agree(text);
}

/// Whether a text is a result of this program in JSON, or a JSON Schema: it may lie among the documents, and declares none.
pub fn is_result(text: &str) -> bool {
    const OWN: [[&str; 3]; 3] = [
        ["\"schema\"", ":", "\"stratlint-"],
        ["\"$schema\"", ":", "\"https://json.schemastore.org/sarif"],
        ["\"$defs\"", ":", "{"],
    ];
    let begins = |words: &[&str; 3]| {
        // Some programs put a mark before what they save.
        let rest = after(text.trim_start_matches('\u{feff}'), "{");
        words
            .iter()
            .fold(rest, |rest, word| after(rest?, word))
            .is_some()
    };
    OWN.iter().any(begins)
}

fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.trim_start().strip_prefix(word)
}

/// Why nothing in a file is read, if so.
fn unreadable(id: SourceId, source: &Source, limits: &Limits) -> Option<Fault> {
    let obstacle = obstacle(source, limits);
    let at = match obstacle {
        Some(Obstacle::NotUtf8 { offset }) => offset,
        _ => 0,
    };
    let is_misnamed = MISNAMED_SETTINGS
        .iter()
        .any(|name| source.path.eq_ignore_ascii_case(name));
    let misnamed = || is_misnamed.then_some(What::MisnamedSettings);
    let what = obstacle.map(What::Unreadable).or_else(misnamed)?;
    let place = Place::new(id, at..at);
    Some(Fault {
        place,
        subject: None,
        field: None,
        what,
    })
}

/// What makes a JSON file only YAML, such as a comma too many: other programs would refuse it.
pub(crate) fn not_json(id: SourceId, source: &Source, faults: &[Fault]) -> Option<Fault> {
    let told = || {
        faults
            .iter()
            .any(|fault| matches!(fault.what, What::Syntax { .. }))
    };
    if !Limits::is_json(&source.path) || told() {
        return None;
    }
    let text = source.text().trim_start_matches('\u{feff}');
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let words = error.to_string();
    let words = words
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    let mark = source.text().len() - text.len();
    let start = match error.line() {
        1 => mark,
        line => source.line(line).map_or(0, |(start, _)| start),
    };
    let place = source.character(id, start + error.column().saturating_sub(1));
    Some(Fault {
        place,
        subject: None,
        field: None,
        what: What::NotJson(words),
    })
}

/// What stands in the way of reading a file, wherever it comes from: not every origin knows the limits.
fn obstacle(source: &Source, limits: &Limits) -> Option<Obstacle> {
    let limit = limits.bytes(&source.path);
    let too_large = source.text().len() as u64 > limit;
    let obstacle = source.obstacle.clone();
    obstacle.or(too_large.then_some(Obstacle::TooLarge { limit }))
}

#[cfg(test)]
mod tests {
    use super::is_result;

    #[test]
    fn results_of_the_program_declare_nothing_with_or_without_a_mark() {
        for text in [
            "{\"schema\": \"stratlint-findings/1\"}",
            "\u{feff}{ \"schema\":\n\"stratlint-baseline/1\"",
        ] {
            assert!(is_result(text), "{text}");
        }
        assert!(!is_result("{\"id\": \"stratlint-findings\"}"));
    }
}
