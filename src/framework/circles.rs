//! Circles: documents that serve each other, or supersede each other, round and round.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::Framework;
use super::graph::{Edge, Number};
use super::reference::{DocumentRef, LinkRef};
use super::relation::{Relation, Relations};

/// Documents each of which leads to all the others, and one way round.
pub struct Circle<'f> {
    /// Every document of the group.
    pub members: Vec<DocumentRef<'f>>,
    /// The one of them at which the way round begins.
    pub first: DocumentRef<'f>,
    /// A shortest way from there and back.
    pub round: Vec<LinkRef<'f>>,
}

impl Framework<'_> {
    /// Circles of upward links.
    pub fn circles_of_threads(&self) -> Vec<Circle<'_>> {
        self.circles(
            |edge| edge.relation.is_upward(self.at(edge.from).kind),
            |_| true,
        )
    }

    /// Circles of documents that supersede each other.
    pub fn circles_of_successors(&self) -> Vec<Circle<'_>> {
        self.circles(|edge| edge.relation == Relation::Supersedes, |_| true)
    }

    /// Circles of links of these relations in which any of the documents stands that are meant. The way round begins at one of
    /// those.
    pub fn circles_of(
        &self,
        by: Relations,
        is_meant: impl Fn(DocumentRef) -> bool,
    ) -> Vec<Circle<'_>> {
        self.circles(|edge| by.contains(edge.relation), is_meant)
    }

    fn circles(
        &self,
        follows: impl Fn(Edge) -> bool,
        is_meant: impl Fn(DocumentRef) -> bool,
    ) -> Vec<Circle<'_>> {
        let groups = self.graph.circles(&follows).into_iter();
        let circle = |group: Vec<Number>| {
            let mut members = group.iter().map(|number| self.at(*number));
            let first = members.find(|member| is_meant(*member))?;
            Some(Circle {
                first,
                round: self.way_round(first.number, &group, &follows),
                members: group.into_iter().map(|number| self.at(number)).collect(),
            })
        };
        groups.filter_map(circle).collect()
    }

    /// A shortest way from one of a group back to itself.
    fn way_round(
        &self,
        first: Number,
        group: &[Number],
        follows: impl Fn(Edge) -> bool,
    ) -> Vec<LinkRef<'_>> {
        let mut came_by: FxHashMap<Number, Edge> = FxHashMap::default();
        let mut queue = VecDeque::from([first]);
        while let Some(from) = queue.pop_front() {
            for edge in self
                .graph
                .outgoing(from)
                .filter(|edge| follows(*edge) && group.binary_search(&edge.to).is_ok())
            {
                if let Entry::Vacant(vacant) = came_by.entry(edge.to) {
                    vacant.insert(edge);
                    queue.push_back(edge.to);
                }
            }
            if came_by.contains_key(&first) {
                break;
            }
        }
        let mut round = Vec::new();
        let mut at = first;
        while let Some(edge) = came_by.remove(&at) {
            round.push(self.link(edge));
            at = edge.from;
        }
        round.reverse();
        round
    }
}
