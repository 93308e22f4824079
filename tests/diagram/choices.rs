//! What can be chosen: each choice in each view where it has a meaning.

use stratlint::diagram::{self, Choice, Chosen, Grouping, Shape};
use stratlint::load::OwnKinds;

use stratlint::check::Inputs;
use stratlint::source::Input;

use super::{COUNCIL, council, draw};

fn text(shape: Shape, choice: &Choice) -> String {
    draw(&council(COUNCIL), shape, choice, diagram::text)
}

fn only(words: &[&'static str]) -> Choice<'static> {
    Choice {
        only: Chosen::of(words.iter().copied(), &OwnKinds::new()).expect("kinds"),
        ..Choice::default()
    }
}

fn by(grouping: Grouping) -> Choice<'static> {
    Choice {
        grouping: Some(grouping),
        ..Choice::default()
    }
}

#[track_caller]
fn check(text: &str, there: &[&str], not_there: &[&str]) {
    for words in there {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    for words in not_there {
        assert!(!text.contains(words), "{words:?} is in\n{text}");
    }
}

#[test]
fn only_some_kinds_are_shown_in_every_view() {
    let plans = only(&["service-plan"]);
    for shape in [Shape::Thread, Shape::Matrix, Shape::Timeline] {
        check(
            &text(shape, &plans),
            &["Repairs Plan", "Museums Plan"],
            &[
                "Housing Strategy",
                "Parks Action Plan",
                "Asset management plan",
            ],
        );
    }
    check(
        &text(Shape::Overview, &plans),
        &["Service plans (3)", "All (3)"],
        &["Strategies"],
    );
    let near = Choice {
        focus: Some("homes"),
        ..plans
    };
    check(
        &text(Shape::Neighbourhood, &near),
        &["Repairs Plan [repairs] (service plan; through others"],
        &["Housing Strategy", "Repairs done in time"],
    );
}

#[test]
fn kinds_are_named_in_the_singular_or_the_plural_and_may_be_the_councils_own() {
    let settings = "kinds: [{id: charter, like: policy}]\n";
    let documents = "
- {id: plan, kind: corporate-plan, title: Plan}
- {id: old, kind: charter, title: Old Charter, supports: plan}
- {id: new, kind: policy, title: New Policy, supports: plan}
";
    let settings = Input::new("framework.yaml", settings);
    let documents = Input::new("all.yaml", documents);
    let inputs = Inputs::new(Some(settings), |_| vec![documents]).expect("settings");
    let own = &inputs.settings.kinds;
    for (word, there, not_there) in [
        ("charter", &["Old Charter"][..], &["New Policy"][..]),
        ("charters", &["Old Charter"], &["New Policy"]),
        ("policies", &["Old Charter", "New Policy"], &[]),
        ("plans", &[], &["Old Charter", "New Policy"]),
    ] {
        let choice = Choice {
            only: Chosen::of([word], own).expect("a kind"),
            ..Choice::default()
        };
        check(
            &draw(&inputs, Shape::Thread, &choice, diagram::text),
            there,
            not_there,
        );
    }
    assert!(Chosen::of(["charta"], own).is_err());
}

#[test]
fn the_neighbourhood_of_a_document_goes_as_far_as_is_asked() {
    let around = |depth| Choice {
        focus: Some("homes"),
        depth,
        ..Choice::default()
    };
    for shape in [Shape::Thread, Shape::Neighbourhood] {
        check(
            &text(shape, &around(Some(1))),
            &["Good homes: what it serves", "Housing Strategy"],
            &["Repairs Plan", "Skills Strategy"],
        );
        check(
            &text(shape, &around(Some(2))),
            &["Repairs Plan"],
            &["Repairs done in time"],
        );
        check(
            &text(shape, &around(None)),
            &["Repairs done in time"],
            &["Skills Strategy"],
        );
    }
    for shape in [Shape::Matrix, Shape::Timeline] {
        check(
            &text(shape, &around(Some(1))),
            &["Around Good homes: ", "Housing Strategy"],
            &["Repairs Plan"],
        );
    }
    check(
        &text(Shape::Overview, &around(None)),
        &["Around Good homes: 2 of 2 strategies and plans", "All (2)"],
        &["Skills Strategy"],
    );
}

#[test]
fn groups_are_named_in_every_view_and_form() {
    let owner = by(Grouping::Owner);
    for shape in [
        Shape::Thread,
        Shape::Matrix,
        Shape::Timeline,
        Shape::Overview,
    ] {
        check(
            &text(shape, &owner),
            &["Director of Homes", "No owner recorded"],
            &[],
        );
    }
    let inputs = council(COUNCIL);
    for form in [diagram::svg, diagram::dot, diagram::graphml] {
        let drawn = draw(&inputs, Shape::Thread, &owner, form);
        check(&drawn, &["Director of Homes", "No owner recorded"], &[]);
    }
    let mermaid = draw(&inputs, Shape::Thread, &owner, diagram::mermaid).expect("little");
    check(&mermaid, &["Director of Homes"], &[]);
    let json = draw(&inputs, Shape::Thread, &owner, diagram::json);
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let nodes = json["nodes"].as_array().expect("nodes");
    let of = |id| {
        nodes
            .iter()
            .find(|node| node["id"] == id)
            .map(|node| &node["group"])
    };
    assert_eq!(of("housing"), Some(&"Director of Homes".into()));
    assert_eq!(of("repairs"), Some(&"No owner recorded".into()));
    assert_eq!(of("homes"), Some(&serde_json::Value::Null));
}

#[test]
fn rows_are_put_together_by_kind_and_by_priority() {
    let matrix = text(Shape::Matrix, &by(Grouping::Kind));
    let places =
        ["\nAction plan\n", "\nService plan\n", "\nStrategy\n"].map(|heading| matrix.find(heading));
    assert!(places[0].is_some() && places.is_sorted(), "{matrix}");
    check(
        &text(Shape::Timeline, &by(Grouping::Priority)),
        &["\nNo priority\n- Parks Strategy"],
        &[],
    );
    check(
        &text(Shape::Overview, &by(Grouping::Priority)),
        // Housing and repairs serve homes, skills serve jobs; training stops at skills, which are a draft.
        &[
            "\nGood homes (2)\n",
            "\nGood jobs (1)\n",
            "\nNo priority (5)\n",
        ],
        &[],
    );
}

#[test]
fn what_the_rules_found_is_marked_in_every_view() {
    // The helper marks findings where it groups by owner.
    let (with, without) = (by(Grouping::Owner), by(Grouping::Kind));
    for shape in [Shape::Thread, Shape::Matrix, Shape::Timeline] {
        let row = |choice| {
            let text = text(shape, choice);
            let row = text.lines().find(|line| line.contains("[parks]"));
            row.expect("it is shown").to_owned()
        };
        check(&row(&with), &["1 error"], &[]);
        check(&row(&without), &[], &["error"]);
    }
    check(&text(Shape::Overview, &with), &["- With findings: "], &[]);
    check(&text(Shape::Overview, &without), &[], &["With findings"]);
    let inputs = council(COUNCIL);
    for form in [diagram::svg, diagram::dot, diagram::graphml] {
        check(
            &draw(&inputs, Shape::Thread, &with, form),
            &["1 error"],
            &[],
        );
        check(
            &draw(&inputs, Shape::Thread, &without, form),
            &[],
            &["1 error"],
        );
    }
}

/// The headline counts more than the gap report does, and a reader may have both in hand.
#[test]
fn what_the_gap_report_counts_is_said_where_a_picture_counts_more() {
    let documents = "
- {id: plan, kind: corporate-plan, title: Plan}
- {id: aim, kind: priority, tier: core, title: Aim, part_of: plan}
- {id: own, kind: strategy, title: Own words, supports: aim}
- {id: told, kind: strategy, title: Told of, supports: {to: aim, basis: reported}}
- {id: over, kind: strategy, title: Over, supports: aim, period: {to: 2019}}
";
    let of_report = "the gap report counts what is in force and says so itself: 1 of 2.";
    let inputs = council(documents);
    for shape in [Shape::Thread, Shape::Overview] {
        let text = draw(&inputs, shape, &Choice::default(), diagram::text);
        let all = "3 of 3 strategies and plans can be traced to the Plan";
        check(&text, &[all, of_report], &[]);
    }
    // What is left out of a picture is not counted in it either: it may be for the council alone.
    let without_own = Choice {
        leave_out: Some(|node| node.id == "own"),
        ..Choice::default()
    };
    let text = draw(&inputs, Shape::Thread, &without_own, diagram::text);
    check(
        &text,
        &["2 of 2 strategies", "says so itself: 0 of 1."],
        &[],
    );
    let alike = council(
        documents
            .split("- {id: told")
            .next()
            .expect("what stands before"),
    );
    let text = draw(&alike, Shape::Thread, &Choice::default(), diagram::text);
    check(&text, &["1 of 1"], &["the gap report counts"]);
}

#[test]
fn more_priorities_than_are_told_apart_are_said_to_be() {
    let aims = (0..200).map(|aim| {
        format!("- {{id: a{aim}, kind: priority, tier: core, title: Aim {aim}, part_of: plan}}\n- {{id: s{aim}, kind: strategy, title: Way {aim}, supports: a{aim}}}\n")
    });
    let documents = format!(
        "- {{id: plan, kind: corporate-plan, title: Plan}}\n- {{id: alone, kind: strategy, title: Alone}}\n{}",
        aims.collect::<String>()
    );
    let inputs = council(&documents);
    let note = "told apart for up to 128 priorities; here are more";
    for shape in [Shape::Matrix, Shape::Overview] {
        let text = draw(&inputs, shape, &Choice::default(), diagram::text);
        check(
            &text,
            &[
                "200 of 201 strategies and plans can be traced to the Plan",
                note,
            ],
            &["as a whole", "0 of 200"],
        );
        let svg = draw(&inputs, shape, &Choice::default(), diagram::svg);
        check(&svg, &[note], &["as a whole"]);
        // Two hundred columns are no table that anyone reads.
        assert!(width(&svg) < 2_000.0, "{}", width(&svg));
    }
    check(
        &draw(&inputs, Shape::Matrix, &Choice::default(), diagram::text),
        &[
            "- Way 7 [s7]: linked; to which priority is not told apart",
            "- Alone [alone]: no link",
        ],
        &[],
    );
}

#[test]
fn an_overview_of_many_priorities_has_them_in_rows() {
    let aims = (0..40).map(|aim| {
        format!("- {{id: a{aim}, kind: priority, tier: core, title: Aim {aim}, part_of: plan}}\n- {{id: s{aim}, kind: strategy, title: Way {aim}, supports: a{aim}}}\n")
    });
    let documents = format!(
        "- {{id: plan, kind: corporate-plan, title: Plan}}\n- {{id: works, kind: programme, title: Works, supports: [a0, a1]}}\n{}",
        aims.collect::<String>()
    );
    let inputs = council(&documents);
    check(
        &draw(&inputs, Shape::Overview, &Choice::default(), diagram::text),
        &[
            "\nAim 0 (2)\n- Strategies: 1\n- Programmes: 1\n",
            "\nAim 7 (1)\n- Strategies: 1\n",
            "\nAll (41)\n- Strategies: 40\n- Programmes: 1\n",
        ],
        &[],
    );
    let svg = draw(&inputs, Shape::Overview, &Choice::default(), diagram::svg);
    assert!(width(&svg) < 2_000.0, "{}", width(&svg));
}

/// How wide a picture is.
fn width(svg: &str) -> f64 {
    let picture = roxmltree::Document::parse(svg).expect("XML");
    let width = picture.root_element().attribute("width");
    width.and_then(|width| width.parse().ok()).expect("a width")
}

#[test]
fn a_link_to_the_plan_is_drawn_where_it_is_known_better_than_those_to_its_priorities() {
    let documents = "
- {id: plan, kind: corporate-plan, title: Plan}
- {id: homes, kind: priority, tier: core, title: Homes, part_of: plan}
- {id: both, kind: strategy, title: Both, supports: [plan, homes]}
- {id: better, kind: strategy, title: Better, supports: [plan, {to: homes, basis: inferred}]}
";
    let drawn = draw(
        &council(documents),
        Shape::Thread,
        &Choice::default(),
        |view| {
            let named = |at: usize| view.nodes[at].id.to_string();
            let drawn = view
                .edges
                .iter()
                .filter(|edge| edge.course.word() != "implied");
            let mut links: Vec<_> = drawn
                .map(|edge| (named(edge.child), named(edge.parent)))
                .collect();
            links.sort();
            links
        },
    );
    let link = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        drawn,
        [
            link("better", "homes"),
            link("better", "plan"),
            link("both", "homes")
        ]
    );
}

#[test]
fn every_view_is_as_deterministic_as_its_input() {
    let inputs = council(COUNCIL);
    for shape in Shape::ALL {
        let draw = || draw(&inputs, shape, &Choice::default(), diagram::svg);
        assert_eq!(draw(), draw());
    }
}
