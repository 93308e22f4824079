//! Titles that may mean one document: the same but for years and signs, or but for a letter or a blank.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::entry::Entry;
use super::log::{Log, Place, Sort, shown};
use super::words;

/// Asks about each group of namesakes once.
pub(super) fn ask(entries: &[Entry], log: &mut Log) {
    for same in groups(entries).values().filter(|same| same.len() > 1) {
        let first = words::compact(&entries[same[0]].title);
        let is_exact = |at: &usize| words::compact(&entries[*at].title) == first;
        let how = if same.iter().all(is_exact) {
            "Its name stands"
        } else {
            "Its name, or nearly its name, stands"
        };
        let text = format!(
            "Is {} one document, or several? {how} in several rows, and each is declared",
            shown(&entries[same[0]].title)
        );
        for at in same {
            let place = Place::new(&entries[*at].at).saying(&entries[*at].title);
            log.add(Sort::Question, text.clone(), place.of(*at));
        }
    }
}

/// The entries of each name, by the first that has it.
fn groups(entries: &[Entry]) -> BTreeMap<usize, Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut found: HashMap<u64, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let marks = marks(&words::key(&entry.title));
        let group = marks.iter().find_map(|mark| found.get(mark).copied());
        let group = group.unwrap_or(at);
        for mark in marks {
            found.entry(mark).or_insert(group);
        }
        groups.entry(group).or_default().push(at);
    }
    groups
}

/// Words shorter than this differ in a letter and mean another thing: food and flood.
const LONG: usize = 6;
/// Titles longer than this are compared as they are.
const LONGEST: usize = 100;

/// Marks of a name, of which names that differ in a letter of a long word share one: the name itself, and the name with each
/// of those letters left out. A name of signs alone has none, because it is like no other.
fn marks(key: &str) -> Vec<u64> {
    let whole = key.replace(' ', "");
    if whole.is_empty() {
        return Vec::new();
    }
    let mut marks = vec![hash(&whole)];
    let mut start = 0;
    for word in key.split(' ').filter(|_| whole.len() <= LONGEST) {
        let is_long = word.len() >= LONG && word.chars().all(char::is_alphabetic);
        for (at, letter) in word.char_indices().filter(|_| is_long) {
            let (before, rest) = whole.split_at(start + at);
            marks.push(hash(&format!("{before}{}", &rest[letter.len_utf8()..])));
        }
        start += word.len();
    }
    marks
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(|title| marks(&words::key(title)));
        one.iter().any(|mark| other.contains(mark))
    }

    #[test]
    fn names_that_nearly_meet_share_a_mark() {
        assert!(share(
            "Whistle-blowing Policy",
            "Whistleblowing Policy 2021"
        ));
        assert!(share("Safegaurding Policy", "Safeguarding Policy"));
        assert!(share("Allocation Policy", "Allocations Policy"));
        assert!(share(
            "É\u{e9}\u{e9}\u{e9}\u{e9}\u{e9} Plan",
            "É\u{e9}\u{e9}\u{e9}\u{e9} Plan"
        ));
        assert!(!share("Cemetery Plan 1", "Cemetery Plan 2"));
        assert!(!share("Food Strategy", "Flood Strategy"));
        assert!(!share("!!!", "???"));
    }
}
