//! What hangs on a document, and what would break without it: for the next edition that is being written.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::framework::{
    Basis, DocumentRef, Expectation, Framework, Fulfilment, Hold, LinkRef, Relations, Reliant,
    Running, State,
};
use crate::outcome::{Outcome, Settled};
use crate::settings::Settings;

/// What hangs on a document.
pub struct Impact<'f> {
    /// The document.
    pub document: DocumentRef<'f>,
    /// Documents in force of which a thread runs through it, or ends at it.
    pub threads: Vec<Running<'f>>,
    /// Priorities that it carries.
    pub carries: Vec<Reliant<DocumentRef<'f>>>,
    /// Expectations that it fulfils, or claims to.
    pub fulfils: Vec<Reliant<&'f Expectation<'f>>>,
    /// Recommendations that it addresses.
    pub answers: Vec<Reliant<DocumentRef<'f>>>,
    /// Links that lead to it, relation by relation.
    pub links: Vec<LinkRef<'f>>,
    /// Ids of what cites it as evidence.
    pub cited_by: Vec<&'f str>,
}

impl<'f> Impact<'f> {
    /// What hangs on the document in its framework.
    pub fn new(framework: &'f Framework<'f>, document: DocumentRef<'f>) -> Self {
        let mut links: Vec<LinkRef> = document.incoming(Relations::ALL).collect();
        links.sort_by_key(|link| {
            let is_lesser = link.basis != Basis::Stated;
            (link.relation, is_lesser, &*link.from.declared().id.value)
        });
        Self {
            document,
            threads: framework.threads_through(document),
            carries: framework.carried_by(document),
            fulfils: framework.fulfilled_by(document),
            answers: framework.answered_by(document),
            links,
            cited_by: framework.citing(document),
        }
    }
}

/// What would be otherwise if a document were not declared.
pub struct Removal<'r> {
    /// Documents that would have no thread to a priority or the plan any more.
    pub threads: Vec<Loss<'r>>,
    /// Documents that would keep less: only a thread to the plan as a whole, or only one that is not stated.
    pub weaker: Vec<Loss<'r>>,
    /// Priorities that fewer documents would carry: how many do, and how many would; none where nothing would ask for the
    /// priority any more, because its plan is gone.
    pub priorities: Vec<(DocumentRef<'r>, usize, Option<usize>)>,
    /// Expectations that would be fulfilled less.
    pub expectations: Vec<(&'r Expectation<'r>, Standing, Standing)>,
    /// Documents that would be something else: what they are, and what they would be.
    pub states: Vec<(DocumentRef<'r>, State, State)>,
    /// Findings of links that would lead to nothing: what would have to be written anew.
    pub dangling: Vec<&'r Settled>,
    /// Other findings that would be new.
    pub new: Vec<&'r Settled>,
    /// Findings that would be gone.
    pub gone: Vec<&'r Settled>,
}

/// A document that would have less of threads.
pub struct Loss<'r> {
    /// The document.
    pub document: DocumentRef<'r>,
    /// What it has.
    pub before: Hold,
    /// What it would have.
    pub after: Hold,
}

/// How far an expectation is fulfilled; the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant says it")]
pub enum Standing {
    Missing,
    NotInForce,
    InPart,
    Fulfilled,
}

/// A framework, and what its check came to.
#[derive(Clone, Copy)]
pub struct Checked<'r> {
    /// The framework.
    pub framework: &'r Framework<'r>,
    /// What its check came to.
    pub outcome: &'r Outcome,
}

impl<'r> Removal<'r> {
    /// Compares the framework with the document and without it.
    pub fn new(
        removed: &str,
        with: Checked<'r>,
        without: Checked<'r>,
        settings: &Settings,
    ) -> Self {
        let new = findings_of(without.outcome, with.outcome);
        let (dangling, new) = new.into_iter().partition(|settled| {
            let finding = &settled.finding;
            finding.rule == "unknown-reference" && finding.about.target.as_deref() == Some(removed)
        });
        let losses = losses(with.framework, without.framework);
        let (weaker, threads) = losses
            .into_iter()
            .partition(|loss| loss.after.to_any.is_some());
        Self {
            threads,
            weaker,
            priorities: priorities(with.framework, without.framework),
            expectations: expectations(with.framework, without.framework, settings),
            states: states(with.framework, without.framework),
            dangling,
            new,
            gone: findings_of(with.outcome, without.outcome),
        }
    }
}

/// The documents of a framework that are in the other one too, each with itself there.
fn pairs<'r>(
    with: &'r Framework<'r>,
    without: &'r Framework<'r>,
) -> impl Iterator<Item = (DocumentRef<'r>, DocumentRef<'r>)> {
    let documents = with.documents();
    documents.filter_map(|document| Some((document, without.document(&document.declared().id)?)))
}

/// The documents that have less of threads in the second.
fn losses<'r>(with: &'r Framework<'r>, without: &'r Framework<'r>) -> Vec<Loss<'r>> {
    let (holds, then) = (with.holds(), without.holds());
    let losses = pairs(with, without).map(|(before, after)| Loss {
        document: before,
        before: holds.of(before),
        after: then.of(after),
    });
    losses
        .filter(|loss| loss.after.is_less_than(loss.before))
        .collect()
}

fn priorities<'r>(
    with: &'r Framework<'r>,
    without: &'r Framework<'r>,
) -> Vec<(DocumentRef<'r>, usize, Option<usize>)> {
    let support = |framework: &'r Framework<'r>| -> FxHashMap<&'r str, usize> {
        let count = |priority: DocumentRef<'r>| {
            let supporters = framework.supporters(priority).into_iter();
            let in_force = supporters.filter(|document| document.is_in_force()).count();
            (&*priority.declared().id.value, in_force)
        };
        framework.priorities().map(count).collect()
    };
    let after = support(without);
    let before = support(with);
    let fewer = with.priorities().filter_map(|priority| {
        let id = &*priority.declared().id.value;
        let (before, after) = (before[id], after.get(id).copied());
        let is_less = after.is_none_or(|after| after < before);
        let is_there = without.document(id).is_some();
        (is_less && is_there).then_some((priority, before, after))
    });
    fewer.collect()
}

fn expectations<'r>(
    with: &'r Framework<'r>,
    without: &'r Framework<'r>,
    settings: &Settings,
) -> Vec<(&'r Expectation<'r>, Standing, Standing)> {
    let applying = with
        .expectations()
        .iter()
        .filter(|one| one.applies(settings.authority, with.day()));
    let less = applying.filter_map(|expectation| {
        let before = Standing::of(&with.fulfilment(expectation));
        let after = Standing::of(&without.fulfilment(expectation));
        (after < before).then_some((expectation, before, after))
    });
    less.collect()
}

fn states<'r>(
    with: &'r Framework<'r>,
    without: &'r Framework<'r>,
) -> Vec<(DocumentRef<'r>, State, State)> {
    pairs(with, without)
        .map(|(before, after)| (before, before.state(), after.state()))
        .filter(|(_, before, after)| before != after)
        .collect()
}

/// The findings that count in one outcome and are not in the other.
fn findings_of<'r>(one: &'r Outcome, other: &Outcome) -> Vec<&'r Settled> {
    let known: FxHashSet<&str> = other.findings.iter().map(|settled| &*settled.id).collect();
    let findings = one.findings.iter().filter(|settled| settled.stands());
    findings
        .filter(|settled| !known.contains(&*settled.id))
        .collect()
}

impl Standing {
    fn of(fulfilment: &Fulfilment) -> Self {
        match fulfilment {
            Fulfilment::Met(_) => Self::Fulfilled,
            Fulfilment::Partly(_) => Self::InPart,
            Fulfilment::Unmet(_) => Self::NotInForce,
            Fulfilment::Missing => Self::Missing,
        }
    }
}
