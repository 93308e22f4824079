//! The policy framework on a day: what rules may ask.
//!
//! Pure: no file, no clock, no terminal. A [`Framework`] never refuses: what is unknown, misplaced or declared twice stays
//! visible to the rules that report it, and counts for nothing else.
//!
//! How the parts fit, in the order in which [`Framework::new`] puts them together:
//!
//! 1. `kind` and `relation` are the tables: kinds of document, relations and what these may join. `document`, `link` and
//!    `expectation` are declarations as they were written, made of the pieces in `written` and `status`; `documents` keeps
//!    each with its `outline`, the few words by which it is tied to others; `declared` chooses which one of an id is heard, by
//!    `content` where it must, and `ids` finds it.
//! 2. `resolve` says by the outlines what each link leads to on the day; `graph` holds those that count and walks along them. Both keep to
//!    `brief`: what is asked of nearly all documents and links, side by side.
//! 3. `state` and `states` say what each document is on the day, by itself and beside the others; `thread` where
//!    each leads to.
//!
//! The other files each answer a question that a rule or a report asks, as methods of [`Framework`] and of the
//! references to documents and links that it hands out (`reference`). `owned` frees declarations of their files, for who
//! keeps them.

mod ahead;
mod alike;
mod brief;
mod circles;
mod content;
mod course;
mod declared;
mod document;
mod documents;
mod expectation;
mod field;
mod fulfilment;
mod graph;
mod hash;
mod hold;
mod ids;
mod kind;
mod link;
mod names;
mod nearest;
mod need;
mod outline;
mod outlook;
mod owned;
mod path;
mod reference;
mod relation;
mod reliance;
mod resolve;
mod review;
mod select;
mod serving;
mod sieve;
mod state;
mod states;
mod status;
mod step;
mod support;
mod thread;
mod written;

use crate::date::Day;
use brief::Brief;
use declared::InOrder;
use graph::{Graph, Number};
use ids::Ids;
use outline::{Outline, Outlines};
use resolve::Links;
use states::States;

pub use alike::Alike;
pub use circles::Circle;
pub use declared::Declared;
pub use document::{BodyRole, Document, More, Period, Target, Tier};
pub use documents::Documents;
pub use expectation::{Authority, AuthorityType, Binding, Expectation};
pub use field::{Field, Form, field_form, field_names};
pub use fulfilment::{Expected, Fulfilment, Shortfall};
pub use hold::{Hold, Holds};
pub use kind::{Family, KINDS, Kind, Kinds};
pub use link::{Basis, Extent, Link};
pub use names::Namesakes;
pub use nearest::Nearest;
pub use need::{Cover, Need};
pub use outlook::{Change, Happening, Outlook};
pub use path::{Paths, Query, Through};
pub use reference::{DocumentRef, LinkRef};
pub use relation::{RELATIONS, Relation, RelationRow, Relations};
pub use reliance::{Reliant, Running};
pub use resolve::Resolved;
pub use review::Review;
pub use select::Selector;
pub(crate) use select::fits;
pub use serving::{Service, Serving};
pub use state::State;
pub use status::{Status, StatusWord};
pub use step::{Step, Upshot};
pub use thread::{Linkage, Thread};
pub(crate) use written::word;
pub use written::{DateAt, Evidence, Text};

/// All declared documents and their links, on one day.
#[derive(Debug)]
pub struct Framework<'a> {
    day: Day,
    /// In the order of ids; of each id the declaration that is heard.
    documents: Vec<Document<'a>>,
    expectations: Vec<Expectation<'a>>,
    repeated: Vec<Document<'a>>,
    repeated_expectations: Vec<Expectation<'a>>,
    /// Ids of entries too broken to be documents, in order.
    broken: Vec<String>,
    ids: Ids,
    links: Links,
    graph: Graph,
    states: States,
    leads: thread::Leads,
    /// For each expectation the links that claim to fulfil it.
    fulfilling: Vec<Vec<(Number, u32)>>,
    /// Those whose title or alias another may have too, in order.
    likely_namesakes: Vec<Number>,
}

impl<'a> Framework<'a> {
    /// Builds the framework as it stands on the day. `plans` are the ids that may be the corporate plan; every corporate
    /// plan may where it is empty.
    pub fn new(declared: Declared<'a>, plans: &[&str], day: Day) -> Self {
        let (documents, outlines) = declared.documents.into_parts();
        let outlines: Vec<Outline> = outlines.iter().flat_map(Outlines::iter).collect();
        let InOrder {
            heard: documents,
            from,
            repeated,
        } = declared::documents(documents, &outlines, day);
        let outlines: Vec<Outline> = from.into_iter().map(|at| outlines[at]).collect();
        let InOrder {
            heard: expectations,
            repeated: repeated_expectations,
            ..
        } = declared::expectations(declared.expectations);
        let mut broken = declared.broken;
        broken.sort_unstable();
        let ids = Ids::new(&outlines);
        let briefs: Vec<Brief> = documents.iter().map(|one| Brief::new(one, day)).collect();
        let likely_namesakes = names::likely_namesakes(&outlines, &briefs);
        let links = Links::new(&outlines, &briefs, &ids, &expectations, &broken, day);
        let graph = Graph::new(documents.len(), &links.edges(&briefs));
        let states = States::new(briefs, &documents, &graph, plans, day);
        let leads = thread::Leads::new(&states, &graph);
        let fulfilling = links.fulfilling(states.briefs(), expectations.len());
        Self {
            day,
            documents,
            expectations,
            repeated,
            repeated_expectations,
            broken,
            ids,
            links,
            graph,
            states,
            leads,
            fulfilling,
            likely_namesakes,
        }
    }

    /// Gives back the documents that it was made of, those that are heard first.
    pub fn into_documents(mut self) -> Vec<Document<'a>> {
        self.documents.append(&mut self.repeated);
        self.documents
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
        self.numbers().map(|number| self.at(number))
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
        let number = self.ids.find(id)?;
        Some(self.at(number))
    }

    /// The corporate plans in force: one, in a framework that is in order.
    pub fn plans(&self) -> impl ExactSizeIterator<Item = DocumentRef<'_>> {
        self.states.plans().iter().map(|number| self.at(*number))
    }

    /// Whether it is a corporate plan in force.
    pub fn is_plan(&self, document: DocumentRef) -> bool {
        self.states.is_plan(document.number)
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
        declared::is_among(&self.broken, id)
    }

    /// How often documents that exist on the day name evidence.
    pub fn citation_count(&self) -> usize {
        self.links.citations()
    }

    /// How many links are declared.
    pub fn link_count(&self) -> usize {
        self.links.count()
    }
}
