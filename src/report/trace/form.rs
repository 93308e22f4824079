//! A trace for programs: the documents that it meets, and the links between them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Asked;
use super::super::entry::{Entry, Head};
use super::super::pretty::pretty;
use super::walk::{Way, id};
use crate::framework::{Basis, DocumentRef, Extent, Step, Upshot};

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-trace/1";

#[derive(Serialize)]
struct Trace<'f> {
    #[serde(flatten)]
    head: Head<'f>,
    /// The document that is traced.
    document: &'f str,
    /// In the order of ids.
    nodes: Vec<Entry<'f>>,
    links: Vec<Link<'f>>,
}

#[derive(Serialize)]
struct Link<'f> {
    /// The document that declares it.
    from: &'f str,
    /// As declared: a document, an expectation, or nothing that is known.
    to: &'f str,
    relation: &'static str,
    basis: Basis,
    extent: Extent,
    way: &'static str,
    /// Of a link on the way up: what it comes to.
    upshot: Option<Upshot>,
}

/// The whole trace.
pub fn json(asked: &Asked, document: DocumentRef) -> Vec<u8> {
    let serving = asked.framework.serving();
    let up = Way::Up.walk(document);
    let down = Way::Down.walk(document);
    let aside: Vec<Step> = document.steps_aside().collect();
    let steps = || up.iter().chain(&down).chain(&aside);
    let mut nodes = BTreeMap::from([(id(document), document)]);
    nodes.extend(steps().filter_map(|step| step.to).map(|to| (id(to), to)));
    let up = up.iter().map(|step| link(step, "up", Some(step.upshot())));
    let down = down.iter().map(|step| link(step, "down", None));
    let aside = aside.iter().map(|step| link(step, "aside", None));
    pretty(&Trace {
        head: Head::new(SCHEMA, asked),
        document: id(document),
        nodes: nodes
            .into_values()
            .map(|document| Entry::new(document, serving.as_ref()))
            .collect(),
        links: up.chain(down).chain(aside).collect(),
    })
}

fn link<'f>(step: &Step<'f>, way: &'static str, upshot: Option<Upshot>) -> Link<'f> {
    let declared = step.link.declared();
    Link {
        from: id(step.link.from),
        to: &declared.to,
        relation: declared.relation.word(),
        basis: declared.basis,
        extent: declared.extent,
        way,
        upshot,
    }
}
