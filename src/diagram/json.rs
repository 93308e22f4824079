//! A picture for programs: nodes, links and states. These structs are the published form; a change of it is a new version.

use serde::Serialize;

use super::view::{Counts, Course, Findings, Shape, Standing, Tier, View};
use crate::framework::{Basis, Service};
use crate::report::pretty::pretty;

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-graph/1";

#[derive(Serialize)]
struct Graph<'v> {
    schema: &'static str,
    view: Shape,
    title: String,
    name: Option<&'v str>,
    as_of: String,
    counts: Counts,
    nodes: Vec<Node<'v>>,
    edges: Vec<Edge<'v>>,
}

#[derive(Serialize)]
struct Node<'v> {
    id: &'v str,
    title: &'v str,
    kind: &'v str,
    tier: Tier,
    standing: Standing,
    /// None of what is not declared.
    state: Option<&'static str>,
    remark: Option<String>,
    owner: Option<&'v str>,
    path: Option<&'v str>,
    line: Option<usize>,
    serves: Vec<Served<'v>>,
    /// What it is grouped by, where anything is.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    findings: Findings,
}

#[derive(Serialize)]
struct Served<'v> {
    priority: &'v str,
    how: Service,
}

#[derive(Serialize)]
struct Edge<'v> {
    /// The lower end: in most relations the one that declares the link.
    from: &'v str,
    to: &'v str,
    relation: &'static str,
    basis: Basis,
    course: Course,
}

/// The whole view.
pub fn json(view: &View) -> Vec<u8> {
    let nodes = &view.nodes;
    let edge = |edge: &super::view::Edge| Edge {
        from: &nodes[edge.child].id,
        to: &nodes[edge.parent].id,
        relation: edge.relation,
        basis: edge.basis,
        course: edge.course,
    };
    pretty(&Graph {
        schema: SCHEMA,
        view: view.shape,
        title: view.title(),
        name: view.subject.settings.name.as_deref(),
        as_of: view.subject.framework.day().to_string(),
        counts: view.counts,
        nodes: nodes.iter().map(|node| self::node(view, node)).collect(),
        edges: view.edges.iter().map(edge).collect(),
    })
}

fn node<'v>(view: &'v View, node: &'v super::view::Node) -> Node<'v> {
    let served = |(at, how): &(usize, Service)| Served {
        priority: &view.nodes[*at].id,
        how: *how,
    };
    Node {
        id: &node.id,
        title: &node.title,
        kind: &node.kind,
        tier: node.tier,
        standing: node.standing,
        state: node.state.map(|state| state.word()),
        remark: node.remark(),
        owner: node.owner,
        path: node.place.as_ref().map(|(path, _)| &**path),
        line: node.place.as_ref().map(|(_, line)| *line),
        serves: node.serves.iter().map(served).collect(),
        group: view.group_of(node),
        findings: node.findings,
    }
}
