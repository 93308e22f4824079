//! Frameworks held to catalogues: who is heard, where a gap points, how grave it is, and what is offered as a question.

use stratlint::check::Inputs;
use stratlint::finding::Level;
use stratlint::framework::{Binding, Expectation};
use stratlint::outcome::{Outcome, Settled};
use stratlint::source::Input;

use crate::catalogue::shipped;

const DAY: &str = "2026-06-01";

#[track_caller]
fn inputs(settings: &str, files: &[(&str, &str)]) -> Inputs {
    let files = files.iter().map(|(path, text)| Input::new(*path, *text));
    Inputs::new(Some(Input::new("framework.yaml", settings)), |_| {
        files.collect()
    })
    .expect("settings that can be read")
}

#[track_caller]
fn check(inputs: &Inputs, only: &[&str]) -> Outcome {
    inputs.check(DAY.parse().expect("a day"), only)
}

/// The findings of some rules, a line each: where, how grave, which rule, about what.
#[track_caller]
fn lines(settings: &str, files: &[(&str, &str)], only: &[&str]) -> Vec<String> {
    let inputs = inputs(settings, files);
    let line = |settled: &Settled| {
        let finding = &settled.finding;
        let place = format!(
            "{}:{}",
            inputs.sources.path(finding.place),
            inputs.sources.position(finding.place).line
        );
        let subject = finding.subject.as_deref().unwrap_or_default();
        format!(
            "{place} {}[{}] {subject}",
            finding.level.word(),
            finding.rule
        )
        .trim_end()
        .to_owned()
    };
    check(&inputs, only).findings.iter().map(line).collect()
}

#[track_caller]
fn missing(settings: &str, files: &[(&str, &str)]) -> Vec<String> {
    let inputs = inputs(settings, files);
    let findings = check(&inputs, &["missing-document"]).findings;
    let subjects = findings
        .into_iter()
        .filter_map(|settled| settled.finding.found.subject);
    subjects.collect()
}

#[test]
fn a_gap_points_at_the_name_of_the_catalogue_that_asks() {
    let settings = "authority: county\nexpectations:\n  - good-practice\n  - cipfa\n";
    let lines = lines(settings, &[], &["missing-document"]);
    assert_eq!(lines.len(), 17 + 6, "{lines:#?}");
    let first = "framework.yaml:3 warning[missing-document] asset-management-plan";
    let last = "framework.yaml:4 error[missing-document] treasury-management-strategy";
    let ends = (
        lines.first().map(String::as_str),
        lines.last().map(String::as_str),
    );
    assert_eq!(ends, (Some(first), Some(last)));
}

#[test]
fn what_is_expected_is_no_document_of_the_council() {
    let outcome = check(&inputs("expectations: [cipfa]", &[]), &[]);
    assert_eq!(outcome.documents, 0);
    assert!(!outcome.is_empty());
}

#[test]
fn only_a_provision_that_was_read_makes_an_error() {
    let settings =
        "authority: metropolitan-district\nexpectations: [cipfa, english-council, good-practice]\n";
    let shipped = shipped();
    let outcome = check(&inputs(settings, &[]), &["missing-document"]);
    assert!(!outcome.findings.is_empty());
    for settled in &outcome.findings {
        let subject = settled.finding.subject.as_deref();
        let asks = |one: &&Expectation| subject == Some(&*one.id.value);
        let expectation = shipped
            .iter()
            .find(asks)
            .expect("only the catalogues ask for anything");
        let own = match expectation.level {
            Binding::GoodPractice => Level::Warning,
            _ if expectation.checked => Level::Error,
            _ => Level::Warning,
        };
        let level = match expectation.condition {
            Some(_) => Level::Note,
            None => own,
        };
        assert_eq!(settled.finding.level, level, "{subject:?}");
    }
}

#[test]
fn what_another_body_owns_is_never_missing() {
    let of = |authority: &str| {
        missing(
            &format!("authority: {authority}\nexpectations: [english-council]\n"),
            &[],
        )
    };
    let (district, combined) = (of("metropolitan-district"), of("combined-authority"));
    let theirs = [
        "local-transport-plan",
        "local-nature-recovery-strategy",
        "local-growth-plan",
    ];
    for id in theirs.map(String::from) {
        assert!(!district.contains(&id), "{id}");
        assert!(combined.contains(&id), "{id}");
    }
    assert!(!district.contains(&"integrated-care-strategy".to_owned()));
    assert!(district.contains(&"homelessness-strategy".to_owned()));
    assert!(!combined.contains(&"homelessness-strategy".to_owned()));
}

#[test]
fn an_ended_duty_is_recognised_and_not_demanded() {
    let settings = "authority: unitary\nexpectations: [english-council]\n";
    let ended: Vec<String> = shipped()
        .iter()
        .filter(|one| {
            one.note
                .as_ref()
                .is_some_and(|note| note.contains("recognised, not demanded"))
        })
        .map(|one| one.id.value.clone().into_owned())
        .collect();
    assert_eq!(ended.len(), 5);
    let missing = missing(settings, &[]);
    let fulfils = |id: &String| {
        assert!(!missing.contains(id), "{id}");
        format!(
            "- {{id: our-{id}, kind: strategy, title: Our {id}, status: adopted, fulfils: {id}}}\n"
        )
    };
    let documents: String = ended.iter().map(fulfils).collect();
    let unknown = lines(
        settings,
        &[("old.yaml", &documents)],
        &["unknown-reference"],
    );
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn a_catalogue_that_is_not_named_is_not_asked() {
    assert_eq!(missing("authority: county", &[]), [""; 0]);
    // Entries of `cipfa` look at others of `good-practice`, which this council is not held to.
    let unknown = lines("expectations: [cipfa]", &[], &["unknown-reference"]);
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn an_unknown_catalogue_is_a_fault_with_the_nearest_name() {
    let inputs = inputs("expectations: [english-councils, zebra]", &[]);
    let findings = check(&inputs, &["invalid-declaration"]).findings;
    let help: Vec<String> = findings
        .iter()
        .map(|settled| settled.finding.help())
        .collect();
    let expected = [
        "Is `english-council` meant?",
        "Catalogues are `cipfa`, `english-council` and `good-practice`. One of your own is a file of the folder: name it by its path.",
    ];
    assert_eq!(help, expected);
}

const REGION: &str = "\
# region, version 1, as at May 2026
- {id: canal-strategy, kind: expectation, level: good-practice, title: Canal strategy, checked: yes}
- {id: capital-strategy, kind: expectation, level: good-practice, title: Capital plan of the region, checked: yes}
";

#[test]
fn a_councils_own_catalogue_is_read_once_and_asks_where_it_stands() {
    let settings = "expectations: [catalogues/region.yaml, cipfa, ./catalogues/region.yaml]";
    let files = [("catalogues/region.yaml", REGION)];
    let lines = lines(settings, &files, &[]);
    let of_region: Vec<_> = lines
        .iter()
        .filter(|line| line.contains("region.yaml"))
        .collect();
    let expected = [
        "catalogues/region.yaml:2 warning[missing-document] canal-strategy",
        "catalogues/region.yaml:3 warning[missing-document] capital-strategy",
    ];
    assert_eq!(of_region, expected);
    let capital = lines
        .iter()
        .filter(|line| line.ends_with(" capital-strategy"));
    assert_eq!(capital.count(), 1, "{lines:#?}");
    assert!(
        lines.iter().all(|line| !line.contains("duplicate-id")),
        "{lines:#?}"
    );
}

#[test]
fn of_two_catalogues_the_first_is_heard() {
    let settings = "expectations: [cipfa, catalogues/region.yaml]";
    let files = [("catalogues/region.yaml", REGION)];
    let lines = lines(settings, &files, &["missing-document"]);
    let capital: Vec<_> = lines
        .iter()
        .filter(|line| line.ends_with(" capital-strategy"))
        .collect();
    assert_eq!(
        capital,
        ["framework.yaml:1 error[missing-document] capital-strategy"]
    );
}

#[test]
fn the_councils_own_expectation_goes_before_every_catalogue() {
    let own = "{id: capital-strategy, kind: expectation, level: good-practice, title: Our capital plan, checked: yes}";
    let files = [("own.yaml", own), ("catalogues/region.yaml", REGION)];
    let settings = "expectations: [cipfa, catalogues/region.yaml, cipfa]";
    let lines = lines(settings, &files, &["missing-document", "duplicate-id"]);
    let capital: Vec<_> = lines
        .iter()
        .filter(|line| line.ends_with(" capital-strategy"))
        .collect();
    assert_eq!(
        capital,
        ["own.yaml:1 warning[missing-document] capital-strategy"]
    );
}

#[test]
fn an_id_declared_twice_in_one_catalogue_stays_a_fault() {
    let twice = format!("{REGION}{}", REGION.lines().nth(1).expect("two entries"));
    let files = [("region.yaml", &*twice)];
    let lines = lines("expectations: region.yaml", &files, &["duplicate-id"]);
    assert_eq!(lines, ["region.yaml:2 error[duplicate-id] canal-strategy"]);
}

#[test]
fn a_catalogue_file_must_be_in_the_folder() {
    let settings =
        "expectations:\n  - ../region.yaml\n  - /etc/passwd\n  - region.yml\n  - framework.yaml\n";
    let lines = lines(settings, &[("region.yaml", REGION)], &["unreadable-file"]);
    let expected = [2, 3, 4, 5].map(|line| format!("framework.yaml:{line} error[unreadable-file]"));
    assert_eq!(lines, expected);
}

/// The help on the one thing that is missing.
#[track_caller]
fn help(documents: &str) -> String {
    let expected = "{id: asset-management-plan, kind: expectation, level: good-practice, title: Corporate asset management plan, \
                    aliases: [estates strategy], checked: yes}";
    let files = [("expected.yaml", expected), ("plans.yaml", documents)];
    let inputs = inputs("", &files);
    let findings = check(&inputs, &["missing-document"]).findings;
    let [settled] = &findings[..] else {
        panic!("one thing is missing: {findings:#?}")
    };
    settled.finding.help()
}

#[test]
fn a_document_of_a_near_name_is_a_question_and_no_answer() {
    let help = help(
        "\
- {id: lapsed, kind: service-plan, title: Corporate Asset Management Plan, period: {to: 2020}}
- {id: property, kind: strategy, title: Estate strategy 2024-29}
- {id: highways, kind: service-plan, title: Highways Asset Management Plan}
- {id: page, kind: source, title: Corporate asset management plan}
- {id: number, kind: measure, title: Corporate asset management plan}
",
    );
    assert!(
        help.starts_with("Is `property` or `lapsed` what is expected?"),
        "{help}"
    );
}

#[test]
fn a_document_on_a_near_subject_is_not_asked_about() {
    let help = help("{id: highways, kind: service-plan, title: Highways Asset Management Plan}");
    assert!(
        help.starts_with("If the council has such a document"),
        "{help}"
    );
}

#[test]
fn a_name_that_lacks_a_word_is_not_asked_about() {
    let help = help(
        "\
- {id: fewer, kind: strategy, title: Asset Plan}
- {id: rest, kind: strategy, title: Corporate Management Plan}
",
    );
    assert!(
        help.starts_with("If the council has such a document"),
        "{help}"
    );
}

#[test]
fn three_documents_are_asked_about_and_no_more() {
    let document = |number| {
        format!("- {{id: estates-{number}, kind: strategy, title: Estates Strategy 203{number}}}\n")
    };
    let alike: Vec<String> = (1..=4).map(document).collect();
    let help = help(&alike.concat());
    assert!(
        help.starts_with("Is `estates-1`, `estates-2` or `estates-3` what is expected?"),
        "{help}"
    );
}

#[test]
fn what_any_document_may_say_an_expectation_may_too() {
    let expected = "\
id: canal-strategy
kind: expectation
level: good-practice
title: Canal strategy
tags: {no: list}
url: https://example.org/canals
internal: perhaps
";
    let lines = lines("", &[("canals.yaml", expected)], &["invalid-declaration"]);
    let subject = "error[invalid-declaration] canal-strategy";
    let places = [5, 7].map(|line| format!("canals.yaml:{line} {subject}"));
    assert_eq!(lines[..2], places);
}

#[test]
fn a_catalogue_is_named_for_an_expectation_of_it() {
    let documents = "{id: money, kind: strategy, title: Money, fulfils: capital-strategy}";
    let inputs = inputs("", &[("money.yaml", documents)]);
    let findings = check(&inputs, &["unknown-reference"]).findings;
    let help: Vec<String> = findings
        .iter()
        .map(|settled| settled.finding.help())
        .collect();
    assert_eq!(
        help,
        ["It stands in the catalogue `cipfa`: name that under `expectations` in framework.yaml."]
    );
}

#[test]
fn of_the_editions_of_a_document_the_latest_is_told() {
    let of = |documents: &str| {
        let expected = "{id: canal-strategy, kind: expectation, level: good-practice, title: Canal strategy, checked: yes}";
        let inputs = inputs("", &[("a.yaml", expected), ("b.yaml", documents)]);
        let findings = check(&inputs, &["unmet-expectation"]).findings;
        findings[0].finding.message()
    };
    let editions = "\
- {id: first, kind: strategy, title: Canals 2010, fulfils: canal-strategy}
- {id: second, kind: strategy, title: Canals 2015, period: {to: 2020}, supersedes: first, fulfils: canal-strategy}
";
    let message = of(editions);
    assert!(message.ends_with(": “Canals 2015” is lapsed"), "{message}");
    // The latest does not say that it fulfils it.
    let message = of(&editions.replace(
        ", supersedes: first, fulfils: canal-strategy",
        ", supersedes: first",
    ));
    assert!(
        message.ends_with(": “Canals 2010” is superseded"),
        "{message}"
    );
}

/// Which documents are offered for which expectations of the catalogues, where all of these are declared.
#[track_caller]
fn offered(titles: &[&str]) -> Vec<String> {
    let document = |(number, title): (usize, &&str)| {
        format!("- {{id: x-{number}, kind: strategy, title: \"{title}\"}}\n")
    };
    let documents: String = titles.iter().enumerate().map(document).collect();
    let settings = "name: Stroud Council\nauthority: unitary\nexpectations: [cipfa, english-council, good-practice]";
    let inputs = inputs(settings, &[("documents.yaml", &documents)]);
    let question = |settled: &Settled| {
        let subject = settled.finding.subject.as_deref().unwrap_or_default();
        let help = settled.finding.help();
        let asked = help
            .strip_prefix("Is ")?
            .split_once(" what is expected?")?
            .0;
        Some(format!("{subject}: {asked}"))
    };
    let findings = check(&inputs, &["missing-document"]).findings;
    findings.iter().filter_map(question).collect()
}

#[test]
fn near_but_wrong_subjects_are_not_offered() {
    let wrong = [
        "Schools Capital Strategy",
        "Inward Investment Strategy",
        "Pension Fund Investment Strategy",
        "Corporate Parenting Strategy",
        "Housing Delivery Plan",
        "Housing Asset Management Strategy",
        "Staff Health and Wellbeing Strategy",
        "Taxi Licensing Policy",
        "Local Flood Response Plan",
        "School Emergency Plan",
        "Data Protection Policy",
        "Website Accessibility Strategy",
        "Workforce Equality, Diversity and Inclusion Strategy",
    ];
    assert_eq!(offered(&wrong), [""; 0]);
}

#[test]
fn the_same_subject_in_other_words_is_offered() {
    let right = [
        "Highways Asset Management Plan",
        "Stroud Homelessness and Rough Sleeping Strategy 2024-29",
        "Capital and Investment Strategy",
        "Estates Strategy",
    ];
    let mut offered = offered(&right);
    offered.sort();
    let expected = [
        "asset-management-plan: `x-3`",
        "capital-strategy: `x-2`",
        "highway-asset-management-plan: `x-0`",
        "homelessness-strategy: `x-1`",
        "investment-strategy: `x-2`",
    ];
    assert_eq!(offered, expected);
}

#[test]
fn what_has_lapsed_is_named_as_the_remedy() {
    let documents = "\
- {id: canal-strategy, kind: expectation, level: good-practice, title: Canal strategy}
- {id: canals, kind: strategy, title: Canals 2015-20, period: {to: 2020}, fulfils: canal-strategy}
- {id: new-canals, kind: strategy, title: Canals 2030, status: draft, fulfils: canal-strategy}
";
    let inputs = inputs("", &[("canals.yaml", documents)]);
    let findings = check(&inputs, &["unmet-expectation", "lapsed-document"]).findings;
    let subjects: Vec<_> = findings
        .iter()
        .map(|settled| settled.finding.subject.as_deref())
        .collect();
    assert_eq!(subjects, [Some("canal-strategy"), Some("canals")]);
    let help = findings[0].finding.help();
    assert!(help.starts_with("Renew `canals`, or declare"), "{help}");
}

#[test]
fn all_that_an_expectation_names_is_looked_up() {
    let text = "
- {id: first, kind: expectation, level: good-practice, title: First, supersedes: second, links_to: [second], evidence: [library, library, library]}
- {id: second, kind: expectation, level: good-practice, title: Second}
- {id: library, kind: source, title: Library}
";
    let outcome = check(&inputs("", &[("all.yaml", text)]), &["unknown-reference"]);
    let runs = outcome.rules.iter();
    let looked_up: usize = runs
        .filter(|run| run.rule == "unknown-reference")
        .map(|run| run.examined)
        .sum();
    assert_eq!(looked_up, 5, "a link, an expectation and three sources");
}
