//! Paths: which documents lead to which, by what links. One engine for the built-in rules and a council's own.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::Framework;
use super::graph::{Step, Ways};
use super::link::Basis;
use super::reference::{DocumentRef, LinkRef};
use super::relation::Relations;
use super::select::Selector;
use super::thread::Thread;

/// What a path must be like.
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
    /// What it may run through.
    pub through: Through,
}

/// What a path may run through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// Documents in force, as it should be.
    InForce,
    /// Any documents: to show what comes nearest.
    Anything,
}

impl Query {
    /// Paths by these relations, known in whatever way.
    pub fn by(relations: Relations) -> Self {
        Self {
            by: relations,
            basis: Basis::Inferred,
            within: None,
            avoiding: None,
            through: Through::InForce,
        }
    }

    /// The same, of one link.
    #[must_use]
    pub fn straight(self) -> Self {
        Self {
            within: Some(1),
            ..self
        }
    }

    /// The same, through documents of any state.
    #[must_use]
    pub fn through_anything(self) -> Self {
        Self {
            through: Through::Anything,
            ..self
        }
    }

    /// Whether it is one of the documents that a path must not run through.
    pub fn avoids(&self, document: DocumentRef) -> bool {
        let avoided = self.avoiding.as_ref();
        avoided.is_some_and(|avoided| avoided.chooses(document))
    }

    /// Whether a path may run through the document.
    fn passes(&self, document: DocumentRef) -> bool {
        (document.is_in_force() || self.through == Through::Anything) && !self.avoids(document)
    }

    /// The links of a document that a path may take.
    fn links<'f>(&self, from: DocumentRef<'f>) -> impl Iterator<Item = LinkRef<'f>> {
        from.links()
            .filter(|link| self.by.contains(link.relation) && link.basis >= self.basis)
    }
}

/// The shortest path of every document that has one.
pub struct Paths<'f> {
    framework: &'f Framework<'f>,
    ways: Ways,
    query: Query,
}

impl Framework<'_> {
    /// The shortest path of every document to one of those that are chosen; in force, unless they are chosen by state.
    pub fn paths_to(&self, chosen: &Selector, query: &Query) -> Paths<'_> {
        let any_state = query.through == Through::Anything || chosen.asks_for_state();
        let ends = self
            .documents()
            .filter(|document| (any_state || document.is_in_force()) && chosen.chooses(*document));
        let ends: Vec<_> = ends.map(|end| end.number).collect();
        let is_end = |number| ends.binary_search(&number).is_ok();
        let ways = self.graph.ways_to(ends.iter().copied(), |edge| {
            query.by.contains(edge.relation)
                && edge.basis >= query.basis
                && (is_end(edge.to) || query.passes(self.at(edge.to)))
        });
        Paths {
            framework: self,
            ways,
            query: query.clone(),
        }
    }

    /// The chosen documents from which a path leads to this one, each once, the nearest first; at most `most` of them.
    pub fn reaching<'f>(
        &'f self,
        end: DocumentRef<'f>,
        chosen: &Selector,
        query: &Query,
        most: usize,
    ) -> Vec<DocumentRef<'f>> {
        let mut no_end = usize::MAX;
        let found = self.reaching_in(end, chosen, query, most, &mut no_end);
        found.expect("as many steps as it takes")
    }

    /// The same, where there are steps left for it: each link that is followed takes one.
    pub fn reaching_in<'f>(
        &'f self,
        end: DocumentRef<'f>,
        chosen: &Selector,
        query: &Query,
        most: usize,
        steps: &mut usize,
    ) -> Option<Vec<DocumentRef<'f>>> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::from_iter([end.number]);
        let mut queue = VecDeque::from([(end, 0)]);
        while let Some((reached, distance)) = queue.pop_front() {
            if distance > 0 && !query.passes(reached) {
                continue;
            }
            for link in reached
                .incoming(query.by)
                .filter(|link| link.basis >= query.basis)
            {
                *steps = steps.checked_sub(1)?;
                if seen.insert(link.from.number) {
                    found.extend(Some(link.from).filter(|from| chosen.chooses(*from)));
                    if query.within.is_none_or(|within| distance + 1 < within) {
                        queue.push_back((link.from, distance + 1));
                    }
                }
            }
            if found.len() >= most {
                found.truncate(most);
                break;
            }
        }
        Some(found)
    }
}

impl<'f> Paths<'f> {
    /// Whether there is a path of at least one link from the document.
    pub fn lead(&self, from: DocumentRef<'f>) -> bool {
        self.first_link(from).is_some()
    }

    /// A shortest path, if there is one.
    pub fn path(&self, from: DocumentRef<'f>) -> Option<Thread<'f>> {
        let first = self.first_link(from)?;
        let mut at = first.target()?;
        let (end, length) = (self.ways.end(at.number), 1 + self.ways.distance(at.number)?);
        let mut links = vec![first];
        while let Step::Next { to, link } = self.ways.step(at.number)
            && links.len() < Thread::SHOWN
        {
            links.push(at.link(link));
            at = self.framework.at(to);
        }
        Some(Thread {
            left_out: length - links.len(),
            links,
            end: self.framework.at(end),
        })
    }

    /// The link by which the document's path begins. Being an end is no path; a way on to another or round to itself is.
    fn first_link(&self, from: DocumentRef<'f>) -> Option<LinkRef<'f>> {
        let near = |distance: usize| self.query.within.is_none_or(|within| distance <= within);
        match self.ways.step(from.number) {
            Step::Apart => None,
            Step::Next { link, .. } => {
                Some(from.link(link)).filter(|_| self.ways.distance(from.number).is_some_and(near))
            }
            Step::End => {
                let links = self.query.links(from).filter_map(|link| {
                    let distance = self.distance_by(link)?;
                    near(distance).then_some((distance, link))
                });
                let shortest = links.min_by_key(|(distance, _)| *distance);
                shortest.map(|(_, link)| link)
            }
        }
    }

    /// Links of the shortest path that begins with this one.
    fn distance_by(&self, link: LinkRef<'f>) -> Option<usize> {
        let target = link.target()?;
        let may_be_met = self.ways.step(target.number) == Step::End || self.query.passes(target);
        let rest = self.ways.distance(target.number).filter(|_| may_be_met)?;
        Some(rest + 1)
    }
}
