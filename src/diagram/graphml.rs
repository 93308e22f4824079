//! The nodes and links of a view in `GraphML`, for programs that compute with graphs.

use std::fmt::Write;

use super::view::View;
use super::xml::Escaped;

/// What is told of each node and each link; both tables name the column first.
const OF_NODES: [&str; 12] = [
    "id", "title", "kind", "tier", "standing", "state", "remark", "owner", "path", "line", "group",
    "findings",
];
const OF_EDGES: [&str; 3] = ["relation", "basis", "course"];

/// The whole view. Links lead from the document below to the one above; every end of a link is a node.
pub fn graphml(view: &View) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (kind, columns) in [("node", &OF_NODES[..]), ("edge", &OF_EDGES[..])] {
        for column in columns {
            let what = if *column == "line" { "int" } else { "string" };
            let _ = writeln!(
                out,
                "<key id=\"{kind}-{column}\" for=\"{kind}\" attr.name=\"{column}\" attr.type=\"{what}\"/>"
            );
        }
    }
    out.push_str("<graph id=\"framework\" edgedefault=\"directed\">\n");
    for (at, node) in view.nodes.iter().enumerate() {
        let (path, line) = node.place.as_ref().map_or((None, None), |(path, line)| {
            (Some(path.clone()), Some(line.to_string()))
        });
        let values = [
            Some(node.id.to_string()),
            Some(node.title.to_string()),
            Some(node.kind.clone()),
            Some(node.tier.heading().to_owned()),
            Some(node.standing.phrase().to_owned()),
            node.state.map(|state| state.word().to_owned()),
            node.remark(),
            node.owner.map(str::to_owned),
            path,
            line,
            view.group_of(node),
            node.findings.words(),
        ];
        let _ = writeln!(
            out,
            "<node id=\"n{at}\">{}</node>",
            data("node", &OF_NODES, &values)
        );
    }
    for edge in &view.edges {
        let values = [edge.relation, edge.basis.word(), edge.course.word()]
            .map(|word| Some(word.to_owned()));
        let (child, parent) = (edge.child, edge.parent);
        let data = data("edge", &OF_EDGES, &values);
        let _ = writeln!(
            out,
            "<edge source=\"n{child}\" target=\"n{parent}\">{data}</edge>"
        );
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn data(kind: &str, columns: &[&str], values: &[Option<String>]) -> String {
    let mut out = String::new();
    for (column, value) in columns.iter().zip(values) {
        if let Some(value) = value {
            let value = Escaped(value);
            let _ = write!(out, "<data key=\"{kind}-{column}\">{value}</data>");
        }
    }
    out
}
