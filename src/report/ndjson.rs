//! Documents, links and findings for programs that read a line at a time: each on a line of its own, with the framework to
//! which it belongs, so that the lines of many councils can be put together.

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Entry;
use super::json::{Location, finding, location, path};
use super::pretty::line;
use super::{Asked, Checked, list};
use crate::framework::{Basis, DocumentRef, Extent, LinkRef, Resolved, Selector};
use crate::source::Sources;

/// Something of a framework.
#[derive(Serialize)]
struct Line<'a, T> {
    /// The framework's folder as it was named.
    framework: &'a str,
    as_of: &'a str,
    #[serde(flatten)]
    it: T,
}

/// A link as it was declared, and what it leads to on the day.
#[derive(Serialize)]
struct Link<'f> {
    from: &'f str,
    relation: &'static str,
    to: &'f str,
    basis: Basis,
    extent: Extent,
    since: Option<String>,
    /// "document", "expectation", or why it counts for nothing.
    leads_to: &'static str,
    /// Both ends are documents in force.
    in_force: bool,
    location: Location<'f>,
}

/// All findings, known and excepted ones among them, written as they are made.
pub fn write_findings(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let (framework, as_of) = (path(checked.path), checked.outcome.day.to_string());
    for settled in &checked.outcome.findings {
        let it = finding(settled, checked.sources, checked.outcome.day);
        write(&framework, &as_of, it, out)?;
    }
    Ok(())
}

/// The chosen documents, as `list` has them.
pub fn write_documents(asked: &Asked, chosen: &Selector, out: &mut dyn Write) -> io::Result<()> {
    let (framework, as_of) = (path(asked.path), asked.framework.day().to_string());
    let serving = asked.framework.serving();
    for document in list::documents(asked.framework, chosen) {
        let it = Entry::new(document, serving.as_ref());
        write(&framework, &as_of, it, out)?;
    }
    Ok(())
}

/// Every link of the documents that exist on the day.
pub fn write_links(asked: &Asked, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let (framework, as_of) = (path(asked.path), asked.framework.day().to_string());
    for one in asked.framework.documents().flat_map(DocumentRef::links) {
        write(&framework, &as_of, link(one, sources), out)?;
    }
    Ok(())
}

fn write(framework: &str, as_of: &str, it: impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let of = Line {
        framework,
        as_of,
        it,
    };
    out.write_all((line(&of) + "\n").as_bytes())
}

fn link<'f>(link: LinkRef<'f>, sources: &'f Sources) -> Link<'f> {
    let declared = link.declared();
    let target = link.target();
    Link {
        from: &link.from.declared().id,
        relation: declared.relation.word(),
        to: &declared.to,
        basis: declared.basis,
        extent: declared.extent,
        since: declared.since.map(|since| since.to_string()),
        leads_to: leads_to(link.resolved()),
        in_force: link.from.is_in_force() && target.is_some_and(DocumentRef::is_in_force),
        location: location(declared.to.place, sources),
    }
}

fn leads_to(resolved: Resolved) -> &'static str {
    match resolved {
        Resolved::Document(_) => "document",
        Resolved::Expectation(_) => "expectation",
        Resolved::Misplaced(_) => "misplaced",
        Resolved::Broken => "broken",
        Resolved::Unknown => "undeclared",
        Resolved::NotYet => "not-yet",
    }
}
