//! From a framework to what is drawn of it.

mod keep;
mod links;
mod nodes;

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::select::{Choice, Grouping, Shape, is_shown};
use super::standing::ways_up;
use super::{Counts, Edge, Findings, Node, Standing, order};
use crate::diagram::Subject;
use crate::finding::Level;
use crate::framework::{DocumentRef, Fulfilment, Kind, Relation, Serving};

/// What is drawn.
pub struct View<'f> {
    /// The kind of picture.
    pub shape: Shape,
    /// Whose framework it is, and on which day.
    pub subject: Subject<'f>,
    /// In the order in which the thread is read.
    pub nodes: Vec<Node<'f>>,
    /// In the order of their lower ends.
    pub edges: Vec<Edge>,
    /// The figures.
    pub counts: Counts,
    /// Of the documents that may be shown, how many the gap report counts as linked, and of how many.
    pub reported: [usize; 2],
    /// Expectations that nobody has looked for yet: not shown.
    pub not_looked_for: usize,
    /// What goes together.
    pub grouping: Option<Grouping>,
    /// Whether it is known which document serves which priority: there may be too many of them.
    pub tells_priorities: bool,
}

struct Building<'f> {
    subject: Subject<'f>,
    nodes: Vec<Node<'f>>,
    at: FxHashMap<&'f str, usize>,
    edges: Vec<Edge>,
    findings: FxHashMap<&'f str, Findings>,
    not_looked_for: usize,
}

impl<'f> View<'f> {
    /// What is drawn of a framework.
    pub fn new(subject: Subject<'f>, shape: Shape, choice: &Choice<'_>) -> Self {
        let mut building = Building {
            subject,
            nodes: Vec::new(),
            at: FxHashMap::default(),
            edges: Vec::new(),
            findings: findings(subject),
            not_looked_for: 0,
        };
        match choice.focus.and_then(|id| subject.framework.document(id)) {
            Some(focus) => building.around(focus, choice.depth.unwrap_or(usize::MAX)),
            None => building.whole(shape),
        }
        building.link();
        building.serve();
        if let Some(leave_out) = choice.leave_out {
            building.keep(|node| !leave_out(node));
        }
        let reported = building.reported();
        if let Some(kinds) = &choice.only {
            building.keep(|node| {
                let is_chosen = node.document.is_some_and(|one| kinds.contains(one));
                is_chosen || node.is_focus || is_top(node)
            });
        }
        let order = order::reading(&building.nodes, &building.edges);
        building.arrange(&order);
        Self {
            shape,
            subject,
            counts: Counts::of(&building.nodes),
            tells_priorities: building
                .nodes
                .iter()
                .filter(|node| is_priority(node))
                .count()
                <= Serving::MOST,
            nodes: building.nodes,
            edges: building.edges,
            reported,
            not_looked_for: building.not_looked_for,
            grouping: choice.grouping,
        }
    }

    /// The priorities, as positions among the nodes.
    pub fn priorities(&self) -> Vec<usize> {
        let is_priority = |at: &usize| is_priority(&self.nodes[*at]);
        (0..self.nodes.len()).filter(is_priority).collect()
    }
}

fn is_priority(node: &Node) -> bool {
    node.standing == Standing::Priority
}

/// The plan or a priority: what threads lead to.
pub(super) fn is_top(node: &Node) -> bool {
    matches!(node.standing, Standing::Priority | Standing::Plan)
}

fn findings(subject: Subject<'_>) -> FxHashMap<&str, Findings> {
    let mut all: FxHashMap<&str, Findings> = FxHashMap::default();
    let findings = subject.outcome.map_or(&[][..], |outcome| &outcome.findings);
    for finding in findings.iter().filter(|finding| finding.stands()) {
        for id in finding.finding.subjects() {
            let counts = all.entry(id).or_default();
            *match finding.finding.level {
                Level::Error => &mut counts.error,
                Level::Warning => &mut counts.warning,
                Level::Note => &mut counts.note,
            } += 1;
        }
    }
    all
}

impl<'f> Building<'f> {
    /// Of the nodes, how many are linked in their own words, and of how many in force that must be.
    fn reported(&self) -> [usize; 2] {
        let framework = self.subject.framework;
        let documents = self.nodes.iter().filter_map(|node| node.document);
        let answerable = documents.filter(|document| document.is_answerable());
        answerable.fold([0, 0], |[linked, all], document| {
            [linked + usize::from(framework.is_linked(document)), all + 1]
        })
    }

    /// All that hangs together or ought to.
    fn whole(&mut self, shape: Shape) {
        let framework = self.subject.framework;
        let tops: FxHashSet<&str> = framework
            .plans()
            .chain(framework.priorities())
            .map(|top| &*top.declared().id.value)
            .collect();
        // Another authority's document need not lead to the council's plan; where one of the council's own stops at it, it is
        // shown beside that.
        let is_own = |document: &DocumentRef<'f>| {
            !document.external || shape == Shape::Timeline || framework.leads_to_priority(*document)
        };
        for document in framework.documents().filter(is_own) {
            if is_shown(document, tops.contains(&*document.declared().id.value)) {
                self.add(document);
            }
        }
        self.add_stops();
        let settings = self.subject.settings;
        for expectation in framework.expectations() {
            let applies = expectation.applies(settings.authority, framework.day());
            if applies && matches!(framework.fulfilment(expectation), Fulfilment::Missing) {
                if settings.is_not_looked_for(&expectation.id) {
                    self.not_looked_for += 1;
                } else {
                    self.add_missing(expectation);
                }
            }
        }
    }

    /// A document, what it serves, and what serves it.
    fn around(&mut self, focus: DocumentRef<'f>, depth: usize) {
        let at = self.add(focus);
        self.nodes[at].is_focus = true;
        let goes_on = |document: DocumentRef| document == focus || document.is_in_force();
        self.walk(focus, depth, |document| {
            let up: Vec<_> = ways_up(document).map(|(_, above)| above).collect();
            let plans = document.targets(Relation::PartOf);
            let plans = plans.filter(|_| document.kind == Kind::Priority);
            let all = up.into_iter().chain(plans);
            all.filter(|_| goes_on(document)).collect()
        });
        self.walk(focus, depth, |document| {
            document.steps_down().filter_map(|step| step.to).collect()
        });
    }

    fn walk(
        &mut self,
        from: DocumentRef<'f>,
        depth: usize,
        next: impl Fn(DocumentRef<'f>) -> Vec<DocumentRef<'f>>,
    ) {
        let mut met = FxHashSet::from_iter([&*from.declared().id.value]);
        let mut queue = VecDeque::from([(from, 0)]);
        while let Some((document, steps)) = queue.pop_front() {
            self.add(document);
            let further = if steps < depth {
                next(document)
            } else {
                Vec::new()
            };
            let new = further.into_iter().filter(|one| one.exists());
            let new = new.filter(|one| met.insert(&*one.declared().id.value));
            queue.extend(new.map(|one| (one, steps + 1)));
        }
    }

    /// The documents at which threads stop, where they are not shown for their own sake.
    fn add_stops(&mut self) {
        let mut next = 0;
        while next < self.nodes.len() {
            let document = self.nodes[next]
                .document
                .filter(|one| !one.state().is_gone());
            for above in document
                .into_iter()
                .flat_map(ways_up)
                .map(|(_, above)| above)
            {
                self.add(above);
            }
            next += 1;
        }
    }
}
