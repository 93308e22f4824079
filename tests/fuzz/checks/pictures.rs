//! Any text in pictures, each read by somebody else: it is the label that it was, and no part of the picture.

use std::collections::BTreeSet;
use std::path::Path;

use graphviz_rust::dot_structures::{Attribute, Graph, Id, Node, Stmt};
use roxmltree::Document;
use serde_json::Value;
use stratlint::diagram::{self, Choice, Grouping, Shape, Subject, View};

use super::everywhere;
use super::frameworks::day;

/// The text in every place of a framework that is drawn in every form.
pub fn check(data: &[u8]) {
    let inputs = everywhere::framework(&String::from_utf8_lossy(data));
    let (framework, faults) = inputs.framework(day());
    let outcome = inputs.outcome(&framework, &faults);
    let subject = Subject {
        framework: &framework,
        settings: &inputs.settings,
        sources: &inputs.sources,
        path: Path::new("framework"),
        outcome: Some(&outcome),
    };
    for shape in Shape::ALL {
        let choice = Choice {
            focus: (shape == Shape::Neighbourhood).then_some("homes"),
            grouping: Some(Grouping::Owner),
            ..Choice::default()
        };
        let view = View::new(subject, shape, &choice);
        let titles: Vec<String> = view.nodes.iter().map(|node| shown(&node.title)).collect();
        let draws_nodes = matches!(shape, Shape::Thread | Shape::Neighbourhood);
        assert_svg(&diagram::svg(&view), draws_nodes.then_some(&titles));
        assert_eq!(titles_of_graphml(&diagram::graphml(&view)), titles);
        assert_eq!(titles_of_dot(&diagram::dot(&view)), titles);
        assert_mermaid(&diagram::mermaid(&view).expect("few links"));
        let json: Value = serde_json::from_slice(&diagram::json(&view)).expect("JSON");
        let nodes = json["nodes"].as_array().expect("a list").iter();
        assert!(
            nodes
                .map(|node| &node["title"])
                .eq(view.nodes.iter().map(|node| &*node.title))
        );
        let text = diagram::text(&view);
        assert!(
            !text.contains(|c: char| c != '\n' && is_unsafe(c)),
            "{text:?}"
        );
    }
}

/// The text with signs in place of what cannot be shown.
fn shown(text: &str) -> String {
    let sign = |c: char| match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).expect("a picture"),
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(sign).collect()
}

/// What moves a cursor, turns the direction of writing, or may not stand in XML.
pub(super) fn is_unsafe(c: char) -> bool {
    let turns = [
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}',
        '\u{202e}',
    ];
    let others = [
        '\u{2028}', '\u{2029}', '\u{fff9}', '\u{fffa}', '\u{fffb}', '\u{fffe}', '\u{ffff}',
    ];
    c.is_control()
        || turns.contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
        || others.contains(&c)
}

/// It is XML with elements of ours and links into the folder; where every node has a box, with the titles.
fn assert_svg(svg: &str, titles: Option<&Vec<String>>) {
    const KNOWN: [&str; 10] = [
        "svg", "title", "desc", "style", "a", "g", "rect", "path", "text", "tspan",
    ];
    let picture = Document::parse(svg).expect("XML");
    let mut found = BTreeSet::new();
    for node in picture.descendants().filter(|node| node.is_element()) {
        assert!(KNOWN.contains(&node.tag_name().name()), "{node:?}");
        assert!(
            node.attribute("href")
                .is_none_or(|href| href.starts_with("./framework/")),
            "{node:?}"
        );
        let is_box = node
            .parent()
            .is_some_and(|parent| parent.has_tag_name("a") || parent.has_tag_name("g"));
        if is_box && node.has_tag_name("title") {
            found.insert(node.text().unwrap_or_default().to_owned());
        }
    }
    if let Some(titles) = titles {
        assert!(
            found.iter().all(|title| titles.contains(title)),
            "{found:?} {titles:?}"
        );
    }
}

fn titles_of_graphml(graphml: &str) -> Vec<String> {
    let graph = Document::parse(graphml).expect("XML");
    let titles = graph
        .descendants()
        .filter(|node| node.attribute("key") == Some("node-title"));
    titles
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

/// What is shown when a node is pointed at, but for the kind in the last line, in the order of the nodes' numbers.
fn titles_of_dot(dot: &str) -> Vec<String> {
    let Ok(Graph::DiGraph { stmts, .. }) = graphviz_rust::parse(dot) else {
        panic!("Graphviz's language: {dot}");
    };
    let mut titles: Vec<(usize, String)> = nodes(&stmts).into_iter().map(numbered).collect();
    titles.sort();
    titles.into_iter().map(|(_, title)| title).collect()
}

fn nodes(stmts: &[Stmt]) -> Vec<&Node> {
    let nodes = stmts.iter().map(|stmt| match stmt {
        Stmt::Node(node) => vec![node],
        Stmt::Subgraph(part) => nodes(&part.stmts),
        _ => Vec::new(),
    });
    nodes.flatten().collect()
}

fn numbered(node: &Node) -> (usize, String) {
    const KNOWN: [&str; 7] = [
        "label",
        "tooltip",
        "URL",
        "style",
        "fillcolor",
        "color",
        "fontcolor",
    ];
    let mut tip = None;
    for Attribute(key, value) in &node.attributes {
        let Id::Plain(key) = key else {
            panic!("{key:?}");
        };
        assert!(KNOWN.contains(&&**key), "{key}");
        match value {
            Id::Escaped(value) if key == "tooltip" => tip = Some(unquoted(value)),
            Id::Escaped(_) => {}
            _ => panic!("{value:?} is no text"),
        }
    }
    let tip = tip.expect("a title");
    let (title, _) = tip.rsplit_once('\n').expect("a title and a kind");
    let Id::Plain(name) = &node.id.0 else {
        panic!("{:?}", node.id);
    };
    let title = title.replace('\n', "␊");
    (name[1..].parse().expect("a number"), title)
}

/// A tooltip as Graphviz shows it, which takes out backslashes twice, and then what HTML has a name for.
fn unquoted(text: &str) -> String {
    let text = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .expect("quotes");
    let text = text.replace("\\\"", "\"");
    without_backslashes(&without_backslashes(&text)).replace("&amp;", "&")
}

fn without_backslashes(text: &str) -> String {
    let mut letters = text.chars();
    let mut rest = String::new();
    while let Some(letter) = letters.next() {
        rest.extend(match letter {
            '\\' => letters
                .next()
                .map(|next| if next == 'n' { '\n' } else { next }),
            letter => Some(letter),
        });
    }
    rest
}

/// Between the quotes of a label is nothing but letters, digits, signs that mean nothing, numbers of other signs, and breaks.
fn assert_mermaid(mermaid: &str) {
    let labels = mermaid.lines().filter(|line| line.contains('"'));
    for line in labels {
        let parts: Vec<&str> = line.split('"').collect();
        let [_, label, behind] = parts[..] else {
            panic!("a label is left: {line}");
        };
        let is_end = behind.is_empty() || behind.starts_with(']');
        let is_plain = |c: char| {
            c.is_alphanumeric()
                || " ,.-…“”’\u{fffd}#;".contains(c)
                || ('\u{2400}'..='\u{241f}').contains(&c)
        };
        let label = label.replace("<br/>", "");
        assert!(is_end && label.chars().all(is_plain), "{line}");
        assert!(label.split('#').skip(1).all(is_number), "{line}");
    }
}

fn is_number(rest: &str) -> bool {
    let number = rest.split_once(';').map_or("", |(number, _)| number);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}
