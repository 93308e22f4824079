//! What two checks found, side by side: by the ids of findings, which stay when lines move. Where the id of a document was
//! changed, its findings are looked for under the later one.

use rustc_hash::FxHashMap;

use super::{Renames, Version};
use crate::finding::Level;
use crate::outcome::Settled;
use crate::outcome::id;
use crate::source::Sources;

/// What two checks found.
#[derive(Default)]
pub struct Findings<'v> {
    /// What counts now and did not, the gravest first.
    pub new: Vec<New<'v>>,
    /// What does not count now, because it is excepted or known, and was not there or counted.
    pub aside: Vec<Aside<'v>>,
    /// What is not found any more, the gravest first.
    pub gone: Vec<Gone<'v>>,
    /// What was found before and is found now, as it was and as it is.
    pub still: Vec<(&'v Settled, &'v Settled)>,
}

/// A finding that counts now and did not.
pub struct New<'v> {
    /// The finding.
    pub settled: &'v Settled,
    /// What it comes of.
    pub by: NewBy,
}

/// What a new finding comes of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewBy {
    /// What is declared.
    Declaration,
    /// Its rule did not run before, or what is expected was not.
    Settings,
    /// It was excepted before.
    Exception,
    /// The baseline does not fit any more: it knew the finding, or knows one that is gone.
    Baseline,
}

/// A finding that does not count.
pub struct Aside<'v> {
    /// The finding, with the exception that covers it, or known.
    pub settled: &'v Settled,
    /// It was not found before.
    pub is_new: bool,
}

/// A finding that is not found any more.
pub struct Gone<'v> {
    /// The finding, as it was.
    pub settled: &'v Settled,
    /// What it went with.
    pub by: GoneBy,
}

/// What a finding went with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoneBy {
    /// What is declared: put right, or wrong in another way.
    Declaration,
    /// What it was about is not declared any more.
    Removal,
    /// Its rule does not run any more, or what was expected is not.
    Settings,
}

impl<'v> Findings<'v> {
    pub(super) fn new(before: Version<'v>, after: Version<'v>, renames: &Renames<'v>) -> Self {
        let pairs = Pairs::new(before, after, renames);
        let mut findings = Self::default();
        for (earlier, settled) in pairs.later {
            findings.add(earlier, settled, || by(before, after, settled));
        }
        let gone = pairs.gone.into_iter().map(|settled| Gone {
            by: gone_by(before, after, renames, settled),
            settled,
        });
        findings.gone = gone.collect();
        findings
            .new
            .sort_by_key(|new| std::cmp::Reverse(new.settled.finding.level));
        findings
            .gone
            .sort_by_key(|gone| std::cmp::Reverse(gone.settled.finding.level));
        findings
    }

    fn add(&mut self, earlier: Option<&'v Settled>, settled: &'v Settled, by: impl Fn() -> NewBy) {
        let by = match earlier {
            None => by(),
            Some(earlier) if earlier.excepted.is_some() => NewBy::Exception,
            Some(_) => NewBy::Baseline,
        };
        let counted = earlier.is_some_and(Settled::stands);
        match (settled.stands(), earlier) {
            (true, _) if !counted => self.new.push(New { settled, by }),
            (false, earlier) if counted || earlier.is_none() => self.aside.push(Aside {
                settled,
                is_new: earlier.is_none(),
            }),
            (_, Some(earlier)) => self.still.push((earlier, settled)),
            (_, None) => unreachable!("what was not found before is new or aside"),
        }
    }

    /// Whether anything new is at or above the level.
    pub fn fails(&self, at: Option<Level>) -> bool {
        let is_grave = |at| self.new.iter().any(|new| new.settled.finding.level >= at);
        at.is_some_and(is_grave)
    }
}

/// The findings of two checks, each with its like.
struct Pairs<'v> {
    /// Those of the later one, each with the same of the earlier one.
    later: Vec<(Option<&'v Settled>, &'v Settled)>,
    /// Those of the earlier one that have no like.
    gone: Vec<&'v Settled>,
}

impl<'v> Pairs<'v> {
    fn new(before: Version<'v>, after: Version<'v>, renames: &Renames<'v>) -> Self {
        let settled = |version: Version<'v>| version.outcome.findings.iter();
        let mut earlier: FxHashMap<&str, &Settled> = settled(before)
            .map(|settled| (&*settled.id, settled))
            .collect();
        let mut later: Vec<_> = settled(after)
            .map(|settled| (earlier.remove(&*settled.id), settled))
            .collect();
        let mut gone: Vec<&Settled> = settled(before)
            .filter(|settled| earlier.contains_key(&*settled.id))
            .collect();
        if !renames.is_empty() {
            pair_renamed(&mut later, &mut gone, renames, &before.inputs.sources);
        }
        Self { later, gone }
    }
}

/// Pairs what is about documents whose id was changed.
fn pair_renamed<'v>(
    later: &mut [(Option<&'v Settled>, &'v Settled)],
    gone: &mut Vec<&'v Settled>,
    renames: &Renames<'v>,
    sources: &Sources,
) {
    let mut open: FxHashMap<&str, &mut Option<&'v Settled>> = later
        .iter_mut()
        .filter(|(earlier, _)| earlier.is_none())
        .map(|(earlier, settled)| (&*settled.id, earlier))
        .collect();
    let mut repeats: FxHashMap<String, usize> = FxHashMap::default();
    gone.retain(|settled| {
        let Some(finding) = renamed(settled, renames) else {
            return true;
        };
        let repeat = repeats.entry(id::id(&finding, sources, 1)).or_insert(0);
        *repeat += 1;
        match open.remove(&*id::id(&finding, sources, *repeat)) {
            Some(earlier) => *earlier = Some(settled),
            None => return true,
        }
        false
    });
}

/// The finding as if the later ids had been there; none where it is about none of them.
fn renamed(settled: &Settled, renames: &Renames) -> Option<crate::finding::Finding> {
    let found = &settled.finding.found;
    let about = found
        .subject
        .iter()
        .chain(&found.others)
        .chain(&found.about.target);
    about.clone().find(|id| renames.changed(id).is_some())?;
    let mut finding = settled.finding.clone();
    let found = &mut finding.found;
    let about = found.subject.iter_mut().chain(&mut found.others);
    for id in about.chain(&mut found.about.target) {
        if let Some(later) = renames.changed(id) {
            later.clone_into(id);
        }
    }
    Some(finding)
}

/// What a finding comes of that was not there before.
fn by(before: Version, after: Version, settled: &Settled) -> NewBy {
    let is_asked_for = is_expectation(after, settled) && !is_expectation(before, settled);
    if settled.finding.rule == "stale-baseline" {
        NewBy::Baseline
    } else if is_asked_for || !ran(before, settled) {
        NewBy::Settings
    } else {
        NewBy::Declaration
    }
}

/// What a finding went with.
fn gone_by(before: Version, after: Version, renames: &Renames, settled: &Settled) -> GoneBy {
    let subject = settled.finding.subject.as_deref();
    let is_declared = |version: Version, id: &str| {
        let id = renames.changed(id).unwrap_or(id);
        version.framework.document(id).is_some() || version.framework.expectation(id).is_some()
    };
    if !ran(after, settled) {
        return GoneBy::Settings;
    }
    match subject {
        Some(id) if is_declared(after, id) => GoneBy::Declaration,
        Some(_) if is_of_catalogue(before, settled) => GoneBy::Settings,
        Some(id) if before.framework.document(id).is_some() => GoneBy::Removal,
        Some(_) if is_expectation(before, settled) => GoneBy::Removal,
        _ => GoneBy::Declaration,
    }
}

fn is_expectation(version: Version, settled: &Settled) -> bool {
    let subject = settled.finding.subject.as_deref();
    subject.is_some_and(|id| version.framework.expectation(id).is_some())
}

fn is_of_catalogue(version: Version, settled: &Settled) -> bool {
    let subject = settled.finding.subject.as_deref();
    let expectation = subject.and_then(|id| version.framework.expectation(id));
    expectation.is_some_and(|expectation| expectation.catalogue.is_some())
}

/// Whether the rule of a finding ran.
fn ran(version: Version, settled: &Settled) -> bool {
    let mut ran = version.outcome.rules.iter();
    ran.any(|run| run.rule == settled.finding.rule)
}
