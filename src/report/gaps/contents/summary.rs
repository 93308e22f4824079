//! The verdict, the figures, and where to start.

use std::borrow::Cow;

use super::gaps::{Gap, RuleGaps};
use super::{Material, Mention};
use crate::finding::Level;
use crate::framework::{DocumentRef, Expectation, Fulfilment, Kind, Linkage};

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
    /// Of how many strategies and plans in force nobody knows whether they are linked: nobody has looked for their links, or
    /// for those of what they lead to.
    pub unexamined: usize,
    /// How many expectations nobody has looked for.
    pub not_looked_for: usize,
    /// How many gaps of each level, the gravest first.
    pub levels: [LevelCount; 3],
    /// Whether a check of this framework fails.
    pub fails: bool,
    /// Where to begin: the gravest gaps, one for each rule.
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
    /// So many gaps, known ones included.
    pub count: usize,
    /// So many of them are known: they are in the baseline.
    pub known: usize,
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
    /// How many more gaps of this level its rule has.
    pub more: usize,
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
        known: all()
            .filter(|gap| gap.level == level && gap.is_known)
            .count(),
    };
    Summary {
        linked: linked(material),
        supported: supported(material),
        met: met(material),
        lapsed: gaps
            .iter()
            .find(|rule| rule.rule == "lapsed-document")
            .map_or(0, |rule| rule.gaps.len()),
        unexamined: unexamined(material),
        levels: [Level::Error, Level::Warning, Level::Note].map(count),
        fails: material.checked.outcome.fails(material.checked.fail_on),
        not_looked_for: not_looked_for(material),
        first: first(material, gaps),
    }
}

/// The gravest gap of each rule that has one of the gravest level found. What stands higher in the thread comes first,
/// because more hangs on it: the corporate plan, then priorities, then what is expected, then single documents.
fn first<'a>(material: &Material<'a>, gaps: &[RuleGaps<'a>]) -> Vec<Start<'a>> {
    let Some(gravest) = gaps
        .iter()
        .map(|rule| rule.level)
        .max()
        .filter(|level| *level > Level::Note)
    else {
        return Vec::new();
    };
    let mut starts: Vec<(u8, Start)> = gaps
        .iter()
        .filter(|rule| rule.level == gravest)
        .filter_map(|rule| start(material, rule))
        .collect();
    starts.sort_by_key(|(height, _)| *height);
    starts.truncate(FIRST);
    starts.into_iter().map(|(_, start)| start).collect()
}

fn start<'a>(material: &Material<'a>, rule: &RuleGaps<'a>) -> Option<(u8, Start<'a>)> {
    let alike = || rule.gaps.iter().filter(|gap| gap.level == rule.level);
    let height = |gap: &&Gap| height(material, gap);
    let gap = alike().min_by_key(height)?;
    let start = Start {
        id: gap.id,
        message: gap.message.clone(),
        document: gap.document.clone(),
        owner: gap.owner.clone(),
        more: alike().count() - 1,
    };
    Some((height(&gap), start))
}

/// How far from the top of the thread a gap is.
fn height(material: &Material, gap: &Gap) -> u8 {
    let document = gap.document.as_ref();
    let document = document.and_then(|document| material.asked.framework.document(&document.id));
    match document.map(|document| document.kind) {
        Some(Kind::CorporatePlan) => 0,
        Some(Kind::Priority) => 1,
        None => 2,
        Some(_) => 3,
    }
}

fn linked(material: &Material) -> Figure {
    let answerable = || {
        material
            .documents()
            .filter(|document| document.is_answerable())
    };
    let is_linked = |document| material.asked.framework.is_linked(document);
    Figure {
        count: answerable().filter(|document| is_linked(*document)).count(),
        of: answerable().count(),
    }
}

fn supported(material: &Material) -> Figure {
    let priorities = &material.checked.outcome.priorities;
    Figure {
        count: priorities
            .iter()
            .filter(|priority| priority.in_force > 0)
            .count(),
        of: priorities.len(),
    }
}

fn met(material: &Material) -> Figure {
    let looked_for =
        || applying(material).filter(|one| !material.asked.settings.is_not_looked_for(&one.id));
    let is_met =
        |one: &&Expectation| matches!(material.asked.framework.fulfilment(one), Fulfilment::Met(_));
    Figure {
        count: looked_for().filter(is_met).count(),
        of: looked_for().count(),
    }
}

fn not_looked_for(material: &Material) -> usize {
    applying(material)
        .filter(|one| material.asked.settings.is_not_looked_for(&one.id))
        .count()
}

/// The expectations of a council of this type.
pub(super) fn applying<'a>(material: &Material<'a>) -> impl Iterator<Item = &'a Expectation<'a>> {
    let (framework, council) = (material.asked.framework, material.asked.settings.authority);
    framework
        .expectations()
        .iter()
        .filter(move |one| one.applies(council, framework.day()))
}

fn unexamined(material: &Material) -> usize {
    let answerable = material
        .documents()
        .filter(|document| document.is_answerable());
    let is_unknown = |document: &DocumentRef| {
        matches!(
            material.asked.framework.linkage(*document),
            Linkage::Unexamined(_) | Linkage::Unclear
        )
    };
    answerable.filter(is_unknown).count()
}
