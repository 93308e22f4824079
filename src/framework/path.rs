//! Paths: which documents lead to which, by what links. One engine for the built-in rules and a council's own.

use super::Framework;
use super::graph::{Step, Ways};
use super::link::{Basis, Relations};
use super::reference::{DocumentRef, LinkRef};
use super::select::Selector;

/// What a path must be like. Paths run through documents in force.
#[derive(Debug, Clone)]
pub struct Query {
    /// Links of these relations.
    pub by: Relations,
    /// Each known at least so well.
    pub basis: Basis,
    /// At most so many links.
    pub within: Option<usize>,
    /// Not through such documents, its two ends aside.
    pub avoiding: Option<Selector>,
}

impl Query {
    /// Paths by these relations, known in whatever way.
    pub fn by(relations: Relations) -> Self {
        Self {
            by: relations,
            basis: Basis::Inferred,
            within: None,
            avoiding: None,
        }
    }

    /// The same, where every document of the path says so itself.
    #[must_use]
    pub fn stated(self) -> Self {
        Self {
            basis: Basis::Stated,
            ..self
        }
    }
}

/// The shortest path of every document that has one.
pub struct Paths<'f> {
    framework: &'f Framework<'f>,
    ways: Ways,
    within: Option<usize>,
}

impl Framework<'_> {
    /// The shortest path of every document to one of those in force that are chosen.
    pub fn paths_to(&self, chosen: &Selector, query: &Query) -> Paths<'_> {
        let ends = self
            .documents()
            .filter(|document| document.is_in_force() && chosen.chooses(*document));
        let ends: Vec<_> = ends.map(|end| end.number).collect();
        let is_end = |number| ends.binary_search(&number).is_ok();
        let passes = |number| {
            let document = self.at(number);
            document.is_in_force()
                && !query
                    .avoiding
                    .as_ref()
                    .is_some_and(|avoided| avoided.chooses(document))
        };
        let ways = self.graph.ways_to(ends.iter().copied(), |edge| {
            query.by.contains(edge.relation)
                && edge.basis >= query.basis
                && (is_end(edge.to) || passes(edge.to))
        });
        Paths {
            framework: self,
            ways,
            within: query.within,
        }
    }

    /// The documents from which a path of one link leads straight to this one, each once.
    pub fn straight_to<'f>(
        &'f self,
        end: DocumentRef<'f>,
        chosen: &Selector,
        query: &Query,
    ) -> Vec<DocumentRef<'f>> {
        let links = end
            .incoming(query.by)
            .filter(|link| link.basis >= query.basis && chosen.chooses(link.from));
        let mut from: Vec<_> = links.map(|link| link.from).collect();
        from.sort_unstable_by_key(|document| document.number);
        from.dedup();
        from
    }
}

impl<'f> Paths<'f> {
    /// Whether there is a path from the document.
    pub fn lead(&self, from: DocumentRef) -> bool {
        let distance = self.ways.distance(from.number);
        distance.is_some_and(|distance| self.within.is_none_or(|within| distance <= within))
    }

    /// The links of the shortest path, as far as there is one.
    pub fn path(&self, from: DocumentRef<'f>) -> Vec<LinkRef<'f>> {
        let mut path = Vec::new();
        let mut at = from;
        while let Step::Next { to, link } = self.ways.step(at.number) {
            path.push(LinkRef { from: at, link });
            at = self.framework.at(to);
        }
        path
    }
}
