//! Documents in brief: what is asked of nearly all of them.
//!
//! Side by side these take a few bytes each. The declarations lie wide apart in memory, and a walk to each of them takes longer
//! than most rules.

use super::document::Document;
use super::graph::Number;
use super::kind::Kind;
use super::state::State;
use crate::date::Day;

/// A document in brief.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief {
    pub(super) kind: Kind,
    pub(super) state: State,
    pub(super) external: bool,
    pub(super) collective: bool,
}

impl Brief {
    /// As it is by itself: whether something has superseded it is not in it.
    pub(super) fn new(document: &Document, day: Day) -> Self {
        Self {
            kind: document.kind,
            state: document.state_on(day, false),
            external: document.external,
            collective: document.collective,
        }
    }

    /// There on the day.
    pub(super) fn exists(self) -> bool {
        self.state != State::NotYet
    }

    /// A priority of the council itself: what its golden threads lead up to. Another authority's is a document like others.
    pub(super) fn is_priority(self) -> bool {
        self.kind == Kind::Priority && !self.external
    }

    /// Exempt from the rules on links, currency and accountability: another authority's, or standing for several.
    pub(super) fn is_exempt(self) -> bool {
        self.external || self.collective
    }
}

/// The numbers of some documents.
pub(super) fn numbers(
    briefs: &[Brief],
    is_meant: impl Fn(Brief) -> bool,
) -> impl Iterator<Item = Number> {
    (0..)
        .zip(briefs)
        .filter(move |(_, brief)| is_meant(**brief))
        .map(|(number, _)| number)
}
