//! Documents that are each in order, and hostile together: in a circle, in a chain, alike, by the ten thousand.

use super::{Case, SOUND, big, lines, words};

fn case(name: &'static str) -> Case {
    Case::new(name).file("sound.yaml", SOUND)
}

#[test]
fn one_id_declared_in_three_files() {
    let case =
        ["a.yaml", "b.yaml", "c.json"]
            .iter()
            .fold(case("one id in three files"), |case, name| {
                case.file(
                    name,
                    r#"{"id": "x", "kind": "policy", "title": "X", "supports": "aim"}"#,
                )
            });
    let run = case.expect(
        1,
        &["a.yaml:1:9: error[duplicate-id] the id `x` is declared 3 times"],
    );
    assert_eq!(run.out.matches("duplicate-id").count(), 1, "{}", run.out);
    let json = case.run("json").out;
    assert!(
        json.contains("\"b.yaml\"") && json.contains("\"c.json\""),
        "all places are shown"
    );
}

#[test]
fn a_cycle_of_10_000() {
    let cycle = lines(big(10_000), |at| {
        format!(
            "- {{id: c{at}, kind: action-plan, title: C{at}, delivers: c{}}}",
            (at + 1) % big(10_000)
        )
    });
    let run = case("cycle of 10,000").file("a.yaml", cycle).expect(
        1,
        &[&format!(
            "a.yaml:1:8: error[circular-thread] {} documents",
            big(10_000)
        )],
    );
    assert_eq!(run.out.matches("circular-thread").count(), 1);
    let cycle = lines(big(10_000), |at| {
        format!(
            "- {{id: c{at}, kind: action-plan, title: C{at}, supersedes: c{}}}",
            (at + 1) % big(10_000)
        )
    });
    case("cycle of 10,000 successors")
        .file("a.yaml", cycle)
        .expect(
            1,
            &[&format!(
                "a.yaml:1:8: error[circular-thread] {} documents",
                big(10_000)
            )],
        );
}

#[test]
fn a_chain_of_100_000() {
    let chain = |top: &str| {
        lines(big(100_000), |at| match at {
            0 => format!("- {{id: c0, kind: action-plan, title: C0{top}}}"),
            _ => format!(
                "- {{id: c{at}, kind: action-plan, title: C{at}, delivers: c{}}}",
                at - 1
            ),
        })
    };
    let linked =
        case("chain of 100,000, linked at its top").file("a.yaml", chain(", supports: aim"));
    linked.expect(1, &["a.yaml:1:52: note[link-without-evidence]"]);
    let unlinked = case("chain of 100,000, not linked").file("a.yaml", chain(""));
    unlinked.expect(
        1,
        &[
            "a.yaml:1:8: error[unlinked-document]",
            "a.yaml:2:52: error[broken-thread]",
        ],
    );
    let successors = lines(big(100_000), |at| match at {
        0 => "- {id: c0, kind: policy, title: C0, period: {to: 2020}}".into(),
        _ => format!(
            "- {{id: c{at}, kind: policy, title: C{at}, supports: aim, supersedes: c{}}}",
            at - 1
        ),
    });
    case("chain of 100,000 successors")
        .file("a.yaml", successors)
        .expect(1, &["sound.yaml:3:6: warning[thinly-supported-priority]"]);
}

#[test]
fn dangling_links_by_the_ten_thousand() {
    let far = lines(big(50_000), |at| {
        format!("- {{id: d{at}, kind: policy, title: D{at}, supports: nothing-{at}}}")
    });
    case("50,000 dangling links")
        .file("a.yaml", far)
        .expect(1, &["a.yaml:1:47: error[unknown-reference]"]);
    let near = lines(big(50_000), |at| {
        format!(
            "- {{id: transport-policy-{at}, kind: policy, title: T{at}, aligns_with: transprt-policy-{at}}}"
        )
    });
    case("50,000 dangling links, nearly right")
        .file("a.yaml", near)
        .expect(1, &["a.yaml:1:66: error[unknown-reference]"]);
}

/// Each asked id comes near to as many declared ones as there can be.
#[test]
fn dangling_links_with_many_near_ids() {
    let base = "a".repeat(70);
    let spelt = |at: usize, letter: usize| {
        let letter = char::from(b'b' + u8::try_from(letter).expect("a letter"));
        format!("{}{letter}{}", &base[..at], &base[at + 1..])
    };
    let near = lines(70 * 20, |number| {
        format!(
            "- {{id: {}, kind: policy, title: N{number}}}",
            spelt(number / 20, number % 20)
        )
    });
    let asked = lines(big(50_000), |at| {
        format!(
            "- {{id: d{at}, kind: policy, title: D{at}, aligns_with: {}}}",
            if at % 2 == 0 {
                base.clone()
            } else {
                spelt(at % 70, 24)
            }
        )
    });
    case("50,000 dangling links, 1,400 near ids")
        .file("a.yaml", near)
        .file("b.yaml", asked)
        .expect(1, &["b.yaml:1:50: error[unknown-reference]"]);
}

#[test]
fn documents_alike_by_the_ten_thousand() {
    let title = lines(big(50_000), |at| {
        format!("- {{id: t{at}, kind: policy, title: One Title}}")
    });
    case("50,000 documents with one title")
        .file("a.yaml", title)
        .expect(1, &["a.yaml:1:33: warning[duplicate-title]"]);
    let id = lines(big(50_000), |at| {
        format!("- {{id: t, kind: policy, title: T{at}}}")
    });
    case("50,000 documents with one id")
        .file("a.yaml", id)
        .expect(1, &["a.yaml:1:8: error[duplicate-id]"]);
    // Each pair bears one name, and a long line of successors leads from every first to every second.
    let half = big(20_000);
    let target = words(half, |at| format!("q{at}"));
    let pairs = lines(half, |at| {
        let pair = format!(
            "- {{id: p{at}, kind: policy, title: P{at}, supersedes: x0}}
- {{id: q{at}, kind: policy, title: P{at}}}
"
        );
        let next = at + 1;
        pair + &format!("- {{id: x{at}, kind: policy, title: X{at}, supersedes: x{next}}}")
    });
    let end = format!("{{id: x{half}, kind: policy, title: X, supersedes: [{target}]}}");
    let run = case("20,000 pairs across a chain of 20,000")
        .file("a.yaml", pairs)
        .file("b.yaml", end)
        .expect(1, &["a.yaml:"]);
    assert!(
        !run.out.contains("duplicate-title"),
        "each supersedes the other of its name"
    );
}

#[test]
fn one_expectation_fulfilled_50_000_times() {
    let expectation = "{id: e, kind: expectation, title: E, level: good-practice}";
    let fulfils = |extent: &str| {
        lines(big(50_000), |at| {
            format!(
                "- {{id: f{at}, kind: policy, title: F{at}, fulfils: {{to: e, extent: {extent}}}}}"
            )
        })
    };
    case("50,000 fulfil one expectation")
        .file("e.yaml", expectation)
        .file("a.yaml", fulfils("full"))
        .expect(1, &["a.yaml:1:8: error[unlinked-document]"]);
    case("50,000 fulfil one in part")
        .file("e.yaml", expectation)
        .file("a.yaml", fulfils("part"))
        .expect(1, &["e.yaml:1:6: warning[partly-met-expectation]"]);
}

#[test]
fn plans_and_priorities_by_the_ten_thousand() {
    let plans = lines(big(50_000), |at| {
        format!("- {{id: p{at}, kind: corporate-plan, title: P{at}}}")
    });
    let priorities = lines(big(50_000), |at| {
        format!(
            "- {{id: a{at}, kind: priority, tier: core, title: A{at}, part_of: p{}}}",
            big(50_000) - 1 - at
        )
    });
    let policies = lines(big(50_000), |at| {
        format!(
            "- {{id: s{at}, kind: policy, title: S{at}, supports: a{at}, status: {{is: adopted, on: 2020}}}}"
        )
    });
    let case = case("50,000 plans, priorities and policies")
        .file("a.yaml", plans)
        .file("b.yaml", priorities)
        .file("c.yaml", policies);
    case.expect(1, &["a.yaml:1:8: error[invalid-declaration]"]);
}

#[test]
fn one_document_with_much_of_everything() {
    let many = big(50_000);
    let reviews = "{is: under-review, on: 2021}, ".repeat(many);
    let informed = "sound, ".repeat(many);
    let plan = format!(
        "{{id: plan, kind: corporate-plan, title: The Plan, status: [{{is: adopted, on: 2020}}, {reviews}], informed_by: [{informed}]}}\n---\n\
         {{id: aim, kind: priority, tier: core, title: An Aim, part_of: plan, informed_by: [{informed}]}}\n---\n\
         {{id: sound, kind: source, title: Sound}}"
    );
    let policies = lines(many, |at| {
        format!(
            "- {{id: s{at}, kind: policy, title: S{at}, supports: aim, status: {{is: adopted, on: 2019}}}}"
        )
    });
    let old = lines(many, |at| {
        format!("- {{id: o{at}, kind: policy, title: O{at}, supports: aim}}")
    });
    let drafts = "{is: draft, on: 2021}, ".repeat(many);
    let supersedes = words(many, |at| format!("o{at}"));
    let new = format!(
        "{{id: new, kind: policy, title: New, status: [{drafts}], supersedes: [{supersedes}]}}"
    );
    let case = Case::new("50,000 states and links of one document")
        .file("a.yaml", plan)
        .file("b.yaml", policies)
        .file("c.yaml", old)
        .file("d.yaml", new);
    case.expect(
        1,
        &[
            "b.yaml:1:47: note[link-without-evidence]",
            "b.yaml:1:47: note[outdated-thread]",
        ],
    );
}
