//! Which column each node stands in: its tier, and within a tier one step further right below what it is a part of.

use super::super::view::{Course, Tier, View};

/// As many columns as a tier may take: parts of parts of parts stand beside each other.
const MOST_OF_A_TIER: usize = 3;

/// The columns of a picture.
pub(super) struct Columns {
    /// The tier of each column, from the left.
    pub(super) tiers: Vec<Tier>,
    /// The column of each node.
    pub(super) of: Vec<usize>,
}

impl Columns {
    /// Columns for the nodes that are laid out in tiers; each of these stands in one.
    pub(super) fn new(view: &View, laid_out: &[bool]) -> Self {
        let depth = depths(view);
        let place = |at: usize| (view.nodes[at].tier, depth[at]);
        let mut used: Vec<(Tier, usize)> = (0..view.nodes.len())
            .filter(|at| laid_out[*at])
            .map(place)
            .collect();
        used.sort_unstable();
        used.dedup();
        let column = |at| used.partition_point(|one| *one < place(at));
        Self {
            of: (0..view.nodes.len()).map(column).collect(),
            tiers: used.into_iter().map(|(tier, _)| tier).collect(),
        }
    }
}

/// How many links lie above each node within its tier.
fn depths(view: &View) -> Vec<usize> {
    let inside = |edge: &&super::super::view::Edge| {
        edge.course != Course::Implied
            && view.nodes[edge.child].tier == view.nodes[edge.parent].tier
    };
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); view.nodes.len()];
    let mut open_above = vec![0; view.nodes.len()];
    for edge in view.edges.iter().filter(inside) {
        below[edge.parent].push(edge.child);
        open_above[edge.child] += 1;
    }
    let mut depth = vec![0; view.nodes.len()];
    // What stands in a circle never becomes ready, and stays in the first column.
    let mut ready: Vec<usize> = (0..depth.len()).filter(|at| open_above[*at] == 0).collect();
    while let Some(at) = ready.pop() {
        for child in &below[at] {
            depth[*child] = depth[*child].max((depth[at] + 1).min(MOST_OF_A_TIER - 1));
            open_above[*child] -= 1;
            if open_above[*child] == 0 {
                ready.push(*child);
            }
        }
    }
    depth
}
