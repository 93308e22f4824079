//! Takes a map apart by key: each key once, each value in the form that is asked for, every fault noted.

use std::iter::Enumerate;

use super::fault::{Faults, Sort, What};
use super::key::Table;
use super::keys::PERIOD;
use super::keyset::KeySet;
use super::node::{Entries, Entry, Items, Node};
use crate::date::Day;
use crate::framework::{DateAt, Kind, Kinds, Text};
use crate::source::Place;
use crate::suggest;

/// A map that is taken apart.
pub(crate) struct Fields<'t, 'a, 'f> {
    map: Node<'t, 'a>,
    keys: KeySet,
    /// Behind the last key that was found: keys are mostly asked for in the order in which they are written.
    next: Enumerate<Entries<'t, 'a>>,
    /// Which keys have been asked for.
    taken: Taken,
    /// How many have not.
    left: usize,
    /// The keys that there may be.
    table: &'static Table,
    pub(crate) faults: &'f mut Faults,
}

/// A set of numbers: those below 64 a bit each.
#[derive(Default)]
struct Taken {
    low: u64,
    high: Vec<usize>,
}

impl Taken {
    fn add(&mut self, number: usize) {
        match Self::bit(number) {
            Some(bit) => self.low |= bit,
            None => self.high.push(number),
        }
    }

    fn has(&self, number: usize) -> bool {
        match Self::bit(number) {
            Some(bit) => self.low & bit != 0,
            None => self.high.contains(&number),
        }
    }

    fn bit(number: usize) -> Option<u64> {
        (number < 64).then(|| 1 << number)
    }
}

impl<'t, 'a, 'f> Fields<'t, 'a, 'f> {
    /// Takes a map apart; what is no map has no keys.
    pub(crate) fn new(map: Node<'t, 'a>, table: &'static Table, faults: &'f mut Faults) -> Self {
        let mut keys = KeySet::default();
        let mut left = 0;
        for entry in map.entries() {
            keys.add(entry.key_bytes());
            left += 1;
        }
        Self {
            map,
            keys,
            next: map.entries().enumerate(),
            taken: Taken::default(),
            left,
            table,
            faults,
        }
    }

    /// The map at a node, or a fault.
    pub(crate) fn of(
        node: Node<'t, 'a>,
        table: &'static Table,
        field: Option<&'static str>,
        faults: &'f mut Faults,
    ) -> Option<Self> {
        if node.is_map() {
            return Some(Self::new(node, table, faults));
        }
        faults.add(node.start(), field, || What::WrongForm { expected: MAP });
        None
    }

    /// The value of a key, if it is there and says anything.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Node<'t, 'a>> {
        self.take_even_empty(key).filter(|node| !node.is_null())
    }

    /// The value of a key, if it is there, even where it says nothing.
    #[inline]
    pub(crate) fn take_even_empty(&mut self, key: &'static str) -> Option<Node<'t, 'a>> {
        debug_assert!(self.table.key(key).is_some(), "no table has `{key}`");
        if !self.keys.may_have(key.as_bytes()) {
            return None;
        }
        let (number, node) = self.find(key)?;
        self.taken.add(number);
        self.left -= 1;
        Some(node)
    }

    /// The number and the value of a key that has not been asked for yet.
    fn find(&mut self, key: &str) -> Option<(usize, Node<'t, 'a>)> {
        let is_it = |entry: &Entry| entry.is(key.as_bytes());
        let mut entries = self.next.clone();
        let mut found = entries.next().filter(|(_, entry)| is_it(entry));
        if found.is_none() {
            entries = self.map.entries().enumerate();
            found = entries.find(|(_, entry)| is_it(entry));
        }
        let (number, entry) = found?;
        self.next = entries;
        (!self.taken.has(number)).then_some((number, entry.node))
    }

    /// Whether a key is there and has not been asked for yet.
    pub(crate) fn has(&mut self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str, whole: Place) -> Option<Node<'t, 'a>> {
        let found = self.take(key);
        if found.is_none() {
            self.fault(whole, None, || What::Missing { key });
        }
        found
    }

    /// Text on one line or several.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text<'a>> {
        let node = self.take(key)?;
        self.text_of(node, key)
    }

    pub(crate) fn text_of(&mut self, node: Node<'_, 'a>, key: &'static str) -> Option<Text<'a>> {
        match node.text() {
            Some(value) => Some(Text {
                value,
                place: node.place(),
            }),
            None => self.wrong_form(node.start(), key, TEXT),
        }
    }

    /// Text that is repeated wherever its document or exception is spoken of, and so may not be long.
    pub(crate) fn short_text_of(
        &mut self,
        node: Node<'_, 'a>,
        key: &'static str,
        most: usize,
    ) -> Option<Text<'a>> {
        let text = self.text_of(node, key)?;
        let is_long = text.len() > most && text.chars().nth(most).is_some();
        if is_long {
            self.fault(text.place, Some(key), || What::TooLong { most });
        }
        (!is_long).then_some(text)
    }

    /// One text or a list of them.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text<'a>> {
        let items = self.items(key);
        let mut texts = Vec::with_capacity(items.clone().count());
        texts.extend(items.filter_map(|node| self.text_of(node, key)));
        texts
    }

    /// The items of a list, or the one value that stands in place of a list.
    pub(crate) fn items(&mut self, key: &'static str) -> Items<'t, 'a> {
        self.take(key).map(Node::items).unwrap_or_default()
    }

    /// One of a table's words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        self.word_of(&text, key, table)
    }

    pub(crate) fn word_of<T: Copy>(
        &mut self,
        text: &Text,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Option<T> {
        let found = table
            .iter()
            .find(|(word, _)| *word == &**text)
            .map(|(_, value)| *value);
        if found.is_none() {
            self.unknown_word(text, key, table.iter().map(|(word, _)| *word));
        }
        found
    }

    pub(crate) fn words<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Vec<T> {
        let texts = self.texts(key);
        texts
            .iter()
            .filter_map(|text| self.word_of(text, key, table))
            .collect()
    }

    pub(crate) fn unknown_word<'w>(
        &mut self,
        text: &Text,
        key: &'static str,
        known: impl Iterator<Item = &'w str> + Clone,
    ) {
        self.fault(text.place, Some(key), || What::UnknownWord {
            word: text.value.clone().into_owned(),
            nearest: suggest::words(text, known.clone())
                .into_iter()
                .map(Into::into)
                .collect(),
            known: known.take(suggest::SHORT_LIST).map(Into::into).collect(),
        });
    }

    /// Notes a name that nothing of its sort has.
    pub(crate) fn unknown_name<'w>(
        &mut self,
        name: &Text,
        key: &'static str,
        sort: Sort,
        known: impl Iterator<Item = &'w str> + Clone,
    ) {
        self.fault(name.place, Some(key), || What::UnknownName {
            sort,
            name: name.value.clone().into_owned(),
            nearest: suggest::words(name, known.clone())
                .into_iter()
                .map(Into::into)
                .collect(),
            known: known.take(suggest::SHORT_LIST).map(Into::into).collect(),
        });
    }

    /// A date in one of the four forms.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<DateAt> {
        let node = self.take(key)?;
        self.date_of(node, key)
    }

    fn date_of(&mut self, node: Node<'_, 'a>, key: &'static str) -> Option<DateAt> {
        let text = self.text_of(node, key)?;
        let date = text.parse();
        if date.is_err() {
            self.fault(text.place, Some(key), || What::NotADate {
                text: text.value.clone().into_owned(),
            });
        }
        Some(DateAt {
            date: date.ok()?,
            place: text.place,
        })
    }

    /// A date that is one day.
    pub(crate) fn day(&mut self, key: &'static str) -> Option<Day> {
        let asked = self.date(key)?;
        let day = asked.date.first();
        if day == asked.date.last() {
            return Some(day);
        }
        self.wrong_form(asked.place, key, "one day, as in `2024-01-31`")
    }

    /// A date that must be there.
    pub(crate) fn needed_date(&mut self, key: &'static str, whole: Place) -> Option<DateAt> {
        let node = self.need(key, whole)?;
        self.date_of(node, key)
    }

    /// Yes or no; no where nothing is said.
    pub(crate) fn yes(&mut self, key: &'static str) -> bool {
        let Some(node) = self.take(key) else {
            return false;
        };
        // Plain or quoted: JSON has no plain `yes`.
        match node.str() {
            Some(word) if YES.contains(&word) => true,
            Some(word) if NO.contains(&word) => false,
            _ => self
                .wrong_form::<()>(node.start(), key, YES_OR_NO)
                .is_some(),
        }
    }

    /// A number.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(f64, Place)> {
        let node = self.take(key)?;
        self.number_of(node, key)
    }

    pub(crate) fn number_of(&mut self, node: Node, key: &'static str) -> Option<(f64, Place)> {
        let number = node.plain().and_then(|text| text.parse::<f64>().ok());
        match number.filter(|number| number.is_finite()) {
            Some(number) => Some((number, node.place())),
            None => self.wrong_form(node.start(), key, NUMBER),
        }
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, key: &'static str) -> Option<u64> {
        self.count_at(key).map(|(count, _)| count)
    }

    /// The same and where it stands.
    pub(crate) fn count_at(&mut self, key: &'static str) -> Option<(u64, Place)> {
        let node = self.take(key)?;
        match node.plain().and_then(|text| text.parse().ok()) {
            Some(count) => Some((count, node.place())),
            None => self.wrong_form(node.start(), key, WHOLE_NUMBER),
        }
    }

    /// The map that is the value of a key.
    pub(crate) fn map(&mut self, key: &'static str) -> Option<Node<'t, 'a>> {
        let node = self.take(key)?;
        if node.is_map() {
            return Some(node);
        }
        self.wrong_form(node.start(), key, MAP)
    }

    /// Notes that a value has another form than asked for.
    pub(crate) fn wrong_form<T>(
        &mut self,
        place: Place,
        key: &'static str,
        expected: &'static str,
    ) -> Option<T> {
        self.fault(place, Some(key), || What::WrongForm { expected });
        None
    }

    pub(crate) fn fault(
        &mut self,
        place: Place,
        field: Option<&'static str>,
        what: impl FnOnce() -> What,
    ) {
        self.faults.add(place, field, what);
    }

    /// Refuses the keys that the table does not have.
    pub(crate) fn finish(self) {
        self.finish_of(Kinds::ALL);
    }

    /// Refuses the keys that documents of these kinds do not have.
    pub(crate) fn finish_of(self, kinds: Kinds) {
        if self.left == 0 {
            return;
        }
        for (number, entry) in self.map.entries().enumerate() {
            if !self.taken.has(number) {
                self.faults.add(entry.key_place(), None, || {
                    self.table.refusal(entry.key(), kinds)
                });
            }
        }
    }
}

impl Table {
    /// Why there is no such key here.
    fn refusal(&self, key: &str, kinds: Kinds) -> What {
        // Outside of its place, `from` is far more often that of a period than that of an expectation.
        let is_inner = PERIOD.key(key).is_some();
        let elsewhere = self.key(key).filter(|_| !is_inner);
        let elsewhere = elsewhere.and_then(|key| only(key.of));
        let may = |of: Kinds| kinds.iter().any(|kind| of.contains(kind));
        let known = self.keys.iter().filter(|key| may(key.of));
        let known: Vec<&'static str> = known.map(|key| key.name).collect();
        debug_assert!(!known.contains(&key), "nothing has asked for `{key}`");
        match elsewhere {
            Some(kind) => What::KeyOfAnotherKind {
                key: key.into(),
                belongs_to: kind.word(),
            },
            None => What::UnknownKey {
                nearest: suggest::words(key, known.iter().copied()),
                known,
                key: key.into(),
            },
        }
    }
}

/// The one kind of a set of one.
fn only(kinds: Kinds) -> Option<Kind> {
    let mut kinds = kinds.iter();
    let first = kinds.next();
    first.filter(|_| kinds.next().is_none())
}

/// Words for yes.
pub(crate) const YES: [&str; 6] = ["true", "True", "TRUE", "yes", "Yes", "YES"];

/// Words for no.
pub(crate) const NO: [&str; 6] = ["false", "False", "FALSE", "no", "No", "NO"];

const TEXT: &str = "text";
const MAP: &str = "keys with values, as in `{key: value}`";
const YES_OR_NO: &str = "yes or no (true or false)";
const NUMBER: &str = "a number, without quotes or unit";
const WHOLE_NUMBER: &str = "a whole number";
