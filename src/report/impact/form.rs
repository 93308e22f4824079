//! The impact for programs.

use serde::Serialize;

use super::super::Asked;
use super::super::entry::{Entry, Head};
use super::super::json::{self, Finding};
use super::super::pretty::pretty;
use crate::date::Day;
use crate::framework::{Basis, DocumentRef, Expectation, Hold, LinkRef, Reliant, Running};
use crate::impact::{Impact, Loss, Removal, Standing};
use crate::outcome::Settled;
use crate::source::Sources;

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-impact/1";

#[derive(Serialize)]
struct Form<'f> {
    #[serde(flatten)]
    head: Head<'f>,
    document: Entry<'f>,
    threads: Vec<Thread<'f>>,
    carries: Vec<Carried<'f>>,
    fulfils: Vec<Carried<'f>>,
    addresses: Vec<Carried<'f>>,
    links: Vec<Link<'f>>,
    /// What names it as evidence.
    cited_by: &'f [&'f str],
    /// Null where only what hangs on it was asked for.
    removal: Option<Without<'f>>,
}

/// A document with a thread through it.
#[derive(Serialize)]
struct Thread<'f> {
    id: &'f str,
    title: &'f str,
    /// Of the weakest link of the best of these threads.
    basis: Basis,
    /// It has no other; for a priority, none to another priority.
    only: bool,
    /// The same of the best other one; null where there is none.
    other_basis: Option<Basis>,
}

/// Something that the document does, and how many others in force state that they do it too.
#[derive(Serialize)]
struct Carried<'f> {
    id: &'f str,
    title: &'f str,
    basis: Basis,
    others_in_force: usize,
}

#[derive(Serialize)]
struct Link<'f> {
    from: &'f str,
    relation: &'static str,
    basis: Basis,
    state: &'static str,
}

#[derive(Serialize)]
struct Without<'f> {
    threads_lost: Vec<&'f str>,
    /// Every document that would have less of threads, those that would lose the last one too.
    threads: Vec<Change<'f, Hold>>,
    priorities: Vec<Support<'f>>,
    expectations: Vec<Change<'f, Standing>>,
    states: Vec<Change<'f, &'static str>>,
    /// Links that would lead to nothing.
    dangling: Vec<Finding<'f>>,
    new: Vec<Finding<'f>>,
    gone: Vec<Finding<'f>>,
}

#[derive(Serialize)]
struct Support<'f> {
    id: &'f str,
    in_force: usize,
    /// Null where nothing would ask for it any more.
    would_be: Option<usize>,
}

#[derive(Serialize)]
struct Change<'f, T> {
    id: &'f str,
    is: T,
    would_be: T,
}

/// The whole impact.
pub fn json<'f>(
    asked: &Asked<'f>,
    impact: &'f Impact<'f>,
    removal: Option<&'f Removal<'f>>,
    sources: &'f Sources,
) -> Vec<u8> {
    let serving = asked.framework.serving();
    pretty(&Form {
        head: Head::new(SCHEMA, asked),
        document: Entry::new(impact.document, serving.as_ref()),
        threads: impact.threads.iter().map(thread).collect(),
        carries: impact.carries.iter().map(document).collect(),
        fulfils: impact.fulfils.iter().map(expectation).collect(),
        addresses: impact.answers.iter().map(document).collect(),
        links: impact.links.iter().map(|one| link(*one)).collect(),
        cited_by: &impact.cited_by,
        removal: removal.map(|removal| without(removal, sources, asked.framework.day())),
    })
}

fn thread<'f>(one: &Running<'f>) -> Thread<'f> {
    Thread {
        id: &one.document.declared().id,
        title: &one.document.declared().title,
        basis: one.basis,
        only: one.other.is_none(),
        other_basis: one.other,
    }
}

fn document<'f>(one: &Reliant<DocumentRef<'f>>) -> Carried<'f> {
    Carried {
        id: &one.what.declared().id,
        title: &one.what.declared().title,
        basis: one.basis,
        others_in_force: one.others,
    }
}

fn expectation<'f>(one: &Reliant<&'f Expectation<'f>>) -> Carried<'f> {
    Carried {
        id: &one.what.id,
        title: &one.what.title,
        basis: one.basis,
        others_in_force: one.others,
    }
}

fn link(link: LinkRef<'_>) -> Link<'_> {
    Link {
        from: &link.from.declared().id,
        relation: link.declared().relation.word(),
        basis: link.declared().basis,
        state: link.from.state().word(),
    }
}

fn without<'f>(removal: &'f Removal<'f>, sources: &'f Sources, day: Day) -> Without<'f> {
    let id = |document: &DocumentRef<'f>| -> &'f str { &document.declared().id };
    let findings = |settled: &[&'f Settled]| {
        let findings = settled.iter().copied();
        findings
            .map(|one| json::finding(one, sources, day))
            .collect()
    };
    Without {
        threads_lost: removal
            .threads
            .iter()
            .map(|one| id(&one.document))
            .collect(),
        threads: removal
            .threads
            .iter()
            .chain(&removal.weaker)
            .map(loss)
            .collect(),
        priorities: removal
            .priorities
            .iter()
            .map(|(priority, in_force, would_be)| Support {
                id: id(priority),
                in_force: *in_force,
                would_be: *would_be,
            })
            .collect(),
        expectations: removal
            .expectations
            .iter()
            .map(|(expectation, is, would_be)| Change {
                id: &expectation.id,
                is: *is,
                would_be: *would_be,
            })
            .collect(),
        states: removal
            .states
            .iter()
            .map(|(document, is, would_be)| Change {
                id: id(document),
                is: is.word(),
                would_be: would_be.word(),
            })
            .collect(),
        dangling: findings(&removal.dangling),
        new: findings(&removal.new),
        gone: findings(&removal.gone),
    }
}

fn loss<'f>(loss: &Loss<'f>) -> Change<'f, Hold> {
    Change {
        id: &loss.document.declared().id,
        is: loss.before,
        would_be: loss.after,
    }
}
