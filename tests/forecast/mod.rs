//! `stratlint forecast`: what lies ahead.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

mod hostile;
mod oracle;

use std::path::Path;

use serde_json::Value;
use snapbox::data::Inline;
use snapbox::{IntoData, assert_data_eq, str};
use stratlint::check::Inputs;
use stratlint::forecast::Forecast;
use stratlint::report::text::Look;
use stratlint::report::{Asked, forecast};
use stratlint::source::Input;

use crate::checking::{self, DAY, day};
use crate::inline::{PLAIN, PLAN};

fn inputs(settings: &str, documents: &str) -> Inputs {
    let settings = Input::new("framework.yaml", settings);
    let documents = Input::new("documents.yaml", documents);
    Inputs::new(Some(settings), |_| vec![documents]).expect("readable settings")
}

/// What a report says of the plan from 31 January 2024 until a day.
#[track_caller]
fn ahead<T>(inputs: &Inputs, until: &str, report: impl Fn(&Asked, &Forecast) -> T) -> T {
    let (now, faults) = inputs.framework(day(DAY));
    assert!(faults.is_empty(), "{faults:#?}");
    let (later, _) = inputs.framework(day(until).tomorrow().expect("a day"));
    let asked = Asked {
        framework: &now,
        settings: &inputs.settings,
        path: Path::new("framework"),
    };
    report(&asked, &Forecast::new(&now, &later, &inputs.settings))
}

/// The plan until the end of 2026, as people get it.
#[track_caller]
fn forecasts(settings: &str, documents: &str, expected: Inline) {
    let inputs = inputs(settings, documents);
    let text = ahead(&inputs, "2026-12-31", |asked, plan| {
        forecast::human(asked, plan, PLAIN)
    });
    assert_data_eq!(text, expected.raw());
}

#[test]
fn what_ends_stands_on_its_last_day_and_what_begins_on_its_first() {
    let documents = "
- {id: housing, kind: strategy, title: Housing Strategy, period: {to: 2024}, owner: Head of Housing, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, period: {to: 2024-06}, supports: homes}
- {id: homes-plan, kind: delivery-plan, title: Homes Plan, delivers: council-plan}
- {id: housing-2, kind: strategy, title: New Housing Strategy, owner: Head of Housing, period: {from: 2025-04-01},
   status: [{is: draft, on: 2024-10}, {is: adopted, on: 2025-02-14}], supports: homes, supersedes: housing}
- {id: work, kind: strategy, title: Work Strategy, owner: Head of Jobs, supports: jobs, review_by: 2025/26}
- {id: skills, kind: strategy, title: Skills Strategy, owner: Head of Jobs, supports: jobs, review_by: 2023}
";
    forecasts(
        "name: Marlshire",
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

Already so on 31 January 2024
  review overdue  Skills Strategy
                  was due by 31 December 2023 · Head of Jobs · skills

June 2024
30  lapses          Repairs Plan
                    no successor is declared · no owner is named · repairs
    thin support    Good homes
                    without “Repairs Plan”, only “Housing Strategy” carries it ·
                    homes

October 2024
 1  draft           New Housing Strategy
                    Head of Housing · housing-2

December 2024
31  lapses          Housing Strategy
                    successor “New Housing Strategy” from 1 April 2025 · Head of
                    Housing · housing
    unsupported     Good homes
                    without “Housing Strategy”, nothing in force carries it ·
                    homes

February 2025
14  adopted         New Housing Strategy
                    Head of Housing · housing-2

April 2025
 1  begins          New Housing Strategy
                    in place of “Housing Strategy” · Head of Housing · housing-2
    supported       Good homes
                    carried by “New Housing Strategy” · homes

March 2026
31  review due      Work Strategy
                    Head of Jobs · work

By 31 December 2026: 2 documents lapse, 1 with a declared successor; 1 review
falls due; 1 priority is left without support.

"#]],
    );
}

/// What is not in force, or another authority's, need not be reviewed.
#[test]
fn a_review_is_overdue_where_it_must_be_held() {
    let documents = "
- {id: held, kind: policy, title: Held, review_by: 2022, supports: homes}
- {id: drafted, kind: policy, title: Drafted, status: draft, review_by: 2022, supports: homes}
- {id: theirs, kind: policy, title: Theirs, external: true, review_by: 2022, supports: homes}
- {id: several, kind: policy, title: Several, collective: true, review_by: 2022, supports: homes}
";
    let inputs = inputs("name: Marlshire", &format!("{PLAN}{documents}"));
    let text = ahead(&inputs, "2024-12-31", |asked, plan| {
        forecast::human(asked, plan, PLAIN)
    });
    let overdue: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("review overdue"))
        .collect();
    assert_eq!(overdue, ["  review overdue  Held"]);
}

/// Each end, and each beginning that comes too late, takes the support of a priority with it.
#[test]
fn priorities_are_told_when_the_last_or_last_but_one_goes() {
    let documents = "
- {id: a, kind: strategy, title: A, supports: [homes, jobs], period: {to: 2024-03}}
- {id: b, kind: strategy, title: B, supports: homes, period: {to: 2024-04}}
- {id: c, kind: strategy, title: C, supports: homes, period: {to: 2024-05}}
- {id: d, kind: strategy, title: D, supports: homes, status: {is: adopted, on: 2024-07-09}}
- {id: e, kind: strategy, title: E, supports: jobs, period: {from: 2024-04-01}}
- {id: f, kind: delivery-plan, title: F, delivers: council-plan, period: {to: 2025}}
";
    forecasts(
        "name: Marlshire",
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

Already so on 31 January 2024
  thin support    Good jobs
                  only “A” carries it · jobs

March 2024
31  lapses          A
                    no successor is declared · no owner is named · a

April 2024
 1  begins          E
                    no owner is named · e
30  lapses          B
                    no successor is declared · no owner is named · b
    thin support    Good homes
                    without “B”, only “C” carries it · homes

May 2024
31  lapses          C
                    no successor is declared · no owner is named · c
    unsupported     Good homes
                    without “C”, nothing in force carries it · homes

July 2024
 9  begins          D
                    no owner is named · d
    supported       Good homes
                    carried by “D” · homes

December 2025
31  lapses          F
                    no successor is declared · no owner is named · f
    undelivered     Council Plan
                    without “F”, it has no delivery plan in force · council-plan

By 31 December 2026: 4 documents lapse, none with a declared successor; no
reviews fall due; 1 priority is left without support.

"#]],
    );
}

#[test]
fn the_corporate_plan_takes_its_priorities_with_it() {
    let documents = "
- {id: old, kind: corporate-plan, title: Old Plan, period: {to: 2024}, owner: Chief Executive}
- {id: new, kind: corporate-plan, title: New Plan, period: {from: 2025}, owner: Chief Executive, supersedes: old}
- {id: safety, kind: priority, tier: core, title: Safe streets, part_of: old}
- {id: health, kind: priority, tier: core, title: Good health, part_of: new}
- {id: a, kind: delivery-plan, title: A, supports: [safety, health], delivers: old}
";
    forecasts(
        "name: Marlshire",
        documents,
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

Already so on 31 January 2024
  thin support    Safe streets
                  only “A” carries it · safety

January 2025
 1  replaced        Old Plan
                    by “New Plan”; its priority goes with it · Chief Executive ·
                    old
    begins          New Plan
                    in place of “Old Plan” · Chief Executive · new
    thin support    Good health
                    only “A” carries it · health
    undelivered     New Plan
                    it has no delivery plan in force · new

By 31 December 2026: nothing lapses; no reviews fall due; no priorities are left
without support.

"#]],
    );
}

#[test]
fn expectations_begin_end_and_are_no_longer_met() {
    let documents = "
- {id: asked, kind: expectation, title: Homes strategy, level: statutory-duty, authority: {instrument: Homes Act}, review_every: 24}
- {id: coming, kind: expectation, title: Tree strategy, level: good-practice, authority: {instrument: Peer review}, from: 2024-09}
- {id: going, kind: expectation, title: Dog policy, level: good-practice, authority: {instrument: Peer review}, until: 2024/25}
- {id: homes-plan, kind: delivery-plan, title: Homes Plan, owner: Head of Homes, delivers: council-plan}
- {id: first, kind: policy, title: First, owner: Head of Homes, supports: [homes, jobs], fulfils: asked,
   status: [{is: adopted, on: 2022-06-15}, {is: withdrawn, on: 2024-11-20}]}
- {id: second, kind: policy, title: Second, owner: Head of Homes, supports: [homes, jobs], fulfils: {to: asked, extent: part}}
";
    forecasts(
        "name: Marlshire",
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

June 2024
15  review due      First
                    every 24 months, as “Homes strategy” asks · Head of Homes ·
                    first

September 2024
 1  asked for       Tree strategy
                    good practice · begins to apply; nothing declared fulfils
                    it · coming

November 2024
20  withdrawn       First
                    no successor is declared · Head of Homes · first
    thin support    Good homes
                    without “First”, only “Second” carries it · homes
    thin support    Good jobs
                    without “First”, only “Second” carries it · jobs
    partly met      Homes strategy
                    a statutory duty · without “First”, it is fulfilled only in
                    part · asked

March 2025
31  last asked for  Dog policy
                    good practice · ceases to apply after this day · going

By 31 December 2026: nothing lapses; 1 review falls due; no priorities are left
without support.

"#]],
    );
}

/// What is promised only after its day is none of that day.
#[test]
fn a_target_is_due_that_is_promised_by_then() {
    let documents = "
- {id: early, kind: policy, title: Early, targets: [{measure: built, value: 1, since: 2023, by: 2024-03}]}
- {id: that-day, kind: policy, title: That day, targets: [{measure: built, value: 2, since: 2024-04-30, by: 2024-04}]}
- {id: late, kind: policy, title: Late, targets: [{measure: built, value: 3, since: 2024-06-01, by: 2024-05}]}
- {id: built, kind: measure, title: Homes built}
";
    let inputs = inputs("name: Marlshire", &format!("{PLAN}{documents}"));
    let text = ahead(&inputs, "2024-12-31", |asked, plan| {
        forecast::human(asked, plan, PLAIN)
    });
    let due = |line: &&str| line.contains("target due");
    let due: Vec<&str> = text.lines().filter(due).collect();
    let expected = [
        "31  target due      Homes built: 1",
        "30  target due      Homes built: 2",
    ];
    assert_eq!(due, expected);
}

/// The priorities of a plan that is not the council's are nobody's loss.
#[test]
fn only_priorities_of_the_plan_that_is_named_lose_support() {
    let documents = "
- {id: group-plan, kind: corporate-plan, title: Group Plan}
- {id: group-goal, kind: priority, tier: core, title: Group goal, part_of: group-plan}
- {id: a, kind: strategy, title: A, supports: [homes, group-goal], period: {to: 2024-06}}
- {id: b, kind: strategy, title: B, supports: [homes, group-goal]}
";
    let settings = "name: Marlshire\nplan: council-plan";
    let inputs = inputs(settings, &format!("{PLAN}{documents}"));
    let text = ahead(&inputs, "2024-12-31", |asked, plan| {
        forecast::human(asked, plan, PLAIN)
    });
    assert!(text.contains("thin support    Good homes"), "{text}");
    assert!(!text.contains("Group goal"), "{text}");
}

/// A report records what others promise; where values differ, each entry says so.
#[test]
fn targets_say_whose_they_are_and_that_they_differ() {
    let documents = "
- {id: a, kind: strategy, title: A, owner: Head of Homes, supports: [homes, jobs], targets: [{measure: built, value: 300, by: 2024-03}]}
- {id: b, kind: strategy, title: B, owner: Head of Homes, supports: [homes, jobs], targets: [{measure: built, value: 300, by: 2024-04}]}
- {id: c, kind: report, title: Annual report, targets: [{measure: built, value: 250, by: 2024-03}, {measure: built, value: 300, by: 2024-04}]}
- {id: built, kind: measure, title: Homes built, unit: homes a year}
";
    let inputs = inputs("name: Marlshire", &format!("{PLAN}{documents}"));
    let (text, form) = ahead(&inputs, "2024-12-31", |asked, plan| {
        let form = forecast::json(asked, plan, &inputs.sources);
        let form: Value = serde_json::from_slice(&form).expect("JSON");
        (forecast::human(asked, plan, PLAIN), form)
    });
    let expected = str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2024

Already so on 31 January 2024
  undelivered     Council Plan
                  it has no delivery plan in force · council-plan

March 2024
31  target due      Homes built: 300 homes a year
                    promised by “A” · other targets for this measure and day
                    differ · Head of Homes
    target due      Homes built: 250 homes a year
                    recorded in “Annual report” · other targets for this measure
                    and day differ

April 2024
30  target due      Homes built: 300 homes a year
                    promised by “B” · Head of Homes
    target due      Homes built: 300 homes a year
                    recorded in “Annual report”

By 31 December 2024: nothing lapses; no reviews fall due; no priorities are left
without support.

"#]];
    assert_data_eq!(text, expected.raw());
    let differing = |day: &str| {
        let events = form["events"].as_array().expect("a list").iter();
        let due = events.filter(|event| event["date"] == day);
        due.map(|event| event["target"]["differs"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(differing("2024-03-31"), [true, true]);
    assert_eq!(differing("2024-04-30"), [false, false]);
}

/// What only a part of is followed has no successor, and that is said.
#[test]
fn a_successor_in_part_is_told() {
    let documents = "
- {id: whole, kind: strategy, title: Homes and streets, owner: Head of Homes, supports: [homes, jobs], period: {to: 2024-03}}
- {id: part, kind: strategy, title: Streets, owner: Head of Streets, supports: [homes, jobs], period: {from: 2024-04},
   supersedes: {to: whole, extent: part}}
- {id: other, kind: strategy, title: Other, owner: Head of Homes, supports: [homes, jobs]}
";
    forecasts(
        "name: Marlshire",
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

Already so on 31 January 2024
  undelivered     Council Plan
                  it has no delivery plan in force · council-plan

March 2024
31  lapses          Homes and streets
                    no successor is declared, but in part “Streets” from 1 April
                    2024 · Head of Homes · whole

April 2024
 1  begins          Streets
                    Head of Streets · part

By 31 December 2026: 1 document lapses, none with a declared successor; no
reviews fall due; no priorities are left without support.

"#]],
    );
}

#[test]
fn exceptions_and_targets_have_their_last_day() {
    let settings = "
name: Marlshire
exceptions:
  - {rule: missing-owner, document: a, reason: Post vacant, agreed_by: Cabinet Member, until: 2024-05}
  - {rule: missing-owner, document: b, reason: Post vacant, agreed_by: Cabinet Member, until: 2023}
";
    let documents = "
- {id: a, kind: delivery-plan, title: A, owner: Head of Homes, delivers: council-plan, supports: [homes, jobs],
   targets: [{measure: built, value: 300, by: 2024/25}, {measure: built, value: 900, by: 2040}], period: {to: 2024/25}}
- {id: b, kind: strategy, title: B, owner: Head of Homes, supports: [homes, jobs]}
- {id: c, kind: strategy, title: C, status: withdrawn, targets: [{measure: built, value: 1, by: 2025}]}
- {id: built, kind: measure, title: Homes built, unit: homes a year, target: {value: 250.5, by: 2024-01-31}}
";
    forecasts(
        settings,
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

Already so on 31 January 2024
  exception over  missing-owner for b
                  ended on 31 December 2023 · agreed by Cabinet Member · Post
                  vacant

January 2024
31  target due      Homes built: 250.5 homes a year
                    built

May 2024
31  exception ends  missing-owner for a
                    agreed by Cabinet Member · Post vacant

March 2025
31  lapses          A
                    no successor is declared · Head of Homes · a
    target due      Homes built: 300 homes a year
                    promised by “A” · Head of Homes
    thin support    Good homes
                    without “A”, only “B” carries it · homes
    thin support    Good jobs
                    without “A”, only “B” carries it · jobs
    undelivered     Council Plan
                    without “A”, it has no delivery plan in force · council-plan

By 31 December 2026: 1 document lapses, none with a declared successor; no
reviews fall due; no priorities are left without support.

"#]],
    );
}

#[test]
fn nothing_ahead_is_said_so() {
    let documents = "
- {id: a, kind: delivery-plan, title: A, delivers: council-plan, supports: [homes, jobs]}
- {id: b, kind: strategy, title: B, supports: [homes, jobs]}
";
    forecasts(
        "name: Marlshire",
        &format!("{PLAN}{documents}"),
        str![[r#"
Forward plan of Marlshire, 31 January 2024 to 31 December 2026

By 31 December 2026: nothing lapses; no reviews fall due; no priorities are left
without support.

"#]],
    );
}

#[test]
fn programs_get_every_entry_with_its_place() {
    let documents = "
- {id: a, kind: delivery-plan, title: A, delivers: council-plan, supports: [homes, jobs]}
- {id: b, kind: strategy, title: B, supports: [homes], period: {to: 2024-03}}
- {id: c, kind: strategy, title: C, status: draft, supersedes: b}
";
    let inputs = inputs("name: Marlshire", &format!("{PLAN}{documents}"));
    let json = ahead(&inputs, "2024-12-31", |asked, plan| {
        forecast::json(asked, plan, &inputs.sources)
    });
    let form: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(form["schema"], "stratlint-forecast/1");
    assert_eq!(form["framework"]["as_of"], DAY);
    assert_eq!(form["until"], "2024-12-31");
    let lapse = serde_json::to_string_pretty(&form["events"][0]).expect("JSON");
    assert_data_eq!(
        lapse,
        str![[r#"
{
  "asked_by": null,
  "date": "2024-03-31",
  "exception": null,
  "fulfilled": null,
  "id": "b",
  "kind": "strategy",
  "location": {
    "column": 69,
    "end_column": 76,
    "end_line": 7,
    "length": 7,
    "line": 7,
    "offset": 394,
    "path": "documents.yaml"
  },
  "others": [
    {
      "id": "c",
      "role": "successor",
      "title": "C"
    }
  ],
  "owner": null,
  "target": null,
  "title": "B",
  "what": "lapses"
}
"#]]
        .raw()
    );
    let rows = |key: &str| rows(&form[key]);
    assert_eq!(
        rows("events"),
        ["2024-03-31 lapses b", "2024-03-31 thinly-supported homes"]
    );
    assert_eq!(rows("already"), ["2024-01-31 thinly-supported jobs"]);
}

/// Entries of the published form in short.
fn rows(entries: &Value) -> Vec<String> {
    let text = |entry: &Value, key: &str| entry[key].as_str().expect("text").to_owned();
    let row = |entry: &Value| ["date", "what", "id"].map(|key| text(entry, key)).join(" ");
    let entries = entries.as_array().expect("a list");
    entries.iter().map(row).collect()
}

#[test]
fn titles_are_shown_and_not_obeyed() {
    let documents = r#"
- {id: a, kind: strategy, title: "::error::A\e[2J", owner: "\u202eB", supports: homes, period: {to: 2024-03}}
"#;
    let inputs = inputs("name: \"Marl\\e[31mshire\"", &format!("{PLAN}{documents}"));
    for (width, unicode) in [(80, true), (40, false), (20, true)] {
        let look = Look {
            width,
            unicode,
            ..PLAIN
        };
        let text = ahead(&inputs, "2024-12-31", |asked, plan| {
            forecast::human(asked, plan, look)
        });
        assert!(!text.contains(['\x1b', '\u{202e}']), "{text}");
        let commands = text
            .lines()
            .filter(|line| line.trim_start().starts_with("::"));
        assert_eq!(commands.count(), 0, "{text}");
        assert!(text.contains("March 2024"), "{text}");
    }
}

/// What stands in the records: the end of the period in each document's own file, and the links of those that end.
#[test]
fn coventry_is_told_what_its_records_say() {
    let inputs = checking::folder("framework");
    let json = ahead(&inputs, "2030-12-31", |asked, plan| {
        forecast::json(asked, plan, &inputs.sources)
    });
    let form: Value = serde_json::from_slice(&json).expect("JSON");
    let told = rows(&form["events"]);
    let expected = [
        "2024-12-03 begins climate-change-strategy",
        "2024-12-31 lapses green-space-strategy-2019-2024",
        "2024-12-31 lapses housing-and-homelessness-strategy-2019-2024",
        "2024-12-31 lapses rough-sleeping-strategy-2019-2024",
        "2024-12-31 lapses sports-strategy-2014-2024",
        "2024-12-31 lapses physical-activity-framework-2019-2024",
        "2024-12-31 lapses local-code-of-corporate-governance-2023-24",
        "2025-01-01 replaced gambling-policy-2022-2025",
        "2025-01-01 begins gambling-policy-2025-2028",
        "2025-12-31 lapses people-plan-2023-2025",
        "2025-12-31 unsupported financial-sustainability",
        "2026-12-31 lapses medium-term-financial-strategy-2023-2026",
        "2026-12-31 unmet medium-term-financial-strategy",
        "2027-12-31 lapses economic-development-strategy-2022-2027",
        "2027-12-31 thinly-supported increasing-economic-prosperity",
        "2028-01-31 lapses gambling-policy-2025-2028",
        "2030-12-31 lapses one-coventry-plan-2022-2030",
    ];
    let is_told = |row: &&str| told.iter().any(|told| told == row);
    let missing: Vec<&str> = expected.into_iter().filter(|row| !is_told(row)).collect();
    assert!(missing.is_empty(), "{missing:?} not in {told:#?}");
    let lapses = told
        .iter()
        .filter(|row| row.starts_with("2024-12-31 lapses"));
    assert_eq!(lapses.count(), 6);
}
