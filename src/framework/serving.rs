//! Which documents serve which priorities: the threads of all documents at once.

use super::Framework;
use super::link::Basis;
use super::reference::{DocumentRef, LinkRef};

/// The priorities that each document serves.
pub struct Serving<'f> {
    /// One bit each.
    priorities: Vec<DocumentRef<'f>>,
    /// For every document the priorities that a thread of stated links leads to.
    stated: Vec<u128>,
    /// The same by links of any basis.
    known: Vec<u128>,
}

/// How a document serves a priority. The best that is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// By a link of its own, which it states itself.
    Directly,
    /// By stated links, through other documents.
    ThroughOthers,
    /// Some link on the way is only reported or inferred.
    NotStated,
}

impl Framework<'_> {
    /// The priorities in force that each document serves, through documents in force. None where there are more of them
    /// than any plan has.
    pub fn serving(&self) -> Option<Serving<'_>> {
        let is_served = |document: &DocumentRef| document.is_priority() && document.is_in_force();
        let priorities: Vec<_> = self.documents().filter(is_served).collect();
        if priorities.len() > Serving::MOST {
            return None;
        }
        let ends: Vec<_> = priorities.iter().map(|priority| priority.number).collect();
        let reach = |least: Basis| {
            self.graph.reach(&ends, |edge| {
                let upward = edge.relation.is_upward(self.at(edge.from).kind);
                upward && edge.basis >= least && self.at(edge.to).is_in_force()
            })
        };
        Some(Serving {
            stated: reach(Basis::Stated),
            known: reach(Basis::Inferred),
            priorities,
        })
    }
}

impl<'f> Serving<'f> {
    /// As many priorities as are told apart.
    pub const MOST: usize = u128::BITS as usize;

    /// The priorities that the document serves, and how.
    pub fn of(&self, document: DocumentRef<'f>) -> Vec<(DocumentRef<'f>, Service)> {
        let number = document.number as usize;
        let has = |bits: u128, at: usize| bits & (1 << at) != 0;
        let service = |at: usize, priority: DocumentRef| match () {
            () if document == priority || !has(self.known[number], at) => None,
            () if !has(self.stated[number], at) => Some(Service::NotStated),
            () if is_direct(document, priority) => Some(Service::Directly),
            () => Some(Service::ThroughOthers),
        };
        let priorities = self.priorities.iter().enumerate();
        priorities
            .filter_map(|(at, priority)| Some((*priority, service(at, *priority)?)))
            .collect()
    }
}

fn is_direct(document: DocumentRef, priority: DocumentRef) -> bool {
    let leads_there =
        |link: LinkRef| link.basis == Basis::Stated && link.target() == Some(priority);
    document.upward().any(leads_there)
}
