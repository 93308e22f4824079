//! The links between the nodes, and which priorities each serves by them.

use super::super::standing::ways_up;
use super::super::{Course, Edge, Standing};
use super::Building;
use crate::framework::{DocumentRef, Kind, LinkRef, Resolved, Service, Serving};

impl<'f> Building<'f> {
    /// The links between what is shown, and the ends of those that lead to nothing.
    pub(super) fn link(&mut self) {
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

    /// One link between two documents, and none drawn to the plan beside one to a priority of it that is known as well.
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
        let leads_to = |edge: &Edge, standing| nodes[edge.parent].standing == standing;
        for of_one in self.edges.chunk_by_mut(|a, b| a.child == b.child) {
            let to_priorities = of_one
                .iter()
                .filter(|edge| leads_to(edge, Standing::Priority));
            let best = to_priorities.map(|edge| edge.basis).max();
            let is_priority = nodes[of_one[0].child]
                .document
                .is_some_and(|one| one.kind == Kind::Priority);
            for edge in of_one {
                let is_told = leads_to(edge, Standing::Plan) && best >= Some(edge.basis);
                if is_priority || is_told {
                    edge.course = Course::Implied;
                }
            }
        }
    }

    /// Which priorities each serves, and how that is known.
    pub(super) fn serve(&mut self) {
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
