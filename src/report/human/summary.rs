//! What it comes to: what was asked, how the priorities stand, what was found, whether the check fails, what to do next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::page::{Ink, Page};
use super::table;
use crate::date::{self, Day};
use crate::finding::{Finding, Group, Level};
use crate::framework::Tier;
use crate::outcome::{Outcome, PrioritySupport};
use crate::report::{Checked, text};
use crate::rules::RULES;

pub(super) fn write(page: &mut Page, checked: &Checked) {
    let outcome = checked.outcome;
    let council = outcome.name.as_deref().unwrap_or("This framework");
    page.heading(
        &format!("{council} on {}", date::phrase(outcome.day)),
        &looked_at(outcome),
    );
    priorities(page, &outcome.priorities);
    page.gap();
    found(page, outcome);
    verdict(page, checked);
    errors(page, outcome);
    fixes(page, outcome);
    next(page, outcome);
}

/// What to do where there is nothing to check.
pub(super) fn nothing_declared(page: &mut Page, checked: &Checked) {
    let path = checked.path.display();
    page.heading(
        "Nothing to check yet",
        &format!("No document is declared in {path}."),
    );
    page.paragraph(
        "",
        &format!("Declare the first one in a file there, say {path}/council-plan.yaml:"),
    );
    page.gap();
    for line in [
        "id: council-plan",
        "kind: corporate-plan",
        "title: Council Plan 2025-2030",
        "status: {is: adopted, on: 2025-02-27, by: Full Council}",
        "period: {from: 2025/26, to: 2029/30}",
    ] {
        page.line(&format!("    {line}"));
    }
    page.gap();
    page.paragraph(
        "",
        "Then check again: each finding says what to declare next.",
    );
}

fn looked_at(outcome: &Outcome) -> String {
    let counts = outcome.counts;
    let some = |count, noun| match count {
        0 => String::new(),
        _ => format!("{}; ", text::count(count, noun)),
    };
    format!(
        "{} declared, {} of them in force; {}{}{}; checked by {}.",
        text::count(counts.documents, "document"),
        counts.in_force,
        some(counts.sources, "source"),
        some(counts.expectations, "expectation"),
        text::count(outcome.links, "link"),
        text::count(outcome.rules.len(), "rule"),
    )
}

/// A line for each priority.
fn priorities(page: &mut Page, priorities: &[PrioritySupport]) {
    if priorities.is_empty() {
        return page.paragraph("", "No priority of a corporate plan in force is declared.");
    }
    page.paragraph(
        "",
        "How many strategies and plans state that they carry each priority:",
    );
    page.gap();
    let row = |priority: &PrioritySupport| {
        let tier = priority.tier.map_or("", Tier::word);
        let (in_force, not_in_force) = (
            priority.in_force.to_string(),
            priority.not_in_force.to_string(),
        );
        [priority.title.clone(), tier.into(), in_force, not_in_force]
    };
    let rows: Vec<_> = priorities.iter().map(row).collect();
    table::write(
        page,
        ["Priority", "Tier", "In force", "Not in force"],
        &rows,
        2,
    );
}

fn found(page: &mut Page, outcome: &Outcome) {
    let standing: Vec<&Finding> = standing(outcome).collect();
    let found = if standing.is_empty() {
        nothing(outcome).into()
    } else {
        format!("Found: {}.", counts(&standing))
    };
    let apart = [
        ("Agreed exceptions", outcome.excepted()),
        ("Known findings", outcome.known()),
    ];
    let apart = apart.iter().filter(|(_, count)| *count > 0);
    let apart = apart.map(|(what, count)| format!("{what}: {count}."));
    let text: Vec<String> = std::iter::once(found).chain(apart).collect();
    page.paragraph("", &text.join(" "));
    ending(page, outcome);
}

fn nothing(outcome: &Outcome) -> &'static str {
    match outcome.known() {
        0 => "Nothing is wrong or missing, as far as these rules can see.",
        _ => "Nothing is new.",
    }
}

/// Announces the end of exceptions.
fn ending(page: &mut Page, outcome: &Outcome) {
    let soon: BTreeSet<_> = outcome
        .findings
        .iter()
        .filter_map(|settled| settled.excepted.as_deref())
        .filter(|exception| exception.ends_soon(outcome.day))
        .map(|exception| {
            (
                exception.until.last(),
                &*exception.rule.value,
                &*exception.document.value,
            )
        })
        .collect();
    if !soon.is_empty() {
        let one = |(end, rule, document): &(Day, &str, &str)| {
            format!("`{rule}` for `{document}` on {}", date::phrase(*end))
        };
        let soon: Vec<String> = soon.iter().map(one).collect();
        let text = format!(
            "Exceptions that end soon, and must be settled or agreed again: {}.",
            named(&soon)
        );
        page.paragraph("", &text);
    }
}

/// Whether the check fails, and why.
pub(super) fn verdict(page: &mut Page, checked: &Checked) {
    let fails = checked.outcome.fails(checked.fail_on);
    let why = match checked.fail_on {
        None => "with `--fail-on never` nothing makes it fail".into(),
        Some(at) if fails => format!("{} (`--fail-on {}`)", grave(checked.outcome, at), at.word()),
        Some(at) => format!("there is no {} (`--fail-on {}`)", or_graver(at), at.word()),
    };
    let red = Ink::Level(Level::Error);
    let (word, why) = match (fails, page.style.exit_zero) {
        (true, false) => (page.paint(red, "fails"), why),
        (true, true) => (
            page.paint(red, "would fail"),
            format!("{why}; with `--exit-zero` it ends as if it passed"),
        ),
        (false, _) => (page.paint(Ink::Good, "passes"), why),
    };
    page.hanging(&format!("The check {word}: "), "", &format!("{why}."));
}

/// What makes the check fail.
fn grave(outcome: &Outcome, at: Level) -> String {
    let grave: Vec<&Finding> = standing(outcome)
        .filter(|finding| finding.level >= at)
        .collect();
    counts(&grave)
}

/// The levels that would make it fail.
fn or_graver(at: Level) -> String {
    let levels = Level::WORDS.iter().filter(|(_, level)| *level >= at);
    levels
        .map(|(word, _)| *word)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// Which documents have errors, a paragraph a rule: what a reader would otherwise scroll back for.
fn errors(page: &mut Page, outcome: &Outcome) {
    let mut by_rule: BTreeMap<(Group, &str), Vec<&str>> = BTreeMap::new();
    for finding in standing(outcome).filter(|finding| finding.level == Level::Error) {
        let subject = finding.subject.as_deref().unwrap_or("(no document)");
        let subjects = by_rule.entry((finding.group, &finding.rule)).or_default();
        // What is wrong with one document stands together.
        if subjects.last() != Some(&subject) {
            subjects.push(subject);
        }
    }
    if !by_rule.is_empty() {
        page.gap();
    }
    for ((_, rule), subjects) in by_rule {
        let head = page.paint(Ink::Level(Level::Error), rule);
        page.hanging(&format!("  {head}: "), "    ", &named(&subjects));
    }
}

/// What the program can put right itself.
fn fixes(page: &mut Page, outcome: &Outcome) {
    let fixes = standing(outcome).filter(|finding| finding.fix.is_some());
    let fixes = fixes.count();
    if fixes > 0 {
        let fixes = text::count(fixes, "finding");
        let text = format!("{fixes} can be put right by `--fix`; `--diff` shows how.");
        page.gap();
        page.paragraph("", &text);
    }
}

/// Names in a row; of very many the first, and how many more there are.
pub(super) fn named(names: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<&str> = names.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    shown.join(", ") + &more
}

/// Where to begin: the gravest finding of the first group.
fn next(page: &mut Page, outcome: &Outcome) {
    let order = |finding: &&Finding| {
        let rule = RULES.iter().position(|rule| rule.id == finding.rule);
        (Reverse(finding.level), finding.group, rule)
    };
    // A rule of the council's own is explained where it is declared.
    let explained = standing(outcome).filter(|finding| finding.group != Group::Own);
    if let Some(first) = explained.min_by_key(order) {
        let (rule, level) = (&first.rule, first.level.word());
        page.gap();
        page.paragraph("", &format!("Next: `stratlint explain {rule}` says what the first {level} means and how to put it right."));
    }
}

fn standing(outcome: &Outcome) -> impl Iterator<Item = &Finding> {
    outcome
        .findings
        .iter()
        .filter(|settled| settled.stands())
        .map(|settled| &settled.finding)
}

/// How many findings of each level, the gravest first: "2 errors, 1 note".
pub(super) fn counts(findings: &[&Finding]) -> String {
    let of = |level| {
        findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    };
    let levels = Level::WORDS.iter().map(|(word, level)| (of(*level), *word));
    levels
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| text::count(count, word))
        .collect::<Vec<_>>()
        .join(", ")
}
