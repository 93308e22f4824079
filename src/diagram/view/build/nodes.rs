//! The nodes: a document, something expected that is missing, and what links lead to that nobody has declared.

use std::borrow::Cow;

use super::super::standing::{condition, reason, standing};
use super::super::{Node, Standing, Tier};
use super::Building;
use crate::framework::{DocumentRef, Expectation, Kind, LinkRef};
use crate::phrase;

impl<'f> Building<'f> {
    pub(super) fn add(&mut self, document: DocumentRef<'f>) -> usize {
        let declared = document.declared();
        if let Some(at) = self.at.get(&*declared.id.value) {
            return *at;
        }
        let standing = standing(self.subject.framework, document);
        let node = Node {
            title: Cow::Borrowed(&*declared.title.value),
            kind: kind(document),
            tier: Tier::of(document.kind),
            state: Some(document.state()),
            condition: condition(document),
            reason: reason(self.subject.framework, document, standing),
            owner: declared.owner.as_deref(),
            place: Some(self.place(declared.id.place)),
            is_internal: document.internal,
            document: Some(document),
            ..self.bare(&declared.id.value, standing)
        };
        self.push(&declared.id.value, node)
    }

    pub(super) fn add_missing(&mut self, expectation: &'f Expectation<'f>) {
        let node = Node {
            title: Cow::Borrowed(&*expectation.title.value),
            kind: phrase::binding(expectation.level).to_owned(),
            reason: Some(format!("Missing: {}", phrase::binding(expectation.level))),
            is_internal: expectation.internal,
            place: Some(self.place(expectation.id.place)),
            ..self.bare(&expectation.id.value, Standing::Missing)
        };
        // Expectations have names of their own, which may be those of documents.
        self.nodes.push(node);
    }

    pub(super) fn add_undeclared(&mut self, link: LinkRef<'f>) -> usize {
        let target = &link.declared().to;
        if let Some(at) = self.at.get(&*target.value) {
            return *at;
        }
        let node = Node {
            reason: Some("Linked to, but not declared".into()),
            place: Some(self.place(target.place)),
            ..self.bare(&target.value, Standing::Undeclared)
        };
        self.push(&target.value, node)
    }

    fn push(&mut self, id: &'f str, node: Node<'f>) -> usize {
        self.nodes.push(node);
        self.at.insert(id, self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    fn bare(&self, id: &'f str, standing: Standing) -> Node<'f> {
        Node {
            id: Cow::Borrowed(id),
            title: Cow::Borrowed(id),
            kind: String::new(),
            tier: Tier::Strategies,
            standing,
            state: None,
            condition: None,
            reason: None,
            owner: None,
            place: None,
            serves: Vec::new(),
            findings: self.findings.get(id).copied().unwrap_or_default(),
            is_internal: false,
            is_focus: false,
            document: None,
        }
    }

    fn place(&self, place: crate::source::Place) -> (String, usize) {
        let sources = self.subject.sources;
        (sources.path(place).to_owned(), sources.position(place).line)
    }
}

/// "core priority", "service plan", "charter".
fn kind(document: DocumentRef) -> String {
    let word = document.kind_word.replace('-', " ");
    match document.tier() {
        Some(rank) if document.kind == Kind::Priority => format!("{} {word}", rank.word()),
        _ => word,
    }
}
