//! The golden thread from the corporate plan down, and what does not hang on it.

use std::borrow::Cow;
use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::super::super::{clean, entry};
use super::super::words::ENGLISH as W;
use super::{Material, Mention};
use crate::framework::{Basis, DocumentRef, Expectation, Fulfilment, Kind, Linkage, State};
use crate::phrase;

/// The thread, and where it stops.
#[derive(Debug)]
pub struct Threads<'a> {
    /// From the top down, each followed by what serves it.
    pub branches: Vec<Branch<'a>>,
    /// What hangs on nothing, by the reason.
    pub stops: Vec<(Stop, Vec<Stopped<'a>>)>,
}

/// A document where it stands in the thread.
#[derive(Debug)]
pub struct Branch<'a> {
    /// How many documents stand above it.
    pub depth: usize,
    /// The document.
    pub document: Mention<'a>,
    /// Its kind, in words.
    pub kind: String,
    /// Its state in words, where it is not in force.
    pub state: Option<String>,
    /// How its link to what stands above it is known; none at the top.
    pub basis: Option<Basis>,
    /// What serves it is shown further up.
    pub is_shown_above: bool,
}

/// Why no thread is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It has no link upwards.
    Unlinked,
    /// Its threads end on the way.
    CutOff,
    /// Nobody has looked for its links, or for those of what it leads to.
    Unexamined,
    /// It is expected and is not there.
    Missing,
    /// It is expected, and what would fulfil it is not in force.
    NotInForce,
}

/// What hangs on nothing.
#[derive(Debug)]
pub struct Stopped<'a> {
    /// The title of the document, or of what is expected.
    pub title: Cow<'a, str>,
    /// The document; none where there is none.
    pub document: Option<Mention<'a>>,
    /// What a reader should know of it, in a few words.
    pub remark: Option<String>,
}

/// Documents at this depth are not opened further: lists within lists become unreadable, to screen readers above all.
const DEEPEST: usize = 6;

pub(super) fn threads<'a>(material: &Material<'a>) -> Threads<'a> {
    Threads {
        branches: branches(material),
        stops: stops(material),
    }
}

/// A document that waits to be shown.
type Waiting<'a> = (usize, DocumentRef<'a>, Option<Basis>);

/// Walks down, each document opened once, so that the list is no longer than there are links.
fn branches<'a>(material: &Material<'a>) -> Vec<Branch<'a>> {
    let mut opened: FxHashSet<&str> = FxHashSet::default();
    let mut waiting: Vec<Waiting> = tops(material)
        .into_iter()
        .rev()
        .map(|top| (0, top, None))
        .collect();
    let mut branches = Vec::new();
    while let Some((depth, document, basis)) = waiting.pop() {
        let Some(mention) = material.mention(document) else {
            continue;
        };
        let below = below(document);
        let goes_on = document.is_in_force() && depth < DEEPEST && !below.is_empty();
        let is_new = goes_on && opened.insert(&*document.declared().id.value);
        branches.push(Branch {
            depth,
            document: mention,
            kind: clean(&entry::kind(document)).into_owned(),
            state: (!document.is_in_force()).then(|| entry::state(document)),
            basis,
            is_shown_above: goes_on && !is_new,
        });
        if is_new {
            let below = below.into_iter().rev();
            waiting.extend(below.map(|(document, basis)| (depth + 1, document, Some(basis))));
        }
    }
    branches
}

/// The corporate plans in force, and the priorities that belong to none.
fn tops<'a>(material: &Material<'a>) -> Vec<DocumentRef<'a>> {
    let framework = material.asked.framework;
    let of_a_plan: FxHashSet<&str> = framework
        .plans()
        .flat_map(below)
        .map(|(document, _)| &*document.declared().id.value)
        .collect();
    let loose = framework
        .priorities()
        .filter(|one| !of_a_plan.contains(&*one.declared().id.value));
    framework.plans().chain(loose).collect()
}

/// What serves a document: priorities first, then what is in force, by kind. A document that links to it more than once
/// stands once, by its best link.
fn below(document: DocumentRef) -> Vec<(DocumentRef, Basis)> {
    let is_shown = |document: &DocumentRef| {
        let is_over = matches!(
            document.state(),
            State::Superseded | State::Withdrawn | State::NotYet
        );
        !is_over && (document.kind == Kind::Priority || document.kind.is_strategy_or_plan())
    };
    let steps = document
        .steps_down()
        .filter_map(|step| Some((step.to.filter(is_shown)?, step.link.basis)));
    let mut below: Vec<(DocumentRef, Basis)> = steps.collect();
    below.sort_by_key(|(one, basis)| {
        let rank = (
            one.kind != Kind::Priority,
            !one.is_in_force(),
            one.kind,
            one.tier(),
        );
        (rank, &*one.declared().id.value, Reverse(*basis))
    });
    below.dedup_by_key(|(one, _)| &*one.declared().id.value);
    below
}

fn stops<'a>(material: &Material<'a>) -> Vec<(Stop, Vec<Stopped<'a>>)> {
    let all = [
        Stop::Unlinked,
        Stop::CutOff,
        Stop::Unexamined,
        Stop::Missing,
        Stop::NotInForce,
    ];
    let mut stops = all.map(|stop| (stop, Vec::new()));
    let mut add = |stop: Stop, stopped| {
        let of_kind = stops.iter_mut().find(|(one, _)| *one == stop);
        of_kind.expect("all kinds are there").1.push(stopped);
    };
    // The same as in the picture: what has lapsed or is not adopted yet, too, but not what another authority answers for.
    let is_drawn = |document: &DocumentRef| {
        document.kind.is_strategy_or_plan() && !document.state().is_gone() && !document.external
    };
    for document in material.documents().filter(is_drawn) {
        if let Some((stop, why)) = stop(material, document) {
            let state = (!document.is_in_force()).then(|| entry::state(document));
            let remarks: Vec<String> = state.into_iter().chain(why).collect();
            let remark = (!remarks.is_empty()).then(|| remarks.join("; "));
            let title = clean(&document.declared().title);
            add(
                stop,
                Stopped {
                    title,
                    document: material.mention(document),
                    remark,
                },
            );
        }
    }
    for expectation in super::summary::applying(material) {
        let stop = absence(material, expectation).filter(|_| !material.hidden.has(&expectation.id));
        if let Some(stop) = stop {
            let remark = Some(phrase::binding(expectation.level).to_owned());
            add(
                stop,
                Stopped {
                    title: clean(&expectation.title),
                    document: None,
                    remark,
                },
            );
        }
    }
    stops
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .collect()
}

/// Why no thread leads from the document to the plan, and at what the thread stops.
fn stop(material: &Material, document: DocumentRef) -> Option<(Stop, Option<String>)> {
    match material.asked.framework.linkage(document) {
        Linkage::Linked | Linkage::Unstated(_) => None,
        Linkage::Unexamined(_) | Linkage::Unclear => Some((Stop::Unexamined, None)),
        Linkage::Unlinked | Linkage::Dangling => Some((Stop::Unlinked, None)),
        Linkage::Circular => Some((Stop::CutOff, Some(W.in_a_circle.to_owned()))),
        Linkage::Broken(thread) | Linkage::IntoCircle(thread) => {
            let end = material.mention(thread.end);
            let state = entry::state(thread.end);
            Some((Stop::CutOff, end.map(|end| W.stops_at(&end.title, &state))))
        }
    }
}

/// Whether what is expected is missing, or not in force. What nobody has looked for is not called missing.
fn absence(material: &Material, expectation: &Expectation) -> Option<Stop> {
    if material.asked.settings.is_not_looked_for(&expectation.id) {
        return None;
    }
    match material.asked.framework.fulfilment(expectation) {
        Fulfilment::Missing => Some(Stop::Missing),
        Fulfilment::Unmet(_) => Some(Stop::NotInForce),
        Fulfilment::Met(_) | Fulfilment::Partly(_) => None,
    }
}
