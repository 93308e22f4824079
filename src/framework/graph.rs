//! The graph of documents and links. This file alone knows petgraph.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::link::Basis;
use super::relation::Relation;

/// Documents are numbered in the order of their ids, so that no answer depends on the order of files.
pub(super) type Number = u32;

/// One link between two documents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) from: Number,
    pub(super) to: Number,
    pub(super) relation: Relation,
    pub(super) basis: Basis,
    /// Which of its document's links it is.
    pub(super) link: u32,
}

#[derive(Debug)]
pub(super) struct Graph {
    graph: DiGraph<(), Said>,
}

/// What petgraph does not know of an edge by itself.
#[derive(Debug, Clone, Copy)]
struct Said {
    relation: Relation,
    basis: Basis,
    link: u32,
}

impl Graph {
    /// The edges keep their order for every question.
    pub(super) fn new(documents: usize, edges: &[Edge]) -> Self {
        let mut graph = DiGraph::with_capacity(documents, edges.len());
        for _ in 0..documents {
            graph.add_node(());
        }
        // petgraph walks the edges of a node from the newest to the oldest.
        for edge in edges.iter().rev() {
            let Edge {
                relation,
                basis,
                link,
                ..
            } = *edge;
            let said = Said {
                relation,
                basis,
                link,
            };
            graph.add_edge(NodeIndex::from(edge.from), NodeIndex::from(edge.to), said);
        }
        Self { graph }
    }

    /// Every link, in no order.
    pub(super) fn edges(&self) -> impl Iterator<Item = Edge> {
        self.graph.edge_references().map(edge)
    }

    /// The links that a document declares.
    pub(super) fn outgoing(&self, document: Number) -> impl Iterator<Item = Edge> {
        self.graph
            .edges_directed(NodeIndex::from(document), Direction::Outgoing)
            .map(edge)
    }

    /// The links that lead to a document.
    pub(super) fn incoming(&self, document: Number) -> impl Iterator<Item = Edge> {
        self.graph
            .edges_directed(NodeIndex::from(document), Direction::Incoming)
            .map(edge)
    }

    /// Groups of documents each of which leads to all others of its group by these edges; single ones left out.
    pub(super) fn circles(&self, follows: impl Fn(Edge) -> bool) -> Vec<Vec<Number>> {
        if self.is_free_of_circles(&follows) {
            return Vec::new();
        }
        let filtered = EdgeFiltered::from_fn(&self.graph, |reference: EdgeReference<Said>| {
            follows(edge(reference))
        });
        // Kosaraju's algorithm is the one that does not recurse: a chain of 100,000 documents must not end the program.
        let mut circles: Vec<Vec<Number>> = kosaraju_scc(&filtered)
            .into_iter()
            .filter(|group| group.len() > 1)
            .map(|group| {
                let mut group: Vec<Number> = group.into_iter().map(number).collect();
                group.sort_unstable();
                group
            })
            .collect();
        circles.sort_unstable();
        circles
    }

    /// Whether nothing is left where documents to which nothing leads are taken away, again and again: asked first, because it
    /// takes a tenth of the time of finding circles, and a framework in order has none.
    fn is_free_of_circles(&self, follows: impl Fn(Edge) -> bool) -> bool {
        let mut left = 0;
        let mut incoming = vec![0u32; self.graph.node_count()];
        for edge in self.edges().filter(|edge| follows(*edge)) {
            incoming[edge.to as usize] += 1;
            left += 1;
        }
        let mut free: Vec<Number> = (0..)
            .zip(&incoming)
            .filter(|(_, incoming)| **incoming == 0)
            .map(|(number, _)| number)
            .collect();
        while let Some(from) = free.pop().filter(|_| left > 0) {
            for edge in self.outgoing(from).filter(|edge| follows(*edge)) {
                left -= 1;
                let incoming = &mut incoming[edge.to as usize];
                *incoming -= 1;
                if *incoming == 0 {
                    free.push(edge.to);
                }
            }
        }
        left == 0
    }

    /// Documents in an order in which each stands before those that it leads to, as far as there are no circles.
    pub(super) fn order(&self, follows: impl Fn(Edge) -> bool) -> Vec<Number> {
        let filtered = EdgeFiltered::from_fn(&self.graph, |reference: EdgeReference<Said>| {
            follows(edge(reference))
        });
        kosaraju_scc(&filtered)
            .into_iter()
            .rev()
            .flatten()
            .map(number)
            .collect()
    }

    /// For every document which of at most 128 ends it leads to: one bit each, in one pass over the graph.
    pub(super) fn reach(&self, ends: &[Number], follows: impl Fn(Edge) -> bool) -> Vec<u128> {
        let filtered = EdgeFiltered::from_fn(&self.graph, |reference: EdgeReference<Said>| {
            follows(edge(reference))
        });
        let mut reach = vec![0; self.graph.node_count()];
        for (at, end) in ends.iter().enumerate() {
            reach[*end as usize] = 1 << at;
        }
        // Each group stands after all that it leads to; the documents of a circle lead to the same.
        for group in kosaraju_scc(&filtered) {
            let mut bits = 0;
            for member in &group {
                let edges = self.outgoing(number(*member)).filter(|edge| follows(*edge));
                bits |= edges.fold(reach[member.index()], |bits, edge| {
                    bits | reach[edge.to as usize]
                });
            }
            for member in group {
                reach[member.index()] = bits;
            }
        }
        reach
    }

    /// For every document the shortest way to any of the ends, in one pass over the graph.
    pub(super) fn ways_to(
        &self,
        ends: impl IntoIterator<Item = Number>,
        follows: impl Fn(Edge) -> bool,
    ) -> Ways {
        let count = self.graph.node_count();
        let mut ways = Ways {
            steps: vec![Step::Apart; count],
            far: vec![0; count],
            ends: vec![0; count],
        };
        let mut queue = VecDeque::new();
        for end in ends {
            ways.steps[end as usize] = Step::End;
            ways.ends[end as usize] = end;
            queue.push_back(end);
        }
        while let Some(reached) = queue.pop_front() {
            for edge in self.incoming(reached) {
                let from = edge.from as usize;
                if ways.steps[from] == Step::Apart && follows(edge) {
                    ways.steps[from] = Step::Next {
                        to: reached,
                        link: edge.link,
                    };
                    ways.far[from] = ways.far[reached as usize] + 1;
                    ways.ends[from] = ways.ends[reached as usize];
                    queue.push_back(edge.from);
                }
            }
        }
        ways
    }
}

fn edge(edge: EdgeReference<Said>) -> Edge {
    let Said {
        relation,
        basis,
        link,
    } = *edge.weight();
    Edge {
        from: number(edge.source()),
        to: number(edge.target()),
        relation,
        basis,
        link,
    }
}

fn number(node: NodeIndex) -> Number {
    Number::try_from(node.index()).expect("numbered with 32 bits")
}

/// Shortest ways to some ends.
#[derive(Debug)]
pub(super) struct Ways {
    steps: Vec<Step>,
    far: Vec<u32>,
    ends: Vec<Number>,
}

/// What comes next on a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There is no way.
    Apart,
    /// It is an end.
    End,
    /// By this link of the document to that one.
    Next { to: Number, link: u32 },
}

impl Ways {
    pub(super) fn step(&self, from: Number) -> Step {
        self.steps[from as usize]
    }

    pub(super) fn leads(&self, from: Number) -> bool {
        self.step(from) != Step::Apart
    }

    /// Links on the way; 0 at an end.
    pub(super) fn distance(&self, from: Number) -> Option<usize> {
        self.leads(from).then(|| self.far[from as usize] as usize)
    }

    /// Where the way ends; the document itself where it has none.
    pub(super) fn end(&self, from: Number) -> Number {
        if self.leads(from) {
            self.ends[from as usize]
        } else {
            from
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edge, Graph, Number};
    use crate::framework::{Basis, Relation};

    fn is_free_of_circles(links: &[[Number; 2]]) -> bool {
        let edge = |[from, to]: &[Number; 2]| Edge {
            from: *from,
            to: *to,
            relation: Relation::Supports,
            basis: Basis::Stated,
            link: 0,
        };
        let edges: Vec<Edge> = links.iter().map(edge).collect();
        Graph::new(5, &edges).is_free_of_circles(|_| true)
    }

    /// A framework in order is told from others by this alone: `circles` gives the same answer without it, in ten times the time.
    #[test]
    fn what_has_no_circle_is_seen_to_have_none() {
        assert!(is_free_of_circles(&[]));
        assert!(is_free_of_circles(&[
            [0, 1],
            [0, 2],
            [1, 3],
            [2, 3],
            [0, 3],
            [0, 1]
        ]));
        assert!(!is_free_of_circles(&[[0, 1], [1, 2], [2, 1]]));
        assert!(!is_free_of_circles(&[[3, 3], [0, 1]]));
    }
}
