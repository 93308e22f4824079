//! What is told on request: what was looked at and found in order, and a count for each rule.

use std::collections::BTreeMap;

use super::page::Page;
use super::table;
use crate::finding::Level;
use crate::outcome::{Outcome, RuleRun, Settled};

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

/// How a finding counts: at its level, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    At(Level),
    Excepted,
    Known,
}

impl Standing {
    fn of(settled: &Settled) -> Self {
        match settled {
            Settled {
                excepted: Some(_), ..
            } => Self::Excepted,
            Settled { known: true, .. } => Self::Known,
            _ => Self::At(settled.finding.level),
        }
    }
}

/// What each rule that ran found at each level, and how many documents, links or expectations it looked at.
pub(super) fn statistics(page: &mut Page, outcome: &Outcome) {
    let mut found: BTreeMap<(&str, Standing), usize> = BTreeMap::new();
    for settled in &outcome.findings {
        let counted = (&*settled.finding.rule, Standing::of(settled));
        *found.entry(counted).or_default() += 1;
    }
    let row = |run: &RuleRun| {
        let of = |counts| {
            let found = found.get(&(&*run.rule, counts)).copied();
            found.unwrap_or_default().to_string()
        };
        let [error, warning, note] = Level::WORDS.map(|(_, level)| of(Standing::At(level)));
        [
            run.rule.clone().into_owned(),
            error,
            warning,
            note,
            of(Standing::Excepted),
            of(Standing::Known),
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
            "Known",
            "Looked at",
        ],
        &rows,
        6,
    );
}
