//! What a document says in words: when its box is pointed at or read out, and where it leads.

use super::super::scene::{self, Item};
use super::super::view::{Node, Standing, View, capitalised, short, uncapitalised};
use crate::framework::Service;

/// "Strategy, lapsed 31 March 2023".
pub(super) fn kind_and_state(node: &Node) -> String {
    let kind = capitalised(&node.kind);
    match &node.condition {
        Some(condition) => format!("{kind}, {}", uncapitalised(condition)),
        None => kind,
    }
}

/// What a node says when it is pointed at or read out, with its shapes.
pub(super) fn spoken(node: &Node, view: &View, items: Vec<Item>) -> scene::Node {
    let place = node.place.as_ref();
    let mut parts: Vec<String> = Vec::new();
    if !node.kind.is_empty() {
        parts.push(node.kind.clone());
    }
    match &node.condition {
        Some(condition) => parts.push(uncapitalised(condition)),
        None => parts.push(node.state_words()),
    }
    if node.state.is_some() {
        parts.push(node.standing.phrase().to_owned());
    }
    // Elsewhere the reason says what the standing has said.
    if matches!(node.standing, Standing::CutOff | Standing::Unclear) {
        parts.extend(node.reason.as_deref().map(uncapitalised));
    }
    parts.extend(node.owner.map(|owner| format!("owner: {owner}")));
    parts.extend(node.findings.words());
    let title = |(at, _): &(usize, Service)| short(&view.nodes[*at].title);
    let serves: Vec<String> = node.serves.iter().map(title).collect();
    if !serves.is_empty() {
        parts.push(format!("serves {}", serves.join(", ")));
    }
    parts.extend(place.map(|(path, line)| format!("declared in {path}, line {line}")));
    scene::Node {
        id: node.id.to_string(),
        href: place.map(|(path, line)| href(view, path, *line)),
        title: node.title.to_string(),
        description: parts.join("; "),
        items,
    }
}

/// The address of a declaration, seen from the picture. Nothing in it can be taken for a protocol or a query.
pub(in crate::diagram) fn href(view: &View, path: &str, line: usize) -> String {
    let folder = view.subject.path.to_string_lossy().replace('\\', "/");
    let whole = format!("{}/{path}", folder.trim_end_matches('/'));
    let mut address = if whole.starts_with(['/', '.']) {
        String::new()
    } else {
        "./".to_owned()
    };
    for byte in whole.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                address.push(byte.into());
            }
            _ => address.extend(["%".to_owned(), format!("{byte:02X}")]),
        }
    }
    format!("{address}#L{line}")
}
