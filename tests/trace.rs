//! `stratlint trace`: the threads of one document.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

use snapbox::data::Inline;
use snapbox::{IntoData, assert_data_eq, str};
use stratlint::report::text::Look;
use stratlint::report::trace;

use crate::inline::{PLAIN, ask};

#[track_caller]
fn traces(id: &str, documents: &str, expected: Inline) {
    assert_data_eq!(traced(id, documents, PLAIN), expected.raw());
}

#[track_caller]
fn traced(id: &str, documents: &str, look: Look) -> String {
    ask(documents, |asked| {
        let document = asked.framework.document(id).expect("declared");
        trace::human(asked, document, look)
    })
}

#[test]
fn threads_lead_up_to_priorities_and_the_plan() {
    traces(
        "repairs",
        "
- {id: housing, kind: strategy, title: Housing Strategy, supports: [homes, council-plan]}
- {id: repairs, kind: action-plan, title: Repairs Plan, period: {from: 2023/24}, owner: Head of Housing,
   delivers: housing, supports: {to: jobs, basis: reported}}
",
        str![[r#"
Repairs Plan
repairs · action plan · in force on 31 January 2024 · from 2023/24 · Head of
Housing
Serves homes (through others), jobs (not stated).

Upwards
├─ supports (reported): Good jobs
│    jobs · enabling priority · in force
│    the thread reaches a priority, but by a link that is only reported
└─ delivers (stated): Housing Strategy
   │ housing · strategy · in force
   ├─ supports (stated): Good homes
   │    homes · core priority · in force
   │    the thread reaches a priority
   └─ supports (stated): Council Plan
        council-plan · corporate plan · in force
        the thread reaches the corporate plan

Below
  Nothing delivers, supports or measures it.

"#]],
    );
}

#[test]
fn where_a_thread_stops_it_says_why() {
    traces(
        "all",
        "
- {id: lapsed, kind: strategy, title: Lapsed Strategy, period: {to: 2022}, supports: homes}
- {id: alone, kind: strategy, title: Lonely Strategy}
- {id: unseen, kind: strategy, title: Unseen Strategy, linkage: unexamined}
- {id: number, kind: measure, title: Homes built, supports: homes}
- {id: all, kind: action-plan, title: All Kinds of Ends, delivers: [lapsed, alone, unseen, nowhere, number]}
",
        str![[r#"
All Kinds of Ends
all · action plan · in force on 31 January 2024
Leads to a document whose links nobody has looked for yet.

Upwards
├─ delivers (stated): Lapsed Strategy
│    lapsed · strategy · lapsed
│    the thread stops here: it is lapsed
├─ delivers (stated): Lonely Strategy
│    alone · strategy · in force
│    the thread stops here: it is not linked on
├─ delivers (stated): Unseen Strategy
│    unseen · strategy · in force
│    nobody has looked for its links yet
├─ delivers (stated): nowhere
│    the thread stops here: it is not declared
└─ delivers (stated): number
     the thread stops here: it is not of a kind that may be linked so

Below
  Nothing delivers, supports or measures it.

"#]],
    );
}

#[test]
fn below_a_priority_hangs_all_that_serves_it_down_to_measures() {
    traces(
        "homes",
        "
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes, measured_by: built}
- {id: repairs, kind: action-plan, title: Repairs Plan, status: draft, delivers: {to: housing, basis: inferred}}
- {id: team, kind: project, title: Repairs Team, part_of: repairs}
- {id: built, kind: measure, title: Homes built}
",
        str![[r#"
Good homes
homes · core priority · in force on 31 January 2024

Upwards
└─ is part of (stated): Council Plan
     council-plan · corporate plan · in force
     the thread reaches the corporate plan

Below
└─ is supported by (stated): Housing Strategy
   │ housing · strategy · in force
   ├─ is delivered by (inferred): Repairs Plan
   │  │ repairs · action plan · draft
   │  └─ contains (stated): Repairs Team
   │       team · project · in force
   └─ is measured by (stated): Homes built
        built · measure · in force

"#]],
    );
}

#[test]
fn a_measure_leads_up_by_what_it_measures() {
    traces(
        "built",
        "
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes, measured_by: built}
- {id: built, kind: measure, title: Homes built}
",
        str![[r#"
Homes built
built · measure · in force on 31 January 2024

Upwards
└─ measures (stated): Housing Strategy
   │ housing · strategy · in force
   └─ supports (stated): Good homes
        homes · core priority · in force
        the thread reaches a priority

"#]],
    );
}

#[test]
fn each_document_is_opened_once() {
    traces(
        "low",
        "
- {id: top, kind: strategy, title: Top, supports: homes}
- {id: left, kind: action-plan, title: Left, delivers: top}
- {id: right, kind: action-plan, title: Right, delivers: top}
- {id: low, kind: service-plan, title: Low, delivers: [left, right], part_of: top}
",
        str![[r#"
Low
low · service plan · in force on 31 January 2024
Serves homes (through others).

Upwards
├─ delivers (stated): Left
│  │ left · action plan · in force
│  └─ delivers (stated): Top
│     │ top · strategy · in force
│     └─ supports (stated): Good homes
│          homes · core priority · in force
│          the thread reaches a priority
├─ delivers (stated): Right
│  │ right · action plan · in force
│  └─ delivers (stated): Top
│       top · strategy · in force
│       goes on as shown above
└─ is part of (stated): Top
     top · strategy · in force
     goes on as shown above

Below
  Nothing delivers, supports or measures it.

"#]],
    );
}

#[test]
fn a_circle_is_named_and_ends() {
    traces(
        "one",
        "
- {id: one, kind: action-plan, title: One, delivers: two}
- {id: two, kind: action-plan, title: Two, delivers: one}
",
        str![[r#"
One
one · action plan · in force on 31 January 2024
Serves no priority.

Upwards
└─ delivers (stated): Two
   │ two · action plan · in force
   └─ delivers (stated): One
        one · action plan · in force
        leads back to where it came from: a circle

Below
└─ is delivered by (stated): Two
   │ two · action plan · in force
   └─ is delivered by (stated): One
        one · action plan · in force
        leads back to where it came from: a circle

"#]],
    );
}

#[test]
fn other_links_are_told_from_both_ends() {
    traces(
        "housing",
        "
- {id: asked, kind: expectation, title: Housing strategy, level: good-practice, authority: {instrument: Peer review}}
- {id: build-more, kind: recommendation, title: Build more}
- {id: budget, kind: budget, title: Budget, status: withdrawn}
- {id: cabinet, kind: body, title: Cabinet, role: cabinet}
- {id: planning, kind: policy, title: Local Plan, depends_on: housing}
- {id: old, kind: strategy, title: Old Housing Strategy}
- {id: housing, kind: strategy, title: Housing Strategy, fulfils: asked, addresses: build-more, funded_by: budget,
   depends_on: [planning, nowhere, homes], overseen_by: cabinet, supersedes: old}
",
        str![[r#"
Housing Strategy
housing · strategy · in force on 31 January 2024
Serves no priority.

Upwards
  It declares no link upwards.

Below
  Nothing delivers, supports or measures it.

Other links
  depends on
    Local Plan (planning)
    nowhere, which is not declared
    homes, which may not be linked so
  is needed by
    Local Plan (planning)
  is funded by
    Budget (budget), withdrawn
  addresses
    Build more (build-more)
  supersedes
    Old Housing Strategy (old), superseded
  fulfils
    Housing strategy (asked), expected
  is overseen by
    Cabinet (cabinet)

"#]],
    );
}

#[test]
fn very_many_links_of_one_relation_are_counted() {
    let plan = |number| {
        format!("- {{id: p{number}, kind: project, title: P{number}, depends_on: housing}}\n")
    };
    let plans: String = (10..40).map(plan).collect();
    let documents = format!("- {{id: housing, kind: strategy, title: Housing}}\n{plans}");
    traces(
        "housing",
        &documents,
        str![[r#"
Housing
housing · strategy · in force on 31 January 2024
Serves no priority.

Upwards
  It declares no link upwards.

Below
  Nothing delivers, supports or measures it.

Other links
  is needed by
    P10 (p10)
    P11 (p11)
    P12 (p12)
    P13 (p13)
    P14 (p14)
    P15 (p15)
    P16 (p16)
    P17 (p17)
    P18 (p18)
    P19 (p19)
    … and 20 more

"#]],
    );
}

#[test]
fn a_recommendation_has_no_threads_but_answers() {
    traces(
        "build-more",
        "
- {id: build-more, kind: recommendation, title: Build more}
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes, addresses: build-more}
",
        str![[r#"
Build more
build-more · recommendation · in force on 31 January 2024

Other links
  is addressed by
    Housing Strategy (housing)

"#]],
    );
}

#[test]
fn what_has_not_begun_is_said_to_have_not() {
    traces(
        "later",
        "- {id: later, kind: strategy, title: Later, status: {is: adopted, on: 2024-02-01}, supports: homes}",
        str![[r#"
Later
later · strategy · not begun on 31 January 2024

Upwards
└─ supports (stated): Good homes
     homes · core priority · in force
     the thread reaches a priority

Below
  Nothing delivers, supports or measures it.

"#]],
    );
}

#[test]
fn a_screen_without_unicode_gets_plain_signs() {
    let look = Look {
        unicode: false,
        ..PLAIN
    };
    let documents = "
- {id: housing, kind: strategy, title: Housing “Strategy”, supports: [homes, council-plan]}
";
    assert_data_eq!(
        traced("housing", documents, look),
        str![[r#"
Housing "Strategy"
housing - strategy - in force on 31 January 2024
Serves homes.

Upwards
|- supports (stated): Good homes
|    homes - core priority - in force
|    the thread reaches a priority
`- supports (stated): Council Plan
     council-plan - corporate plan - in force
     the thread reaches the corporate plan

Below
  Nothing delivers, supports or measures it.

"#]]
        .raw()
    );
}

/// Each plan delivers the one before it.
fn chain(length: usize) -> String {
    let plan = |number| {
        let before = number - 1;
        format!(
            "- {{id: p{number}, kind: service-plan, title: Plan {number}, delivers: p{before}}}\n"
        )
    };
    let plans: String = (1..length).map(plan).collect();
    format!("- {{id: p0, kind: strategy, title: Plan 0, supports: homes}}\n{plans}")
}

#[test]
fn a_very_long_chain_is_counted_and_fits_the_width() {
    for width in [40, 80] {
        let look = Look { width, ..PLAIN };
        let text = traced("homes", &chain(20_000), look);
        let drawn = text.matches("is delivered by").count() + 1;
        let more = 20_000 - drawn;
        assert!(
            text.contains(&format!("… and {more} more documents")),
            "{text}"
        );
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{text}");
    }
}

#[test]
fn a_very_wide_tree_is_counted() {
    let plan =
        |number| format!("- {{id: p{number}, kind: project, title: P{number}, supports: homes}}\n");
    let plans: String = (0..1_000).map(plan).collect();
    let text = traced("homes", &plans, PLAIN);
    assert_eq!(text.matches("is supported by").count(), 200);
    assert!(text.ends_with("… and 800 more documents; `--format json` has them all\n"));
}

#[test]
fn two_ways_to_a_priority_are_one_service() {
    let text = traced(
        "repairs",
        "
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes}
- {id: renting, kind: strategy, title: Renting Strategy, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: [housing, renting]}
",
        PLAIN,
    );
    assert!(text.contains("Serves homes (through others).\n"), "{text}");
}

/// As many priorities are told apart; no plan has more.
#[test]
fn what_documents_serve_is_known_of_128_priorities() {
    let serves = |count: usize| {
        let priority = |number| {
            format!(
                "- {{id: p{number}, kind: priority, tier: core, title: P{number}, part_of: council-plan}}\n"
            )
        };
        // Two are there already.
        let priorities: String = (2..count).map(priority).collect();
        ask(&priorities, |asked| asked.framework.serving().is_some())
    };
    assert!(serves(128));
    assert!(!serves(129));
}

#[test]
fn programs_get_every_document_and_link() {
    let documents = "
- {id: housing, kind: strategy, title: Housing Strategy, supports: {to: homes, basis: reported}, depends_on: nowhere}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: housing}
";
    let json = ask(documents, |asked| {
        let document = asked.framework.document("housing").expect("declared");
        trace::json(asked, document)
    });
    let form: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(form["schema"], "stratlint-trace/1");
    assert_eq!(form["document"], "housing");
    let nodes = form["nodes"].as_array().expect("a list");
    let ids: Vec<_> = nodes.iter().map(|node| &node["id"]).collect();
    assert_eq!(ids, ["homes", "housing", "repairs"]);
    let links = serde_json::to_string_pretty(&form["links"]).expect("JSON");
    assert_data_eq!(
        links,
        str![[r#"
[
  {
    "basis": "reported",
    "extent": "full",
    "from": "housing",
    "relation": "supports",
    "to": "homes",
    "upshot": "priority",
    "way": "up"
  },
  {
    "basis": "stated",
    "extent": "full",
    "from": "repairs",
    "relation": "delivers",
    "to": "housing",
    "upshot": null,
    "way": "down"
  },
  {
    "basis": "stated",
    "extent": "full",
    "from": "housing",
    "relation": "depends_on",
    "to": "nowhere",
    "upshot": null,
    "way": "aside"
  }
]
"#]]
        .raw()
    );
}
