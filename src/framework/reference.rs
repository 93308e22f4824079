//! Documents and links as rules see them: with the framework they stand in and the day it is asked about.

use std::ops::Deref;

use super::Framework;
use super::brief::Brief;
use super::document::{Document, Period};
use super::graph::{Edge, Number};
use super::kind::Kind;
use super::link::{Basis, Link};
use super::relation::{Relation, Relations};
use super::resolve::{BriefLink, Resolved};
use super::state::State;
use super::status::Status;

/// A document of a framework, on the framework's day.
#[derive(Clone, Copy)]
pub struct DocumentRef<'f> {
    /// The kind that rules treat it as: at hand, as that of the declaration is not.
    pub kind: Kind,
    /// Another authority's: at hand too.
    pub external: bool,
    /// Stands for several documents that are not itemised: at hand too.
    pub collective: bool,
    pub(super) framework: &'f Framework<'f>,
    pub(super) number: Number,
}

impl<'f> Deref for DocumentRef<'f> {
    type Target = Document<'f>;

    fn deref(&self) -> &Document<'f> {
        self.declared()
    }
}

impl PartialEq for DocumentRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<'f> DocumentRef<'f> {
    /// As it was declared.
    pub fn declared(self) -> &'f Document<'f> {
        &self.framework.documents[self.number as usize]
    }

    fn brief(self) -> Brief {
        self.framework.states.brief(self.number)
    }

    /// Its number in the order of ids, which stands for it in sets and maps.
    pub fn number(self) -> u32 {
        self.number
    }

    /// What it is on the day.
    pub fn state(self) -> State {
        self.brief().state
    }

    /// Adopted, within its period, not superseded on the day.
    pub fn is_in_force(self) -> bool {
        self.state().is_in_force()
    }

    /// Whether people would say of it that it is in force, or not: of a source or a body only where its state is declared.
    pub fn has_state(self) -> bool {
        let adopted = self.kind.is_strategy_or_plan()
            || [Kind::CorporatePlan, Kind::Priority].contains(&self.kind);
        let Period { from, to } = self.period;
        adopted || !self.status.is_empty() || from.is_some() || to.is_some()
    }

    /// There on the day.
    pub fn exists(self) -> bool {
        self.brief().exists()
    }

    /// A priority of the council itself: what its golden threads lead up to. Another authority's is a document like others.
    pub fn is_priority(self) -> bool {
        self.brief().is_priority()
    }

    /// Exempt from the rules on links, currency and accountability: another authority's, or standing for several.
    pub fn is_exempt(self) -> bool {
        self.brief().is_exempt()
    }

    /// A strategy or plan in force that must show its own links, currency and owner.
    pub fn is_answerable(self) -> bool {
        self.is_in_force() && self.kind.is_strategy_or_plan() && !self.is_exempt()
    }

    /// The corporate plan, a strategy or a plan of this council, in whatever state: what the rules on currency and
    /// accountability are about.
    pub fn is_governed(self) -> bool {
        let kind = self.kind == Kind::CorporatePlan || self.kind.is_strategy_or_plan();
        kind && !self.is_exempt()
    }

    /// The entry by which it was adopted, where one is recorded.
    pub fn adopted(self) -> Option<&'f Status<'f>> {
        self.declared().adoption(self.framework.day)
    }

    /// Every link that it declares and that exists on the day, whatever it leads to.
    pub fn links(self) -> impl Iterator<Item = LinkRef<'f>> {
        (0..)
            .zip(self.framework.links.of(self.number))
            .filter(|(_, brief)| brief.resolved != Resolved::NotYet)
            .map(move |(link, brief)| LinkRef::new(self, link, *brief))
    }

    /// One of its links.
    pub(super) fn link(self, link: u32) -> LinkRef<'f> {
        LinkRef::new(
            self,
            link,
            self.framework.links.of(self.number)[link as usize],
        )
    }

    /// Whether it names evidence that is not declared, for itself or for what it says.
    pub fn cites_unknown(self) -> bool {
        self.framework.links.is_astray(self.number)
    }

    /// The links that lead up, towards a priority, whatever they lead to.
    pub fn upward(self) -> impl Iterator<Item = LinkRef<'f>> {
        self.links()
            .filter(move |link| link.relation.is_upward(self.kind))
    }

    /// The links of these relations that lead to it, from documents that exist on the day.
    pub fn incoming(self, by: Relations) -> impl Iterator<Item = LinkRef<'f>> {
        let edges = self.framework.graph.incoming(self.number);
        edges
            .filter(move |edge| by.contains(edge.relation))
            .map(move |edge| self.framework.link(edge))
    }

    /// The documents that its links of this relation lead to.
    pub fn targets(self, relation: Relation) -> impl Iterator<Item = DocumentRef<'f>> {
        self.links()
            .filter(move |link| link.relation == relation)
            .filter_map(LinkRef::target)
    }
}

/// A link of a document of a framework.
#[derive(Clone, Copy)]
pub struct LinkRef<'f> {
    /// The document that declares it.
    pub from: DocumentRef<'f>,
    /// What is said: at hand, as that of the declaration is not.
    pub relation: Relation,
    /// How it is known: at hand too.
    pub basis: Basis,
    /// Something says where it can be read.
    pub is_evidenced: bool,
    resolved: Resolved,
    link: u32,
}

impl<'f> Deref for LinkRef<'f> {
    type Target = Link<'f>;

    fn deref(&self) -> &Link<'f> {
        self.declared()
    }
}

impl<'f> LinkRef<'f> {
    fn new(from: DocumentRef<'f>, link: u32, brief: BriefLink) -> Self {
        let BriefLink {
            relation,
            basis,
            is_evidenced,
            resolved,
        } = brief;
        Self {
            from,
            relation,
            basis,
            is_evidenced,
            resolved,
            link,
        }
    }

    /// As it was declared.
    pub fn declared(self) -> &'f Link<'f> {
        &self.from.declared().links[self.link as usize]
    }

    /// What its target came to.
    pub fn resolved(self) -> Resolved {
        self.resolved
    }

    /// The document that it leads to, if it counts: declared, of a kind that the relation allows, not the same.
    pub fn target(self) -> Option<DocumentRef<'f>> {
        match self.resolved {
            Resolved::Document(number) => Some(self.from.framework.at(number)),
            _ => None,
        }
    }
}

impl<'f> Framework<'f> {
    pub(super) fn at(&'f self, number: Number) -> DocumentRef<'f> {
        let Brief {
            kind,
            external,
            collective,
            ..
        } = self.states.brief(number);
        DocumentRef {
            kind,
            external,
            collective,
            framework: self,
            number,
        }
    }

    pub(super) fn link(&'f self, edge: Edge) -> LinkRef<'f> {
        self.at(edge.from).link(edge.link)
    }
}
