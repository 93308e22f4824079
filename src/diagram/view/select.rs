//! What the user chooses to see.

use super::Node;
use crate::framework::{DocumentRef, Family, Framework, KINDS, Kind, Kinds};
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
    pub only: Option<Kinds>,
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

/// The kinds that words name: `strategy`, `service-plan`; or a family: `strategies`, `plans`, `measures`.
pub fn chosen_kinds<'w>(
    words: impl IntoIterator<Item = &'w str>,
) -> Result<Option<Kinds>, UnknownWord> {
    let mut chosen: Option<Kinds> = None;
    for word in words {
        let family = FAMILIES.iter().find(|(name, _)| *name == word);
        let kinds = match (Kind::of(word), family) {
            (Some(kind), _) => Kinds::of(&[kind]),
            (None, Some((_, family))) => Kinds::of_families(&[*family]),
            (None, None) => return Err(UnknownWord(word.to_owned())),
        };
        chosen = Some(chosen.map_or(kinds, |chosen| chosen.and(kinds)));
    }
    Ok(chosen)
}

/// Whether a picture of the whole framework shows the document.
pub(super) fn is_shown(document: DocumentRef, is_top: bool) -> bool {
    let kind = document.kind;
    is_top || !document.state().is_gone() && (kind.is_strategy_or_plan() || kind == Kind::Measure)
}
