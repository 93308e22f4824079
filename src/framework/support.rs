//! What carries, delivers, measures, answers or succeeds what.

use rustc_hash::FxHashSet;

use super::Framework;
use super::kind::{Kind, Kinds};
use super::link::{Basis, Extent};
use super::path::Query;
use super::reference::{DocumentRef, LinkRef};
use super::relation::{Relation, Relations};
use super::select::Selector;

impl Framework<'_> {
    /// The priorities of the corporate plan in force, and those that say of no plan that they belong to it.
    pub fn priorities(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        self.documents()
            .filter(|document| document.is_priority() && document.is_in_force())
            .filter(|priority| {
                let mut plans = priority.targets(Relation::PartOf).peekable();
                plans.peek().is_none() || plans.any(|plan| self.is_plan(plan))
            })
    }

    /// Strategies and plans, in whatever state, that state a link straight to the priority.
    pub fn supporters<'f>(&'f self, priority: DocumentRef<'f>) -> Vec<DocumentRef<'f>> {
        let stated = priority
            .incoming(Relations::SUPPORT)
            .filter(|link| link.basis == Basis::Stated)
            .map(|link| link.from);
        let mut supporters: Vec<DocumentRef> = stated
            .filter(|from| from.kind.is_strategy_or_plan() && !from.collective)
            .collect();
        // The links of a document come one after the other.
        supporters.dedup();
        supporters
    }

    /// Documents, in whatever state, that address the recommendation.
    pub fn answers<'f>(&'f self, recommendation: DocumentRef<'f>) -> Vec<DocumentRef<'f>> {
        let addresses = Query::by(Relations::of(&[Relation::Addresses])).straight();
        self.reaching(recommendation, &Selector::default(), &addresses, usize::MAX)
    }

    /// The priorities that a measure serves directly, or that are measured themselves or through a document in force with
    /// a stated thread to them; by number.
    pub fn measured_priorities(&self) -> FxHashSet<u32> {
        let in_force = || self.documents().filter(|document| document.is_in_force());
        let measures = in_force().filter(|document| document.kind == Kind::Measure);
        let served = measures
            .flat_map(DocumentRef::upward)
            .filter_map(LinkRef::target);
        let is_measured = |document: &DocumentRef| {
            document
                .targets(Relation::MeasuredBy)
                .any(|measure| measure.is_in_force())
        };
        let mut open: Vec<DocumentRef> = in_force().filter(is_measured).collect();
        let mut reached = FxHashSet::default();
        while let Some(document) = open.pop() {
            if document.is_in_force() && reached.insert(document.number) {
                let stated = document.upward().filter(|link| link.basis == Basis::Stated);
                open.extend(stated.filter_map(LinkRef::target));
            }
        }
        reached.extend(served.map(DocumentRef::number));
        reached
    }

    /// Whether a delivery plan in force serves the corporate plan directly.
    pub fn is_delivered<'f>(&'f self, plan: DocumentRef<'f>) -> bool {
        let delivery_plans = Selector::in_force(Kinds::of(&[Kind::DeliveryPlan]));
        !self
            .reaching(
                plan,
                &delivery_plans,
                &Query::by(Relations::UPWARD).straight(),
                1,
            )
            .is_empty()
    }

    /// The documents that something in force supersedes in full, directly or through others; by number.
    pub fn succeeded(&self) -> FxHashSet<u32> {
        let mut open: Vec<DocumentRef> = self
            .documents()
            .filter(|document| document.is_in_force())
            .collect();
        let mut succeeded = FxHashSet::default();
        while let Some(successor) = open.pop() {
            let whole = successor.links().filter(|link| link.extent == Extent::Full);
            let older = whole
                .filter(|link| link.relation == Relation::Supersedes)
                .filter_map(LinkRef::target);
            open.extend(older.filter(|older| succeeded.insert(older.number)));
        }
        succeeded
    }
}
