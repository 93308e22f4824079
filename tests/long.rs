//! Long chains and circles: how much of them a message shows, and that it counts the rest.

use std::collections::BTreeMap;

use crate::checking::{self, DAY, day};

/// What a rule says of documents that each lead to the next, the first of whom is `d000`, and of these settings.
#[track_caller]
fn says(rule: &str, settings: &str, documents: &str) -> String {
    let plan = "- {id: plan, kind: corporate-plan, title: Plan}\n";
    let files = BTreeMap::from([
        ("framework.yaml".to_owned(), settings.into()),
        (
            "documents.yaml".to_owned(),
            format!("{plan}{documents}").into(),
        ),
    ]);
    let outcome = checking::in_memory(&files).check(day(DAY), &[rule]);
    outcome.findings[0].finding.message()
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
