//! A document as it was declared: words with their places, no judgement.

use super::kind::Kind;
use super::link::Link;
use super::status::Status;
use super::written::{DateAt, Evidence, Text};
use crate::source::Place;

/// Anything declared but an expectation: plan, strategy, priority, measure, recommendation, source ...
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// Unique in the framework.
    pub id: Text<'a>,
    /// The kind that rules treat it as.
    pub kind: Kind,
    /// The kind as written: the council's own word where it has one.
    pub kind_word: Text<'a>,
    /// What people call it.
    pub title: Text<'a>,
    /// What else people call it.
    pub aliases: Vec<Text<'a>>,
    /// Its history, oldest first; empty where nothing is said.
    pub status: Vec<Status<'a>>,
    /// When it holds.
    pub period: Period,
    /// The last day for its next review.
    pub review_by: Option<DateAt>,
    /// A role, not a person.
    pub owner: Option<Text<'a>>,
    /// Where `linkage: unexamined` stands, if it does.
    pub unexamined: Option<Place>,
    /// Another authority's.
    pub external: bool,
    /// Stands for several documents that are not itemised.
    pub collective: bool,
    /// Not for publishing.
    pub internal: bool,
    /// What it says of others, in the order of the table of relations.
    pub links: Vec<Link<'a>>,
    /// Where its own entry can be read.
    pub evidence: Vec<Evidence<'a>>,
    /// Values that it promises for measures.
    pub targets: Vec<Target<'a>>,
    /// Less common words; boxed, because most documents have none.
    pub more: Option<Box<More<'a>>>,
}

/// What only some documents say.
#[derive(Debug, Clone, Default)]
pub struct More<'a> {
    /// Of a priority.
    pub tier: Option<Tier>,
    /// Of a measure.
    pub unit: Option<Text<'a>>,
    /// Of a measure, in its unit.
    pub baseline: Option<f64>,
    /// Of a recommendation.
    pub number: Option<Text<'a>>,
    /// Of a body.
    pub role: Option<BodyRole>,
    /// Of evidence.
    pub published: Option<DateAt>,
    /// Of evidence.
    pub publisher: Option<Text<'a>>,
    /// Free words to choose by.
    pub tags: Vec<Text<'a>>,
    /// What it takes for granted.
    pub assumptions: Vec<Text<'a>>,
    /// What may go wrong.
    pub risks: Vec<Text<'a>>,
    /// Where the document itself can be read.
    pub url: Option<Text<'a>>,
    /// In the officer's own words.
    pub note: Option<Text<'a>>,
}

/// When a document holds. An absent end is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Period {
    /// It begins on the first day of this.
    pub from: Option<DateAt>,
    /// It ends with the last day of this.
    pub to: Option<DateAt>,
}

impl Period {
    /// It ends before it starts, so that nothing can be said of its end.
    pub fn is_reversed(&self) -> bool {
        let bounds = self.from.zip(self.to);
        bounds.is_some_and(|(from, to)| to.date.last() < from.date.first())
    }
}

/// A value promised for a measure.
#[derive(Debug, Clone)]
pub struct Target<'a> {
    /// The measure's id; a measure's own target leaves it out.
    pub measure: Option<Text<'a>>,
    /// In the measure's unit.
    pub value: f64,
    /// Where the value stands.
    pub value_place: Place,
    /// The last day for reaching it.
    pub by: Option<DateAt>,
    /// It was not promised before.
    pub since: Option<DateAt>,
    /// Where it can be read.
    pub evidence: Vec<Evidence<'a>>,
}

impl<'a> Target<'a> {
    /// The id of its measure, given the document that declares it: that one, where none is named.
    pub fn measured<'t>(&'t self, document: &'t Document<'a>) -> &'t Text<'a> {
        self.measure.as_ref().unwrap_or(&document.id)
    }
}

/// Rank of a priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Tier {
    Core,
    Enabling,
}

impl Tier {
    /// Every tier with its word.
    pub const WORDS: [(&'static str, Self); 2] =
        [("core", Self::Core), ("enabling", Self::Enabling)];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Enabling => "enabling",
        }
    }
}

/// What a body is in the council's constitution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum BodyRole {
    FullCouncil,
    Cabinet,
    CabinetMember,
    Committee,
    Board,
    Other,
}

impl BodyRole {
    /// Every role with its word.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("full-council", Self::FullCouncil),
        ("cabinet", Self::Cabinet),
        ("cabinet-member", Self::CabinetMember),
        ("committee", Self::Committee),
        ("board", Self::Board),
        ("other", Self::Other),
    ];
}

impl<'a> Document<'a> {
    /// Of a priority.
    pub fn tier(&self) -> Option<Tier> {
        self.more.as_ref()?.tier
    }

    /// Title and aliases.
    pub fn names(&self) -> impl Iterator<Item = &Text<'a>> {
        std::iter::once(&self.title).chain(&self.aliases)
    }

    /// Every piece of evidence that it names: for itself, its links, its statuses and its targets.
    pub fn all_evidence(&self) -> impl Iterator<Item = &Evidence<'a>> {
        let of_links = self.links.iter().flat_map(|link| &link.evidence);
        let of_statuses = self.status.iter().flat_map(|status| &status.evidence);
        let of_targets = self.targets.iter().flat_map(|target| &target.evidence);
        self.evidence
            .iter()
            .chain(of_links)
            .chain(of_statuses)
            .chain(of_targets)
    }
}
