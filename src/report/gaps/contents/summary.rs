//! The verdict, the figures, and where to start.

use std::borrow::Cow;

use super::gaps::{Gap, RuleGaps};
use super::{Material, Mention};
use crate::finding::Level;
use crate::framework::{Fulfilment, Linkage, State};

/// What a reader in a hurry needs.
#[derive(Debug)]
pub struct Summary<'a> {
    /// How many strategies and plans in force must be linked, and how many of them are.
    pub linked: Figure,
    /// How many priorities the plan has, and how many a strategy or plan in force supports directly.
    pub supported: Figure,
    /// Expectations that apply and were looked for, and how many are met in full.
    pub met: Figure,
    /// How many strategies and plans have lapsed without a successor.
    pub lapsed: usize,
    /// How many strategies and plans nobody has looked at for links.
    pub unexamined: usize,
    /// How many gaps of each level, the gravest first.
    pub levels: [LevelCount; 3],
    /// Whether a check of this framework fails.
    pub fails: bool,
    /// The gravest gaps.
    pub first: Vec<Start<'a>>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// So many.
    pub count: usize,
    /// Of so many.
    pub of: usize,
}

/// How many gaps of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelCount {
    /// The level.
    pub level: Level,
    /// So many gaps.
    pub count: usize,
}

/// A gap to begin with.
#[derive(Debug)]
pub struct Start<'a> {
    /// The gap's id.
    pub id: &'a str,
    /// What is wrong.
    pub message: String,
    /// The document that it is about.
    pub document: Option<Mention<'a>>,
    /// Who answers for it.
    pub owner: Option<Cow<'a, str>>,
}

impl Figure {
    /// In percent, rounded down, so that only all of them are a hundred.
    pub fn percent(self) -> usize {
        (100 * self.count).checked_div(self.of).unwrap_or(0)
    }
}

/// So many gaps are named first.
const FIRST: usize = 8;

pub(super) fn summary<'a>(material: &Material<'a>, gaps: &[RuleGaps<'a>]) -> Summary<'a> {
    let all = || gaps.iter().flat_map(|rule| &rule.gaps);
    let count = |level| LevelCount {
        level,
        count: all().filter(|gap| gap.level == level).count(),
    };
    let gravest = all().filter(|gap| gap.level == Level::Error);
    Summary {
        linked: linked(material),
        supported: supported(material),
        met: met(material),
        lapsed: gaps.iter().find(|rule| rule.rule == "lapsed-document").map_or(0, |rule| rule.gaps.len()),
        unexamined: unexamined(material),
        levels: [Level::Error, Level::Warning, Level::Note].map(count),
        fails: material.checked.outcome.fails(material.checked.fail_on),
        first: gravest.take(FIRST).map(start).collect(),
    }
}

fn start<'a>(gap: &Gap<'a>) -> Start<'a> {
    Start {
        id: gap.id,
        message: gap.message.clone(),
        document: gap.document.clone(),
        owner: gap.owner.clone(),
    }
}

fn linked(material: &Material) -> Figure {
    let answerable = || material.documents().filter(|document| document.is_answerable());
    let is_linked = |document| {
        matches!(material.asked.framework.linkage(document), Linkage::Linked)
    };
    Figure {
        count: answerable().filter(|document| is_linked(*document)).count(),
        of: answerable().count(),
    }
}

fn supported(material: &Material) -> Figure {
    let priorities = &material.checked.outcome.priorities;
    Figure {
        count: priorities.iter().filter(|priority| priority.in_force > 0).count(),
        of: priorities.len(),
    }
}

fn met(material: &Material) -> Figure {
    let (framework, settings) = (material.asked.framework, material.asked.settings);
    let applying = || {
        let all = framework.expectations().iter();
        all.filter(|one| one.applies(settings.authority, framework.day()))
            .filter(|one| !settings.is_not_looked_for(&one.id))
    };
    let is_met = |fulfilment| matches!(fulfilment, Fulfilment::Met(_));
    Figure {
        count: applying().filter(|one| is_met(framework.fulfilment(one))).count(),
        of: applying().count(),
    }
}

fn unexamined(material: &Material) -> usize {
    let answerable = material.documents().filter(|document| document.is_answerable());
    answerable.filter(|document| document.unexamined.is_some() && document.state() != State::Unknown).count()
}
