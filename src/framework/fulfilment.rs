//! What fulfils each expectation on the day, and what stands in the way of its counting.

use super::Framework;
use super::expectation::{AuthorityType, Expectation};
use super::link::{Basis, Extent};
use super::reference::LinkRef;
use super::state::State;

/// An expectation that applies, and how far it is fulfilled.
pub struct Expected<'f> {
    /// The expectation.
    pub expectation: &'f Expectation<'f>,
    /// How far it is fulfilled.
    pub fulfilment: Fulfilment<'f>,
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

/// Why a link that claims to fulfil an expectation does not count in full. The first that is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortfall {
    /// Its document is in this state.
    NotInForce(State),
    /// Its document stands for several that are not itemised.
    Collective,
    /// It says that its document covers a part.
    InPart,
    /// Its document does not say so itself.
    NotStated,
}

impl Framework<'_> {
    /// How each expectation that applies to a council of this type is fulfilled on the day, in the order of ids.
    pub fn expected(&self, council: Option<AuthorityType>) -> impl Iterator<Item = Expected<'_>> {
        let expectations = self.expectations.iter();
        let applying = expectations.filter(move |one| one.applies(council, self.day));
        applying.map(|expectation| Expected {
            expectation,
            fulfilment: self.fulfilment(expectation),
        })
    }

    /// What fulfils the expectation on the day, or claims to.
    pub fn fulfilment(&self, expectation: &Expectation) -> Fulfilment<'_> {
        let links = self.claims(expectation);
        if links.is_empty() {
            Fulfilment::Missing
        } else if links.iter().any(|link| link.shortfall().is_none()) {
            Fulfilment::Met(links)
        } else if links.iter().any(|link| link.from.is_in_force()) {
            Fulfilment::Partly(links)
        } else {
            Fulfilment::Unmet(links)
        }
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
            .map(|&(from, link)| self.at(from).link(link))
            .collect()
    }
}

impl LinkRef<'_> {
    /// Why a link that claims to fulfil an expectation does not count in full.
    pub fn shortfall(self) -> Option<Shortfall> {
        match self.from.state() {
            state if !state.is_in_force() => Some(Shortfall::NotInForce(state)),
            _ => self.lasting_shortfall(),
        }
    }

    /// The same whatever the state of its document.
    pub(super) fn lasting_shortfall(self) -> Option<Shortfall> {
        match () {
            () if self.from.collective => Some(Shortfall::Collective),
            () if self.extent == Extent::Part => Some(Shortfall::InPart),
            () if self.basis != Basis::Stated => Some(Shortfall::NotStated),
            () => None,
        }
    }
}
