//! The nodes and links of a view in DOT, the language of Graphviz.

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::layout::{href, line_style, look, wrap};
use super::scene::{Font, Style};
use super::view::{self, Course, View};
use crate::report::visible;

/// The whole view. Every text goes through [`quoted`]; names are the program's own.
pub fn dot(view: &View) -> String {
    let mut stmts = vec![
        Stmt::Attribute(plain("rankdir", "RL")),
        Stmt::Attribute(plain("ranksep", "0.8")),
        Stmt::Attribute(text(
            "label",
            &format!("{}\n{}", view.title(), view.subtitle()),
        )),
        Stmt::Attribute(plain("labelloc", "t")),
        Stmt::Attribute(text("fontname", "Arial")),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            plain("shape", "box"),
            text("fontname", "Arial"),
            plain("fontsize", "11"),
        ])),
    ];
    stmts.extend(tiers(view));
    let drawn = view
        .edges
        .iter()
        .filter(|edge| edge.course != Course::Implied);
    stmts.extend(drawn.map(|edge| Stmt::Edge(self::edge(edge.child, edge.parent, line(edge)))));
    let graph = Graph::DiGraph {
        id: Id::Plain("framework".into()),
        strict: false,
        stmts,
    };
    graph.print(PrinterContext::default().with_semi()) + "\n"
}

/// The nodes of each tier in one rank, and the ranks in their order even where no link joins them.
fn tiers(view: &View) -> Vec<Stmt> {
    let mut tiers: std::collections::BTreeMap<view::Tier, Vec<usize>> =
        std::collections::BTreeMap::new();
    for (at, node) in view.nodes.iter().enumerate() {
        tiers.entry(node.tier).or_default().push(at);
    }
    let rank = |(tier, nodes): (&view::Tier, &Vec<usize>)| {
        let mut stmts = vec![Stmt::Attribute(plain("rank", "same"))];
        stmts.extend(nodes.iter().map(|at| Stmt::Node(node(view, *at))));
        Stmt::Subgraph(Subgraph {
            id: Id::Plain(format!("tier_{}", *tier as u8)),
            stmts,
        })
    };
    let first: Vec<usize> = tiers.values().map(|nodes| nodes[0]).collect();
    let order = first
        .windows(2)
        .map(|pair| Stmt::Edge(edge(pair[1], pair[0], vec![plain("style", "invis")])));
    tiers.iter().map(rank).chain(order).collect()
}

fn node(view: &View, at: usize) -> Node {
    let node = &view.nodes[at];
    let mut lines = wrap(&node.title, 190.0, Font::Label, 5);
    lines.extend(
        node.remark()
            .into_iter()
            .flat_map(|remark| wrap(&remark, 190.0, Font::Small, 3)),
    );
    lines.extend(
        view.group_of(node)
            .into_iter()
            .flat_map(|group| wrap(&group, 190.0, Font::Small, 2)),
    );
    lines.extend(node.findings.words());
    let mut attributes = vec![
        text("label", &lines.join("\n")),
        tip(&format!("{}\n{}", node.title, node.kind)),
    ];
    let address = node
        .place
        .as_ref()
        .map(|(path, line)| href(view, path, *line));
    attributes.extend(address.map(|address| text("URL", &address)));
    attributes.extend(
        box_look(look(node))
            .iter()
            .map(|(key, value)| text(key, value)),
    );
    Node {
        id: name(at),
        attributes,
    }
}

/// Shape, pattern and colour of a state.
fn box_look(style: Style) -> &'static [(&'static str, &'static str)] {
    match style {
        Style::Core => &[
            ("style", "filled,bold"),
            ("fillcolor", "#12436d"),
            ("fontcolor", "#ffffff"),
        ],
        Style::Enabling => &[
            ("style", "filled"),
            ("fillcolor", "#b9d7f2"),
            ("color", "#12436d"),
        ],
        Style::Plan => &[
            ("style", "filled,rounded"),
            ("fillcolor", "#fff6dc"),
            ("color", "#8a6000"),
        ],
        Style::Prepared => &[("style", "dashed"), ("color", "#54647a")],
        Style::Bad => &[
            ("style", "filled,dashed,bold"),
            ("fillcolor", "#fdf0ee"),
            ("color", "#8c2112"),
            ("fontcolor", "#8c2112"),
        ],
        Style::Doubtful => &[
            ("style", "filled,dotted"),
            ("fillcolor", "#f4f6f9"),
            ("color", "#54647a"),
        ],
        Style::Focus => &[("style", "filled,bold"), ("fillcolor", "#ffdd00")],
        _ => &[("color", "#54647a")],
    }
}

fn line(edge: &view::Edge) -> Vec<Attribute> {
    let look: &[(&str, &str)] = match line_style(edge) {
        Style::Stated => &[("color", "#8a6000"), ("style", "bold")],
        Style::Broken => &[("color", "#8c2112"), ("style", "dashed")],
        _ => &[("color", "#54647a"), ("style", "dotted")],
    };
    let words = format!("{}, {}", edge.relation.replace('_', " "), edge.basis.word());
    let mut attributes = vec![tip(&words)];
    attributes.extend(look.iter().map(|(key, value)| text(key, value)));
    attributes
}

fn edge(from: usize, to: usize, attributes: Vec<Attribute>) -> Edge {
    Edge {
        ty: EdgeTy::Pair(Vertex::N(name(from)), Vertex::N(name(to))),
        attributes,
    }
}

fn name(at: usize) -> NodeId {
    NodeId(Id::Plain(format!("n{at}")), None)
}

/// An attribute whose value is a word of ours.
fn plain(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.into()), Id::Plain(value.into()))
}

/// An attribute whose value is any text.
fn text(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.into()), Id::Escaped(quoted(value)))
}

/// What is shown when a node or a link is pointed at. Graphviz takes the backslashes out of it twice.
fn tip(value: &str) -> Attribute {
    text("tooltip", &value.replace('\\', "\\\\"))
}

/// A text in quotes: the library prints it as it is, so that all of DOT's own signs are escaped here, and those of HTML, which
/// Graphviz reads in every label. A line break becomes one of the label.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '\n' => quoted.push_str("\\n"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\u{fffe}' | '\u{ffff}' => quoted.push('\u{fffd}'),
            letter => quoted.push(visible(letter)),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_leaves_the_quotes() {
        assert_eq!(quoted("a\"]; evil [x=\"\\"), r#""a\"]; evil [x=\"\\""#);
        assert_eq!(
            quoted("one\ntwo\r &eacute; \u{1b}"),
            "\"one\\ntwo␍ &amp;eacute; ␛\""
        );
    }
}
