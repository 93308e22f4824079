//! What has changed since an earlier version.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::super::clean;
use super::super::earlier::EarlierFinding;
use super::gaps::{RuleGaps, sentence};
use super::{Earlier, Material};
use crate::date::Day;
use crate::finding::Level;

/// What has changed.
#[derive(Debug)]
pub struct Changes<'a> {
    /// The day that was asked about in the earlier version.
    pub day: Day,
    /// Gaps that were not there then.
    pub new: Vec<NewGap<'a>>,
    /// Gaps that are not there any more.
    pub fixed: Vec<FixedGap>,
    /// How many gaps were there then and are there still.
    pub still: usize,
    /// How many gaps there were then, by level, the gravest first.
    pub before: [usize; 3],
}

/// A gap that was not there.
#[derive(Debug)]
pub struct NewGap<'a> {
    /// Its id.
    pub id: &'a str,
    /// How much it matters.
    pub level: Level,
    /// What is wrong.
    pub message: String,
}

/// A gap that is not there any more.
#[derive(Debug)]
pub struct FixedGap {
    /// How much it mattered.
    pub level: Level,
    /// What was wrong.
    pub message: String,
    /// It is there still, as an agreed exception.
    pub is_excepted: bool,
}

pub(super) fn changes<'a>(
    material: &Material<'a>,
    earlier: &Earlier,
    gaps: &[RuleGaps<'a>],
) -> Changes<'a> {
    let before: FxHashMap<&str, &EarlierFinding> = earlier
        .findings
        .iter()
        .map(|finding| (&*finding.id, finding))
        .collect();
    let open = || gaps.iter().flat_map(|rule| &rule.gaps);
    let is_new = |id: &str| !before.contains_key(id);
    let new = open().filter(|gap| is_new(gap.id)).map(|gap| NewGap {
        id: gap.id,
        level: gap.level,
        message: gap.message.clone(),
    });
    let count = |level| {
        earlier
            .findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    };
    Changes {
        day: earlier.day,
        new: new.collect(),
        fixed: fixed(material, earlier, &open().map(|gap| gap.id).collect()),
        still: open().filter(|gap| !is_new(gap.id)).count(),
        before: [Level::Error, Level::Warning, Level::Note].map(count),
    }
}

fn fixed(material: &Material, earlier: &Earlier, open: &FxHashSet<&str>) -> Vec<FixedGap> {
    let all = material.checked.outcome.findings.iter();
    let excepted: FxHashSet<&str> = all
        .filter(|settled| settled.excepted.is_some())
        .map(|settled| &*settled.id)
        .collect();
    let gone = earlier
        .findings
        .iter()
        .filter(|finding| !open.contains(&*finding.id));
    let mut fixed: Vec<FixedGap> = gone
        .map(|finding| FixedGap {
            level: finding.level,
            message: sentence(&clean(&finding.message)),
            is_excepted: excepted.contains(&*finding.id),
        })
        .collect();
    fixed.sort_by(|a, b| (b.level, &a.message).cmp(&(a.level, &b.message)));
    fixed
}
