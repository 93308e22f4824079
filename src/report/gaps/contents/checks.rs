//! What was checked, with what came of it, and what the council has agreed to leave.

use std::borrow::Cow;

use super::super::super::clean;
use super::gaps::RuleGaps;
use super::{Audience, Material, written};
use crate::date::Day;
use crate::finding::Group;
use crate::framework::Authority;
use crate::outcome::RuleRun;
use crate::rules::Rule;
use crate::settings::Exception;

/// A rule that ran.
#[derive(Debug)]
pub struct RuleResult<'a> {
    /// Its name.
    pub rule: &'a str,
    /// What it finds wrong, in a sentence.
    pub summary: String,
    /// What it is about.
    pub group: Group,
    /// On whose authority.
    pub authority: Vec<Authority>,
    /// How many things it looked at.
    pub examined: usize,
    /// How many gaps it found, excepted ones included; for the public, those that it is told of.
    pub found: usize,
}

/// An agreed departure from a rule.
#[derive(Debug)]
pub struct Agreed<'a> {
    /// The rule.
    pub rule: Cow<'a, str>,
    /// What it is about.
    pub document: Cow<'a, str>,
    /// Why.
    pub reason: Cow<'a, str>,
    /// Who agreed.
    pub agreed_by: Option<Cow<'a, str>>,
    /// Its last day.
    pub until: String,
    /// The same as a day.
    pub last: Day,
    /// How many gaps it covers today.
    pub covers: usize,
    /// Its end is past: it no longer holds.
    pub is_past: bool,
}

pub(super) fn checks<'a>(material: &Material<'a>, gaps: &[RuleGaps]) -> Vec<RuleResult<'a>> {
    let runs = material.checked.outcome.rules.iter();
    let mut runs: Vec<&RuleRun> = runs
        .filter(|run| !material.hidden.has_rule(&run.rule))
        .collect();
    runs.sort_by_key(|run| run.group);
    let mut results: Vec<RuleResult> = runs.into_iter().map(|run| result(material, run)).collect();
    if material.audience == Audience::Public {
        for result in &mut results {
            let told = gaps.iter().find(|gaps| gaps.rule == result.rule);
            result.found = told.map_or(0, |told| told.gaps.len());
        }
    }
    results
}

fn result<'a>(material: &Material<'a>, run: &'a RuleRun) -> RuleResult<'a> {
    let rule = Rule::named(&run.rule);
    let mut own = material.asked.settings.rules.iter();
    let own = own.find(|own| own.id.value == run.rule);
    let own = own
        .and_then(|own| own.summary.as_ref())
        .map(|summary| clean(&summary.value));
    RuleResult {
        rule: &run.rule,
        summary: rule.map_or_else(|| own.unwrap_or_default().into_owned(), Rule::summary),
        group: run.group,
        authority: rule.map_or(Vec::new(), Rule::authority),
        examined: run.examined,
        found: run.found,
    }
}

pub(super) fn exceptions<'a>(material: &Material<'a>) -> Vec<Agreed<'a>> {
    let exceptions = material.asked.settings.exceptions.iter();
    exceptions
        .filter(|exception| material.audience == Audience::Council || is_told(material, exception))
        .map(|exception| agreed(material, exception))
        .collect()
}

/// Whether the public may read of an exception: neither its rule nor what it is about is internal, and its reason names nothing
/// that is.
fn is_told(material: &Material, exception: &Exception) -> bool {
    let hidden = &material.hidden;
    let framework = material.asked.framework;
    let (document, about) = (&exception.document, exception.about.as_ref());
    let is_declared =
        framework.document(document).is_some() || framework.expectation(document).is_some();
    is_declared
        && !hidden.has_rule(&exception.rule)
        && !hidden.is_in(&exception.reason)
        && ![Some(document), about]
            .into_iter()
            .flatten()
            .any(|id| hidden.has(id))
}

fn agreed<'a>(material: &Material<'a>, exception: &'a Exception) -> Agreed<'a> {
    let framework = material.asked.framework;
    let id = &exception.document.value;
    let document = framework
        .document(id)
        .map(|document| &document.declared().title);
    let expected = || framework.expectation(id).map(|expected| &expected.title);
    let title = document.or_else(expected).unwrap_or(&exception.document);
    let is_same = |other: &Exception| other.until_place == exception.until_place;
    let findings = material.checked.outcome.findings.iter();
    let covered = findings.filter(|settled| settled.excepted.as_deref().is_some_and(is_same));
    Agreed {
        rule: clean(&exception.rule.value),
        document: clean(&title.value),
        reason: clean(&exception.reason.value),
        agreed_by: material.inside(Some(clean(&exception.agreed_by.value))),
        until: written(exception.until),
        last: exception.until.last(),
        covers: covered.count(),
        is_past: exception.until.last() < framework.day(),
    }
}
