//! The order in which a thread is read: a priority, then what serves it, then what hangs below that; at the end what hangs
//! on nothing. Keyboards and screen readers follow it.

use std::cmp::Reverse;

use super::{Course, Edge, Node, Standing};

/// The positions of all nodes in reading order.
pub(super) fn reading(nodes: &[Node], edges: &[Edge]) -> Vec<usize> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut has_parent = vec![false; nodes.len()];
    for edge in edges.iter().filter(|edge| edge.course != Course::Implied) {
        below[edge.parent].push(edge.child);
        has_parent[edge.child] = true;
    }
    let key = |at: &usize| {
        let node = &nodes[*at];
        (node.tier, node.title.to_lowercase(), node.id.clone())
    };
    for children in &mut below {
        children.sort_by_cached_key(key);
    }
    let mut roots: Vec<usize> = (0..nodes.len()).collect();
    // What has nothing above it comes first in its part; the rest is met on the way down, or stands in a circle.
    roots.sort_by_cached_key(|at| {
        (
            part(&nodes[*at]),
            has_parent[*at],
            rank(&nodes[*at]),
            key(at),
        )
    });
    let mut order = Vec::with_capacity(nodes.len());
    let mut met = vec![false; nodes.len()];
    for root in roots {
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            // What reaches the plan is read where it does so, and not below something that does not.
            if met[at] || nodes[at].standing.reaches() && !nodes[root].standing.reaches() {
                continue;
            }
            met[at] = true;
            order.push(at);
            open.extend(below[at].iter().rev().filter(|child| !met[**child]));
        }
    }
    order
}

/// The parts of a picture, as they follow each other.
fn part(node: &Node) -> Standing {
    match node.standing {
        Standing::Linked | Standing::Unstated => Standing::Linked,
        Standing::Undeclared | Standing::CutOff => Standing::CutOff,
        standing => standing,
    }
}

/// Core priorities before the enabling ones.
fn rank(node: &Node) -> (Reverse<bool>, Option<crate::framework::Tier>) {
    (Reverse(node.rank().is_some()), node.rank())
}
