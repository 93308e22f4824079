//! Strategies and plans by priorities.

use super::super::super::{clean, entry};
use super::{Material, Mention};
use crate::framework::{DocumentRef, Linkage, Service, State, Tier};

/// Which document serves which priority.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// The priorities of the plan in force, core ones first.
    pub priorities: Vec<(Mention<'a>, Option<Tier>)>,
    /// A row for each strategy and plan that is not over.
    pub rows: Vec<Row<'a>>,
    /// For each priority what serves it.
    pub totals: Vec<Total>,
}

/// One strategy or plan.
#[derive(Debug)]
pub struct Row<'a> {
    /// The document.
    pub document: Mention<'a>,
    /// Its kind and state, in words.
    pub kind: String,
    /// What it is on the day, in words.
    pub state: String,
    /// It counts only while it is in force.
    pub in_force: bool,
    /// How it serves each priority.
    pub cells: Vec<Option<Service>>,
    /// Why no cell is filled.
    pub nothing: Option<Nothing>,
}

/// Why a document serves no priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// It is an entry for several.
    StandsForSeveral,
    /// It need not.
    AnotherAuthoritys,
    /// Nobody has looked, at it or at what it leads to.
    NotLookedFor,
    /// It serves the corporate plan as a whole.
    PlanAsAWhole,
    /// It has no link upwards.
    NoLink,
    /// Its threads stop on the way.
    ThreadStops,
}

/// What serves a priority, among documents in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Stated, straight to it.
    pub directly: usize,
    /// Stated, through others.
    pub through_others: usize,
    /// Not stated by the document itself on the way.
    pub not_stated: usize,
}

pub(super) fn matrix<'a>(material: &Material<'a>) -> Option<Matrix<'a>> {
    let framework = material.asked.framework;
    let serving = framework.serving()?;
    let mut priorities: Vec<DocumentRef> = framework
        .priorities()
        .filter(|priority| material.mention(*priority).is_some())
        .collect();
    priorities.sort_by(|a, b| (a.tier(), &*a.id.value).cmp(&(b.tier(), &*b.id.value)));
    let is_row = |document: &DocumentRef| {
        let over = matches!(
            document.state(),
            State::Superseded | State::Withdrawn | State::NotYet
        );
        document.kind.is_strategy_or_plan() && !over
    };
    let mut totals = vec![Total::default(); priorities.len()];
    let mut documents: Vec<_> = material.documents().filter(is_row).collect();
    documents.sort_by_key(|document| document.kind);
    let mut rows = Vec::with_capacity(documents.len());
    for document in documents {
        let served = serving.of(document);
        let cell = |priority: &DocumentRef<'a>| {
            served
                .iter()
                .find(|(one, _)| one == priority)
                .map(|(_, how)| *how)
        };
        let cells: Vec<_> = priorities.iter().map(cell).collect();
        if document.is_in_force() {
            cells
                .iter()
                .zip(&mut totals)
                .for_each(|(cell, total)| total.count(*cell));
        }
        rows.extend(row(material, document, cells));
    }
    let head = |priority: &DocumentRef<'a>| Some((material.mention(*priority)?, priority.tier()));
    Some(Matrix {
        priorities: priorities.iter().filter_map(head).collect(),
        rows,
        totals,
    })
}

fn row<'a>(
    material: &Material<'a>,
    document: DocumentRef<'a>,
    cells: Vec<Option<Service>>,
) -> Option<Row<'a>> {
    let empty = cells.iter().all(Option::is_none);
    Some(Row {
        document: material.mention(document)?,
        kind: clean(&entry::kind(document)).into_owned(),
        state: entry::state(document),
        in_force: document.is_in_force(),
        nothing: empty.then(|| nothing(material, document)),
        cells,
    })
}

/// Why a document serves no priority.
fn nothing(material: &Material, document: DocumentRef) -> Nothing {
    match material.asked.framework.linkage(document) {
        _ if document.collective => Nothing::StandsForSeveral,
        _ if document.external => Nothing::AnotherAuthoritys,
        Linkage::Unexamined(_) | Linkage::Unclear => Nothing::NotLookedFor,
        Linkage::Linked | Linkage::Unstated(_) => Nothing::PlanAsAWhole,
        Linkage::Unlinked | Linkage::Dangling => Nothing::NoLink,
        Linkage::Broken(_) | Linkage::IntoCircle(_) | Linkage::Circular => Nothing::ThreadStops,
    }
}

impl Total {
    fn count(&mut self, cell: Option<Service>) {
        match cell {
            None => {}
            Some(Service::Directly) => self.directly += 1,
            Some(Service::ThroughOthers) => self.through_others += 1,
            Some(Service::NotStated) => self.not_stated += 1,
        }
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.directly + self.through_others + self.not_stated
    }
}

impl Row<'_> {
    /// How many priorities it serves.
    pub fn served(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    /// In force, and known to serve no priority: the row to look at.
    pub fn is_cut_off(&self) -> bool {
        let stops = matches!(self.nothing, Some(Nothing::NoLink | Nothing::ThreadStops));
        self.in_force && stops
    }
}
