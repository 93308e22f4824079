//! What each link leads to on the day.

use rustc_hash::FxHashMap;

use super::brief::{Brief, BriefLink, numbers};
use super::declared::is_among;
use super::document::Document;
use super::expectation::Expectation;
use super::graph::{Edge, Number};
use super::ids::Ids;
use super::kind::Kind;
use super::link::Link;
use super::relation::Relation;
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

/// Every link and what it came to.
#[derive(Debug)]
pub(super) struct Links {
    /// Document after document, in the order in which each declares its links.
    all: Vec<BriefLink>,
    /// Where those of each document begin, and after the last document where all end.
    starts: Vec<u32>,
}

impl Links {
    pub(super) fn new(
        documents: &[Document],
        briefs: &[Brief],
        ids: &Ids,
        expectations: &[Expectation],
        broken: &[String],
        day: Day,
    ) -> Self {
        let expected = expectations.iter().map(|one| &*one.id.value).zip(0..);
        let targets = Targets {
            documents,
            briefs,
            ids,
            expected: expected.collect(),
            broken,
            day,
        };
        let mut all = Vec::new();
        let mut starts = Vec::with_capacity(documents.len() + 1);
        starts.push(0);
        for (from, document) in (0..).zip(documents) {
            let links = document.links.iter();
            all.extend(links.map(|link| BriefLink::new(link, targets.of(from, link))));
            let end = u32::try_from(all.len());
            starts.push(end.expect("fewer than four thousand million links"));
        }
        Self { all, starts }
    }

    /// How many links are declared.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The links of a document.
    pub(super) fn of(&self, document: Number) -> &[BriefLink] {
        let [start, end] = [0, 1].map(|next| self.starts[document as usize + next] as usize);
        &self.all[start..end]
    }

    /// The links of the day that lead from document to document, in the order of documents and of their links.
    pub(super) fn edges(&self, briefs: &[Brief]) -> Vec<Edge> {
        let mut edges = Vec::with_capacity(self.all.len());
        for from in numbers(briefs, Brief::exists) {
            for (link, brief) in (0..).zip(self.of(from)) {
                if let Resolved::Document(to) = brief.resolved {
                    edges.push(Edge {
                        from,
                        to,
                        relation: brief.relation,
                        basis: brief.basis,
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
        briefs: &[Brief],
        expectations: usize,
    ) -> Vec<Vec<(Number, u32)>> {
        let mut fulfilling = vec![Vec::new(); expectations];
        for document in numbers(briefs, Brief::exists) {
            for (link, brief) in (0..).zip(self.of(document)) {
                if let Resolved::Expectation(number) = brief.resolved {
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
    briefs: &'d [Brief],
    ids: &'d Ids,
    expected: FxHashMap<&'d str, Number>,
    broken: &'d [String],
    day: Day,
}

impl Targets<'_> {
    fn of(&self, from: Number, link: &Link) -> Resolved {
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

    fn expectation(&self, from: Number, link: &Link) -> Option<Resolved> {
        let number = *self.expected.get(&*link.to.value)?;
        let allowed = link.relation.targets(self.kind(from));
        Some(if allowed.contains(Kind::Expectation) {
            Resolved::Expectation(number)
        } else {
            Resolved::Misplaced(Kind::Expectation)
        })
    }

    fn document(&self, from: Number, link: &Link) -> Option<Resolved> {
        let to = self.ids.find(&link.to, self.documents)?;
        let allowed = link.relation.targets(self.kind(from));
        Some(if to == from || !allowed.contains(self.kind(to)) {
            Resolved::Misplaced(self.kind(to))
        } else {
            Resolved::Document(to)
        })
    }

    fn kind(&self, document: Number) -> Kind {
        self.briefs[document as usize].kind
    }
}
