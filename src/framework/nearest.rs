//! Ids that are near to one that is not declared: what may have been meant.

use rustc_hash::FxHashMap;

use super::Framework;
use super::graph::Number;
use super::kind::{Kind, Kinds};
use super::sieve::Sieve;

/// Finds the declared ids nearest to some that are not declared, without comparing each with every one of them.
///
/// Two ids that differ in one letter, or by two letters changed places, agree once the right letter is left out of each;
/// so each id has a key for itself with every letter left out in turn, and also without its last word, because
/// `transport-plan` for `transport-strategy` is a mistake that people make. Titles and aliases have keys as ids.
/// Only keys of the ids that are asked about are kept: they are fewer than a rule may find, and those of all ids would be millions.
pub struct Nearest<'f> {
    framework: &'f Framework<'f>,
    files: FxHashMap<u64, Vec<Found>>,
    /// Of the keys of all files.
    sieve: Sieve,
    /// What has an id that is asked about, written as a title, for its title or alias.
    titled: FxHashMap<String, Option<Found>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Document(Number),
    Expectation(u32),
}

impl<'f> Nearest<'f> {
    /// Looks through the framework for what is near to these ids.
    pub fn new<'i>(framework: &'f Framework<'f>, asked: impl Iterator<Item = &'i str>) -> Self {
        let asked: Vec<String> = asked.map(as_id).filter(|id| !id.is_empty()).collect();
        let mut files: FxHashMap<u64, Vec<Found>> = FxHashMap::default();
        for id in &asked {
            each_key(id, |key| _ = files.entry(key).or_default());
        }
        let mut nearest = Self {
            framework,
            sieve: Sieve::new(files.keys().copied()),
            files,
            titled: asked.into_iter().map(|id| (id, None)).collect(),
        };
        if nearest.files.is_empty() {
            return nearest;
        }
        for document in framework.documents() {
            nearest.file(&document.id, Found::Document(document.number));
            for name in document.declared().names() {
                nearest.file_name(name, Found::Document(document.number));
            }
        }
        for (number, expectation) in (0..).zip(&framework.expectations) {
            nearest.file(&expectation.id, Found::Expectation(number));
            for name in std::iter::once(&expectation.title).chain(&expectation.aliases) {
                nearest.file_name(name, Found::Expectation(number));
            }
        }
        nearest
    }

    fn file_name(&mut self, name: &str, found: Found) {
        let id = as_id(name);
        self.file(&id, found);
        if let Some(first) = self.titled.get_mut(&id) {
            first.get_or_insert(found);
        }
    }

    /// What has this, which was asked about, for its title or an alias: its kind and its id.
    pub fn titled(&self, title: &str) -> Option<(Kind, &'f str)> {
        let found = self.titled.get(&as_id(title)).copied().flatten()?;
        Some(self.named(found))
    }

    fn file(&mut self, id: &str, found: Found) {
        each_key(id, |key| {
            if !self.sieve.may_have(key) {
                return;
            }
            let file = self.files.get_mut(&key);
            if let Some(file) =
                file.filter(|file| file.len() < Self::FILE && file.last() != Some(&found))
            {
                file.push(found);
            }
        });
    }

    /// The ids nearest to this one, which was asked about, among these kinds; best first, at most three.
    pub fn to(&self, id: &str, kinds: Kinds) -> Vec<&'f str> {
        let asked = as_id(id);
        let mut found: Vec<Found> = Vec::new();
        each_key(&asked, |key| {
            found.extend(self.files.get(&key).into_iter().flatten());
        });
        found.sort_unstable();
        found.dedup();
        let named = found.into_iter().filter_map(|found| self.id(found, kinds));
        let mut near: Vec<(usize, &str)> = named.map(|id| (difference(&asked, id), id)).collect();
        near.sort_unstable();
        near.truncate(3);
        near.into_iter().map(|(_, id)| id).collect()
    }

    /// The id of what was found, if it is of these kinds.
    fn id(&self, found: Found, kinds: Kinds) -> Option<&'f str> {
        let (kind, id) = self.named(found);
        kinds.contains(kind).then_some(id)
    }

    fn named(&self, found: Found) -> (Kind, &'f str) {
        match found {
            Found::Document(number) => {
                let document = &self.framework.documents[number as usize];
                (document.kind, &*document.id.value)
            }
            Found::Expectation(number) => (
                Kind::Expectation,
                &*self.framework.expectations[number as usize].id.value,
            ),
        }
    }

    /// More ids than this under one key are no help, and would make hostile input slow.
    const FILE: usize = 8;
}

/// How long the part is in which two ids differ. Of ids that share a key this ranks as an edit distance does, and takes the
/// sum of their lengths, not the product: hostile input has a thousand near ids for each of fifty thousand.
fn difference(a: &str, b: &str) -> usize {
    let start = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a.as_bytes()[start..], &b.as_bytes()[start..]);
    let from_the_end = a.iter().rev().zip(b.iter().rev());
    a.len().max(b.len()) - from_the_end.take_while(|(a, b)| a == b).count()
}

/// Ids longer than this have no keys: nobody mistakes one for another.
const LONGEST: usize = 80;

/// Hashes of the id, of all that it becomes when one letter is left out, and of what stands before its last word.
fn each_key(id: &str, each: impl FnMut(u64)) {
    if id.is_empty() || id.len() > LONGEST {
        return;
    }
    // Letters of ASCII are bytes, which are at hand without being looked for.
    if id.is_ascii() {
        each_key_of(id.bytes().map(u64::from), each);
    } else {
        each_key_of(id.chars().map(u64::from), each);
    }
}

fn each_key_of(letters: impl DoubleEndedIterator<Item = u64> + Clone, mut each: impl FnMut(u64)) {
    let (mut whole, mut before_last_word) = (0, None);
    let mut without_last = 0;
    for letter in letters.clone() {
        if letter == u64::from(b'-') {
            before_last_word = Some(whole);
        }
        without_last = whole;
        whole = with_letter(whole, letter);
    }
    each(whole);
    before_last_word.into_iter().for_each(&mut each);
    let mut key = without_last;
    each(key);
    // To leave out the letter before, instead of this one, changes a single place of what remains.
    let mut weight = 1u64;
    let mut letters = letters.rev();
    let mut left_out = letters.next().unwrap_or_default();
    for letter in letters {
        let change = left_out.wrapping_sub(letter);
        key = key.wrapping_add(change.wrapping_mul(weight));
        each(key);
        (left_out, weight) = (letter, weight.wrapping_mul(BASE));
    }
}

/// The letters as digits of one number, so that a key is made from another in one step.
fn with_letter(number: u64, letter: u64) -> u64 {
    number.wrapping_mul(BASE).wrapping_add(letter)
}

/// Odd and of no pattern, so that every letter counts wherever it stands.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A title as an id: lower-case words with hyphens.
fn as_id(title: &str) -> String {
    if title.is_ascii() {
        return ascii_as_id(title);
    }
    let words = title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// The same for most titles, in one go.
fn ascii_as_id(title: &str) -> String {
    let mut id = Vec::with_capacity(title.len());
    for byte in title.bytes() {
        if byte.is_ascii_alphanumeric() {
            id.push(byte.to_ascii_lowercase());
        } else if id.last().is_some_and(|last| *last != b'-') {
            id.push(b'-');
        }
    }
    if id.last() == Some(&b'-') {
        id.pop();
    }
    String::from_utf8(id).expect("ASCII is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(id: &str) -> Vec<u64> {
        let mut keys = Vec::new();
        each_key(id, |key| keys.push(key));
        keys
    }

    #[test]
    fn ids_that_differ_by_one_slip_share_a_key() {
        let share = |a: &str, b: &str| keys(a).iter().any(|key| keys(b).contains(key));
        assert!(share("transport-plan", "transprt-plan"), "left out");
        assert!(share("transport-plan", "transsport-plan"), "added");
        assert!(share("transport-plan", "transpurt-plan"), "another");
        assert!(share("transport-plan", "tranpsort-plan"), "changed places");
        assert!(share("transport-plan", "transport-strategy"), "last word");
        assert!(share("café", "cafe"), "accent");
        assert!(!share("transport-plan", "housing-plan"));
    }

    #[test]
    fn ids_of_no_letters_and_of_very_many_have_no_keys() {
        assert!(keys("").is_empty());
        assert_eq!(keys(&"a".repeat(LONGEST)).len(), 1 + LONGEST);
        assert!(keys(&"a".repeat(LONGEST + 1)).is_empty());
    }

    #[test]
    fn a_title_is_its_words() {
        assert_eq!(
            as_id(" Air  Quality: Action-Plan (2024) "),
            "air-quality-action-plan-2024"
        );
        assert_eq!(as_id("Çafé & Bar, "), "çafé-bar");
        assert_eq!(as_id("ΟΔΟΣ Straße"), "οδος-straße");
        assert_eq!(as_id("&"), "");
        assert_eq!(as_id("–"), "");
    }

    #[test]
    fn every_key_is_the_hash_of_what_remains() {
        let id = "aé-bc";
        let without = |at: usize| {
            let rest = id.chars().enumerate().filter(|(place, _)| *place != at);
            rest.map(|(_, letter)| u64::from(letter))
                .fold(0, with_letter)
        };
        let hash = |text: &str| {
            let letters = text.chars().map(u64::from);
            letters.fold(0, with_letter)
        };
        let expected = [hash(id), hash("aé")]
            .into_iter()
            .chain((0..5).rev().map(without));
        assert_eq!(keys(id), expected.collect::<Vec<_>>());
    }
}
