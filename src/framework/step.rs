//! Threads step by step: what a document serves, what hangs below it, and what else it is linked to.

use super::kind::Kind;
use super::reference::{DocumentRef, LinkRef};
use super::relation::{Relation, Relations};
use super::resolve::Resolved;

/// A link as it is met on the way from one document to another; either may have declared it.
#[derive(Clone, Copy)]
pub struct Step<'f> {
    /// Where the step begins.
    pub from: DocumentRef<'f>,
    /// The link.
    pub link: LinkRef<'f>,
    /// Where it leads to; none where that is no document, or may not be linked so.
    pub to: Option<DocumentRef<'f>>,
}

/// What a step up comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Upshot {
    /// A priority in force: the thread is whole.
    Priority,
    /// The corporate plan in force: the thread is whole, but for no priority of its own.
    CorporatePlan,
    /// A document in force that is linked on.
    GoesOn,
    /// A document that is not in force: the thread stops.
    NotInForce,
    /// A document that is not linked on: the thread stops.
    NotLinkedOn,
    /// A document whose links nobody has looked for: nobody knows whether the thread stops.
    Unexamined,
    /// Nothing that is declared: the thread stops.
    Undeclared,
    /// What the relation may not lead to: the link counts for nothing.
    Misplaced,
}

impl<'f> DocumentRef<'f> {
    /// What it serves; for a priority the plan that it is part of, for a measure also what it measures.
    pub fn steps_up(self) -> impl Iterator<Item = Step<'f>> {
        let own = self.links_by(Relations::UPWARD);
        own.chain(self.links_from_others(Relations::of(&[Relation::MeasuredBy])))
    }

    /// What serves it, and the measures that it is measured by.
    pub fn steps_down(self) -> impl Iterator<Item = Step<'f>> {
        let measures = self.links_by(Relations::of(&[Relation::MeasuredBy]));
        self.links_from_others(Relations::UPWARD).chain(measures)
    }

    /// Its links and those to it that are no part of a thread.
    pub fn steps_aside(self) -> impl Iterator<Item = Step<'f>> {
        let others = Relations::ALL.but(Relations::OF_THREADS);
        self.links_by(others).chain(self.links_from_others(others))
    }

    fn links_by(self, relations: Relations) -> impl Iterator<Item = Step<'f>> {
        self.links()
            .filter(move |link| relations.contains(link.relation))
            .map(move |link| Step {
                from: self,
                link,
                to: link.target(),
            })
    }

    fn links_from_others(self, relations: Relations) -> impl Iterator<Item = Step<'f>> {
        self.incoming(relations).map(move |link| Step {
            from: self,
            link,
            to: Some(link.from),
        })
    }
}

impl Step<'_> {
    /// What it comes to, as a step up.
    pub fn upshot(self) -> Upshot {
        let Some(to) = self.to else {
            return match self.link.resolved() {
                Resolved::Misplaced(_) => Upshot::Misplaced,
                _ => Upshot::Undeclared,
            };
        };
        match () {
            () if !to.is_in_force() => Upshot::NotInForce,
            () if to.kind == Kind::Priority => Upshot::Priority,
            () if to.framework.is_plan(to) => Upshot::CorporatePlan,
            () if to.upward().next().is_some() => Upshot::GoesOn,
            () if to.unexamined.is_some() => Upshot::Unexamined,
            () => Upshot::NotLinkedOn,
        }
    }
}
