//! Documents that may be what is expected, to judge by their names. A name is a question to an officer, never an answer.

use rustc_hash::FxHashMap;

use super::Framework;
use super::expectation::Expectation;
use super::graph::Number;
use super::kind::Kind;
use super::link::{RELATIONS, Relation};
use super::reference::DocumentRef;

/// Finds documents by the words of their titles and aliases.
pub struct Alike<'f> {
    framework: &'f Framework<'f>,
    names: Vec<(Number, Vec<String>)>,
    /// For each word the names that have it.
    by_word: FxHashMap<String, Vec<u32>>,
}

impl<'f> Alike<'f> {
    /// Files the names of every document that may fulfil an expectation.
    pub fn new(framework: &'f Framework<'f>) -> Self {
        let mut alike = Self {
            framework,
            names: Vec::new(),
            by_word: FxHashMap::default(),
        };
        for document in framework.documents().filter(|one| may_fulfil(one.kind)) {
            for name in document.declared().names() {
                alike.file(document, words(name));
            }
        }
        alike
    }

    fn file(&mut self, document: DocumentRef, words: Vec<String>) {
        let number = u32::try_from(self.names.len()).expect("fewer names than bytes");
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(number);
        }
        self.names.push((document.number, words));
    }

    /// The ids of documents whose title or alias has every word of the expectation's title or of one of its aliases, and
    /// not many more; those in force first, then the closest; at most three.
    pub fn to(&self, expectation: &Expectation) -> Vec<&'f str> {
        let names = std::iter::once(&expectation.title).chain(&expectation.aliases);
        let mut close: Vec<(usize, Number)> =
            names.flat_map(|name| self.close(&words(name))).collect();
        let is_in_force = |number: Number| self.framework.at(number).is_in_force();
        close.sort_unstable_by_key(|(beyond, number)| (!is_in_force(*number), *beyond, *number));
        let mut ids: Vec<&str> = Vec::new();
        for (_, number) in close {
            let id = &*self.framework.documents[number as usize].id.value;
            if !ids.contains(&id) && ids.len() < Self::SHOWN {
                ids.push(id);
            }
        }
        ids
    }

    /// The documents with a name that has all these words, each with how many words it has beyond them.
    fn close(&self, wanted: &[String]) -> Vec<(usize, Number)> {
        let with = |word: &String| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let rarest = wanted.iter().map(with).min_by_key(|names| names.len());
        let candidates = rarest.filter(|names| names.len() <= Self::RARE);
        let mut close = Vec::new();
        for name in candidates.unwrap_or_default() {
            let (document, words) = &self.names[*name as usize];
            let has_all = wanted.iter().all(|word| words.binary_search(word).is_ok());
            if has_all && words.len() <= 2 * wanted.len() {
                close.push((words.len() - wanted.len(), *document));
            }
        }
        close
    }

    /// More questions than these are no help.
    const SHOWN: usize = 3;

    /// Where even the rarest word stands in more names than these, the words tell nothing.
    const RARE: usize = 64;
}

/// A source is left out, though it may fulfil too: its title is mostly that of the document which it is a source for.
fn may_fulfil(kind: Kind) -> bool {
    let mut fulfils = RELATIONS
        .iter()
        .filter(|row| row.relation == Relation::Fulfils);
    kind != Kind::Source && fulfils.any(|row| row.from.contains(kind))
}

/// The words that tell one name from another, in order, each once: without case, plural, years and small words.
fn words(name: &str) -> Vec<String> {
    const SMALL: [&str; 7] = ["a", "and", "for", "in", "of", "s", "the"];
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.contains(char::is_alphabetic))
        .map(|word| singular(word.to_lowercase()))
        .filter(|word| !SMALL.contains(&&**word))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Without the ending of most plurals: "highways" and "highway" are one word to a reader.
fn singular(mut word: String) -> String {
    if word.len() > 3 && word.ends_with('s') {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_those_that_tell_names_apart() {
        assert_eq!(
            words("The Children's and Highways Strategy, 2023–26"),
            ["children", "highway", "strategy"]
        );
        assert_eq!(words("2023/24"), [""; 0]);
    }
}
