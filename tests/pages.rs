//! The page of each rule: its shape, and its Example and Remedy run on the first example framework.

use std::fs;

use stratlint::rules::{RULES, Rule};

use crate::checking::{self, DAY, Files, day, none};

/// The framework that the Example and the Remedy of a page are laid over.
const SOUND: &str = "examples/01-sound-framework";

const SECTIONS: [&str; 5] = [
    "What it finds",
    "Why it matters",
    "Authority",
    "Example",
    "Remedy",
];

/// What a page says where no instrument stands behind the rule.
const NO_AUTHORITY: &str = "This project's own judgement.";

const WIDTH: usize = 80;

#[test]
fn each_rule_has_one_page_and_each_page_one_rule() {
    let names = fs::read_dir("src/rules").expect("the rules").map(|entry| {
        let name = entry.expect("an entry").file_name();
        name.into_string().expect("a plain name")
    });
    let mut pages: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".md")?.replace('_', "-")))
        .collect();
    let mut rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    pages.sort();
    rules.sort_unstable();
    assert_eq!(pages, rules);
}

#[test]
fn each_page_has_the_same_shape() {
    let faults: Vec<String> = RULES
        .iter()
        .flat_map(|rule| faults_of_shape(rule))
        .collect();
    none(&faults);
}

fn faults_of_shape(rule: &Rule) -> Vec<String> {
    let mut faults = Vec::new();
    let mut hold = |right: bool, what: &str| {
        if !right {
            faults.push(format!("{}: {what}", rule.id));
        }
    };
    let headings = |mark: &'static str| {
        rule.page
            .lines()
            .filter_map(move |line| line.strip_prefix(mark))
    };
    hold(headings("# ").eq([rule.id]), "its heading is not its id");
    hold(
        headings("## ").eq(SECTIONS),
        "its sections are not those of every page",
    );
    hold(
        rule.summary().ends_with('.'),
        "its first paragraph is no sentence",
    );
    for section in SECTIONS {
        hold(
            !rule.section(section).is_empty(),
            &format!("nothing under {section}"),
        );
    }
    for line in rule.page.lines().filter(|line| !is_authority(rule, line)) {
        let width = line.chars().count();
        hold(width <= WIDTH, &format!("{width} columns: {line}"));
    }
    faults
}

/// Addresses are as long as they are.
fn is_authority(rule: &Rule, line: &str) -> bool {
    rule.section("Authority")
        .lines()
        .any(|bullet| bullet == line)
}

#[test]
fn each_authority_is_a_list_of_instruments() {
    for rule in RULES {
        let written = rule.section("Authority");
        let bullets: Vec<String> = rule.authority().iter().map(bullet).collect();
        if written == NO_AUTHORITY {
            assert!(bullets.is_empty(), "{}", rule.id);
        } else {
            assert_eq!(bullets.join("\n"), written, "{}", rule.id);
        }
    }
}

fn bullet(authority: &stratlint::framework::Authority) -> String {
    let url = authority.url.as_ref().map(|url| format!("<{url}>"));
    assert!(
        url.iter().all(|url| url.starts_with("<https://")),
        "{url:?}"
    );
    let parts = [
        Some(authority.instrument.clone()),
        authority.provision.clone(),
        url,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("- {}", parts.join("; "))
}

#[test]
fn each_example_makes_its_rule_speak_once_and_no_other() {
    let faults: Vec<String> = RULES
        .iter()
        .filter_map(|rule| {
            let found = found(rule, "Example");
            (found != [rule.id]).then(|| format!("the Example of {} gives {found:?}", rule.id))
        })
        .collect();
    none(&faults);
}

#[test]
fn each_remedy_is_silent() {
    let faults: Vec<String> = RULES
        .iter()
        .filter_map(|rule| {
            let found = found(rule, "Remedy");
            (!found.is_empty()).then(|| format!("the Remedy of {} gives {found:?}", rule.id))
        })
        .collect();
    none(&faults);
}

/// The rules that speak when the files of a section are laid over the sound framework.
fn found(rule: &Rule, section: &str) -> Vec<String> {
    let mut files = checking::files(SOUND);
    let blocks = blocks(rule.section(section));
    assert!(
        !blocks.is_empty(),
        "the {section} of {} shows no file",
        rule.id
    );
    files.extend(blocks);
    let outcome = checking::in_memory(&files).check(day(DAY), &[]);
    outcome
        .findings
        .iter()
        .map(|settled| settled.finding.rule.clone().into_owned())
        .collect()
}

/// The files that a text shows: fenced blocks with a path after the language.
fn blocks(text: &str) -> Files {
    let fenced = text.split("```").skip(1).step_by(2);
    let block = |block: &str| {
        let (head, content) = block.split_once('\n').expect("a line after the fence");
        let (_, path) = head.split_once(' ').expect("a path after the language");
        (path.to_owned(), content.as_bytes().to_vec())
    };
    fenced.map(block).collect()
}
