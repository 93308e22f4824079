//! The keys of a document as templates and a council's own rules ask for them. One table.

use super::document::{Document, More};
use super::relation::RELATIONS;
use super::written::Text;
use crate::date::{Dated, Day};

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A word, or a list of them.
    Words,
    /// A date.
    Date,
    /// Something of which can only be said whether it is there.
    Presence,
}

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Field<'d> {
    /// Nothing is declared.
    Absent,
    /// Words: one, or those of a list.
    Words(Vec<&'d str>),
    /// A date.
    Date {
        /// As it was declared.
        written: Dated,
        /// The day that it means: the first of it where something begins, otherwise the last.
        day: Day,
    },
    /// Something that is neither words nor a date.
    Present,
}

type Reader = for<'d> fn(&'d Document<'d>) -> Field<'d>;

/// Every key that may be asked for, relations aside, and how to read it.
const FIELDS: [(&str, Form, Reader); 20] = [
    ("title", Form::Words, |document| words([&document.title])),
    ("aliases", Form::Words, |document| words(&document.aliases)),
    ("status", Form::Presence, |document| {
        present(!document.status.is_empty())
    }),
    ("period", Form::Presence, |document| {
        present(document.period.from.is_some() || document.period.to.is_some())
    }),
    ("period.from", Form::Date, |document| {
        date(document.period.from.map(|from| from.date), Dated::first)
    }),
    ("period.to", Form::Date, |document| {
        date(document.period.to.map(|to| to.date), Dated::last)
    }),
    ("review_by", Form::Date, |document| {
        date(document.review_by.map(|by| by.date), Dated::last)
    }),
    ("owner", Form::Words, |document| words(&document.owner)),
    ("evidence", Form::Presence, |document| {
        present(!document.evidence.is_empty())
    }),
    ("targets", Form::Presence, |document| {
        present(!document.targets.is_empty())
    }),
    ("tags", Form::Words, |document| {
        of_more(document, |more| words(&more.tags))
    }),
    ("assumptions", Form::Words, |document| {
        of_more(document, |more| words(&more.assumptions))
    }),
    ("risks", Form::Words, |document| {
        of_more(document, |more| words(&more.risks))
    }),
    ("url", Form::Words, |document| {
        of_more(document, |more| words(&more.url))
    }),
    ("note", Form::Words, |document| {
        of_more(document, |more| words(&more.note))
    }),
    ("unit", Form::Words, |document| {
        of_more(document, |more| words(&more.unit))
    }),
    ("baseline", Form::Presence, |document| {
        of_more(document, |more| present(more.baseline.is_some()))
    }),
    ("number", Form::Words, |document| {
        of_more(document, |more| words(&more.number))
    }),
    ("published", Form::Date, |document| {
        of_more(document, |more| {
            date(more.published.map(|published| published.date), Dated::last)
        })
    }),
    ("publisher", Form::Words, |document| {
        of_more(document, |more| words(&more.publisher))
    }),
];

/// Every key that may be asked for.
pub fn field_names() -> impl Iterator<Item = &'static str> + Clone {
    FIELDS
        .iter()
        .map(|(name, ..)| *name)
        .chain(RELATIONS.iter().map(|row| row.word))
}

/// What a key holds; none where there is no such key.
pub fn field_form(name: &str) -> Option<Form> {
    let own = FIELDS.iter().find(|(known, ..)| *known == name);
    let relation = || RELATIONS.iter().find(|row| row.word == name);
    own.map(|(_, form, _)| *form)
        .or_else(|| relation().map(|_| Form::Words))
}

impl Document<'_> {
    /// The value of a key; for a relation the ids that its links name. None where there is no such key.
    pub fn field(&self, name: &str) -> Option<Field<'_>> {
        if let Some((.., read)) = FIELDS.iter().find(|(known, ..)| *known == name) {
            return Some(read(self));
        }
        let relation = RELATIONS.iter().find(|row| row.word == name)?.relation;
        let links = self.links.iter().filter(|link| link.relation == relation);
        Some(words(links.map(|link| &link.to)))
    }
}

fn words<'d>(texts: impl IntoIterator<Item = &'d Text<'d>>) -> Field<'d> {
    let words: Vec<&str> = texts.into_iter().map(|text| &*text.value).collect();
    if words.is_empty() {
        Field::Absent
    } else {
        Field::Words(words)
    }
}

fn date<'d>(date: Option<Dated>, meaning: fn(Dated) -> Day) -> Field<'d> {
    date.map_or(Field::Absent, |written| Field::Date {
        written,
        day: meaning(written),
    })
}

fn present<'d>(is_there: bool) -> Field<'d> {
    if is_there {
        Field::Present
    } else {
        Field::Absent
    }
}

fn of_more<'d>(document: &'d Document<'d>, read: impl Fn(&'d More<'d>) -> Field<'d>) -> Field<'d> {
    document.more.as_deref().map_or(Field::Absent, read)
}
