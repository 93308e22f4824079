//! From a framework to what is drawn of it.

use std::borrow::Cow;
use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::select::{Choice, Grouping, Shape, is_shown};
use super::standing::{condition, reason, standing, ways_up};
use super::{Counts, Course, Edge, Findings, Node, Standing, Tier, order};
use crate::diagram::Subject;
use crate::finding::Level;
use crate::framework::{
    Basis, DocumentRef, Expectation, Fulfilment, Kind, LinkRef, Resolved, Service, Serving,
};
use crate::phrase;

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
    /// Expectations that nobody has looked for yet: not shown.
    pub not_looked_for: usize,
    /// What goes together.
    pub grouping: Option<Grouping>,
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
            None => building.whole(),
        }
        building.link();
        building.serve();
        if let Some(kinds) = choice.only {
            building.keep(|node| {
                let is_chosen = node.document.is_some_and(|one| kinds.contains(one.kind));
                is_chosen || node.is_focus || is_top(node)
            });
        }
        if let Some(leave_out) = choice.leave_out {
            building.keep(|node| !leave_out(node));
        }
        let order = order::reading(&building.nodes, &building.edges);
        building.arrange(&order);
        Self {
            shape,
            subject,
            counts: Counts::of(&building.nodes),
            nodes: building.nodes,
            edges: building.edges,
            not_looked_for: building.not_looked_for,
            grouping: choice.grouping,
        }
    }

    /// The priorities, as positions among the nodes.
    pub fn priorities(&self) -> Vec<usize> {
        let is_priority = |at: &usize| self.nodes[*at].standing == Standing::Priority;
        (0..self.nodes.len()).filter(is_priority).collect()
    }
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
    /// All that hangs together or ought to.
    fn whole(&mut self) {
        let framework = self.subject.framework;
        let tops: FxHashSet<&str> = framework
            .plans()
            .chain(framework.priorities())
            .map(|top| &*top.declared().id.value)
            .collect();
        for document in framework.documents() {
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
            let plans = document.targets(crate::framework::Relation::PartOf);
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

    fn add(&mut self, document: DocumentRef<'f>) -> usize {
        let declared = document.declared();
        if let Some(at) = self.at.get(&*declared.id.value) {
            return *at;
        }
        let standing = standing(self.subject.framework, document);
        let node = Node {
            title: Cow::Borrowed(&*declared.title.value),
            kind: kind(document),
            tier: Tier::of(document.kind),
            state: Some(document.state()),
            condition: condition(document),
            reason: reason(self.subject.framework, document, standing),
            owner: declared.owner.as_deref(),
            place: Some(self.place(declared.id.place)),
            is_internal: document.internal,
            document: Some(document),
            ..self.bare(&declared.id.value, standing)
        };
        self.push(&declared.id.value, node)
    }

    fn add_missing(&mut self, expectation: &'f Expectation<'f>) {
        let node = Node {
            title: Cow::Borrowed(&*expectation.title.value),
            kind: phrase::binding(expectation.level).to_owned(),
            reason: Some(format!("Missing: {}", phrase::binding(expectation.level))),
            is_internal: expectation.internal,
            place: Some(self.place(expectation.id.place)),
            ..self.bare(&expectation.id.value, Standing::Missing)
        };
        // Expectations have names of their own, which may be those of documents.
        self.nodes.push(node);
    }

    fn add_undeclared(&mut self, link: LinkRef<'f>) -> usize {
        let target = &link.declared().to;
        if let Some(at) = self.at.get(&*target.value) {
            return *at;
        }
        let node = Node {
            reason: Some("Linked to, but not declared".into()),
            place: Some(self.place(target.place)),
            ..self.bare(&target.value, Standing::Undeclared)
        };
        self.push(&target.value, node)
    }

    fn push(&mut self, id: &'f str, node: Node<'f>) -> usize {
        self.nodes.push(node);
        self.at.insert(id, self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    fn bare(&self, id: &'f str, standing: Standing) -> Node<'f> {
        Node {
            id: Cow::Borrowed(id),
            title: Cow::Borrowed(id),
            kind: String::new(),
            tier: Tier::Strategies,
            standing,
            state: None,
            condition: None,
            reason: None,
            owner: None,
            place: None,
            serves: Vec::new(),
            findings: self.findings.get(id).copied().unwrap_or_default(),
            is_internal: false,
            is_focus: false,
            document: None,
        }
    }

    fn place(&self, place: crate::source::Place) -> (String, usize) {
        let sources = self.subject.sources;
        (sources.path(place).to_owned(), sources.position(place).line)
    }

    /// The links between what is shown, and the ends of those that lead to nothing.
    fn link(&mut self) {
        let framework = self.subject.framework;
        for child in 0..self.nodes.len() {
            let Some(document) = self.nodes[child].document else {
                continue;
            };
            let plans = document
                .links()
                .filter(|link| document.kind == Kind::Priority && link.relation.word() == "part_of")
                .filter_map(|link| Some((link, link.target()?)));
            for (link, above) in ways_up(document).chain(plans) {
                if let Some(parent) = self.at.get(&*above.declared().id.value) {
                    let course = match self.nodes[*parent].standing {
                        _ if framework.leads_to_priority(above) => Course::Holds,
                        standing if standing.is_unknown() && above.is_in_force() => Course::Unknown,
                        _ => Course::Stops,
                    };
                    self.edges.push(edge(child, *parent, link, course));
                }
            }
            let unknown =
                |link: &LinkRef| matches!(link.resolved(), Resolved::Unknown | Resolved::Broken);
            for link in document.upward().filter(unknown) {
                let parent = self.add_undeclared(link);
                self.edges.push(edge(child, parent, link, Course::Stops));
            }
        }
        self.settle_edges();
    }

    /// One link between two documents, and none drawn to the plan beside one to a priority of it.
    fn settle_edges(&mut self) {
        self.edges.sort_by_key(|edge| {
            (
                edge.child,
                edge.parent,
                std::cmp::Reverse(edge.basis),
                edge.relation,
            )
        });
        self.edges.dedup_by_key(|edge| (edge.child, edge.parent));
        let nodes = &self.nodes;
        for of_one in self.edges.chunk_by_mut(|a, b| a.child == b.child) {
            let leads_to = |edge: &Edge, standing| nodes[edge.parent].standing == standing;
            let to_priority = of_one.iter().any(|edge| leads_to(edge, Standing::Priority));
            let is_priority = nodes[of_one[0].child]
                .document
                .is_some_and(|one| one.kind == Kind::Priority);
            for edge in of_one {
                if is_priority || to_priority && leads_to(edge, Standing::Plan) {
                    edge.course = Course::Implied;
                }
            }
        }
    }

    fn serve(&mut self) {
        let serving: Option<Serving> = self.subject.framework.serving();
        for at in 0..self.nodes.len() {
            let Some(document) = self.nodes[at].document else {
                continue;
            };
            let serves = serving.as_ref().map(|serving| serving.of(document));
            let position = |(priority, how): (DocumentRef<'f>, Service)| {
                Some((*self.at.get(&*priority.declared().id.value)?, how))
            };
            self.nodes[at].serves = serves.into_iter().flatten().filter_map(position).collect();
        }
    }

    /// Only some nodes. Those that lose the way on which they served a priority are joined to it.
    fn keep(&mut self, is_kept: impl Fn(&Node) -> bool) {
        let kept: Vec<usize> = (0..self.nodes.len())
            .filter(|at| is_kept(&self.nodes[*at]))
            .collect();
        self.arrange(&kept);
        let mut has_way = vec![false; self.nodes.len()];
        for edge in &self.edges {
            has_way[edge.child] |= edge.course == Course::Holds;
        }
        for (child, node) in self.nodes.iter().enumerate() {
            if !has_way[child] && !is_top(node) {
                self.edges
                    .extend(node.serves.iter().map(|(parent, how)| Edge {
                        child,
                        parent: *parent,
                        relation: "through others",
                        basis: if *how == Service::NotStated {
                            Basis::Inferred
                        } else {
                            Basis::Stated
                        },
                        course: Course::Holds,
                    }));
            }
        }
        self.edges.sort_by_key(|edge| (edge.child, edge.parent));
    }

    /// These nodes in this order, with the links between them.
    fn arrange(&mut self, order: &[usize]) {
        let mut new = vec![None; self.nodes.len()];
        for (to, from) in order.iter().enumerate() {
            new[*from] = Some(to);
        }
        let mut nodes: Vec<Option<Node>> = std::mem::take(&mut self.nodes)
            .into_iter()
            .map(Some)
            .collect();
        let taken = order.iter().filter_map(|from| nodes[*from].take());
        self.nodes = taken.collect();
        for node in &mut self.nodes {
            let moved = node
                .serves
                .iter()
                .filter_map(|(at, how)| Some((new[*at]?, *how)));
            node.serves = moved.collect();
            node.serves.sort_unstable();
        }
        self.edges
            .retain_mut(|edge| match (new[edge.child], new[edge.parent]) {
                (Some(child), Some(parent)) => {
                    (edge.child, edge.parent) = (child, parent);
                    true
                }
                _ => false,
            });
        self.edges.sort_by_key(|edge| (edge.child, edge.parent));
    }
}

fn edge(child: usize, parent: usize, link: LinkRef, course: Course) -> Edge {
    Edge {
        child,
        parent,
        relation: link.relation.word(),
        basis: link.basis,
        course,
    }
}

/// "core priority", "service plan", "charter".
fn kind(document: DocumentRef) -> String {
    let word = document.kind_word.replace('-', " ");
    match document.tier() {
        Some(rank) if document.kind == Kind::Priority => format!("{} {word}", rank.word()),
        _ => word,
    }
}
