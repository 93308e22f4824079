//! What must be carried by something in force: priorities, the corporate plan, expectations; and who carries it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Framework;
use super::document::Document;
use super::expectation::Expectation;
use super::graph::{Edge, Number};
use super::kind::Kind;
use super::link::Basis;
use super::reference::{DocumentRef, LinkRef};
use super::relation::{Relation, Relations};
use crate::date::{Dated, Day};

/// What must be carried by something in force.
#[derive(Clone, Copy)]
pub enum Need<'f> {
    /// By strategies and plans that support it.
    Priority(DocumentRef<'f>),
    /// By a delivery plan.
    CorporatePlan(DocumentRef<'f>),
    /// By what fulfils it.
    Expectation(&'f Expectation<'f>),
}

/// How far a need is covered on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cover {
    /// Whether it is asked for at all: the priority of a plan in force, an expectation that applies.
    pub asked: bool,
    /// In force, and counting in full.
    pub whole: usize,
    /// In force, and counting only in part.
    pub part: usize,
    /// Declared to exist, in force or not.
    pub declared: usize,
    /// The numbers of those that count in full, added up: where one alone does, this is its number.
    pub(super) sum: u64,
}

/// One document that carries one need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) holder: Number,
    /// Which need.
    pub(super) need: usize,
    pub(super) is_whole: bool,
    /// It does not carry it before.
    pub(super) since: Day,
}

/// All needs, and all that carry them.
pub(super) struct Needs<'f> {
    pub(super) all: Vec<Need<'f>>,
    /// In the order of holders.
    pub(super) holds: Vec<Hold>,
    of_documents: FxHashMap<Number, usize>,
    first_expectation: usize,
}

impl<'f> Needs<'f> {
    pub(super) fn new(framework: &'f Framework<'f>) -> Self {
        let priorities = framework
            .numbers()
            .filter(|number| framework.at(*number).is_priority());
        let mut needs = Self {
            all: Vec::new(),
            holds: Vec::new(),
            of_documents: FxHashMap::default(),
            first_expectation: 0,
        };
        for number in priorities {
            needs.add_document(number, Need::Priority(framework.at(number)));
        }
        for number in framework.states.possible_plans() {
            needs.add_document(*number, Need::CorporatePlan(framework.at(*number)));
        }
        needs.first_expectation = needs.all.len();
        let expectations = framework.expectations.iter();
        needs.all.extend(expectations.map(Need::Expectation));
        needs.holds_of_documents(framework);
        needs.holds_of_expectations(framework);
        needs.holds.sort_by_key(|hold| hold.holder);
        needs
    }

    fn add_document(&mut self, number: Number, need: Need<'f>) {
        self.of_documents.insert(number, self.all.len());
        self.all.push(need);
    }

    /// A document carries a priority or a plan once, however many links say so: from the day of the first of them.
    fn holds_of_documents(&mut self, framework: &'f Framework<'f>) {
        for holder in framework.numbers() {
            let mut held: FxHashMap<usize, Day> = FxHashMap::default();
            for edge in framework.graph.outgoing(holder) {
                let need = self.of_document(edge.to);
                if let Some(need) = need.filter(|need| carries(framework, edge, self.all[*need])) {
                    let since = since(framework.link(edge));
                    let first = held.entry(need).or_insert(since);
                    *first = since.min(*first);
                }
            }
            self.holds
                .extend(held.into_iter().map(|(need, since)| Hold {
                    holder,
                    need,
                    is_whole: true,
                    since,
                }));
        }
    }

    fn holds_of_expectations(&mut self, framework: &'f Framework<'f>) {
        for (need, claims) in (self.first_expectation..).zip(&framework.fulfilling) {
            for &(holder, link) in claims {
                let link = framework.at(holder).link(link);
                self.holds.push(Hold {
                    holder,
                    need,
                    is_whole: link.lasting_shortfall().is_none(),
                    since: since(link),
                });
            }
        }
    }

    /// The need that a document is, if it is one.
    pub(super) fn of_document(&self, number: Number) -> Option<usize> {
        self.of_documents.get(&number).copied()
    }

    /// The links that claim to fulfil it, if it is an expectation.
    pub(super) fn claims<'a>(&self, framework: &'a Framework, need: usize) -> &'a [(Number, u32)] {
        let expectation = need.checked_sub(self.first_expectation);
        expectation.map_or(&[], |number| &framework.fulfilling[number])
    }

    /// Which of the holds are those of a document.
    pub(super) fn holds_of(&self, holder: Number) -> Range<usize> {
        let start = self.holds.partition_point(|hold| hold.holder < holder);
        let count = self.holds[start..].partition_point(|hold| hold.holder == holder);
        start..start + count
    }
}

/// Whether a document, if it is in force, carries a need by this link.
fn carries(framework: &Framework, edge: Edge, need: Need) -> bool {
    let holder: &Document = &framework.documents[edge.from as usize];
    match need {
        Need::Priority(_) => {
            holder.kind.is_strategy_or_plan()
                && !holder.collective
                && Relations::SUPPORT.contains(edge.relation)
                && edge.basis == Basis::Stated
        }
        Need::CorporatePlan(_) => {
            holder.kind == Kind::DeliveryPlan && Relations::UPWARD.contains(edge.relation)
        }
        Need::Expectation(_) => false,
    }
}

/// The first day of a link.
pub(super) fn since(link: LinkRef) -> Day {
    link.since.map_or(Day::MIN, Dated::first)
}

impl<'f> Need<'f> {
    /// The plans that a priority says it belongs to, each with the first day of that link.
    pub(super) fn plans(self) -> impl Iterator<Item = (DocumentRef<'f>, Day)> {
        let priority = match self {
            Self::Priority(priority) => Some(priority),
            Self::CorporatePlan(_) | Self::Expectation(_) => None,
        };
        let links = priority.into_iter().flat_map(DocumentRef::links);
        links
            .filter(|link| link.relation == Relation::PartOf)
            .filter_map(|link| Some((link.target()?, since(link))))
    }
}
