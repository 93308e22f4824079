//! What each document is on the day beside the others: what has been superseded, which corporate plans are in force, and
//! which priorities have gone with theirs.

use rustc_hash::FxHashSet;

use super::document::Document;
use super::graph::{Edge, Graph, Number};
use super::kind::Kind;
use super::link::Extent;
use super::relation::Relation;
use super::state::State;
use crate::date::Day;

/// The states of all documents.
#[derive(Debug)]
pub(super) struct States {
    by_document: Vec<State>,
    /// Those that may be the corporate plan, in order.
    possible_plans: Vec<Number>,
    /// Corporate plans in force, in order.
    plans: Vec<Number>,
}

impl States {
    /// `named` are the ids that may be the corporate plan.
    pub(super) fn new(documents: &[Document], graph: &Graph, named: &[&str], day: Day) -> Self {
        let takes_effect: Vec<bool> = documents
            .iter()
            .map(|document| document.has_taken_effect(day))
            .collect();
        let supersedes = |edge: Edge| {
            let link = &documents[edge.from as usize].links[edge.link as usize];
            edge.relation == Relation::Supersedes
                && link.extent == Extent::Full
                && takes_effect[edge.from as usize]
        };
        let state = |(number, document): (Number, &Document)| {
            document.state_on(day, graph.incoming(number).any(supersedes))
        };
        let mut states = Self {
            by_document: (0..).zip(documents).map(state).collect(),
            possible_plans: possible_plans(documents, named),
            plans: Vec::new(),
        };
        let in_force = |number: &Number| states.of(*number).is_in_force();
        let plans = states.possible_plans.iter().copied();
        states.plans = plans.filter(in_force).collect();
        states.retire_priorities(documents, graph);
        states
    }

    pub(super) fn of(&self, document: Number) -> State {
        self.by_document[document as usize]
    }

    /// Every document with its state.
    pub(super) fn all(&self) -> impl Iterator<Item = (Number, State)> {
        (0..).zip(self.by_document.iter().copied())
    }

    /// Those that may be the corporate plan, in whatever state, in order.
    pub(super) fn possible_plans(&self) -> &[Number] {
        &self.possible_plans
    }

    /// The corporate plans in force, in order.
    pub(super) fn plans(&self) -> &[Number] {
        &self.plans
    }

    /// Whether it is a corporate plan in force.
    pub(super) fn is_plan(&self, document: Number) -> bool {
        self.plans.binary_search(&document).is_ok()
    }

    /// A priority shares the state of its plan where another plan is in force. Where no plan is in force at all, priorities
    /// stay: the missing plan is one fault, not one for every document.
    fn retire_priorities(&mut self, documents: &[Document], graph: &Graph) {
        if self.plans.is_empty() {
            return;
        }
        let priorities = of_kind(documents, Kind::Priority);
        for priority in priorities.filter(|number| documents[*number as usize].is_priority()) {
            let part_of = graph
                .outgoing(priority)
                .filter(|edge| edge.relation == Relation::PartOf);
            let own: Vec<Number> = part_of.map(|edge| edge.to).collect();
            let has_gone = !own.is_empty() && !own.iter().any(|plan| self.is_plan(*plan));
            if self.of(priority).is_in_force() && has_gone {
                self.by_document[priority as usize] = match self.of(own[0]) {
                    State::InForce | State::UnderReview => State::Superseded,
                    State::NotYet => State::Future,
                    state => state,
                };
            }
        }
    }
}

/// The corporate plans that are named; all of the council's own, where none is named or none of those named is declared.
fn possible_plans(documents: &[Document], named: &[&str]) -> Vec<Number> {
    let declared = || of_kind(documents, Kind::CorporatePlan);
    let named: FxHashSet<&str> = named.iter().copied().collect();
    let is_named = |number: &Number| named.contains(&*documents[*number as usize].id.value);
    let any_named = declared().any(|number| is_named(&number));
    declared()
        .filter(|number| {
            if any_named {
                is_named(number)
            } else {
                !documents[*number as usize].external
            }
        })
        .collect()
}

fn of_kind(documents: &[Document], kind: Kind) -> impl Iterator<Item = Number> {
    (0..)
        .zip(documents)
        .filter(move |(_, document)| document.kind == kind)
        .map(|(number, _)| number)
}
