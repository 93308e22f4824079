//! How well it is known that documents have a thread: a thread is known as well as the weakest of its links.

use super::Framework;
use super::graph::{Number, Ways};
use super::kind::Kind;
use super::link::Basis;
use super::reference::DocumentRef;

/// What a document in force has of threads. A thread that is not there is less than one that is inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Hold {
    /// The best basis of a thread to a priority in force.
    pub to_priority: Option<Basis>,
    /// The best basis of a thread to a priority or to the plan as a whole.
    pub to_any: Option<Basis>,
}

/// What the documents of a framework have of threads.
pub struct Holds {
    to_priority: Known,
    to_any: Known,
}

/// The ways to some ends: by links of any basis, by links that are at least reported, by stated links.
pub(super) struct Known {
    ways: [(Basis, Ways); 3],
}

impl Known {
    /// The best basis of a way from the document to an end.
    pub(super) fn best(&self, from: Number) -> Option<Basis> {
        let leading = self.ways.iter().filter(|(_, ways)| ways.leads(from));
        leading.map(|(basis, _)| *basis).max()
    }
}

impl Holds {
    /// What the document has of threads.
    pub fn of(&self, document: DocumentRef) -> Hold {
        let best = |known: &Known| known.best(document.number);
        let is_in_force = document.is_in_force();
        Hold {
            to_priority: best(&self.to_priority).filter(|_| is_in_force),
            to_any: best(&self.to_any).filter(|_| is_in_force),
        }
    }
}

impl Hold {
    /// Whether it is less than the other in any way.
    pub fn is_less_than(self, other: Self) -> bool {
        self.to_priority < other.to_priority || self.to_any < other.to_any
    }
}

impl Framework<'_> {
    /// What every document has of threads.
    pub fn holds(&self) -> Holds {
        let to = |ends: Vec<Number>| self.known_ways_up(&ends, |_| true);
        Holds {
            to_priority: to(self.thread_ends(true).collect()),
            to_any: to(self.thread_ends(false).collect()),
        }
    }

    /// Where threads end: priorities in force, and the plan where it counts as an end.
    pub(super) fn thread_ends(&self, priorities_only: bool) -> impl Iterator<Item = Number> {
        self.numbers().filter(move |number| {
            let document = self.at(*number);
            document.is_in_force() && document.kind == Kind::Priority
                || !priorities_only && self.is_plan(document)
        })
    }

    /// The ways of threads to the ends, through documents in force that may be passed.
    pub(super) fn known_ways_up(
        &self,
        ends: &[Number],
        may_pass: impl Fn(Number) -> bool,
    ) -> Known {
        let ways = [Basis::Inferred, Basis::Reported, Basis::Stated].map(|least| {
            let ways = self.graph.ways_to(ends.iter().copied(), |edge| {
                edge.relation.is_upward(self.at(edge.from).kind)
                    && edge.basis >= least
                    && self.at(edge.to).is_in_force()
                    && may_pass(edge.to)
            });
            (least, ways)
        });
        Known { ways }
    }
}
