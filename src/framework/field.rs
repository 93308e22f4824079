//! The keys of a document as templates and a council's own rules ask for them. One table.

use super::document::{Document, More, Text};
use super::link::RELATIONS;
use crate::date::Dated;

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Field<'d> {
    /// Nothing is declared.
    Absent,
    /// Words: one, or those of a list.
    Words(Vec<&'d str>),
    /// A date.
    Date(Dated),
    /// Something that is neither words nor a date.
    Present,
}

type Reader = for<'d> fn(&'d Document<'d>) -> Field<'d>;

/// Every key that may be asked for, relations aside, and how to read it.
const FIELDS: [(&str, Reader); 20] = [
    ("title", |document| words([&document.title])),
    ("aliases", |document| words(&document.aliases)),
    ("status", |document| present(!document.status.is_empty())),
    ("period", |document| {
        present(document.period.from.is_some() || document.period.to.is_some())
    }),
    ("period.from", |document| {
        date(document.period.from.map(|from| from.date))
    }),
    ("period.to", |document| {
        date(document.period.to.map(|to| to.date))
    }),
    ("review_by", |document| {
        date(document.review_by.map(|by| by.date))
    }),
    ("owner", |document| words(&document.owner)),
    ("evidence", |document| {
        present(!document.evidence.is_empty())
    }),
    ("targets", |document| present(!document.targets.is_empty())),
    ("tags", |document| {
        of_more(document, |more| words(&more.tags))
    }),
    ("assumptions", |document| {
        of_more(document, |more| words(&more.assumptions))
    }),
    ("risks", |document| {
        of_more(document, |more| words(&more.risks))
    }),
    ("url", |document| of_more(document, |more| words(&more.url))),
    ("note", |document| {
        of_more(document, |more| words(&more.note))
    }),
    ("unit", |document| {
        of_more(document, |more| words(&more.unit))
    }),
    ("baseline", |document| {
        of_more(document, |more| present(more.baseline.is_some()))
    }),
    ("number", |document| {
        of_more(document, |more| words(&more.number))
    }),
    ("published", |document| {
        of_more(document, |more| {
            date(more.published.map(|published| published.date))
        })
    }),
    ("publisher", |document| {
        of_more(document, |more| words(&more.publisher))
    }),
];

/// Every key that may be asked for.
pub fn field_names() -> impl Iterator<Item = &'static str> + Clone {
    FIELDS
        .iter()
        .map(|(name, _)| *name)
        .chain(RELATIONS.iter().map(|row| row.word))
}

impl Document<'_> {
    /// The value of a key; for a relation the ids that its links name. None where there is no such key.
    pub fn field(&self, name: &str) -> Option<Field<'_>> {
        if let Some((_, read)) = FIELDS.iter().find(|(known, _)| *known == name) {
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

fn date<'d>(date: Option<Dated>) -> Field<'d> {
    date.map_or(Field::Absent, Field::Date)
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
