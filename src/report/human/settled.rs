//! Findings that do not count: those that an agreed exception covers, and those that are known.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::page::{Ink, Page};
use super::summary::{counts, named};
use super::{Detail, located};
use crate::date;
use crate::finding::{Finding, Level};
use crate::report::Checked;
use crate::rules::RULES;
use crate::settings::Exception;
use crate::source::Sources;

/// Findings that an exception covers, and what was agreed.
pub(super) fn exceptions(page: &mut Page, checked: &Checked) {
    let mut excepted = Vec::new();
    for settled in &checked.outcome.findings {
        let exception = settled.excepted.as_deref();
        excepted.extend(exception.map(|exception| (&settled.finding, exception)));
    }
    if excepted.is_empty() {
        return;
    }
    page.heading("Agreed exceptions", "");
    for (finding, exception) in excepted {
        if page.style.detail == Detail::Everything {
            in_full(page, checked, finding, exception);
        } else {
            in_short(page, checked, finding, exception);
        }
    }
    page.gap();
}

fn in_full(page: &mut Page, checked: &Checked, finding: &Finding, exception: &Exception) {
    entry(page, checked.sources, finding);
    for (name, text) in [
        ("reason:", &*exception.reason.value),
        ("agreed by:", &*exception.agreed_by.value),
        ("until:", &*end(exception, checked)),
    ] {
        let name = page.paint(Ink::Aside, name);
        page.hanging(&format!("  {name} "), "    ", text);
    }
    page.gap();
}

/// Two lines or three: what, until when, who, why.
fn in_short(page: &mut Page, checked: &Checked, finding: &Finding, exception: &Exception) {
    let (by, reason) = (&*exception.agreed_by, &*exception.reason);
    let (about, end) = (about(checked.sources, finding), end(exception, checked));
    let text = format!("{about}, until {end}, agreed by {by}: {reason}");
    page.hanging(&format!("  {} ", head(finding)), "    ", &text);
}

/// The last day of an exception, which is announced when it is near.
fn end(exception: &Exception, checked: &Checked) -> String {
    let soon = exception.ends_soon(checked.outcome.day);
    date::phrase(exception.until.last()) + if soon { " (soon)" } else { "" }
}

/// Findings that are in the baseline.
pub(super) fn known(page: &mut Page, checked: &Checked) {
    let known: Vec<&Finding> = checked
        .outcome
        .findings
        .iter()
        .filter(|settled| settled.known)
        .map(|settled| &settled.finding)
        .collect();
    if known.is_empty() {
        return;
    }
    let since = checked.outcome.baseline.map(date::phrase);
    let since = since.map_or_else(String::new, |day| format!(" of {day}"));
    let everything = page.style.detail == Detail::Everything;
    let more = if everything { "" } else { " `-v` shows each." };
    let counts = counts(&known);
    page.heading(
        "Known findings",
        &format!("{counts}, all in the baseline{since}: they do not make the check fail.{more}"),
    );
    if everything {
        for finding in known {
            entry(page, checked.sources, finding);
            page.gap();
        }
    } else {
        by_rule(page, checked.sources, &known);
    }
    page.gap();
}

/// What known findings are about, a paragraph for each level and rule.
fn by_rule(page: &mut Page, sources: &Sources, known: &[&Finding]) {
    let order = |rule: &str| {
        RULES
            .iter()
            .position(|known| known.id == rule)
            .unwrap_or(RULES.len())
    };
    let mut by_rule: BTreeMap<(Reverse<Level>, usize, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in known {
        let key = (Reverse(finding.level), order(&finding.rule), &*finding.rule);
        by_rule.entry(key).or_default().push(finding);
    }
    for findings in by_rule.values() {
        let about: Vec<String> = findings
            .iter()
            .map(|finding| about(sources, finding))
            .collect();
        page.hanging(&format!("  {} ", head(findings[0])), "    ", &named(&about));
    }
}

/// Message and place.
fn entry(page: &mut Page, sources: &Sources, finding: &Finding) {
    page.paragraph("", &head(finding));
    page.paragraph("  ", &finding.message());
    page.quiet("  ", &located(sources, finding.place));
}

fn head(finding: &Finding) -> String {
    format!("{}[{}]", finding.level.word(), finding.rule)
}

/// The document, or the place where there is none.
fn about(sources: &Sources, finding: &Finding) -> String {
    let subject = finding.subject.clone();
    subject.unwrap_or_else(|| located(sources, finding.place))
}
