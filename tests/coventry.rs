//! Coventry's own framework: what the records and the peers found, and what else is reported.
//!
//! The tables are those of `docs/coventry.md`, written from the records and not from what the program says.

use std::collections::BTreeMap;
use std::fs;

use stratlint::finding::Finding;
use stratlint::outcome::{Outcome, Settled};

use crate::checking::{self, DAY, day, none};
use crate::examples::concise;

const FRAMEWORK: &str = "framework";

/// The day on which the repository was begun: what has changed since the peers came.
const TODAY: &str = "2026-11-22";

/// A row of one of the two tables: its name there, the rule, its level, whom it is about, and the other end if named.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    Option<&'static str>,
);

/// The peers' recommendations, 2.1 to 2.10.
#[rustfmt::skip]
const TEN: [&str; 10] = [
    "rec-city-centre-masterplan", "rec-one-coventry-plan", "rec-employees", "rec-mtfs", "rec-financial-accounts",
    "rec-transformation", "rec-communications", "rec-performance-management", "rec-member-training", "rec-workforce-diversity",
];

/// One row for each record that asks for a finding on that day.
#[rustfmt::skip]
const RECORDS: [Row; 24] = [
    ("gap-vcs-strategy", "missing-document", "warning", &["vcs-strategy"], None),
    ("gap-capital-investment", "partly-met-expectation", "warning", &["capital-and-investment-strategy"], None),
    ("contested-capital-investment", "partly-met-expectation", "warning", &["capital-and-investment-strategy"], None),
    ("gap-asset-management-plan", "missing-document", "warning", &["corporate-asset-management-plan"], None),
    ("gap-delivery-plan", "undelivered-plan", "error", &["one-coventry-plan-2022-2030"], None),
    ("inconsistent-service-plans", "partly-met-expectation", "warning", &["consistent-service-plans"], None),
    ("unlinked-transport", "unstated-link", "error", &["transport-strategy"], None),
    ("transport-link-only-in-report", "unstated-link", "error", &["transport-strategy"], None),
    ("lapsed-workforce-di", "lapsed-document", "error", &["workforce-diversity-and-inclusion-strategy-2021-2023"], None),
    ("dependency-on-lapsed", "inactive-target", "warning", &["people-plan-2023-2025"], Some("workforce-diversity-and-inclusion-strategy-2021-2023")),
    ("lapsed-tourism", "lapsed-document", "error", &["tourism-strategy-2019-2023"], None),
    ("lapsed-cyp-plan", "lapsed-document", "error", &["children-and-young-people-plan-2021-22"], None),
    ("expiring-2024", "lapsing-document", "note", &[
        "housing-and-homelessness-strategy-2019-2024", "rough-sleeping-strategy-2019-2024", "green-space-strategy-2019-2024",
        "sports-strategy-2014-2024", "physical-activity-framework-2019-2024", "local-code-of-corporate-governance-2023-24",
    ], None),
    ("climate-not-adopted", "inactive-target", "warning", &["local-code-of-corporate-governance-2023-24"], Some("climate-change-strategy")),
    ("climate-target-conflict", "conflicting-targets", "warning", &["carbon-emissions-cut"], None),
    ("aap-review", "open-ended-review", "note", &["city-centre-area-action-plan"], None),
    ("predates-plan", "outdated-thread", "note", &["economic-development-strategy-2022-2027", "skills-strategy"], None),
    ("older-than-plan", "unexamined-linkage", "warning", &["cultural-strategy-2017-2027", "sports-strategy-2014-2024", "city-centre-area-action-plan"], None),
    ("mtfs-transformation-loop", "inactive-target", "warning", &["medium-term-financial-strategy-2023-2026"], Some("transformation-programme")),
    ("recommendations-without-owner", "missing-owner", "warning", &TEN, None),
    ("orphan-carers-plan", "unexamined-linkage", "warning", &["carers-action-plan-2024-2026"], None),
    ("link-not-seen", "unexamined-linkage", "warning", &[
        "cultural-strategy-2017-2027", "city-centre-area-action-plan", "elected-members-training-strategy", "external-communication-strategy",
        "local-plan-2011-2031", "housing-and-homelessness-strategy-2019-2024", "rough-sleeping-strategy-2019-2024",
        "local-air-quality-action-plan", "domestic-abuse-strategy-updated", "green-space-strategy-2019-2024",
        "urban-forestry-strategy-2022-2032", "social-value-and-sustainability-policy", "corporate-parenting-strategy",
        "youth-justice-plan-2023-2025", "drug-and-alcohol-strategy-2023-2033", "gambling-policy-2022-2025",
        "local-flood-risk-management-strategy", "sports-strategy-2014-2024", "physical-activity-framework-2019-2024",
        "living-well-with-dementia-strategy-2022-2027", "all-age-autism-strategy-2021-2026", "carers-action-plan-2024-2026",
        "highways-asset-management-policy-and-strategy", "private-sector-housing-enforcement-policy-2018",
        "hmo-additional-licensing-scheme-2020-2025", "risk-management-policy-and-strategy",
    ], None),
    ("priority-uncovered-partner", "unsupported-priority", "error", &["partner-enabler-leader"], None),
    ("priority-weak-climate", "thinly-supported-priority", "warning", &["tackling-climate-change"], None),
];

/// What the peers name themselves.
#[rustfmt::skip]
const PEERS: [Row; 18] = [
    ("No voluntary and community sector strategy", "missing-document", "warning", &["vcs-strategy"], None),
    ("Capital and investment strategy, met in part at most", "partly-met-expectation", "warning", &["capital-and-investment-strategy"], None),
    ("No corporate asset management plan", "missing-document", "warning", &["corporate-asset-management-plan"], None),
    ("No corporate delivery plan", "undelivered-plan", "error", &["one-coventry-plan-2022-2030"], None),
    ("No city centre masterplan in force", "unmet-expectation", "warning", &["city-centre-masterplan"], None),
    ("Service plans not consistent", "partly-met-expectation", "warning", &["consistent-service-plans"], None),
    ("Transport strategy not linked; its covering report alone claims it", "unstated-link", "error", &["transport-strategy"], None),
    ("Workforce diversity strategy lapsed", "lapsed-document", "error", &["workforce-diversity-and-inclusion-strategy-2021-2023"], None),
    ("People Plan still depends on it", "inactive-target", "warning", &["people-plan-2023-2025"], Some("workforce-diversity-and-inclusion-strategy-2021-2023")),
    ("Tourism strategy lapsed", "lapsed-document", "error", &["tourism-strategy-2019-2023"], None),
    ("Communication strategy to be refreshed", "partly-met-expectation", "warning", &["external-communication-strategy"], None),
    ("Communication strategy to be refreshed", "open-ended-review", "note", &["external-communication-strategy"], None),
    ("Area action plan under review", "open-ended-review", "note", &["city-centre-area-action-plan"], None),
    ("Priority without support", "unsupported-priority", "error", &["partner-enabler-leader"], None),
    ("Priorities with weak support", "thinly-supported-priority", "warning", &["tackling-climate-change", "financial-sustainability"], None),
    ("Recommendations unanswered that day", "unanswered-recommendation", "warning", &TEN, None),
    ("Recommendations without an owner", "missing-owner", "warning", &TEN, None),
    ("Accounts of 2020/21 to 2022/23 not signed off", "unmet-expectation", "error", &["statement-of-accounts"], None),
];

#[test]
fn the_tables_agree_with_the_page() {
    let page = fs::read_to_string("docs/coventry.md").expect("the page");
    let (_, records) = page.split_once("| --- |").expect("the first table");
    let (records, _) = records.split_once("\n## ").expect("the end of its section");
    let rows: Vec<Vec<&str>> = records
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(cells)
        .collect();
    assert_eq!(rows.len(), 37);
    let with_a_rule = rows.iter().filter(|row| row[1].starts_with('`'));
    let told: Vec<_> = with_a_rule
        .map(|row| (row[0].trim_matches('`'), row[1].trim_matches('`'), row[2]))
        .collect();
    let here: Vec<_> = RECORDS
        .iter()
        .map(|(name, rule, level, ..)| (*name, *rule, *level))
        .collect();
    assert_eq!(here, told);
    for (name, rule, level, subjects, about) in RECORDS.iter().chain(&PEERS) {
        assert!(page.contains(&format!("| `{rule}` | {level} |")), "{name}");
        for word in subjects.iter().chain(about) {
            assert!(page.contains(&format!("`{word}`")), "{name}: {word}");
        }
    }
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn the_peers_findings_are_reported() {
    let outcome = check(DAY);
    let faults = RECORDS
        .iter()
        .chain(&PEERS)
        .flat_map(|row| faults(row, &outcome));
    none(&faults.collect::<Vec<_>>());
}

/// What is wrong with how the row comes out: each subject has just one such finding.
fn faults(row: &Row, outcome: &Outcome) -> Vec<String> {
    let (name, rule, level, subjects, _) = *row;
    let fault = |subject: &&'static str| {
        let findings = outcome.findings.iter().map(|settled| &settled.finding);
        let levels: Vec<_> = findings
            .filter(|finding| is_about(finding, row, subject))
            .map(|finding| finding.level.word())
            .collect();
        (levels != [level])
            .then(|| format!("{name}: {rule} of {subject} at {levels:?}, not once at {level}"))
    };
    subjects.iter().filter_map(fault).collect()
}

fn is_about(finding: &Finding, (_, rule, _, _, about): &Row, subject: &str) -> bool {
    let target = finding.about.target.as_deref();
    finding.rule == *rule
        && finding.subject.as_deref() == Some(subject)
        && (about.is_none() || *about == target)
}

/// Findings that no row names are counted, so that none comes or goes unseen.
#[test]
fn what_else_is_reported_has_been_reviewed() {
    let outcome = check(DAY);
    let rows = || RECORDS.iter().chain(&PEERS);
    let is_named = |settled: &&Settled| {
        let finding = &settled.finding;
        rows().any(|row| row.3.iter().any(|subject| is_about(finding, row, subject)))
    };
    let others: Vec<&Settled> = outcome
        .findings
        .iter()
        .filter(|settled| !is_named(settled))
        .collect();
    let line = |settled: &&Settled| {
        let finding = &settled.finding;
        format!("{} {}\n", finding.rule, finding.subjects().join(" "))
    };
    let lines: String = others.iter().map(line).collect();
    let list = counts(others) + &lines;
    none(
        checking::compare("tests/snapshots/coventry-not-named.txt", &list)
            .err()
            .as_slice(),
    );
}

#[test]
fn the_findings_of_that_day_have_been_reviewed() {
    let inputs = checking::as_if_nothing_were_known(FRAMEWORK);
    let lines = concise(&inputs, &inputs.check(day(DAY), &[]));
    none(
        checking::compare("tests/snapshots/coventry-2024-01-31.txt", &lines)
            .err()
            .as_slice(),
    );
}

#[test]
fn the_findings_of_today_have_been_reviewed() {
    let outcome = check(TODAY);
    let table = counts(&outcome.findings);
    none(
        checking::compare("tests/snapshots/coventry-2026-11-22.txt", &table)
            .err()
            .as_slice(),
    );
}

/// The baseline of the folder is that day's findings, no more and no fewer.
#[test]
fn all_that_is_found_today_is_known() {
    let inputs = checking::folder(FRAMEWORK);
    assert_eq!(inputs.baseline.day, Some(day(TODAY)));
    let outcome = inputs.check(day(TODAY), &[]);
    let unknown = outcome.findings.iter().filter(|settled| settled.stands());
    let faults: Vec<String> = unknown
        .map(|settled| checking::line(settled, &inputs.sources))
        .collect();
    none(&faults);
    assert_eq!(outcome.known(), inputs.baseline.len());
}

#[test]
fn the_workflow_holds_changes_to_the_day_of_the_baseline() {
    let workflow = fs::read_to_string(".github/workflows/check.yml").expect("the workflow");
    let given = format!("          as-of: {TODAY}\n          fail-on: note\n");
    assert!(workflow.contains(&given));
}

/// All that is found: whether it is known is no matter here.
fn check(on: &str) -> Outcome {
    checking::as_if_nothing_were_known(FRAMEWORK).check(day(on), &[])
}

/// How many findings each rule has, at each level.
fn counts<'s>(findings: impl IntoIterator<Item = &'s Settled>) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for Settled { finding, .. } in findings {
        *counts
            .entry((&*finding.rule, finding.level.word()))
            .or_default() += 1;
    }
    let line =
        |((rule, level), count): (&(&str, &str), &usize)| format!("{count} {level} {rule}\n");
    counts.iter().map(line).collect()
}
