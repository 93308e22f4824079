//! Agreed exceptions against the findings of a run: which cover what, which hold, and which are of no use.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Day;
use crate::finding::{About, Finding};
use crate::framework::Relation;
use crate::rules::{Fared, Report};
use crate::settings::{Exception, Settings};

/// All exceptions of the settings on a day. Those of one rule, document and part are one group, so that a finding is held
/// to a few groups however many exceptions there are.
#[derive(Debug)]
pub(crate) struct Exceptions<'e> {
    /// In the order in which they are written.
    pub(crate) fared: Vec<Fared>,
    /// By rule and document, then by what they are about.
    groups: FxHashMap<(&'e str, &'e str), FxHashMap<Option<&'e str>, Group>>,
}

/// Exceptions by number.
#[derive(Debug, Default)]
struct Group {
    all: Vec<usize>,
    /// The first that holds on the day.
    holding: Option<usize>,
}

impl<'e> Exceptions<'e> {
    /// Holds the exceptions to the findings of all rules.
    pub(crate) fn new(settings: &'e Settings, reports: &[Report], day: Day) -> Self {
        let exceptions = &settings.exceptions;
        let mut all = Self {
            fared: exceptions.iter().map(|one| fared(one, day)).collect(),
            groups: FxHashMap::default(),
        };
        for (number, one) in exceptions.iter().enumerate() {
            let of_document = (&*one.rule.value, &*one.document.value);
            let groups = all.groups.entry(of_document).or_default();
            let group = groups.entry(one.about.as_deref()).or_default();
            group.all.push(number);
            let holding = group.holding.or(Some(number));
            group.holding = holding.filter(|number| all.fared[*number].holds);
        }
        let findings = reports.iter().flat_map(|report| &report.findings);
        let matched: FxHashSet<usize> = findings
            .flat_map(|finding| all.covering(finding))
            .map(|group| group.all[0])
            .collect();
        for group in all.groups.values().flat_map(FxHashMap::values) {
            for &number in &group.all {
                let fared = &mut all.fared[number];
                let is_asked = !settings.is_off(&fared.exception.rule);
                fared.matches = is_asked.then(|| matched.contains(&group.all[0]));
            }
        }
        all
    }

    /// The first exception that covers the finding on the day.
    pub(crate) fn excepting(&self, finding: &Finding) -> Option<Arc<Exception>> {
        let covering = self.covering(finding).into_iter();
        let first = covering.filter_map(|group| group.holding).min()?;
        Some(self.fared[first].exception.clone())
    }

    /// The groups of its rule and one of its subjects that are about it as a whole or about a part of it.
    fn covering<'s>(&'s self, finding: &'s Finding) -> Vec<&'s Group> {
        if self.groups.is_empty() {
            return Vec::new();
        }
        let whole_and_parts: FxHashSet<Option<&str>> =
            parts(finding).map(Some).chain([None]).collect();
        let mut covering = Vec::new();
        for subject in finding.subjects() {
            let Some(groups) = self.groups.get(&(&*finding.rule, subject)) else {
                continue;
            };
            // Either may be long, a circle's parts or a document's exceptions: the shorter is gone through.
            if groups.len() < whole_and_parts.len() {
                let about_it = groups
                    .iter()
                    .filter(|(about, _)| whole_and_parts.contains(*about));
                covering.extend(about_it.map(|(_, group)| group));
            } else {
                covering.extend(whole_and_parts.iter().filter_map(|about| groups.get(about)));
            }
        }
        covering
    }
}

fn fared(exception: &Exception, day: Day) -> Fared {
    let expired = exception.until.last() < day;
    let begun = exception.since.is_none_or(|since| since.first() <= day);
    Fared {
        exception: Arc::new(exception.clone()),
        holds: begun && !expired,
        expired,
        matches: None,
    }
}

/// What an exception may name as `about` to mean this finding of its subject.
fn parts(finding: &Finding) -> impl Iterator<Item = &str> {
    let About {
        relation,
        target,
        field,
    } = &finding.about;
    let relation = relation.map(Relation::word);
    let words = [target.as_deref(), field.as_deref(), relation];
    let others = finding.others.iter().map(String::as_str);
    words.into_iter().flatten().chain(others)
}
