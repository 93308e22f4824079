//! What the user chooses to see.

use super::Node;
use crate::framework::{DocumentRef, Family, Framework, KINDS, Kind, Kinds};
use crate::load::OwnKinds;
use crate::report::text::plural;
use crate::suggest;

/// The kinds of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Tiers from the priorities down, and where the thread stops.
    Thread,
    /// Documents by priorities.
    Matrix,
    /// Periods, reviews and lapses.
    Timeline,
    /// Families by priorities.
    Overview,
    /// One document, its threads up and what hangs below.
    Neighbourhood,
}

impl Shape {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Thread,
        Self::Matrix,
        Self::Timeline,
        Self::Overview,
        Self::Neighbourhood,
    ];

    /// As many strategies and plans as a picture of the whole thread can show so that it can be read.
    const READABLE: usize = 80;

    /// The whole thread, or an overview of a framework that is too large for it; with the number of strategies and plans.
    pub fn readable(framework: &Framework) -> (Self, usize) {
        let count = framework
            .documents()
            .filter(|document| document.kind.is_strategy_or_plan() && !document.state().is_gone())
            .count();
        let shape = if count <= Self::READABLE {
            Self::Thread
        } else {
            Self::Overview
        };
        (shape, count)
    }
}

/// What rows and columns are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Grouping {
    Owner,
    Kind,
    Priority,
}

/// What to draw.
#[derive(Debug, Clone, Default)]
pub struct Choice<'c> {
    /// Only this document, what is above it and what is below it.
    pub focus: Option<&'c str>,
    /// At most so many links from it.
    pub depth: Option<usize>,
    /// Only these kinds, beside the priorities; all where none is named.
    pub only: Option<Chosen>,
    /// What goes together.
    pub grouping: Option<Grouping>,
    /// Leaves these out.
    pub leave_out: Option<fn(&Node) -> bool>,
}

/// A word that names neither a kind nor a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord(pub String);

impl UnknownWord {
    /// The nearest word that does.
    pub fn near(&self) -> Option<&'static str> {
        let families = FAMILIES.iter().map(|(word, _)| *word);
        let words = KINDS.iter().map(|(_, word, _)| *word).chain(families);
        suggest::words(&self.0, words).first().copied()
    }
}

/// Families by their words.
const FAMILIES: [(&str, Family); 3] = [
    ("strategies", Family::Strategy),
    ("plans", Family::Plan),
    ("measures", Family::Measure),
];

/// Kinds that are chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    kinds: Kinds,
    /// A council's own kinds, each with the kind that it is like.
    own: OwnKinds,
}

impl Chosen {
    /// The kinds that words name, in the singular or the plural: `strategy`, `service-plans`; one of a council's own kinds; or a
    /// family: `strategies`, `plans`, `measures`. None where there are no words.
    pub fn of<'w>(
        words: impl IntoIterator<Item = &'w str>,
        own: &OwnKinds,
    ) -> Result<Option<Self>, UnknownWord> {
        let mut chosen = Self {
            kinds: Kinds::of(&[]),
            own: OwnKinds::new(),
        };
        let mut words = words.into_iter().peekable();
        if words.peek().is_none() {
            return Ok(None);
        }
        words.try_for_each(|word| chosen.add(word, own))?;
        Ok(Some(chosen))
    }

    fn add(&mut self, word: &str, own: &OwnKinds) -> Result<(), UnknownWord> {
        let is = |known: &str| word == known || word == plural(known);
        let family = FAMILIES.iter().find(|(name, _)| *name == word);
        let kind = KINDS.iter().find(|(_, known, _)| is(known));
        let own = own.iter().find(|(known, _)| is(known));
        match (family, own, kind) {
            (Some((_, family)), ..) => {
                self.kinds = self.kinds.and(Kinds::of_families(&[*family]));
            }
            (_, Some((word, kind)), _) => {
                self.own.insert(word.clone(), *kind);
            }
            (.., Some((kind, ..))) => self.kinds = self.kinds.and(Kinds::of(&[*kind])),
            _ => return Err(UnknownWord(word.to_owned())),
        }
        Ok(())
    }

    /// Whether documents of kinds that pass a test are among the chosen.
    pub fn any(&self, is: impl Fn(Kind) -> bool) -> bool {
        self.kinds.iter().chain(self.own.values().copied()).any(is)
    }

    pub(super) fn contains(&self, document: DocumentRef) -> bool {
        self.kinds.contains(document.kind) || self.own.contains_key(&*document.kind_word)
    }
}

/// Whether a picture of the whole framework shows the document.
pub(super) fn is_shown(document: DocumentRef, is_top: bool) -> bool {
    let kind = document.kind;
    is_top || !document.state().is_gone() && (kind.is_strategy_or_plan() || kind == Kind::Measure)
}
