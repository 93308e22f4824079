//! What each document is on the day beside the others: what has been superseded, which corporate plans are in force, and
//! which priorities have gone with theirs.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::brief::{Brief, numbers};
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
    briefs: Vec<Brief>,
    /// Those that may be the corporate plan, in order.
    possible_plans: Vec<Number>,
    /// Corporate plans in force, in order.
    plans: Vec<Number>,
}

impl States {
    /// Of documents each as it is by itself. `named` are the ids that may be the corporate plan.
    pub(super) fn new(
        briefs: Vec<Brief>,
        documents: &[Document],
        graph: &Graph,
        named: &[&str],
        day: Day,
    ) -> Self {
        let mut states = Self {
            possible_plans: possible_plans(&briefs, documents, named),
            briefs,
            plans: Vec::new(),
        };
        let supersede = |edge: &Edge| edge.relation == Relation::Supersedes;
        for edge in graph.edges().filter(supersede) {
            let successor = &documents[edge.from as usize];
            let whole = successor.links[edge.link as usize].extent == Extent::Full;
            if whole && successor.has_taken_effect(day) {
                let older = edge.to as usize;
                states.briefs[older].state = documents[older].state_on(day, true);
            }
        }
        let in_force = |number: &Number| states.of(*number).is_in_force();
        let plans = states.possible_plans.iter().copied();
        states.plans = plans.filter(in_force).collect();
        states.retire_priorities(graph);
        states
    }

    pub(super) fn of(&self, document: Number) -> State {
        self.brief(document).state
    }

    pub(super) fn brief(&self, document: Number) -> Brief {
        self.briefs[document as usize]
    }

    /// The number of every document.
    pub(super) fn numbers(&self) -> Range<Number> {
        0..Number::try_from(self.briefs.len()).expect("numbered with 32 bits")
    }

    /// Every document in brief.
    pub(super) fn briefs(&self) -> &[Brief] {
        &self.briefs
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
    fn retire_priorities(&mut self, graph: &Graph) {
        if self.plans.is_empty() {
            return;
        }
        let priorities: Vec<Number> = numbers(&self.briefs, Brief::is_priority).collect();
        for priority in priorities {
            let part_of = graph
                .outgoing(priority)
                .filter(|edge| edge.relation == Relation::PartOf);
            let own: Vec<Number> = part_of.map(|edge| edge.to).collect();
            let has_gone = !own.is_empty() && !own.iter().any(|plan| self.is_plan(*plan));
            if self.of(priority).is_in_force() && has_gone {
                self.briefs[priority as usize].state = match self.of(own[0]) {
                    State::InForce | State::UnderReview => State::Superseded,
                    State::NotYet => State::Future,
                    state => state,
                };
            }
        }
    }
}

/// The corporate plans that are named; all of the council's own, where none is named or none of those named is declared.
fn possible_plans(briefs: &[Brief], documents: &[Document], named: &[&str]) -> Vec<Number> {
    let declared = || numbers(briefs, |brief| brief.kind == Kind::CorporatePlan);
    let named: FxHashSet<&str> = named.iter().copied().collect();
    let is_named = |number: &Number| named.contains(&*documents[*number as usize].id.value);
    let any_named = declared().any(|number| is_named(&number));
    declared()
        .filter(|number| {
            if any_named {
                is_named(number)
            } else {
                !briefs[*number as usize].external
            }
        })
        .collect()
}
