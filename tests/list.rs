//! `stratlint list`: documents, and expectations.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

use snapbox::data::Inline;
use snapbox::{IntoData, assert_data_eq, str};
use stratlint::framework::{Family, Kind, Kinds, Selector};
use stratlint::report::text::Look;
use stratlint::report::{expectations, list};

use crate::inline::{PLAIN, PLAN, ask, ask_with};

/// Strategies and plans, so that the plan and its priorities need not be shown every time.
fn strategies_and_plans() -> Selector {
    Selector::of(Kinds::of_families(&[Family::Strategy, Family::Plan]))
}

#[track_caller]
fn lists(documents: &str, expected: Inline) {
    let text = ask(documents, |asked| {
        list::human(asked, &strategies_and_plans(), PLAIN)
    });
    assert_data_eq!(text, expected.raw());
}

#[test]
fn each_kind_has_a_table_with_state_period_and_owner() {
    lists(
        "
- {id: transport, kind: strategy, title: Transport Strategy, status: {is: adopted, on: 2022-12-13},
   period: {from: 2022/23, to: 2036/37}, owner: Director of Transport and Highways, supports: jobs}
- {id: charter, kind: policy, title: Tenants' Charter, status: draft, owner: Head of Housing}
- {id: old, kind: policy, title: Parking Policy, period: {from: 2019, to: 2019}, supports: homes}
",
        str![[r#"
STRATEGIES                     STATE         PERIOD         OWNER
Transport Strategy             in force      2022/23 to     Director of
                                             2036/37        Transport and
                                                            Highways
  transport · serves jobs

POLICIES                       STATE         PERIOD         OWNER
Tenants' Charter               draft         –              Head of Housing
  charter · serves no priority
Parking Policy                 lapsed        2019           –
  old · serves homes

3 documents on 31 January 2024, 1 in force.

"#]],
    );
}

#[test]
fn a_priority_is_marked_where_it_is_served_through_others_or_not_stated() {
    lists(
        "
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: housing, supports: {to: jobs, basis: reported}}
- {id: whole, kind: policy, title: Policy Framework, supports: council-plan}
- {id: claimed, kind: policy, title: Claimed Policy, supports: {to: council-plan, basis: inferred}}
- {id: alone, kind: policy, title: Lonely Policy}
- {id: unseen, kind: policy, title: Unseen Policy, linkage: unexamined}
- {id: below, kind: service-plan, title: Plan Below It, delivers: unseen}
",
        str![[r#"
STRATEGIES                     STATE         PERIOD         OWNER
Housing Strategy               in force      –              –
  housing · serves homes

POLICIES                       STATE         PERIOD         OWNER
Lonely Policy                  in force      –              –
  alone · serves no priority
Claimed Policy                 in force      –              –
  claimed · serves the corporate plan as a whole (not stated)
Unseen Policy                  in force      –              –
  unseen · nobody has looked for its links yet
Policy Framework               in force      –              –
  whole · serves the corporate plan as a whole

SERVICE PLANS                  STATE         PERIOD         OWNER
Plan Below It                  in force      –              –
  below · leads to a document whose links nobody has looked for yet

ACTION PLANS                   STATE         PERIOD         OWNER
Repairs Plan                   in force      –              –
  repairs · serves homes (through others), jobs (not stated)

7 documents on 31 January 2024, 7 in force.

"#]],
    );
}

#[test]
fn documents_of_a_circle_serve_what_any_of_them_serves() {
    lists(
        "
- {id: one, kind: action-plan, title: One, delivers: two}
- {id: two, kind: action-plan, title: Two, delivers: three}
- {id: three, kind: action-plan, title: Three, delivers: one, supports: homes}
",
        str![[r#"
ACTION PLANS                   STATE         PERIOD         OWNER
One                            in force      –              –
  one · serves homes (through others)
Three                          in force      –              –
  three · serves homes
Two                            in force      –              –
  two · serves homes (through others)

3 documents on 31 January 2024, 3 in force.

"#]],
    );
}

#[test]
fn a_thread_does_not_lead_through_a_document_that_is_not_in_force() {
    lists(
        "
- {id: housing, kind: strategy, title: Housing Strategy, status: draft, supports: homes}
- {id: repairs, kind: action-plan, title: Repairs Plan, delivers: housing}
",
        str![[r#"
STRATEGIES                     STATE         PERIOD         OWNER
Housing Strategy               draft         –              –
  housing · serves homes

ACTION PLANS                   STATE         PERIOD         OWNER
Repairs Plan                   in force      –              –
  repairs · serves no priority

2 documents on 31 January 2024, 1 in force.

"#]],
    );
}

#[test]
fn what_has_not_begun_is_not_listed() {
    lists(
        "- {id: later, kind: strategy, title: Later, status: {is: adopted, on: 2024-02-01}}",
        str![[r#"
0 documents on 31 January 2024, 0 in force.

"#]],
    );
}

#[test]
fn what_a_file_says_cannot_steer_the_terminal() {
    lists(
        r#"- {id: red, kind: strategy, title: "Red \e[31m and \u202e turned", owner: "Two\nlines"}"#,
        str![[r#"
STRATEGIES                     STATE         PERIOD         OWNER
Red ␛[31m and � turned         in force      –              Two␊lines
  red · serves no priority

1 document on 31 January 2024, 1 in force.

"#]],
    );
}

#[test]
fn priorities_say_who_supports_and_recommendations_who_answers() {
    let chosen = Selector::of(Kinds::of(&[Kind::Priority, Kind::Recommendation]));
    let documents = "
- {id: answered, kind: recommendation, title: Publish a housing strategy}
- {id: open, kind: recommendation, title: Look after the trees}
- {id: housing, kind: strategy, title: Housing Strategy, supports: homes, addresses: answered}
- {id: draft, kind: strategy, title: Draft Strategy, status: draft, supports: jobs, addresses: open}
";
    let text = ask(documents, |asked| list::human(asked, &chosen, PLAIN));
    assert_data_eq!(
        text,
        str![[r#"
PRIORITIES                     STATE         PERIOD         OWNER
Good homes                     in force      –              –
  homes · core · directly supported by 1 document in force
Good jobs                      in force      –              –
  jobs · enabling · directly supported by 0 documents in force

RECOMMENDATIONS                STATE         PERIOD         OWNER
Publish a housing strategy     –             –              –
  answered · addressed by 1 document in force
Look after the trees           –             –              –
  open · addressed by 0 documents in force

4 documents on 31 January 2024, 2 in force.

"#]]
        .raw()
    );
}

#[test]
fn every_line_fits_the_width_and_nothing_is_cut() {
    let title = "A Strategy for the Regeneration of the Waterfront and of the Old Town beside It";
    let documents = format!(
        "- {{id: waterfront, kind: strategy, title: {title}, owner: Director of Regeneration and Culture}}"
    );
    for width in [40, 60, 80, 120] {
        let look = Look { width, ..PLAIN };
        let text = ask(&documents, |asked| {
            list::human(asked, &strategies_and_plans(), look)
        });
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{text}");
        for word in title.split(' ') {
            assert!(width < 60 || text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn more_priorities_than_any_plan_has_are_not_told_apart() {
    let priority = |number| {
        format!(
            "- {{id: p{number}, kind: priority, tier: core, title: P{number}, part_of: council-plan}}\n"
        )
    };
    let documents: String = (0..200).map(priority).collect();
    let documents = documents + "- {id: one, kind: policy, title: One, supports: p1}\n";
    lists(
        &documents,
        str![[r#"
POLICIES                       STATE         PERIOD         OWNER
One                            in force      –              –
  one

1 document on 31 January 2024, 1 in force. Which priorities they serve is not
shown: more than 128 are in force.

"#]],
    );
}

#[test]
fn programs_get_the_same_list() {
    let documents = "
- {id: housing, kind: strategy, title: Housing Strategy, period: {from: 2023}, review_by: 2026, supports: homes}
";
    let json = ask(documents, |asked| {
        list::json(asked, &strategies_and_plans())
    });
    assert_data_eq!(
        utf8(json),
        str![[r#"
{
  "schema": "stratlint-list/1",
  "tool": {
    "name": "stratlint",
    "version": "0.1.0"
  },
  "framework": {
    "name": "Marlshire",
    "path": "framework",
    "as_of": "2024-01-31"
  },
  "documents": [
    {
      "id": "housing",
      "kind": "strategy",
      "title": "Housing Strategy",
      "state": "in-force",
      "period": {
        "from": "2023",
        "to": null
      },
      "review_by": "2026",
      "owner": null,
      "external": false,
      "collective": false,
      "examined": true,
      "serves": [
        {
          "priority": "homes",
          "how": "directly"
        }
      ]
    }
  ]
}

"#]]
        .raw()
    );
}

/// One expectation for each standing.
const EXPECTATIONS: &str = "
- {id: housing-strategy, kind: expectation, title: Housing strategy, level: statutory-duty, checked: true,
   authority: {instrument: Housing Act, provision: section 1}}
- {id: capital-strategy, kind: expectation, title: Capital strategy, level: professional-code,
   authority: {instrument: Prudential Code}}
- {id: masterplan, kind: expectation, title: City centre masterplan, level: good-practice,
   authority: {instrument: Peer review}, condition: where the centre changes}
- {id: asset-plan, kind: expectation, title: Asset management plan, level: good-practice,
   authority: {instrument: Peer review}}
- {id: pay-policy, kind: expectation, title: Pay policy statement, level: statutory-duty,
   authority: {instrument: Localism Act}}
- {id: airport-plan, kind: expectation, title: Airport plan, level: statutory-duty, applies_to: county,
   authority: {instrument: Airports Act}}
- {id: housing, kind: strategy, title: Housing Strategy, fulfils: housing-strategy, supports: homes}
- {id: old-housing, kind: strategy, title: Old Housing Strategy, status: withdrawn, fulfils: housing-strategy}
- {id: budget, kind: budget, title: Budget Report, fulfils: {to: capital-strategy, extent: part}}
- {id: centre, kind: masterplan, title: Centre Masterplan, status: proposed, fulfils: masterplan}
";

const SETTINGS: &str = "{authority: district, not_looked_for: [pay-policy]}";

#[test]
fn each_expectation_says_how_far_it_is_fulfilled_and_by_what() {
    let documents = format!("{PLAN}{EXPECTATIONS}");
    let text = ask_with(SETTINGS, &documents, |asked| {
        expectations::human(asked, PLAIN)
    });
    assert_data_eq!(
        text,
        str![[r#"
EXPECTATION                                   LEVEL               FULFILLED
Airport plan                                  statutory duty      does not apply
  airport-plan · Airports Act · authority not verified

Asset management plan                         good practice       missing
  asset-plan · Peer review · authority not verified

Capital strategy                              professional code   in part
  capital-strategy · Prudential Code · authority not verified
  by “Budget Report” (budget), which covers a part

Housing strategy                              statutory duty      fulfilled
  housing-strategy · Housing Act, section 1
  by “Housing Strategy” (housing)
  1 other not in force

City centre masterplan                        good practice       not in force
  masterplan · Peer review · authority not verified · only where this holds:
  where the centre changes
  by “Centre Masterplan” (centre), which is only proposed

Pay policy statement                          statutory duty      not looked for
  pay-policy · Localism Act · authority not verified

6 expectations on 31 January 2024: 1 fulfilled, 1 in part, 1 not in force, 1
missing, 1 not looked for, 1 not applying.

"#]]
        .raw()
    );
}

#[test]
fn programs_get_the_same_expectations() {
    let documents = "
- {id: capital-strategy, kind: expectation, title: Capital strategy, level: professional-code,
   authority: {instrument: Prudential Code}}
- {id: budget, kind: budget, title: Budget Report, fulfils: {to: capital-strategy, extent: part}}
";
    let json = ask_with(SETTINGS, documents, expectations::json);
    assert_data_eq!(
        utf8(json),
        str![[r#"
{
  "schema": "stratlint-expectations/1",
  "tool": {
    "name": "stratlint",
    "version": "0.1.0"
  },
  "framework": {
    "name": null,
    "path": "framework",
    "as_of": "2024-01-31"
  },
  "expectations": [
    {
      "id": "capital-strategy",
      "title": "Capital strategy",
      "level": "professional-code",
      "authority": [
        {
          "instrument": "Prudential Code",
          "provision": null,
          "url": null
        }
      ],
      "checked": false,
      "condition": null,
      "applies": true,
      "fulfilled": "in-part",
      "by": [
        {
          "id": "budget",
          "title": "Budget Report",
          "state": "in-force",
          "in_force": true,
          "basis": "stated",
          "extent": "part",
          "shortfall": "covers a part"
        }
      ]
    }
  ]
}

"#]]
        .raw()
    );
}

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("JSON is UTF-8")
}
