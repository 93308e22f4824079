//! Titles that are alike by mistake.

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use super::Framework;
use super::graph::Number;
use super::kind::Family;
use super::link::Relation;
use super::reference::DocumentRef;

impl Framework<'_> {
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
pub(super) fn push_lowercase(text: &mut String, word: &str) {
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
