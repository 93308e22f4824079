//! What each link leads to on the day.

use rustc_hash::FxHashMap;

use super::declared::is_among;
use super::document::Document;
use super::expectation::Expectation;
use super::graph::{Edge, Number};
use super::ids::Ids;
use super::kind::Kind;
use super::link::Link;
use super::relation::Relation;
use super::state::State;
use super::states::States;
use crate::date::Day;

/// What the target of a link came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The link begins after the day.
    NotYet,
    /// Nothing of that id is declared.
    Unknown,
    /// Something of that id is declared, but too broken to say what.
    Broken,
    /// The relation does not allow these two kinds, or the document leads to itself.
    Misplaced(Kind),
    /// A document.
    Document(Number),
    /// An expectation.
    Expectation(Number),
}

/// What every link came to.
#[derive(Debug)]
pub(super) struct Links {
    /// Document after document, in the order in which each declares its links.
    resolved: Vec<Resolved>,
    /// Where those of each document begin, and after the last document where all end.
    starts: Vec<u32>,
}

impl Links {
    pub(super) fn new(
        documents: &[Document],
        ids: &Ids,
        expectations: &[Expectation],
        broken: &[String],
        day: Day,
    ) -> Self {
        let expected = expectations.iter().map(|one| &*one.id.value).zip(0..);
        let targets = Targets {
            documents,
            ids,
            expected: expected.collect(),
            broken,
            day,
        };
        let mut resolved = Vec::new();
        let mut starts = vec![0];
        for document in documents {
            resolved.extend(document.links.iter().map(|link| targets.of(document, link)));
            let end = u32::try_from(resolved.len());
            starts.push(end.expect("fewer than four thousand million links"));
        }
        Self { resolved, starts }
    }

    /// How many links are declared.
    pub(super) fn count(&self) -> usize {
        self.resolved.len()
    }

    /// What the links of a document came to.
    pub(super) fn of(&self, document: Number) -> &[Resolved] {
        let [start, end] = [0, 1].map(|next| self.starts[document as usize + next] as usize);
        &self.resolved[start..end]
    }

    /// The links of the day that lead from document to document, in the order of documents and of their links.
    pub(super) fn edges(&self, documents: &[Document], day: Day) -> Vec<Edge> {
        let mut edges = Vec::new();
        let of_the_day = (0..)
            .zip(documents)
            .filter(|(_, document)| document.exists_on(day));
        for (from, document) in of_the_day {
            for ((link, declared), resolved) in (0..).zip(&document.links).zip(self.of(from)) {
                if let Resolved::Document(to) = *resolved {
                    edges.push(Edge {
                        from,
                        to,
                        relation: declared.relation,
                        basis: declared.basis,
                        link,
                    });
                }
            }
        }
        edges
    }

    /// For each expectation the links that claim to fulfil it, from documents that exist on the day.
    pub(super) fn fulfilling(
        &self,
        states: &States,
        expectations: usize,
    ) -> Vec<Vec<(Number, u32)>> {
        let mut fulfilling = vec![Vec::new(); expectations];
        for (document, _) in states.all().filter(|(_, state)| *state != State::NotYet) {
            for (link, resolved) in (0..).zip(self.of(document)) {
                if let Resolved::Expectation(number) = *resolved {
                    fulfilling[number as usize].push((document, link));
                }
            }
        }
        fulfilling
    }
}

/// Everything that a link may lead to.
struct Targets<'d> {
    documents: &'d [Document<'d>],
    ids: &'d Ids,
    expected: FxHashMap<&'d str, Number>,
    broken: &'d [String],
    day: Day,
}

impl Targets<'_> {
    fn of(&self, from: &Document, link: &Link) -> Resolved {
        if link.since.is_some_and(|since| since.first() > self.day) {
            return Resolved::NotYet;
        }
        let found = if link.relation == Relation::Fulfils {
            self.expectation(from, link)
        } else {
            self.document(from, link)
        };
        found.unwrap_or_else(|| {
            if is_among(self.broken, &link.to) {
                Resolved::Broken
            } else {
                Resolved::Unknown
            }
        })
    }

    fn expectation(&self, from: &Document, link: &Link) -> Option<Resolved> {
        let number = *self.expected.get(&*link.to.value)?;
        let allowed = link.relation.targets(from.kind);
        Some(if allowed.contains(Kind::Expectation) {
            Resolved::Expectation(number)
        } else {
            Resolved::Misplaced(Kind::Expectation)
        })
    }

    fn document(&self, from: &Document, link: &Link) -> Option<Resolved> {
        let number = self.ids.find(&link.to, self.documents)?;
        let target = &self.documents[number as usize];
        let allowed = link.relation.targets(from.kind);
        let is_self = target.id.value == from.id.value;
        Some(if is_self || !allowed.contains(target.kind) {
            Resolved::Misplaced(target.kind)
        } else {
            Resolved::Document(number)
        })
    }
}
