//! Some of the nodes, in an order: with the links between them.

use super::super::{Course, Edge, Node};
use super::{Building, is_top};
use crate::framework::{Basis, Service};

impl Building<'_> {
    /// Only some nodes. Those that lose the way on which they served a priority are joined to it.
    pub(super) fn keep(&mut self, is_kept: impl Fn(&Node) -> bool) {
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
    pub(super) fn arrange(&mut self, order: &[usize]) {
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
