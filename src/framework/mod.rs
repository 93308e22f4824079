//! The policy framework on a day: what rules may ask.
//!
//! Pure: no file, no clock, no terminal. A [`Framework`] never refuses: what is unknown, misplaced or declared twice stays
//! visible to the rules that report it, and counts for nothing else.

mod alike;
mod circles;
mod document;
mod expectation;
mod field;
mod graph;
mod ids;
mod kind;
mod link;
mod names;
mod nearest;
mod path;
mod reference;
mod select;
mod serving;
mod state;
mod step;
mod support;
mod thread;

use std::iter;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Day;
use graph::{Edge, Graph, Number};
use ids::Ids;

pub use alike::Alike;
pub use circles::Circle;
pub use document::{BodyRole, DateAt, Document, Evidence, More, Period, Target, Text, Tier};
pub use expectation::{Authority, AuthorityType, Binding, Expectation};
pub use field::{Field, Form, field_form, field_names};
pub use kind::{Family, KINDS, Kind, Kinds};
pub use link::{Basis, Extent, Link, RELATIONS, Relation, RelationRow, Relations};
pub use nearest::Nearest;
pub use path::{Paths, Query, Through};
pub use reference::{DocumentRef, LinkRef};
pub use select::Selector;
pub(crate) use select::fits;
pub use serving::{Service, Serving};
pub use state::{State, Status, StatusWord};
pub use step::{Step, Upshot};
pub use support::Fulfilment;
pub use thread::{Linkage, Thread};

/// All declared documents and their links, on one day.
#[derive(Debug)]
pub struct Framework<'a> {
    day: Day,
    /// In the order of ids; of each id the declaration that is heard.
    documents: Vec<Document<'a>>,
    ids: Ids,
    states: Vec<State>,
    /// What each link came to, document after document.
    resolved: Vec<Resolved>,
    /// Where the links of a document begin in `resolved`.
    first_link: Vec<u32>,
    graph: Graph,
    /// Corporate plans in force, in order.
    plans: Vec<Number>,
    expectations: Vec<Expectation<'a>>,
    repeated: Vec<Document<'a>>,
    repeated_expectations: Vec<Expectation<'a>>,
    /// Ids of entries too broken to be documents, in order.
    broken: Vec<String>,
    linkage: thread::Leads,
    /// For each expectation the links that claim to fulfil it.
    fulfilling: Vec<Vec<(Number, u32)>>,
}

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
    Document(u32),
    /// An expectation.
    Expectation(u32),
}

/// What is declared, before anything is asked.
#[derive(Debug, Default)]
pub struct Declared<'a> {
    /// Everything but expectations.
    pub documents: Vec<Document<'a>>,
    /// What is expected.
    pub expectations: Vec<Expectation<'a>>,
    /// Ids of entries too broken to be documents.
    pub broken: Vec<String>,
}

impl<'a> Framework<'a> {
    /// Builds the framework as it stands on the day. `plans` are the ids that may be the corporate plan; every corporate
    /// plan may where it is empty.
    pub fn new(declared: Declared<'a>, plans: &[&str], day: Day) -> Self {
        let (documents, repeated) = heard(declared.documents, |document| {
            (&document.id, !document.exists_on(day), document.digest)
        });
        let (expectations, repeated_expectations) =
            heard(declared.expectations, |one| (&one.id, false, one.digest));
        let mut broken = declared.broken;
        broken.sort_unstable();
        let ids = Ids::new(&documents);
        let (resolved, first_link) = resolve(&documents, &ids, &expectations, &broken, day);
        let edges = edges(&documents, &resolved, &first_link, day);
        let graph = Graph::new(documents.len(), &edges);
        let mut states = states(&documents, &edges, day);
        let plans = corporate_plans(&documents, &states, plans);
        retire_priorities(&documents, &graph, &plans, &mut states);
        let linkage = thread::Leads::new(&documents, &states, &graph, &plans);
        let fulfilling = fulfilling(&states, &resolved, &first_link, expectations.len());
        Self {
            day,
            documents,
            ids,
            states,
            resolved,
            first_link,
            graph,
            plans,
            expectations,
            repeated,
            repeated_expectations,
            broken,
            linkage,
            fulfilling,
        }
    }

    /// The day that is asked about.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Every document that exists on the day, in the order of ids.
    pub fn documents(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        self.all().filter(|document| document.exists())
    }

    /// Every document, also those whose history begins later.
    pub fn all(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        let count = Number::try_from(self.documents.len()).expect("numbered with 32 bits");
        (0..count).map(|number| self.at(number))
    }

    /// Strategies and plans in force that must show their own links, currency and owner.
    pub fn answerable(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        self.all().filter(|document| document.is_answerable())
    }

    /// The corporate plan, strategies and plans of this council, in whatever state.
    pub fn governed(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        self.documents().filter(|document| document.is_governed())
    }

    /// The document of that id.
    pub fn document(&self, id: &str) -> Option<DocumentRef<'_>> {
        let number = self.ids.find(id, &self.documents)?;
        Some(self.at(number))
    }

    /// The corporate plans in force: one, in a framework that is in order.
    pub fn plans(&self) -> impl ExactSizeIterator<Item = DocumentRef<'_>> {
        self.plans.iter().map(|number| self.at(*number))
    }

    /// Whether it is a corporate plan in force.
    pub fn is_plan(&self, document: DocumentRef) -> bool {
        self.plans.binary_search(&document.number).is_ok()
    }

    /// What is expected, in the order of ids.
    pub fn expectations(&self) -> &[Expectation<'a>] {
        &self.expectations
    }

    /// The expectation of that id.
    pub fn expectation(&self, id: &str) -> Option<&Expectation<'a>> {
        let found = self
            .expectations
            .binary_search_by(|expectation| (*expectation.id.value).cmp(id))
            .ok()?;
        Some(&self.expectations[found])
    }

    /// Declarations that are not heard, because their id is declared more than once.
    pub fn repeated(&self) -> &[Document<'a>] {
        &self.repeated
    }

    /// Expectations that are not heard, because their id is declared more than once.
    pub fn repeated_expectations(&self) -> &[Expectation<'a>] {
        &self.repeated_expectations
    }

    /// Whether something of that id is declared, but too broken to say what.
    pub fn is_broken(&self, id: &str) -> bool {
        is_among(&self.broken, id)
    }

    /// How many links are declared.
    pub fn link_count(&self) -> usize {
        self.resolved.len()
    }
}

/// Of each id the declaration that exists, and among several the one with the smallest digest, in the order of ids; and
/// the others. The key of a declaration: its id, whether it does not exist on the day, its digest.
fn heard<T>(mut declared: Vec<T>, key: impl Fn(&T) -> (&Text, bool, u64)) -> (Vec<T>, Vec<T>) {
    declared.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        (&*a.0.value, a.1, a.2, a.0.place).cmp(&(&*b.0.value, b.1, b.2, b.0.place))
    });
    let same_id = |pair: &[T]| key(&pair[0]).0.value == key(&pair[1]).0.value;
    let repeats = declared.windows(2).map(same_id);
    let mut repeats = iter::once(false)
        .chain(repeats)
        .collect::<Vec<_>>()
        .into_iter();
    let repeated = declared.extract_if(.., |_| repeats.next().expect("one for each"));
    let repeated = repeated.collect();
    (declared, repeated)
}

/// What every link leads to, and where the links of each document begin in that list.
fn resolve(
    documents: &[Document],
    ids: &Ids,
    expectations: &[Expectation],
    broken: &[String],
    day: Day,
) -> (Vec<Resolved>, Vec<u32>) {
    let expected: FxHashMap<&str, Number> = expectations
        .iter()
        .map(|one| &*one.id.value)
        .zip(0..)
        .collect();
    let unknown = |id: &str| {
        if is_among(broken, id) {
            Resolved::Broken
        } else {
            Resolved::Unknown
        }
    };
    let to = |from: &Document, link: &Link| {
        let allowed = link.relation.targets(from.kind);
        if link.since.is_some_and(|since| since.first() > day) {
            Resolved::NotYet
        } else if link.relation == Relation::Fulfils {
            match expected.get(&*link.to.value) {
                Some(_) if !allowed.contains(Kind::Expectation) => {
                    Resolved::Misplaced(Kind::Expectation)
                }
                Some(number) => Resolved::Expectation(*number),
                None => unknown(&link.to),
            }
        } else {
            let Some(number) = ids.find(&link.to, documents) else {
                return unknown(&link.to);
            };
            let target = &documents[number as usize];
            if target.id.value == from.id.value || !allowed.contains(target.kind) {
                Resolved::Misplaced(target.kind)
            } else {
                Resolved::Document(number)
            }
        }
    };
    let mut resolved = Vec::new();
    let mut first_link = Vec::with_capacity(documents.len());
    for document in documents {
        first_link
            .push(u32::try_from(resolved.len()).expect("fewer than four thousand million links"));
        resolved.extend(document.links.iter().map(|link| to(document, link)));
    }
    (resolved, first_link)
}

/// Whether an id is one of a list in order.
fn is_among(ids: &[String], id: &str) -> bool {
    ids.binary_search_by(|one| (**one).cmp(id)).is_ok()
}

/// The links of the day that count, in the order of documents and of their links.
fn edges(documents: &[Document], resolved: &[Resolved], first_link: &[u32], day: Day) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (from, document) in (0..)
        .zip(documents)
        .filter(|(_, document)| document.exists_on(day))
    {
        let resolved = &resolved[first_link[from as usize] as usize..];
        for ((link, declared), resolved) in (0..).zip(&document.links).zip(resolved) {
            if let Resolved::Document(to) = *resolved {
                let Link {
                    relation, basis, ..
                } = *declared;
                edges.push(Edge {
                    from,
                    to,
                    relation,
                    basis,
                    link,
                });
            }
        }
    }
    edges
}

/// The corporate plans in force among those named; among all, where none is named or none of those named is declared.
fn corporate_plans(documents: &[Document], states: &[State], named: &[&str]) -> Vec<Number> {
    let declared = || {
        (0..)
            .zip(documents)
            .filter(|(_, document)| document.kind == Kind::CorporatePlan)
    };
    let named: FxHashSet<&str> = named.iter().copied().collect();
    let is_named = |document: &Document| named.contains(&*document.id.value);
    let any_named = declared().any(|(_, document)| is_named(document));
    let may_be = declared().filter(|(_, document)| !any_named || is_named(document));
    may_be
        .map(|(number, _)| number)
        .filter(|number| states[*number as usize].is_in_force())
        .collect()
}

/// The links that claim to fulfil each expectation, from documents that exist on the day.
fn fulfilling(
    states: &[State],
    resolved: &[Resolved],
    first_link: &[u32],
    expectations: usize,
) -> Vec<Vec<(Number, u32)>> {
    let mut fulfilling = vec![Vec::new(); expectations];
    for (document, _) in (0..)
        .zip(states)
        .filter(|(_, state)| **state != State::NotYet)
    {
        let start = first_link[document as usize];
        let end = first_link
            .get(document as usize + 1)
            .map_or(resolved.len(), |next| *next as usize);
        for (link, resolved) in (0..).zip(&resolved[start as usize..end]) {
            if let Resolved::Expectation(number) = *resolved {
                fulfilling[number as usize].push((document, link));
            }
        }
    }
    fulfilling
}

fn states(documents: &[Document], edges: &[Edge], day: Day) -> Vec<State> {
    let mut superseded = vec![false; documents.len()];
    let takes_effect: Vec<bool> = documents
        .iter()
        .map(|document| document.has_taken_effect(day))
        .collect();
    for edge in edges
        .iter()
        .filter(|edge| edge.relation == Relation::Supersedes)
    {
        let successor = &documents[edge.from as usize];
        if successor.links[edge.link as usize].extent == Extent::Full
            && takes_effect[edge.from as usize]
        {
            superseded[edge.to as usize] = true;
        }
    }
    documents
        .iter()
        .zip(superseded)
        .map(|(document, superseded)| document.state_on(day, superseded))
        .collect()
}

/// A priority shares the state of its plan where another plan is in force. Where no plan is in force at all, priorities stay: the
/// missing plan is one fault, not one for every document.
fn retire_priorities(
    documents: &[Document],
    graph: &Graph,
    plans: &[Number],
    states: &mut [State],
) {
    if plans.is_empty() {
        return;
    }
    for (number, _) in (0..)
        .zip(documents)
        .filter(|(_, document)| document.kind == Kind::Priority)
    {
        let part_of = graph
            .outgoing(number)
            .filter(|edge| edge.relation == Relation::PartOf);
        let own: Vec<Number> = part_of.map(|edge| edge.to).collect();
        let has_gone = !own.is_empty() && !own.iter().any(|plan| plans.binary_search(plan).is_ok());
        if states[number as usize].is_in_force() && has_gone {
            states[number as usize] = match states[own[0] as usize] {
                State::InForce | State::UnderReview => State::Superseded,
                State::NotYet => State::Future,
                state => state,
            };
        }
    }
}
