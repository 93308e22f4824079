//! What carries a priority, and what fulfils an expectation.

use rustc_hash::FxHashSet;

use super::Framework;
use super::expectation::{AuthorityType, Expectation};
use super::kind::{Family, Kind, Kinds};
use super::link::{Basis, Extent, Relation, Relations};
use super::path::Query;
use super::reference::{DocumentRef, LinkRef};
use super::select::Selector;
use crate::date::Day;

const STRATEGIES_AND_PLANS: Kinds = Kinds::of_families(&[Family::Strategy, Family::Plan]);

impl Framework<'_> {
    /// The priorities of the corporate plan in force, and those that say of no plan that they belong to it.
    pub fn priorities(&self) -> impl Iterator<Item = DocumentRef<'_>> {
        self.documents()
            .filter(|document| document.kind == Kind::Priority && document.is_in_force())
            .filter(|priority| {
                let mut plans = priority.targets(Relation::PartOf).peekable();
                plans.peek().is_none() || plans.any(|plan| self.is_plan(plan))
            })
    }

    /// Strategies and plans, in whatever state, that state a link straight to the priority.
    pub fn supporters<'f>(&'f self, priority: DocumentRef<'f>) -> Vec<DocumentRef<'f>> {
        let query = Query::by(Relations::SUPPORT).stated().straight();
        let mut supporters = self.reaching(
            priority,
            &Selector::of(STRATEGIES_AND_PLANS),
            &query,
            usize::MAX,
        );
        supporters.retain(|document| !document.collective);
        supporters
    }

    /// Documents, in whatever state, that address the recommendation.
    pub fn answers<'f>(&'f self, recommendation: DocumentRef<'f>) -> Vec<DocumentRef<'f>> {
        let addresses = Query::by(Relations::of(&[Relation::Addresses])).straight();
        self.reaching(recommendation, &Selector::default(), &addresses, usize::MAX)
    }

    /// The priorities that a measure serves directly, or that are measured themselves or through a document in force with
    /// a stated thread to them.
    pub fn measured_priorities(&self) -> FxHashSet<&str> {
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
        let mut reached: FxHashSet<&str> = FxHashSet::default();
        while let Some(document) = open.pop() {
            if document.is_in_force() && reached.insert(&*document.declared().id.value) {
                let stated = document.upward().filter(|link| link.basis == Basis::Stated);
                open.extend(stated.filter_map(LinkRef::target));
            }
        }
        reached.extend(served.map(|document| &*document.declared().id.value));
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

    /// The documents that something in force supersedes in full, directly or through others.
    pub fn succeeded(&self) -> FxHashSet<&str> {
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
            open.extend(older.filter(|older| succeeded.insert(&*older.declared().id.value)));
        }
        succeeded
    }

    /// The links that claim to fulfil the expectation, from documents that exist on the day.
    pub fn claims(&self, expectation: &Expectation) -> Vec<LinkRef<'_>> {
        let at = self
            .expectations
            .binary_search_by(|one| one.id.value.cmp(&expectation.id.value));
        let claims = at
            .map(|at| self.fulfilling[at].as_slice())
            .unwrap_or_default();
        claims
            .iter()
            .map(|&(from, link)| LinkRef {
                from: self.at(from),
                link,
            })
            .collect()
    }

    /// What fulfils the expectation on the day, or claims to.
    pub fn fulfilment(&self, expectation: &Expectation) -> Fulfilment<'_> {
        let links = self.claims(expectation);
        let whole = |link: &LinkRef| link.shortfall().is_none();
        let in_force = || links.iter().filter(|link| link.from.is_in_force());
        if links.is_empty() {
            Fulfilment::Missing
        } else if in_force().any(whole) {
            Fulfilment::Met(links)
        } else if in_force().next().is_some() {
            Fulfilment::Partly(links)
        } else {
            Fulfilment::Unmet(links)
        }
    }
}

/// How far an expectation is fulfilled, with the links that say so.
pub enum Fulfilment<'f> {
    /// In force, in full, stated by a document of its own.
    Met(Vec<LinkRef<'f>>),
    /// In force, but only in part, by an entry for several, or not stated.
    Partly(Vec<LinkRef<'f>>),
    /// Nothing that claims to fulfil it is in force.
    Unmet(Vec<LinkRef<'f>>),
    /// Nothing claims to fulfil it.
    Missing,
}

impl LinkRef<'_> {
    /// Why a link that fulfils an expectation does not count in full, read from its document.
    pub fn shortfall(self) -> Option<&'static str> {
        match () {
            () if self.from.collective => Some("stands for several documents"),
            () if self.extent == Extent::Part => Some("covers a part"),
            () if self.basis != Basis::Stated => Some("does not say so itself"),
            () => None,
        }
    }
}

impl Expectation<'_> {
    /// Whether it asks anything of a council of this type on the day.
    pub fn applies(&self, council: Option<AuthorityType>, day: Day) -> bool {
        let in_time = self.from.is_none_or(|from| from.date.first() <= day)
            && self.until.is_none_or(|until| until.date.last() >= day);
        let to_this_type = self.applies_to.is_empty()
            || council.is_none_or(|council| self.applies_to.contains(&council));
        let owned_by_another = council.is_some_and(|council| self.owned_by.contains(&council));
        in_time && to_this_type && !owned_by_another
    }
}
