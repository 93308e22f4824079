//! Golden threads: from a document up to a priority, or to where the thread stops.

use std::sync::OnceLock;

use super::Framework;
use super::document::Document;
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
    /// To a document at which threads stop.
    stop: Ways,
    /// To a document whose links nobody has looked for.
    unexamined: Ways,
    /// To a document that stands in a circle; asked for only where a thread leads nowhere else.
    circle: OnceLock<Ways>,
}

impl Leads {
    pub(super) fn new(documents: &[Document], states: &States, graph: &Graph) -> Self {
        let count = Number::try_from(documents.len()).expect("numbered with 32 bits");
        let in_force = |number: Number| states.of(number).is_in_force();
        let upward = |edge: &Edge| edge.relation.is_upward(states.brief(edge.from).kind);
        let is_end = |number: Number| {
            in_force(number) && states.brief(number).is_priority() || states.is_plan(number)
        };
        let stops = |number: Number| {
            !in_force(number)
                || !(is_end(number) || graph.outgoing(number).any(|edge| upward(&edge)))
        };
        let unexamined =
            |number: Number| in_force(number) && documents[number as usize].unexamined.is_some();
        let ways = |ends: &dyn Fn(Number) -> bool| {
            graph.ways_to((0..count).filter(|number| ends(*number)), |edge| {
                upward(&edge) && (in_force(edge.to) || ends(edge.to))
            })
        };
        Self {
            priority: ways(&is_end),
            stop: ways(&stops),
            unexamined: ways(&unexamined),
            circle: OnceLock::new(),
        }
    }
}

impl Framework<'_> {
    /// How the document hangs on the corporate plan.
    pub fn linkage<'f>(&'f self, document: DocumentRef<'f>) -> Linkage<'f> {
        if let Some(place) = document.unexamined {
            return Linkage::Unexamined(place);
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
        let mut leading = targets()
            .filter(|(_, target)| self.leads_to_priority(*target))
            .map(|(link, _)| link)
            .peekable();
        let first = leading.peek().copied();
        match first {
            Some(_) if leading.any(|link| link.basis == Basis::Stated) => Linkage::Linked,
            Some(link) => Linkage::Unstated(link),
            None if self.leads.unexamined.leads(document.number) => Linkage::Unclear,
            None if self.leads.stop.leads(document.number) => {
                Linkage::Broken(self.follow(&self.leads.stop, document))
            }
            None => self.in_or_below_a_circle(document),
        }
    }

    /// Where every thread runs in a circle: those that stand in it share one fault; the thread of others stops there.
    fn in_or_below_a_circle<'f>(&'f self, document: DocumentRef<'f>) -> Linkage<'f> {
        let upward = |edge: Edge| edge.relation.is_upward(self.at(edge.from).kind);
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

    /// The shortest thread from the document up to a priority or the plan, links of any basis.
    pub fn thread<'f>(&'f self, document: DocumentRef<'f>) -> Option<Thread<'f>> {
        self.leads_to_priority(document)
            .then(|| self.follow(&self.leads.priority, document))
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
