//! The one place where words are made of what a rule found: templates and what fills their slots.

use std::fmt;

use crate::date::{self, Day};
use crate::framework::{BodyRole, DocumentRef, Relation, State};
use crate::phrase;

/// The words of a rule for one kind of finding: templates with `{slots}`. A translation is another table of these.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong: one clause, no full stop.
    pub message: &'static str,
    /// A few words at the place.
    pub label: &'static str,
    /// What to do: a remedy that can be followed.
    pub help: &'static str,
}

/// Something that fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// As it is: an id, a key, a number with its unit.
    Text(String),
    /// A document's title; shown in quotes.
    Title(String),
    /// A day.
    Day(Day),
    /// How many.
    Count(usize),
    /// What a document is on the day.
    State(State),
    /// What one document says of another.
    Relation(Relation),
    /// A body of the council.
    Role(BodyRole),
    /// Words of which any will do.
    AnyOf(Vec<String>),
    /// Words that all count.
    AllOf(Vec<String>),
    /// The first of what may be very many, as they are shown, and how many there are beyond.
    First(Vec<String>, usize),
    /// Pieces of a sentence with what joins them; whole pieces are shown.
    Pieces(Vec<String>, &'static str),
}

impl Slot {
    /// An id in a sentence.
    pub(crate) fn id(id: &str) -> String {
        format!("`{}`", clipped(id))
    }

    /// A document's title.
    pub(crate) fn title(title: &str) -> Self {
        Self::Title(clipped(title))
    }

    /// Documents that all count, each by its title and its id.
    pub(crate) fn documents(all: &[DocumentRef]) -> Self {
        let named = |document: &DocumentRef| {
            format!(
                "“{}” ({})",
                clipped(&document.title),
                Self::id(&document.id)
            )
        };
        Self::first(all.iter().map(named))
    }

    /// What is found in files, of which there may be thousands: so many are shown that a sentence remains one.
    pub(crate) fn first(all: impl ExactSizeIterator<Item = String>) -> Self {
        const SHOWN: usize = 10;
        let left_out = all.len().saturating_sub(SHOWN);
        Self::First(all.take(SHOWN).collect(), left_out)
    }
}

impl From<&str> for Slot {
    fn from(text: &str) -> Self {
        Self::Text(clipped(text))
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::from(&*text)
    }
}

impl From<Day> for Slot {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<usize> for Slot {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<State> for Slot {
    fn from(state: State) -> Self {
        Self::State(state)
    }
}

impl From<Relation> for Slot {
    fn from(relation: Relation) -> Self {
        Self::Relation(relation)
    }
}

impl From<BodyRole> for Slot {
    fn from(role: BodyRole) -> Self {
        Self::Role(role)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Title(title) => write!(f, "“{title}”"),
            Self::Day(day) => f.write_str(&date::phrase(*day)),
            Self::Count(count) => write!(f, "{count}"),
            Self::State(state) => f.write_str(phrase::state(*state)),
            Self::Relation(relation) => f.write_str(phrase::relation(*relation)),
            Self::Role(role) => f.write_str(phrase::role(*role)),
            Self::AnyOf(words) => f.write_str(&series(words, "or")),
            Self::AllOf(words) => f.write_str(&series(words, "and")),
            Self::First(shown, left_out) => f.write_str(&row(shown.clone(), *left_out, "and")),
            Self::Pieces(pieces, joint) => f.write_str(&pieces.join(joint)),
        }
    }
}

/// Words of a table in a row. No table has more.
fn series(words: &[String], last: &str) -> String {
    const SHOWN: usize = 60;
    let shown = words.iter().take(SHOWN).map(|word| Slot::id(word));
    row(shown.collect(), words.len().saturating_sub(SHOWN), last)
}

/// "a, b and c", or "a, b and 7 more".
fn row(mut shown: Vec<String>, left_out: usize, last: &str) -> String {
    if left_out > 0 {
        shown.push(format!("{left_out} more"));
    }
    match shown.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, start)) => format!("{} {last} {end}", start.join(", ")),
    }
}

/// Text of any length, cut where a sentence would no longer be one. It is cut when it is taken into a finding: a title of a
/// megabyte may stand in ten thousand of them.
pub(super) fn clipped(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// The values of a finding's slots.
pub type Slots = Vec<(&'static str, Slot)>;

/// Fills a template.
pub(super) fn fill(template: &str, slots: &Slots) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, from_slot)) = rest.split_once('{') {
        let (name, after) = from_slot
            .split_once('}')
            .expect("a template closes its braces");
        let (_, value) = slots
            .iter()
            .find(|(slot, _)| *slot == name)
            .expect("a finding fills all slots of its words");
        text.push_str(before);
        text.push_str(&value.to_string());
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_made_of_templates_and_slots() {
        let slots = vec![
            ("document", Slot::title("Transport Strategy")),
            ("day", Slot::Day("2024-01-31".parse().expect("a day"))),
            ("words", Slot::AnyOf(vec!["draft".into(), "adopted".into()])),
        ];
        let text = fill("{document} on {day}: {words}", &slots);
        assert_eq!(
            text,
            "“Transport Strategy” on 31 January 2024: `draft` or `adopted`"
        );
    }

    #[test]
    fn of_very_many_the_first_are_shown_and_the_others_counted() {
        let said =
            |many: usize| Slot::first((0..many).map(|number| number.to_string())).to_string();
        assert_eq!(said(2), "0 and 1");
        assert_eq!(said(10), "0, 1, 2, 3, 4, 5, 6, 7, 8 and 9");
        assert_eq!(said(5_000), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 4990 more");
    }
}
