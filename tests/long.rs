//! Long chains and circles, and many near ids: how much of them a message shows, and that it counts the rest.

use std::collections::BTreeMap;

use stratlint::finding::Finding;

use crate::checking::{self, DAY, day};

/// What a rule says first of these documents under a plan, with these settings.
#[track_caller]
fn says(rule: &str, settings: &str, documents: &str) -> String {
    found(rule, settings, documents).message()
}

#[track_caller]
fn found(rule: &str, settings: &str, documents: &str) -> Finding {
    let plan = "- {id: plan, kind: corporate-plan, title: Plan}\n";
    let files = BTreeMap::from([
        ("framework.yaml".to_owned(), settings.into()),
        (
            "documents.yaml".to_owned(),
            format!("{plan}{documents}").into(),
        ),
    ]);
    let mut outcome = checking::in_memory(&files).check(day(DAY), &[rule]);
    outcome.findings.swap_remove(0).finding
}

/// So many documents; the last leads by its own words.
fn chain(count: usize, last: &str) -> String {
    let next = |at: usize| match at + 1 {
        next if next == count => last.to_owned(),
        next => format!("part_of: d{next:03}"),
    };
    let document = |at: usize| {
        let next = next(at);
        format!("- {{id: d{at:03}, kind: programme, title: D{at}, {next}}}\n")
    };
    (0..count).map(document).collect()
}

/// How many ids a message shows.
fn shown(message: &str) -> usize {
    message.matches("`d").count()
}

#[test]
fn a_broken_thread_shows_its_first_links_and_where_it_stops() {
    let says = |count| says("broken-thread", "", &chain(count, "note: the end"));
    let whole = says(13);
    assert_eq!(shown(&whole), 13);
    assert!(!whole.contains('…'), "{whole}");
    let cut = says(23);
    assert_eq!(shown(&cut), 13);
    assert!(cut.ends_with(" … 10 more links … `d022`"), "{cut}");
}

#[test]
fn a_path_of_an_own_rule_shows_its_first_links_and_its_end() {
    let rule = "rules: [{id: short, for: {id: d000}, require: {reach: {to: {kind: corporate-plan}, within: 2}}}]";
    let says = |count| says("short", rule, &chain(count, "supports: plan"));
    let whole = says(12);
    assert!(whole.contains("the shortest path has 12 links"), "{whole}");
    assert_eq!(shown(&whole), 12);
    assert!(!whole.contains('…'), "{whole}");
    let cut = says(22);
    assert!(cut.contains("the shortest path has 22 links"), "{cut}");
    assert_eq!(shown(&cut), 12);
    assert!(cut.ends_with(" … 10 more links … `plan`"), "{cut}");
}

#[test]
fn a_circle_shows_sixty_and_where_it_closes() {
    let says = |count| says("circular-thread", "", &chain(count, "part_of: d000"));
    let whole = says(60);
    assert_eq!(shown(&whole), 61);
    assert!(whole.ends_with("`d059` → `d000`"), "{whole}");
    let cut = says(61);
    assert_eq!(shown(&cut), 61);
    assert!(cut.ends_with("`d059` → 1 more → `d000`"), "{cut}");
}

/// The ninth is the nearest, but eight that begin alike are enough to look at.
#[test]
fn of_ids_that_begin_alike_eight_are_compared() {
    let help = |alike: usize| {
        let park = |at: usize| format!("- {{id: park-{at}, kind: strategy, title: Park {at}}}\n");
        let parks: String = (1..=alike).map(park).collect();
        let nearer = "- {id: park-policies, kind: strategy, title: Policies}";
        let asking = "- {id: asks, kind: project, title: Asks, delivers: park-policy}";
        let documents = format!("{parks}{nearer}\n{asking}\n");
        found("unknown-reference", "", &documents).help()
    };
    let (seven, eight) = (help(7), help(8));
    assert!(
        seven.starts_with("Is `park-policies`, `park-1` or `park-2` meant?"),
        "{seven}"
    );
    assert!(
        eight.starts_with("Is `park-1`, `park-2` or `park-3` meant?"),
        "{eight}"
    );
}

/// There may be hundreds of a council's own rules: what each may list is a share of what a built-in rule may.
#[test]
fn own_rules_share_the_room_for_findings() {
    let idle = |number: usize| {
        format!(
            "  - {{id: idle-{number}, for: {{kind: masterplan}}, require: {{fields: {{owner: present}}}}}}\n"
        )
    };
    let idle: String = (1..100).map(idle).collect();
    let owned = "  - {id: owned, for: {kind: policy}, require: {fields: {owner: present}}}\n";
    let policy =
        |number: usize| format!("- {{id: p{number:03}, kind: policy, title: P{number}}}\n");
    let policies: String = (0..600).map(policy).collect();
    let files = BTreeMap::from([
        (
            "framework.yaml".to_owned(),
            format!("rules:\n{idle}{owned}").into(),
        ),
        ("documents.yaml".to_owned(), policies.into()),
    ]);
    let findings = checking::in_memory(&files)
        .check(day(DAY), &["owned"])
        .findings;
    assert_eq!(findings.len(), 501);
    let messages = findings.iter().map(|settled| settled.finding.message());
    let left_out = "there is no room to list 100 findings more of this rule";
    assert_eq!(messages.filter(|message| message == left_out).count(), 1);
}
