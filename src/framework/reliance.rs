//! What relies on a document: threads that run through it, and what only it carries, fulfils or answers.

use super::Framework;
use super::expectation::Expectation;
use super::graph::Number;
use super::kind::Kind;
use super::link::Link;
use super::reference::{DocumentRef, LinkRef};
use super::relation::{Relation, Relations};

/// Something that relies on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reliant<T> {
    /// What it is.
    pub what: T,
    /// How many other documents in force do the same for it; 0 where it relies on this one alone.
    pub others: usize,
}

impl<'f> Framework<'f> {
    /// Documents in force of which a thread runs through the document or ends at it, in the order of ids. Of each whether it
    /// has another thread besides: for a priority one to another priority, for any other document one around it.
    pub fn threads_through(&'f self, document: DocumentRef<'f>) -> Vec<(DocumentRef<'f>, bool)> {
        if !self.leads_to_priority(document) {
            return Vec::new();
        }
        let middle = document.number;
        let below = self.ways_up([middle], |_| true);
        let ends = self
            .numbers()
            .filter(|number| *number != middle && self.is_thread_end(*number))
            // A thread to the plan as a whole is none to a priority.
            .filter(|number| {
                document.kind != Kind::Priority || self.at(*number).kind == Kind::Priority
            });
        let around = self.ways_up(ends, |number| number != middle);
        let through = self
            .documents()
            .filter(|one| one.is_in_force() && one.number != middle && below.leads(one.number));
        through.map(|one| (one, around.leads(one.number))).collect()
    }

    fn is_thread_end(&self, number: Number) -> bool {
        let document = self.at(number);
        document.is_in_force() && document.kind == Kind::Priority || self.is_plan(document)
    }

    fn ways_up(
        &self,
        ends: impl IntoIterator<Item = Number>,
        may_pass: impl Fn(Number) -> bool,
    ) -> super::graph::Ways {
        self.graph.ways_to(ends, |edge| {
            edge.relation.is_upward(self.at(edge.from).kind)
                && self.at(edge.to).is_in_force()
                && may_pass(edge.to)
        })
    }

    /// The expectations that the document, in force, claims to fulfil.
    pub fn fulfilled_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<&'f Expectation<'f>>> {
        let links = document
            .links()
            .filter(|link| link.relation == Relation::Fulfils);
        let expectations = links.filter_map(|link| self.expectation(&link.declared().to));
        let mut found: Vec<Reliant<&Expectation>> = Vec::new();
        for expectation in expectations {
            let claims = self.claims(expectation).into_iter();
            let claimants = claims.map(|claim| claim.from);
            found.push(Reliant {
                what: expectation,
                others: in_force_besides(document, claimants),
            });
        }
        found.dedup_by_key(|one| &one.what.id.value);
        found
    }

    /// The priorities that the document, in force, carries by a link of its own, as the rules on support count it.
    pub fn carried_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<DocumentRef<'f>>> {
        let carried = self.straight_to(document, Relations::SUPPORT, Kind::Priority);
        let reliant = carried.into_iter().filter_map(|priority| {
            let supporters = self.supporters(priority);
            let counts = supporters.contains(&document);
            counts.then(|| Reliant {
                what: priority,
                others: in_force_besides(document, supporters.into_iter()),
            })
        });
        reliant.collect()
    }

    /// The recommendations that the document addresses.
    pub fn answered_by(&'f self, document: DocumentRef<'f>) -> Vec<Reliant<DocumentRef<'f>>> {
        let addresses = Relations::of(&[Relation::Addresses]);
        let answered = self.straight_to(document, addresses, Kind::Recommendation);
        let reliant = answered.into_iter().map(|recommendation| Reliant {
            what: recommendation,
            others: in_force_besides(document, self.answers(recommendation).into_iter()),
        });
        reliant.collect()
    }

    /// The documents of a kind that the document leads straight to, each once.
    fn straight_to(
        &'f self,
        document: DocumentRef<'f>,
        by: Relations,
        kind: Kind,
    ) -> Vec<DocumentRef<'f>> {
        let links = document.links().filter(|link| by.contains(link.relation));
        let mut ends: Vec<Number> = links
            .filter_map(LinkRef::target)
            .filter(|target| target.kind == kind)
            .map(|target| target.number)
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().map(|number| self.at(number)).collect()
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
