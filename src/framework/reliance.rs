//! What relies on a document: threads that run through it, and what only it carries, fulfils or answers.

use super::Framework;
use super::expectation::Expectation;
use super::graph::Number;
use super::kind::Kind;
use super::link::{Basis, Link};
use super::reference::DocumentRef;
use super::relation::{Relation, Relations};

/// A document of which a thread runs through another document, or ends at it.
#[derive(Clone, Copy)]
pub struct Running<'f> {
    /// The document.
    pub document: DocumentRef<'f>,
    /// How well the best of these threads is known.
    pub basis: Basis,
    /// How well the best thread besides is known, if there is one: of threads to a priority one to another priority, of
    /// others one around the document.
    pub other: Option<Basis>,
}

/// Something that relies on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reliant<T> {
    /// What it is.
    pub what: T,
    /// How well it is known.
    pub basis: Basis,
    /// How many other documents in force state that they do the same for it; 0 where it relies on this one alone.
    pub others: usize,
}

impl<'f> Framework<'f> {
    /// Documents in force of which a thread runs through the document or ends at it, in the order of ids.
    pub fn threads_through(&'f self, document: DocumentRef<'f>) -> Vec<Running<'f>> {
        if !self.leads_to_priority(document) {
            return Vec::new();
        }
        let middle = document.number;
        let below = self.known_ways_up(&[middle], |_| true);
        let all_ends: Vec<Number> = self.thread_ends(false).collect();
        let above = self.known_ways_up(&all_ends, |_| true).best(middle);
        // A thread to the plan as a whole is none to a priority.
        let ends = self.thread_ends(document.kind == Kind::Priority);
        let other_ends: Vec<Number> = ends.filter(|end| *end != middle).collect();
        let around = self.known_ways_up(&other_ends, |number| number != middle);
        let others = self
            .documents()
            .filter(|one| one.is_in_force() && one.number != middle);
        let running = others.filter_map(|one| {
            Some(Running {
                document: one,
                basis: below.best(one.number)?.min(above?),
                other: around.best(one.number),
            })
        });
        running.collect()
    }

    /// The expectations that the document, in force, claims to fulfil.
    pub fn fulfilled_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<&'f Expectation<'f>>> {
        let links = document
            .links()
            .filter(|link| link.relation == Relation::Fulfils);
        let claimed =
            links.filter_map(|link| Some((self.expectation(&link.declared().to)?, link.basis)));
        let mut found: Vec<Reliant<&Expectation>> = Vec::new();
        for (expectation, basis) in claimed {
            let claims = self.claims(expectation).into_iter();
            let stated = claims.filter(|claim| claim.basis == Basis::Stated);
            found.push(Reliant {
                what: expectation,
                basis,
                others: in_force_besides(document, stated.map(|claim| claim.from)),
            });
        }
        found.sort_by_key(|one| (&*one.what.id.value, std::cmp::Reverse(one.basis)));
        found.dedup_by_key(|one| &*one.what.id.value);
        found
    }

    /// The priorities that the document, in force, carries by a link of its own, as the rules on support count it.
    pub fn carried_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<DocumentRef<'f>>> {
        let carried = straight_to(document, Relations::SUPPORT, Kind::Priority);
        let reliant = carried.into_iter().filter_map(|(priority, basis)| {
            let supporters = self.supporters(priority);
            let counts = supporters.contains(&document);
            counts.then(|| Reliant {
                what: priority,
                basis,
                others: in_force_besides(document, supporters.into_iter()),
            })
        });
        reliant.collect()
    }

    /// The recommendations that the document addresses.
    pub fn answered_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<DocumentRef<'f>>> {
        let addresses = Relations::of(&[Relation::Addresses]);
        let answered = straight_to(document, addresses, Kind::Recommendation);
        let reliant = answered.into_iter().map(|(recommendation, basis)| Reliant {
            what: recommendation,
            basis,
            others: in_force_besides(document, self.answers(recommendation).into_iter()),
        });
        reliant.collect()
    }

    /// The documents and expectations that name the document as evidence, for themselves or for what they say.
    pub fn citing(&'f self, document: DocumentRef<'f>) -> Vec<&'f str> {
        let id = &*document.declared().id.value;
        let documents = self.documents.iter().filter(|one| {
            one.all_evidence()
                .any(|evidence| *evidence.source.value == *id)
        });
        let of_links = |links: &[Link]| {
            links
                .iter()
                .flat_map(|link| &link.evidence)
                .any(|evidence| *evidence.source.value == *id)
        };
        let expectations = self.expectations.iter().filter(|one| {
            one.evidence
                .iter()
                .any(|evidence| *evidence.source.value == *id)
                || of_links(&one.links)
        });
        let expectations = expectations.map(|one| &*one.id.value);
        documents
            .map(|one| &*one.id.value)
            .chain(expectations)
            .collect()
    }
}

/// How many of the documents are in force, the one aside and each counted once.
fn in_force_besides<'f>(
    one: DocumentRef<'f>,
    documents: impl Iterator<Item = DocumentRef<'f>>,
) -> usize {
    let others = documents.filter(|other| *other != one && other.is_in_force());
    let mut numbers: Vec<Number> = others.map(|other| other.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len()
}

/// The documents of a kind that the document leads straight to, each once, and how well that is known.
fn straight_to(
    document: DocumentRef<'_>,
    by: Relations,
    kind: Kind,
) -> Vec<(DocumentRef<'_>, Basis)> {
    let links = document.links().filter(|link| by.contains(link.relation));
    let targets = links.filter_map(|link| Some((link.target()?, link.basis)));
    let mut ends: Vec<(DocumentRef, Basis)> =
        targets.filter(|(target, _)| target.kind == kind).collect();
    ends.sort_by_key(|(end, basis)| (end.number, std::cmp::Reverse(*basis)));
    ends.dedup_by_key(|(end, _)| end.number);
    ends
}
