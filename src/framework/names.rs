//! Titles and ids that are alike: by mistake, or by misspelling.

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use super::Framework;
use super::graph::Number;
use super::kind::{Family, Kinds};
use super::link::Relation;
use super::reference::DocumentRef;

impl<'a> Framework<'a> {
    /// Groups of documents of one family that share a title or alias, though not every one of them supersedes the next.
    pub fn namesakes(&self) -> Vec<Vec<DocumentRef<'_>>> {
        let mut by_name: FxHashMap<(Family, String), Vec<Number>> = FxHashMap::default();
        for document in self.likely_namesakes() {
            for name in document.names() {
                let bearers = by_name
                    .entry((document.kind.family(), folded(name)))
                    .or_default();
                if bearers.last() != Some(&document.number) {
                    bearers.push(document.number);
                }
            }
        }
        let mut groups: Vec<Vec<Number>> = by_name
            .into_values()
            .filter(|bearers| bearers.len() > 1)
            .collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.is_empty() {
            return Vec::new();
        }
        let succession = Succession::new(self);
        groups.retain(|group| !succession.is_one_line(group));
        groups
            .into_iter()
            .map(|group| group.into_iter().map(|number| self.at(number)).collect())
            .collect()
    }

    /// Documents with a name whose hash another's name has too. Few are, so that few names need to be kept and compared.
    fn likely_namesakes(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        let mut hashes: Vec<(u64, Number)> = Vec::with_capacity(2 * self.documents.len());
        for document in self.documents() {
            let names = document.declared().names();
            hashes.extend(names.map(|name| (hash(&folded(name)), document.number)));
        }
        hashes.sort_unstable();
        hashes.dedup();
        let shared = hashes
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1);
        let mut numbers: Vec<Number> = shared.flatten().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| self.at(number))
    }
}

/// Case and spacing aside.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_lowercase(&mut folded, word);
    }
    folded
}

/// Most letters are ASCII, for which no table is asked.
fn push_lowercase(text: &mut String, word: &str) {
    if word.is_ascii() {
        text.extend(
            word.bytes()
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
    } else {
        text.push_str(&word.to_lowercase());
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Who supersedes whom, through others too.
struct Succession<'f, 'a> {
    framework: &'f Framework<'a>,
    /// Each document's rank: successors stand before what they supersede.
    rank: Vec<u32>,
}

impl<'f, 'a> Succession<'f, 'a> {
    fn new(framework: &'f Framework<'a>) -> Self {
        let order = framework
            .graph
            .order(|edge| edge.relation == Relation::Supersedes);
        let mut rank = vec![0; order.len()];
        for (at, number) in (0..).zip(order) {
            rank[number as usize] = at;
        }
        Self { framework, rank }
    }

    /// Whether each of the group, from the newest on, supersedes the next.
    fn is_one_line(&self, group: &[Number]) -> bool {
        let mut group = group.to_vec();
        group.sort_unstable_by_key(|number| self.rank[*number as usize]);
        group
            .windows(2)
            .all(|pair| self.supersedes(pair[0], pair[1]))
    }

    fn supersedes(&self, newer: Number, older: Number) -> bool {
        let last = self.rank[older as usize];
        let mut seen = FxHashSet::default();
        let mut open = vec![newer];
        while let Some(number) = open.pop() {
            for edge in self
                .framework
                .graph
                .outgoing(number)
                .filter(|edge| edge.relation == Relation::Supersedes)
            {
                if edge.to == older {
                    return true;
                }
                if self.rank[edge.to as usize] < last && seen.insert(edge.to) {
                    open.push(edge.to);
                }
            }
        }
        false
    }
}

/// Finds the declared ids nearest to one that is not declared, without comparing it with every one of them.
///
/// Two ids that differ in one letter, or by two letters changed places, agree once the right letter is left out of each;
/// so each id is filed under itself with every letter left out in turn, and also without its last word, because
/// `transport-plan` for `transport-strategy` is a mistake that people make. Titles and aliases are filed as ids.
pub struct Nearest<'f> {
    framework: &'f Framework<'f>,
    files: FxHashMap<u64, Vec<Found>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Document(Number),
    Expectation(u32),
}

impl<'f> Nearest<'f> {
    /// Files every id of the framework.
    pub fn new(framework: &'f Framework<'f>) -> Self {
        let mut nearest = Self {
            framework,
            files: FxHashMap::default(),
        };
        for document in framework.documents() {
            nearest.file(&document.id, Found::Document(document.number));
            for name in document.declared().names() {
                nearest.file(&as_id(name), Found::Document(document.number));
            }
        }
        for (number, expectation) in (0..).zip(&framework.expectations) {
            nearest.file(&expectation.id, Found::Expectation(number));
        }
        nearest
    }

    fn file(&mut self, id: &str, found: Found) {
        for key in keys(id) {
            let file = self.files.entry(key).or_default();
            if file.len() < Self::FILE && file.last() != Some(&found) {
                file.push(found);
            }
        }
    }

    /// The ids nearest to this one among these kinds, best first, at most three.
    pub fn to(&self, id: &str, kinds: Kinds) -> Vec<&'f str> {
        let asked = as_id(id);
        let mut found: Vec<Found> = keys(&asked)
            .iter()
            .filter_map(|key| self.files.get(key))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        let framework = self.framework;
        let named = found.into_iter().filter_map(|found| match found {
            Found::Document(number) => {
                let document = &framework.documents[number as usize];
                kinds.contains(document.kind).then_some(&*document.id.value)
            }
            Found::Expectation(number) => kinds
                .contains(super::Kind::Expectation)
                .then(|| &*framework.expectations[number as usize].id.value),
        });
        let mut near: Vec<(usize, &str)> = named
            .map(|name| (strsim::damerau_levenshtein(&asked, name), name))
            .collect();
        near.sort_unstable();
        near.truncate(3);
        near.into_iter().map(|(_, id)| id).collect()
    }

    /// More ids than this under one key are no help, and would make hostile input slow.
    const FILE: usize = 16;
}

/// Ids longer than this are not filed: the keys of one take the square of its length.
const LONGEST: usize = 80;

fn keys(id: &str) -> Vec<u64> {
    if id.is_empty() || id.len() > LONGEST {
        return Vec::new();
    }
    let without = |at: usize, c: char| [&id[..at], &id[at + c.len_utf8()..]];
    let mut keys: Vec<u64> = id
        .char_indices()
        .map(|(at, c)| key(without(at, c)))
        .collect();
    keys.push(key([id, ""]));
    keys.extend(id.rsplit_once('-').map(|(start, _)| key([start, ""])));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn key(parts: [&str; 2]) -> u64 {
    let mut hasher = FxHasher::default();
    parts
        .iter()
        .flat_map(|part| part.bytes())
        .for_each(|byte| byte.hash(&mut hasher));
    hasher.finish()
}

/// A title as an id: lower-case words with hyphens.
fn as_id(title: &str) -> String {
    if title.len() > 4 * LONGEST {
        return String::new();
    }
    let mut id = String::with_capacity(title.len());
    for word in title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if !id.is_empty() {
            id.push('-');
        }
        push_lowercase(&mut id, word);
    }
    id
}
