//! Golden threads: from a document up to a priority, or to where the thread stops.

use std::sync::OnceLock;

use super::Framework;
use super::graph::{Edge, Graph, Number, Step, Ways};
use super::link::Basis;
use super::reference::{DocumentRef, LinkRef};
use super::states::States;
use crate::source::Place;

/// How a document hangs on the corporate plan. The first that is true, in the order in which one fault hides the next.
pub enum Linkage<'f> {
    /// Nobody has looked for its links.
    Unexamined(Place),
    /// It declares no upward link.
    Unlinked,
    /// Its upward links lead to nothing, or to what they may not lead to.
    Dangling,
    /// One of its own links, stated by itself, leads on to a priority or the plan.
    Linked,
    /// Only links that it does not state itself lead on; the first of them.
    Unstated(LinkRef<'f>),
    /// Its thread leads to a document whose links nobody has looked for.
    Unclear,
    /// Every thread stops; the nearest stop.
    Broken(Thread<'f>),
    /// Every thread runs into a circle that the document does not stand in.
    IntoCircle(Thread<'f>),
    /// It stands in a circle, and its threads lead nowhere else.
    Circular,
}

/// A chain of links.
pub struct Thread<'f> {
    /// Its links from the bottom up, the middle left out where it is very long.
    pub links: Vec<LinkRef<'f>>,
    /// How many links are left out before the last document.
    pub left_out: usize,
    /// The document at its end.
    pub end: DocumentRef<'f>,
}

impl Thread<'_> {
    /// A thread longer than this is not shown whole: a chain of 100,000 documents would be shown 100,000 times.
    pub(crate) const SHOWN: usize = 12;
}

/// Where documents lead to, worked out once for all of them.
#[derive(Debug)]
pub(super) struct Leads {
    /// To a priority or the corporate plan in force.
    priority: Ways,
    /// Whether one of its own links, stated by itself, leads on there.
    linked: Vec<bool>,
    /// To a document at which threads stop. This and what follows is asked for only where a thread does not lead to a priority.
    stop: OnceLock<Ways>,
    /// To a document whose links nobody has looked for.
    unexamined: OnceLock<Ways>,
    /// To a document that stands in a circle.
    circle: OnceLock<Ways>,
}

impl Leads {
    pub(super) fn new(states: &States, graph: &Graph) -> Self {
        let priority = ways_up(states, graph, |number| is_end(states, number));
        let mut linked = vec![false; states.briefs().len()];
        for edge in graph.edges().filter(|edge| edge.basis == Basis::Stated) {
            linked[edge.from as usize] |= is_upward(states, edge)
                && states.of(edge.to).is_in_force()
                && priority.leads(edge.to);
        }
        Self {
            priority,
            linked,
            stop: OnceLock::new(),
            unexamined: OnceLock::new(),
            circle: OnceLock::new(),
        }
    }
}

/// The shortest ways of threads, through documents in force, to some ends.
fn ways_up(states: &States, graph: &Graph, is_end: impl Fn(Number) -> bool) -> Ways {
    let ends = states.numbers().filter(|number| is_end(*number));
    graph.ways_to(ends, |edge| {
        is_upward(states, edge) && (states.of(edge.to).is_in_force() || is_end(edge.to))
    })
}

fn is_upward(states: &States, edge: Edge) -> bool {
    edge.relation.is_upward(states.brief(edge.from).kind)
}

/// Whether threads end there as they should.
fn is_end(states: &States, number: Number) -> bool {
    let brief = states.brief(number);
    brief.state.is_in_force() && brief.is_priority() || states.is_plan(number)
}

impl Framework<'_> {
    /// Whether its own words lead the document to a priority or the corporate plan.
    pub fn is_linked(&self, document: DocumentRef) -> bool {
        matches!(self.linkage(document), Linkage::Linked)
    }

    /// How the document hangs on the corporate plan.
    pub fn linkage<'f>(&'f self, document: DocumentRef<'f>) -> Linkage<'f> {
        if let Some(place) = document.unexamined {
            return Linkage::Unexamined(place);
        }
        if self.leads.linked[document.number as usize] {
            return Linkage::Linked;
        }
        if document.upward().next().is_none() {
            return Linkage::Unlinked;
        }
        let targets = || {
            document
                .upward()
                .filter_map(|link| Some((link, link.target()?)))
        };
        if targets().next().is_none() {
            return Linkage::Dangling;
        }
        // From the second link on any basis will do: a link of a lesser basis is a matter of the document that declares it.
        let mut leading = targets().filter(|(_, target)| self.leads_to_priority(*target));
        match leading.next() {
            Some((link, _)) => Linkage::Unstated(link),
            None if self.ways_to_unexamined().leads(document.number) => Linkage::Unclear,
            None if self.ways_to_stops().leads(document.number) => {
                Linkage::Broken(self.follow(self.ways_to_stops(), document))
            }
            None => self.in_or_below_a_circle(document),
        }
    }

    fn ways_to_unexamined(&self) -> &Ways {
        self.leads.unexamined.get_or_init(|| {
            ways_up(&self.states, &self.graph, |number| {
                let document = self.at(number);
                document.is_in_force() && document.unexamined.is_some()
            })
        })
    }

    fn ways_to_stops(&self) -> &Ways {
        let leads_on = |number| {
            let mut edges = self.graph.outgoing(number);
            is_end(&self.states, number) || edges.any(|edge| is_upward(&self.states, edge))
        };
        self.leads.stop.get_or_init(|| {
            ways_up(&self.states, &self.graph, |number| {
                !(self.states.of(number).is_in_force() && leads_on(number))
            })
        })
    }

    /// Where every thread runs in a circle: those that stand in it share one fault; the thread of others stops there.
    fn in_or_below_a_circle<'f>(&'f self, document: DocumentRef<'f>) -> Linkage<'f> {
        let upward = |edge: Edge| is_upward(&self.states, edge);
        let ways = self.leads.circle.get_or_init(|| {
            let members = self.graph.circles(upward).into_iter().flatten();
            self.graph.ways_to(members, |edge| {
                upward(edge) && self.at(edge.to).is_in_force()
            })
        });
        match ways.step(document.number) {
            Step::Next { .. } => Linkage::IntoCircle(self.follow(ways, document)),
            Step::End | Step::Apart => Linkage::Circular,
        }
    }

    /// Whether a thread leads from the document, itself in force, to a priority or the corporate plan, or is there already.
    pub fn leads_to_priority(&self, document: DocumentRef) -> bool {
        document.is_in_force() && self.leads.priority.leads(document.number)
    }

    /// The thread that begins with this link and leads on by the shortest way.
    pub fn thread_by<'f>(&'f self, link: LinkRef<'f>) -> Thread<'f> {
        let target = link.target().unwrap_or(link.from);
        let mut thread = self.follow(&self.leads.priority, target);
        thread.links.insert(0, link);
        thread
    }

    fn follow<'f>(&'f self, ways: &Ways, document: DocumentRef<'f>) -> Thread<'f> {
        let length = ways.distance(document.number).unwrap_or(0);
        let mut links = Vec::new();
        let mut at = document;
        while let Step::Next { to, link } = ways.step(at.number)
            && links.len() < Thread::SHOWN
        {
            links.push(at.link(link));
            at = self.at(to);
        }
        Thread {
            left_out: length - links.len(),
            links,
            end: self.at(ways.end(document.number)),
        }
    }
}
