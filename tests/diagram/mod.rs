//! Pictures: Coventry's, reviewed by eye and kept in `docs/images`; and what must hold for any.

mod choices;
mod command;
mod contrast;

use std::path::Path;

use roxmltree::{Document, Node};
use stratlint::check::Inputs;
use stratlint::diagram::{self, Choice, Chosen, Grouping, Shape, Subject, View};
use stratlint::load::OwnKinds;
use stratlint::source::Input;

use crate::checking::{self, day, none};

const FRAMEWORK: &str = "framework";

/// Draws the inputs as they stand on 31 January 2024.
fn draw<T>(inputs: &Inputs, shape: Shape, choice: &Choice, form: impl Fn(&View) -> T) -> T {
    draw_from(FRAMEWORK, inputs, shape, choice, form)
}

/// The same, from where the folder is reached in another way.
fn draw_from<T>(
    folder: &str,
    inputs: &Inputs,
    shape: Shape,
    choice: &Choice,
    form: impl Fn(&View) -> T,
) -> T {
    let day = day(checking::DAY);
    let (framework, _) = inputs.framework(day);
    let outcome = inputs.check(day, &[]);
    let subject = Subject {
        framework: &framework,
        settings: &inputs.settings,
        sources: &inputs.sources,
        path: Path::new(folder),
        outcome: (choice.grouping == Some(Grouping::Owner)).then_some(&outcome),
    };
    form(&View::new(subject, shape, choice))
}

fn council(documents: &str) -> Inputs {
    let settings = Input::new("framework.yaml", "name: Marlshire\n");
    let documents = Input::new("documents.yaml", documents.to_owned());
    Inputs::new(Some(settings), |_| vec![documents]).expect("settings that can be read")
}

/// A plan with two priorities, and of each kind of trouble one document.
const COUNCIL: &str = "
- {id: council-plan, kind: corporate-plan, title: Council Plan}
- {id: homes, kind: priority, tier: core, title: Good homes, part_of: council-plan}
- {id: jobs, kind: priority, tier: enabling, title: Good jobs, part_of: council-plan}
- {id: housing, kind: strategy, title: Housing Strategy, owner: Director of Homes, supports: [homes, council-plan]}
- {id: skills, kind: strategy, title: Skills Strategy, status: draft, supports: [{to: jobs, basis: reported}]}
- {id: repairs, kind: service-plan, title: Repairs Plan, delivers: housing}
- {id: repairs-done, kind: measure, title: Repairs done in time, delivers: repairs}
- {id: training, kind: service-plan, title: Training Plan, delivers: skills}
- {id: parks, kind: strategy, title: Parks Strategy, period: {from: 2020, to: 2022}}
- {id: parks-plan, kind: action-plan, title: Parks Action Plan, delivers: [parks, woods]}
- {id: culture, kind: strategy, title: Culture Strategy, linkage: unexamined}
- {id: museums, kind: service-plan, title: Museums Plan, delivers: culture}
- {id: asset-plan, kind: expectation, title: Asset management plan, level: good-practice, authority: {instrument: A code}}
";

#[test]
fn coventrys_pictures_have_been_looked_at() {
    let inputs = checking::folder(FRAMEWORK);
    let focus = Choice {
        focus: Some("transport-strategy"),
        ..Choice::default()
    };
    let mut faults = Vec::new();
    for shape in Shape::ALL {
        let choice = match shape {
            Shape::Neighbourhood => &focus,
            _ => &Choice::default(),
        };
        let name = format!("{shape:?}").to_lowercase();
        for (path, content) in [
            (
                format!("docs/images/{name}.svg"),
                draw_from("../../framework", &inputs, shape, choice, diagram::svg),
            ),
            (
                format!("tests/snapshots/graph-{name}.txt"),
                draw(&inputs, shape, choice, diagram::text),
            ),
        ] {
            faults.extend(checking::compare(path, &content).err());
        }
    }
    none(&faults);
}

#[test]
fn every_trouble_has_its_place_in_the_thread() {
    let text = draw(
        &council(COUNCIL),
        Shape::Thread,
        &Choice::default(),
        diagram::text,
    );
    let expected = "\
3 of 8 strategies and plans can be traced to the Council Plan
Marlshire · as at 31 January 2024 · 3 not linked or cut off · 2 not looked at yet · 1 missing

The thread (7 entries)
- Good homes [homes] (core priority)
  - Housing Strategy [housing] (strategy; supports)
    - Repairs Plan [repairs] (service plan; delivers)
      - Repairs done in time [repairs-done] (measure; delivers)
- Good jobs [jobs] (enabling priority)
  - Skills Strategy [skills] (strategy; supports, only reported; Draft; not in its own words)
- Council Plan [council-plan] (corporate plan; as a whole)
";
    assert_eq!(&text[..expected.len()], expected);
}

#[test]
fn the_same_framework_gives_the_same_picture_whatever_its_files() {
    let mut documents: Vec<&str> = COUNCIL.trim().lines().collect();
    let ordered = draw(
        &council(COUNCIL),
        Shape::Thread,
        &Choice::default(),
        diagram::svg,
    );
    documents.reverse();
    let reversed = council(&documents.join("\n"));
    let reversed = draw(&reversed, Shape::Thread, &Choice::default(), diagram::svg);
    // The lines of the declarations differ, and nothing else.
    let without_lines = |svg: &str| -> String {
        let lines = svg
            .lines()
            .filter(|line| !line.starts_with("<a href") && !line.starts_with("<title>"));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without_lines(&ordered), without_lines(&reversed));
}

#[test]
fn every_document_is_drawn_once_with_title_state_and_declaration() {
    let svg = draw(
        &council(COUNCIL),
        Shape::Thread,
        &Choice::default(),
        diagram::svg,
    );
    let picture = Document::parse(&svg).expect("XML");
    let links: Vec<Node> = picture
        .descendants()
        .filter(|node| node.has_tag_name("a"))
        .collect();
    let titles: Vec<&str> = links
        .iter()
        .filter_map(|link| child(*link, "title")?.text())
        .collect();
    for title in [
        "Good homes",
        "Skills Strategy",
        "Training Plan",
        "Parks Strategy",
        "woods",
        "Asset management plan",
    ] {
        assert_eq!(
            titles.iter().filter(|one| **one == title).count(),
            1,
            "{title} in {titles:?}"
        );
    }
    // The plan is drawn only where something serves it as a whole.
    assert_eq!(titles.len(), 13);
    for link in &links {
        assert!(
            link.attribute("href")
                .is_some_and(|href| href.starts_with("./framework/documents.yaml#L"))
        );
        let description = child(*link, "desc")
            .and_then(|node| node.text())
            .unwrap_or_default();
        assert!(
            description.contains("declared in documents.yaml, line "),
            "{description}"
        );
    }
    let parks = links.iter().find(|link| {
        child(**link, "title").is_some_and(|title| title.text() == Some("Parks Strategy"))
    });
    let parks = child(*parks.expect("drawn"), "desc").and_then(|node| node.text());
    assert_eq!(
        parks,
        Some(
            "strategy; lapsed 31 December 2022; no link upwards; declared in documents.yaml, line 10"
        )
    );
}

fn child<'d, 'i>(node: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

#[test]
fn what_is_chosen_is_what_is_drawn() {
    let inputs = council(COUNCIL);
    let ids = |shape, choice: &Choice| -> Vec<String> {
        draw(&inputs, shape, choice, |view| {
            view.nodes.iter().map(|node| node.id.to_string()).collect()
        })
    };
    let near = Choice {
        focus: Some("housing"),
        depth: Some(1),
        ..Choice::default()
    };
    assert_eq!(
        ids(Shape::Neighbourhood, &near),
        ["homes", "housing", "repairs", "council-plan"]
    );
    let all = Choice {
        focus: Some("housing"),
        ..Choice::default()
    };
    assert_eq!(
        ids(Shape::Neighbourhood, &all),
        [
            "homes",
            "housing",
            "repairs",
            "repairs-done",
            "council-plan"
        ]
    );
    let only = Choice {
        only: Chosen::of(["service-plan"], &OwnKinds::new()).expect("a kind"),
        ..Choice::default()
    };
    assert_eq!(
        ids(Shape::Thread, &only),
        [
            "homes",
            "repairs",
            "jobs",
            "council-plan",
            "training",
            "museums"
        ]
    );
    // What served a priority through a document that is left out is linked to the priority itself.
    let ways = draw(&inputs, Shape::Thread, &only, |view| {
        view.edges
            .iter()
            .filter(|edge| edge.relation == "through others")
            .map(|edge| (edge.child, edge.parent))
            .collect::<Vec<_>>()
    });
    assert_eq!(ways, [(1, 0)]);
}

/// What labels may hold that some reader takes for more than text.
const HOSTILE: [&str; 14] = [
    "\"quoted\" 'and' \\back\\slashed\\",
    "</svg><script>alert(1)</script>",
    "]]> <!-- --> <![CDATA[ &amp; &#60; &bogus;",
    "end",
    "graph",
    "<b>bold</b><table><tr><td>",
    "\u{202e}desrever\u{2066} \u{5d0}\u{5d1}\u{5d2} \u{627}\u{644}",
    "emoji 🏛️👩🏽‍💻 and é and 日本語",
    "line\nbreak\r\ttab\u{0}\u{1b}[31m",
    "\u{fffe}\u{ffff}\u{85}\u{2028}",
    "`code` $math$ %% comment --> --- ==> ;",
    "{brace} [bracket] (paren) |pipe| #35; #quot;",
    "javascript:alert(1)",
    "%n %d {0} ${x} \\N \\G \\l",
];

/// A framework whose every word is hostile, as far as the format lets it.
pub(crate) fn hostile() -> Inputs {
    let mut titles: Vec<String> = HOSTILE.map(String::from).into();
    titles.push("long ".repeat(2_000));
    titles.push("x".repeat(10_000));
    let mut documents = vec![
        serde_json::json!({"id": "plan", "kind": "corporate-plan", "title": HOSTILE[0]}),
        serde_json::json!({"id": "end", "kind": "priority", "tier": "core", "title": HOSTILE[1], "part_of": "plan"}),
    ];
    for (number, title) in titles.iter().enumerate() {
        let strategy = format!("s{number}");
        documents.push(serde_json::json!({
            "id": strategy, "kind": "strategy", "title": title, "owner": title, "supports": if number % 3 == 0 { "nothing" } else { "end" },
            "period": {"from": "0001", "to": "9999"}
        }));
        documents.push(serde_json::json!({
            "id": format!("p{number}"), "kind": "service-plan", "title": title, "delivers": strategy
        }));
    }
    let settings = escaped(&serde_json::json!({"name": titles.concat(), "plan": "plan"}));
    let documents = Input::new("a\"<'&.json", escaped(&serde_json::Value::from(documents)));
    Inputs::new(Some(Input::new("framework.yaml", settings)), |_| {
        vec![documents]
    })
    .expect("settings that can be read")
}

/// JSON without the characters that no file may hold as they are.
fn escaped(value: &serde_json::Value) -> String {
    let text = value.to_string();
    text.replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff")
}

#[test]
fn hostile_words_are_text_in_every_picture() {
    let inputs = hostile();
    for shape in Shape::ALL {
        let choice = Choice {
            focus: (shape == Shape::Neighbourhood).then_some("end"),
            grouping: Some(Grouping::Owner),
            ..Choice::default()
        };
        let svg = draw(&inputs, shape, &choice, diagram::svg);
        let picture = Document::parse(&svg).expect("XML");
        let known = [
            "svg", "title", "desc", "style", "a", "g", "rect", "path", "text", "tspan",
        ];
        for node in picture.descendants().filter(Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{node:?}");
            let href = node.attribute("href").unwrap_or("./framework/");
            assert!(href.starts_with("./framework/"), "{href}");
        }
        let read: String = picture
            .descendants()
            .filter_map(|node| node.text())
            .collect();
        if shape != Shape::Overview {
            assert!(
                read.contains("</svg><script>alert(1)</script>"),
                "{shape:?}"
            );
        }
        assert!(
            !read.contains(['\u{1b}', '\u{202e}', '\u{2066}', '\u{2028}']),
            "{shape:?}"
        );
        let text = draw(&inputs, shape, &choice, diagram::text);
        assert!(
            !text.contains(['\u{1b}', '\u{202e}', '\0', '\r']),
            "{shape:?}"
        );
    }
}

#[test]
fn png_and_pdf_are_what_they_say() {
    let inputs = council(COUNCIL);
    let choice = Choice::default();
    let png = draw(&inputs, Shape::Thread, &choice, diagram::png).expect("a small picture");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(
        png,
        draw(&inputs, Shape::Thread, &choice, diagram::png).expect("a small picture")
    );
    let pdf = draw(&inputs, Shape::Thread, &choice, diagram::pdf);
    assert!(pdf.starts_with(b"%PDF-1."));
    assert_eq!(pdf, draw(&inputs, Shape::Thread, &choice, diagram::pdf));
    let pdf = draw(&hostile(), Shape::Thread, &choice, diagram::pdf);
    assert!(pdf.starts_with(b"%PDF-1."));
}

#[test]
fn more_than_mermaid_draws_is_refused() {
    let link = |number| {
        format!("- {{id: s{number}, kind: strategy, title: S, supports: [homes, jobs]}}\n")
    };
    let many: String = (0..251).map(link).collect();
    let drawn = |documents: &str| {
        let inputs = council(&format!("{COUNCIL}{documents}"));
        draw(&inputs, Shape::Thread, &Choice::default(), diagram::mermaid)
    };
    assert!(drawn("").is_ok());
    let refused = drawn(&many).expect_err("too much");
    assert!(refused.links > 500, "{refused:?}");
}

#[test]
fn machine_forms_hold_every_node_and_link() {
    let inputs = council(COUNCIL);
    let choice = Choice::default();
    let (nodes, links) = draw(&inputs, Shape::Thread, &choice, |view| {
        (view.nodes.len(), view.edges.len())
    });
    let graphml = draw(&inputs, Shape::Thread, &choice, diagram::graphml);
    let graph = Document::parse(&graphml).expect("XML");
    let count = |name| {
        graph
            .descendants()
            .filter(|node: &Node| node.has_tag_name(name))
            .count()
    };
    assert_eq!((count("node"), count("edge")), (nodes, links));
    let dot = draw(&inputs, Shape::Thread, &choice, diagram::dot);
    // Priorities are part of the plan: said in GraphML, and not drawn.
    let implied = 3;
    let ranks = 4;
    assert_eq!(dot.matches(" -> ").count(), links - implied + ranks);
    assert!(dot.contains("rank=same"), "{dot}");
}
