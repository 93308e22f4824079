//! What is told on request: agreed exceptions, what was looked at and found in order, and a count for each rule.

use std::collections::BTreeMap;

use super::located;
use super::page::{Ink, Page};
use super::summary::day;
use super::table;
use crate::finding::Level;
use crate::outcome::{Outcome, RuleRun, Settled};
use crate::report::Checked;
use crate::settings::Exception;

/// Findings that an exception covers, and what was agreed.
pub(super) fn exceptions(page: &mut Page, checked: &Checked) {
    let covered = |settled: &'_ Settled| settled.excepted.is_some();
    if !checked.outcome.findings.iter().any(covered) {
        return;
    }
    page.heading("Agreed exceptions", "");
    for settled in &checked.outcome.findings {
        if let Some(exception) = &settled.excepted {
            excepted(page, checked, settled, exception);
        }
    }
}

fn excepted(page: &mut Page, checked: &Checked, settled: &Settled, exception: &Exception) {
    let finding = &settled.finding;
    page.paragraph("", &format!("{}[{}]", finding.level.word(), finding.rule));
    page.paragraph("  ", &finding.message());
    page.quiet("  ", &located(checked.sources, finding.place));
    for (name, text) in [
        ("reason:", &*exception.reason.value),
        ("agreed by:", &*exception.agreed_by.value),
        ("until:", &*day(exception.until.last())),
    ] {
        page.hanging(
            &format!("  {} ", page.paint(Ink::Aside, name)),
            "    ",
            text,
        );
    }
    page.gap();
}

/// The rules that looked at something and found nothing.
pub(super) fn passed(page: &mut Page, outcome: &Outcome) {
    let passed = outcome
        .rules
        .iter()
        .filter(|run| run.found == 0 && run.examined > 0);
    let rows: Vec<_> = passed
        .map(|run| [run.rule.clone().into_owned(), run.examined.to_string()])
        .collect();
    if !rows.is_empty() {
        page.heading("In order", "Rules that found nothing, and how many documents, links or expectations each looked at.");
        table::write(page, ["Rule", "Looked at"], &rows, 1);
    }
}

/// What each rule that ran found at each level, and how many documents, links or expectations it looked at.
pub(super) fn statistics(page: &mut Page, outcome: &Outcome) {
    let mut found: BTreeMap<(&str, Option<Level>), usize> = BTreeMap::new();
    for settled in &outcome.findings {
        let level = settled.stands().then_some(settled.finding.level);
        *found.entry((&*settled.finding.rule, level)).or_default() += 1;
    }
    let row = |run: &RuleRun| {
        let of = |level| {
            found
                .get(&(&*run.rule, level))
                .copied()
                .unwrap_or_default()
                .to_string()
        };
        let [error, warning, note] = Level::WORDS.map(|(_, level)| of(Some(level)));
        [
            run.rule.clone().into_owned(),
            error,
            warning,
            note,
            of(None),
            run.examined.to_string(),
        ]
    };
    let rows: Vec<_> = outcome.rules.iter().map(row).collect();
    page.heading(
        "Rules",
        "What each rule found, and how many documents, links or expectations it looked at.",
    );
    table::write(
        page,
        [
            "Rule",
            "Errors",
            "Warnings",
            "Notes",
            "Excepted",
            "Looked at",
        ],
        &rows,
        5,
    );
}
