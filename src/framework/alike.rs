//! Documents that may be what is expected, to judge by their names. A name is a question to an officer, never an answer.

use rustc_hash::FxHashMap;

use super::Framework;
use super::expectation::Expectation;
use super::graph::Number;
use super::kind::Kind;
use super::reference::DocumentRef;
use super::relation::{RELATIONS, Relation};

/// Finds documents by the words of their titles and aliases.
pub struct Alike<'f> {
    framework: &'f Framework<'f>,
    names: Vec<(Number, Name)>,
    /// Words that name no subject.
    neutral: Name,
    /// For each word the names that have it.
    by_word: FxHashMap<String, Vec<u32>>,
}

impl<'f> Alike<'f> {
    /// Files the names of every document that may fulfil an expectation. `council` is the name of the council, which many
    /// titles have in them.
    pub fn new(framework: &'f Framework<'f>, council: &str) -> Self {
        let mut alike = Self {
            framework,
            names: Vec::new(),
            neutral: Name::new(&format!("{NEUTRAL} {council}")),
            by_word: FxHashMap::default(),
        };
        for document in framework.documents().filter(|one| may_fulfil(one.kind)) {
            for name in document.declared().names() {
                alike.file(document, Name::new(name));
            }
        }
        alike
    }

    fn file(&mut self, document: DocumentRef, name: Name) {
        let number = u32::try_from(self.names.len()).expect("fewer names than bytes");
        for word in &name.words {
            self.by_word.entry(word.clone()).or_default().push(number);
        }
        self.names.push((document.number, name));
    }

    /// The ids of documents whose title or alias has every word of the expectation's title or of one of its aliases, not
    /// many more, and none that makes it a narrower subject; those in force first, then the closest; at most three.
    pub fn to(&self, expectation: &Expectation) -> Vec<&'f str> {
        let names = std::iter::once(&expectation.title).chain(&expectation.aliases);
        let mut close: Vec<(usize, Number)> = names
            .flat_map(|name| self.close(&Name::new(name).words))
            .collect();
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
            let (document, name) = &self.names[*name as usize];
            let has_all = || wanted.iter().all(|word| name.has(word));
            let beyond = name.words.len().saturating_sub(wanted.len());
            if beyond <= wanted.len() && has_all() && !name.is_narrower(wanted, &self.neutral) {
                close.push((beyond, *document));
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

/// Beside a subject these make no other of it.
const NEUTRAL: &str = "council city borough county district corporate strategic annual local joint draft new our \
                       strategy plan policy statement scheme programme framework";

/// A title or an alias as its words: without case, plural, years and small words.
struct Name {
    /// Each word once, in the order of letters.
    words: Vec<String>,
    /// As they are written, each with whether an "and" or a comma parts it from the one before.
    written: Vec<(String, bool)>,
}

impl Name {
    fn new(name: &str) -> Self {
        const SMALL: [&str; 6] = ["a", "for", "in", "of", "s", "the"];
        let mut written = Vec::new();
        let mut is_joined = false;
        for piece in name.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let word = singular(word.to_lowercase());
            let is_told = word.contains(char::is_alphabetic) && !SMALL.contains(&&*word);
            if word == "and" {
                is_joined = true;
            } else if is_told {
                written.push((word, is_joined));
                is_joined = false;
            }
            is_joined |= piece.ends_with([',', '&', '/', '+']);
        }
        let mut words: Vec<String> = written.iter().map(|(word, _)| word.clone()).collect();
        words.sort_unstable();
        words.dedup();
        Self { words, written }
    }

    fn has(&self, word: &String) -> bool {
        self.words.binary_search(word).is_ok()
    }

    /// Whether it speaks of less than the words that it has of another: a "Schools Capital Strategy" is no capital strategy
    /// of a council. What is added with an "and" or a comma takes nothing away: a "Housing and Homelessness Strategy" is.
    fn is_narrower(&self, wanted: &[String], neutral: &Name) -> bool {
        let is_wanted = |word: &String| wanted.binary_search(word).is_ok();
        let telling = |(word, _): &&(String, bool)| is_wanted(word) || !neutral.has(word);
        let told: Vec<&(String, bool)> = self.written.iter().filter(telling).collect();
        let runs = told.chunk_by(|(before, _), (word, _)| is_wanted(before) == is_wanted(word));
        let runs: Vec<&[&(String, bool)]> = runs.collect();
        let is_added = |at: usize| runs.get(at).is_some_and(|run| run[0].1);
        let mut beyond = (0..runs.len()).filter(|at| !is_wanted(&runs[*at][0].0));
        beyond.any(|at| !is_added(at) && !is_added(at + 1))
    }
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
    use super::Name;

    #[test]
    fn words_are_those_that_tell_names_apart() {
        assert_eq!(
            Name::new("The Children's and Highways Strategy, 2023–26").words,
            ["children", "highway", "strategy"]
        );
        assert_eq!(Name::new("Bus and Gas Plans").words, ["bus", "gas", "plan"]);
        assert_eq!(Name::new("2023/24").words, [""; 0]);
    }

    #[track_caller]
    fn is_narrower(name: &str, than: &str) -> bool {
        let neutral = Name::new("Marlshire County Council");
        Name::new(name).is_narrower(&Name::new(than).words, &neutral)
    }

    #[test]
    fn a_word_before_or_behind_narrows_a_subject() {
        assert!(is_narrower("Schools Capital Strategy", "capital strategy"));
        assert!(is_narrower(
            "Capital Strategy for Schools",
            "capital strategy"
        ));
        assert!(is_narrower("Minerals and Waste Local Plan", "local plan"));
        assert!(is_narrower(
            "Corporate Parenting Strategy",
            "corporate strategy"
        ));
    }

    #[test]
    fn what_is_added_and_the_councils_name_do_not() {
        assert!(!is_narrower("Capital Strategy", "capital strategy"));
        assert!(!is_narrower(
            "Capital and Investment Strategy",
            "capital strategy"
        ));
        assert!(!is_narrower(
            "Housing, Homelessness & Rough Sleeping Strategy",
            "homelessness strategy"
        ));
        assert!(!is_narrower(
            "Marlshire Homelessness Strategy 2024-29",
            "homelessness strategy"
        ));
    }
}
