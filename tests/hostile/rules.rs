//! A council's own rules, templates and expectations that are held to very many documents.

use super::{Case, SOUND, big, lines};

fn chain(name: &'static str, settings: &str) -> Case {
    chain_of(big(100_000), name, settings)
}

fn chain_of(count: usize, name: &'static str, settings: &str) -> Case {
    let chain = lines(count, |at| match at {
        0 => "- {id: c0, kind: action-plan, title: C0, supports: aim}".into(),
        _ => format!(
            "- {{id: c{at}, kind: action-plan, title: C{at}, delivers: c{}}}",
            at - 1
        ),
    });
    // The built-in rules are tried elsewhere.
    let quiet = "levels: {link-without-evidence: off, missing-owner: off, unrecorded-adoption: off, unfunded-document: off}\n";
    let case = Case::new(name).file("framework.yaml", quiet.to_owned() + settings);
    case.file("a.yaml", SOUND).file("b.yaml", chain)
}

#[test]
fn rules_about_paths_of_a_long_chain() {
    let rule = |rule: &str| format!("rules:\n- {{id: own, for: {{kind: action-plan}}, {rule}}}");
    let forbidden = "forbid: {reach: {to: {kind: priority}}}";
    chain("own rule: no path up a chain of 100,000", &rule(forbidden))
        .expect(1, &["b.yaml:2:52: error[own]"]);
    let near = "require: {reach: {to: {kind: priority}, within: 3}}";
    chain("own rule: 3 links up a chain of 100,000", &rule(near))
        .expect(1, &["b.yaml:4:8: error[own]"]);
    let some = "require: {reached: {from: {kind: action-plan}, at_least: 2}}";
    chain("own rule: 2 below each of 100,000", &rule(some))
        .expect(1, &["a.yaml:1:6: error[undelivered-plan]"]);
    let none = "require: {reached: {from: {kind: budget}}}";
    chain("own rule: nothing below each of 100,000", &rule(none))
        .expect(1, &["b.yaml:1:8: error[own]"]);
    // Half of the product of 4,600 is over the most that is followed for a rule, which is said.
    let long = chain_of(4_600, "own rule: nothing below each of 4,600", &rule(none)).run("concise");
    let cut = "b.yaml:87:8: error[own] “C86” and 154 other documents that the rule `own` selects were not looked at";
    assert!(long.out.contains(cut), "{}", long.excerpt());
}

#[test]
fn rules_by_the_hundred() {
    let own = |at| {
        format!(
            "- {{id: own-{at}, for: {{kind: action-plan}}, require: {{fields: {{owner: present}}}}}}"
        )
    };
    let few = "rules:\n".to_owned() + &lines(50, own);
    chain("50 own rules for 100,000 documents", &few).expect(
        1,
        &["b.yaml:1:8: error[own-0]", "b.yaml:1:8: error[own-49]"],
    );
    let many = "rules:\n".to_owned() + &lines(101, own);
    let over = "error: framework/framework.yaml:103:4: the settings cannot be read: this goes over the limit `rules` of 100";
    chain("101 own rules", &many).expect(2, &[over]);
}

#[test]
fn a_template_that_repeats_itself() {
    let template = format!(
        "templates: {{action-plan: [{}]}}",
        "review_by, ".repeat(big(50_000))
    );
    chain("template that asks 50,000 times", &template)
        .expect(1, &["b.yaml:1:8: warning[uneven-template]"]);
}

#[test]
fn expectations_that_all_look_to_one() {
    let hub = "- {id: hub, kind: expectation, title: Hub, level: good-practice}\n".to_owned();
    let expectations = hub
        + &lines(big(20_000), |at| {
            format!(
                "- {{id: e{at}, kind: expectation, title: E{at}, level: good-practice, links_to: hub}}"
            )
        });
    let fulfilling = lines(big(20_000), |at| {
        let spoke =
            format!("- {{id: s{at}, kind: policy, title: S{at}, supports: aim, fulfils: e{at}}}\n");
        spoke + &format!("- {{id: h{at}, kind: policy, title: H{at}, supports: aim, fulfils: hub}}")
    });
    let case = Case::new("20,000 expectations look to one").file("a.yaml", SOUND);
    case.file("b.yaml", expectations)
        .file("c.yaml", fulfilling)
        .expect(1, &["c.yaml:1:8: warning[missing-link]"]);
}

#[test]
fn targets_of_one_measure_by_the_ten_thousand() {
    let measure = "{id: m, kind: measure, title: M, supports: aim}";
    let targets = lines(big(50_000), |at| {
        format!(
            "- {{id: d{at}, kind: policy, title: D{at}, supports: aim, targets: {{measure: m, value: {at}}}}}"
        )
    });
    let case = Case::new("50,000 targets of one measure")
        .file("a.yaml", SOUND)
        .file("m.yaml", measure);
    let run = case.file("b.yaml", targets).expect(1, &["b.yaml:1:"]);
    assert_eq!(
        run.out.matches("conflicting-targets").count(),
        1,
        "one finding for the measure"
    );
}
