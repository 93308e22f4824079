//! Frameworks of shapes that no layout was made for: chains, stars, circles, everything linked to everything.

use super::{Case, SOUND, big, lines, words};

/// One JSON document a line, as a list in YAML.
fn drawn(name: &'static str, documents: String) {
    Case::new(name)
        .file("a.yaml", SOUND)
        .file("b.yaml", documents)
        .draw();
}

fn plan(number: usize, serves: &str) -> String {
    format!("- {{id: p{number}, kind: action-plan, title: Plan {number}, delivers: [{serves}]}}")
}

#[test]
fn a_chain_and_a_circle() {
    let count = big(100_000);
    let above = |number: usize| match number {
        0 => "aim".to_owned(),
        _ => format!("p{}", number - 1),
    };
    drawn(
        "a chain drawn",
        lines(count, |number| plan(number, &above(number))),
    );
    let next = |number: usize| format!("p{}", (number + 1) % count);
    drawn(
        "a circle drawn",
        lines(count, |number| plan(number, &next(number))),
    );
}

#[test]
fn a_star_and_many_that_stand_alone() {
    let count = big(100_000);
    drawn("a star drawn", lines(count, |number| plan(number, "aim")));
    drawn("no links drawn", lines(count, |number| plan(number, "")));
    drawn(
        "links to nothing drawn",
        lines(count, |number| plan(number, &format!("x{number}"))),
    );
}

#[test]
fn everything_linked_to_everything() {
    let count = big(20_000).min(150);
    let strategies = lines(count, |number| {
        format!("- {{id: s{number}, kind: strategy, title: Strategy {number}, supports: [aim]}}")
    });
    let all = words(count, |number| format!("s{number}"));
    let plans = lines(count, |number| plan(number, &all));
    drawn("all to all drawn", strategies + &plans);
}

#[test]
fn many_plans_and_many_priorities() {
    let count = big(20_000);
    let aims = lines(count, |number| {
        format!("- {{id: a{number}, kind: priority, tier: core, title: Aim, part_of: plan}}")
    });
    drawn(
        "many priorities drawn",
        aims + &lines(count, |number| plan(number, &format!("a{number}"))),
    );
    let plans = lines(count, |number| {
        format!("- {{id: c{number}, kind: corporate-plan, title: Plan}}")
    });
    drawn(
        "many corporate plans drawn",
        plans + &lines(count, |number| plan(number, &format!("c{number}"))),
    );
}

#[test]
fn titles_of_a_megabyte() {
    let title = "word ".repeat(big(10_000_000) / 50);
    let documents = lines(30, |number| {
        format!("- {{id: s{number}, kind: strategy, title: \"{title}\", supports: [aim]}}")
    });
    drawn("long titles drawn", documents);
}
