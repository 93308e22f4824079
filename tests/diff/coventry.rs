//! A realistic edit of Coventry's framework: a reviewer should be able to approve or refuse it by what is said of it.
//!
//! The officer declares the Voluntary and Community Sector strategy that the peers missed, gives a strategy two more years, and
//! gives the Local Plan a shorter id; a document that names the old id is forgotten, and a link is lost by mistake. What is
//! expected is written from that, not from what the program says.

use serde_json::{Value, json};
use stratlint::check::Inputs;
use stratlint::report::diff::{self, Detail};

use super::{all, compare};
use crate::checking::{Files, files, in_memory};
use crate::inline::PLAIN;

/// The day before the framework's own dates change anything of this.
const ON: &str = "2026-11-22";

const STRATEGY: &str = "
id: vcs-strategy-2026-2030
kind: strategy
title: Coventry Voluntary and Community Sector Strategy 2026-2030
status: {is: adopted, on: 2026-07-07, by: Cabinet}
period: {from: 2026, to: 2030}
owner: Director of Public Health and Wellbeing
supports:
  - to: partner-enabler-leader
    evidence: {source: lga-cpc-2024, at: '4.1'}
fulfils: [vcs-strategy]
";

const LOST_LINK: &str = "  - to: tackling-climate-change
    evidence:
      - {source: climate-draft-web, at: \"2.1\"}
      - {source: climate-cabinet-2024, at: minutes}
";

fn versions() -> [Inputs; 2] {
    let before = files("framework");
    let mut after = before.clone();
    after.insert("strategies/vcs.yaml".into(), STRATEGY.into());
    let edits = [
        (
            "strategies/all-age-autism-strategy-2021-2026.yaml",
            "to: 2026}",
            "to: 2028}",
        ),
        ("strategies/climate-change-strategy.yaml", LOST_LINK, ""),
        (
            "policies/local-plan-2011-2031.yaml",
            "id: local-plan-2011-2031",
            "id: local-plan",
        ),
        (
            "policies/local-plan-review-2021-2041.yaml",
            "to: local-plan-2011-2031",
            "to: local-plan",
        ),
    ];
    for (path, old, new) in edits {
        edit(&mut after, path, old, new);
    }
    [in_memory(&before), in_memory(&after)]
}

#[track_caller]
fn edit(files: &mut Files, path: &str, old: &str, new: &str) {
    let file = files.get_mut(path).expect("a file of the framework");
    let text = String::from_utf8(file.clone()).expect("text");
    assert!(
        text.contains(old),
        "{path} has no longer what this test edits"
    );
    *file = text.replacen(old, new, 1).into_bytes();
}

#[test]
fn a_reviewer_is_told_all_of_it_and_nothing_else() {
    let [before, after] = versions();
    let json = compare([&before, &after], ON, diff::json);
    let form: Value = serde_json::from_slice(&json).expect("JSON");

    let documents = &form["documents"];
    assert_eq!(all(&documents["added"], "id"), ["vcs-strategy-2026-2030"]);
    assert_eq!(documents["removed"], json!([]));
    let mut changed = all(&documents["changed"], "id");
    changed.sort_unstable();
    let expected = [
        "all-age-autism-strategy-2021-2026",
        "city-centre-area-action-plan",
        "climate-change-strategy",
        "local-plan",
    ];
    assert_eq!(changed, expected);

    let link = |link: &Value| {
        let part = |key: &str| link[key].as_str().expect("a text").to_owned();
        [part("from"), part("relation"), part("to")].join(" ")
    };
    let links = |key: &str| -> Vec<String> {
        let list = form["links"][key].as_array().expect("a list");
        let mut links: Vec<String> = list.iter().map(link).collect();
        links.sort_unstable();
        links
    };
    assert_eq!(
        links("lost"),
        [
            "city-centre-area-action-plan aligns_with local-plan-2011-2031",
            "climate-change-strategy supports tackling-climate-change",
        ]
    );
    assert_eq!(
        links("gained"),
        [
            "city-centre-area-action-plan aligns_with local-plan-2011-2031",
            "vcs-strategy-2026-2030 fulfils vcs-strategy",
            "vcs-strategy-2026-2030 supports partner-enabler-leader",
        ]
    );

    let priority = |id: &str| {
        let list = form["priorities"].as_array().expect("a list");
        let found = list.iter().find(|one| one["id"] == id);
        let found = found.expect("a priority of the plan");
        (found["gained"].clone(), found["lost"].clone())
    };
    assert_eq!(
        priority("partner-enabler-leader"),
        (json!(["vcs-strategy-2026-2030"]), json!([]))
    );
    assert_eq!(
        priority("tackling-climate-change"),
        (json!([]), json!(["climate-change-strategy"]))
    );
    assert_eq!(priority("financial-sustainability"), (json!([]), json!([])));

    let found = |key: &str| {
        let list = form["findings"][key].as_array().expect("a list");
        let named = list.iter().map(|one| {
            let part = |key: &str| one[key].as_str().expect("a text").to_owned();
            format!("{} {}", part("rule"), part("subject"))
        });
        let mut named: Vec<String> = named.collect();
        named.sort_unstable();
        named
    };
    assert_eq!(
        found("gone"),
        [
            "lapsing-document all-age-autism-strategy-2021-2026",
            "missing-document vcs-strategy",
            "unsupported-priority partner-enabler-leader",
        ]
    );
    assert_eq!(
        found("new"),
        [
            "thinly-supported-priority partner-enabler-leader",
            "thinly-supported-priority tackling-climate-change",
            // What is new is not delivered or paid for yet.
            "undelivered-strategy vcs-strategy-2026-2030",
            "unfunded-document vcs-strategy-2026-2030",
            "unknown-reference city-centre-area-action-plan",
            // The other link of the climate strategy is only reported.
            "unstated-link climate-change-strategy",
        ]
    );
    assert_eq!(form["summary"]["fails"], true);
}

/// What decides comes in the first lines, and the mistakes before what is right.
#[test]
fn the_mistakes_are_read_first() {
    let [before, after] = versions();
    let text = compare([&before, &after], ON, |compared| {
        diff::human(compared, Detail::Usual, PLAIN)
    });
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} is not in\n{text}"))
    };
    let order = [
        "both checked on 22 November 2026",
        "The check fails",
        "2 errors",
        "error[unknown-reference]",
        "error[unstated-link]",
        "its id is",
        "no longer supports",
        "2021 to 2028, was 2021 to 2026",
        "Added (1)",
        "Not found any more (3)",
    ];
    assert!(order.map(at).is_sorted(), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}
