//! What each link leads to on the day, and whether what is named as evidence is there.

use rustc_hash::FxHashMap;

use super::brief::{Brief, numbers};
use super::declared::is_among;
use super::expectation::Expectation;
use super::graph::{Edge, Number};
use super::ids::Ids;
use super::kind::Kind;
use super::link::Basis;
use super::outline::{LinkOutline, Mentioner, Outline};
use super::relation::Relation;
use crate::date::Day;

/// What the target of a link came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// A link in brief, as [`Brief`] is a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct BriefLink {
    pub(super) relation: Relation,
    pub(super) basis: Basis,
    pub(super) is_evidenced: bool,
    pub(super) resolved: Resolved,
}

impl BriefLink {
    pub(super) fn new(link: LinkOutline, resolved: Resolved) -> Self {
        Self {
            relation: link.relation,
            basis: link.basis,
            is_evidenced: link.is_evidenced,
            resolved,
        }
    }
}

/// Every link and what it came to.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Document after document, in the order in which each declares its links.
    all: Vec<BriefLink>,
    /// Where those of each document end.
    ends: Vec<u32>,
    /// How often documents that exist name evidence.
    citations: usize,
    /// Documents that name evidence that is not declared, in order.
    astray: Vec<Number>,
}

impl Links {
    pub(super) fn new(
        outlines: &[Outline],
        briefs: &[Brief],
        ids: &Ids,
        expectations: &[Expectation],
        broken: &[String],
        day: Day,
    ) -> Self {
        let expected = expectations.iter().map(|one| &*one.id.value).zip(0..);
        let mut targets = Targets {
            briefs,
            ids,
            expected: expected.collect(),
            broken,
            day,
            last_source: None,
        };
        let mut links = Self::default();
        links.ends.reserve_exact(outlines.len());
        for (number, outline) in (0..).zip(outlines) {
            links.add(number, *outline, &mut targets);
        }
        links.all.shrink_to_fit();
        links
    }

    fn add<'o>(&mut self, number: Number, outline: Outline<'o>, targets: &mut Targets<'o>) {
        let exists = targets.briefs[number as usize].exists();
        let mut is_astray = false;
        for (id, mention) in outline.mentions() {
            match mention.by {
                Mentioner::Link(link) => {
                    let resolved = targets.of(number, link, id, mention.hash);
                    self.all.push(BriefLink::new(link, resolved));
                }
                Mentioner::Evidence if exists && !targets.has_source(id, mention.hash) => {
                    is_astray = true;
                }
                Mentioner::Evidence => {}
            }
        }
        if is_astray {
            self.astray.push(number);
        }
        if exists {
            self.citations += outline.citations;
        }
        let end = u32::try_from(self.all.len());
        self.ends
            .push(end.expect("fewer than four thousand million links"));
    }

    /// How often documents that exist on the day name evidence.
    pub(super) fn citations(&self) -> usize {
        self.citations
    }

    /// Whether the document names evidence that is not declared.
    pub(super) fn is_astray(&self, document: Number) -> bool {
        self.astray.binary_search(&document).is_ok()
    }

    /// How many links are declared.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The links of a document.
    pub(super) fn of(&self, document: Number) -> &[BriefLink] {
        let document = document as usize;
        let start = document
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[document] as usize]
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
    briefs: &'d [Brief],
    ids: &'d Ids,
    expected: FxHashMap<&'d str, Number>,
    broken: &'d [String],
    day: Day,
    /// The source that was found last: most documents name the same one all through.
    last_source: Option<&'d str>,
}

impl<'d> Targets<'d> {
    fn of(&self, from: Number, link: LinkOutline, to: &str, hash: u32) -> Resolved {
        if link.from > self.day {
            return Resolved::NotYet;
        }
        let found = if link.relation == Relation::Fulfils {
            self.expectation(from, link.relation, to)
        } else {
            self.document(from, link.relation, to, hash)
        };
        found.unwrap_or_else(|| {
            if is_among(self.broken, to) {
                Resolved::Broken
            } else {
                Resolved::Unknown
            }
        })
    }

    fn expectation(&self, from: Number, relation: Relation, to: &str) -> Option<Resolved> {
        let number = *self.expected.get(to)?;
        let allowed = relation.targets(self.kind(from));
        Some(if allowed.contains(Kind::Expectation) {
            Resolved::Expectation(number)
        } else {
            Resolved::Misplaced(Kind::Expectation)
        })
    }

    fn document(&self, from: Number, relation: Relation, to: &str, hash: u32) -> Option<Resolved> {
        let to = self.ids.find_by(hash, to)?;
        let allowed = relation.targets(self.kind(from));
        Some(if to == from || !allowed.contains(self.kind(to)) {
            Resolved::Misplaced(self.kind(to))
        } else {
            Resolved::Document(to)
        })
    }

    fn has_source(&mut self, source: &'d str, hash: u32) -> bool {
        if self.last_source == Some(source) {
            return true;
        }
        let document = self.ids.find_by(hash, source);
        let is_declared = document.is_some() || is_among(self.broken, source);
        if is_declared {
            self.last_source = Some(source);
        }
        is_declared
    }

    fn kind(&self, document: Number) -> Kind {
        self.briefs[document as usize].kind
    }
}
