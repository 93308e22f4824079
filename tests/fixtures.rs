//! Every rule over every fixture, example and Coventry's own framework.
//!
//! A fixture is a folder with one idea. What is expected of each line stands beside it as a comment, written from the
//! contract; `expected.txt` is what the program says and is reviewed like code.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use stratlint::check::Inputs;
use stratlint::outcome::{Outcome, Settled};
use stratlint::rules::{RULES, Rule};
use stratlint::source::{Place, Sources};

use crate::checking::{self, DAY, day, none};

const FIXTURES: &str = "tests/fixtures";

/// Everything that rules can be run over: the folders of fixtures and of examples, and the real framework.
pub(crate) fn frameworks() -> Vec<String> {
    let inside = |parent: &'static str| {
        let names = checking::folders(parent).into_iter();
        names.map(move |name| format!("{parent}/{name}"))
    };
    let small = inside(FIXTURES).chain(inside("examples"));
    small.chain(["framework".to_owned()]).collect()
}

/// A framework that has been read and checked.
pub(crate) fn checked(path: &str) -> (Inputs, Outcome) {
    let inputs = checking::folder(path);
    let outcome = inputs.check(day(DAY), &[]);
    (inputs, outcome)
}

#[test]
fn each_fixture_gives_the_reviewed_findings() {
    let differences: Vec<String> = checking::folders(FIXTURES)
        .iter()
        .filter_map(|name| {
            let path = format!("{FIXTURES}/{name}");
            let (inputs, outcome) = checked(&path);
            let lines = checking::lines(&outcome, &inputs.sources);
            checking::compare(format!("{path}/expected.txt"), &lines).err()
        })
        .collect();
    none(&differences);
}

/// Where a fixture has `said.txt`, what each finding says and advises is held to it.
#[test]
fn each_finding_says_what_to_do() {
    let differences: Vec<String> = checking::folders(FIXTURES)
        .iter()
        .map(|name| format!("{FIXTURES}/{name}"))
        .filter(|path| Path::new(path).join("said.txt").exists())
        .filter_map(|path| {
            let (inputs, outcome) = checked(&path);
            let said = said(&outcome, &inputs.sources);
            checking::compare(format!("{path}/said.txt"), &said).err()
        })
        .collect();
    none(&differences);
}

/// What stands at each place, its label, what is wrong with it, what to do, and what is shown beside it.
fn said(outcome: &Outcome, sources: &Sources) -> String {
    let at = |place: Place| {
        let (path, text) = (sources.path(place), sources.text(place));
        format!("{path}:{}: {text:?}", sources.position(place).line)
    };
    let one = |settled: &Settled| {
        let finding = &settled.finding;
        let (message, label, help) = (finding.message(), finding.label(), finding.help());
        let beside = finding.related.iter();
        let beside =
            beside.map(|beside| format!("  + {}: {}\n", at(beside.place), beside.message()));
        format!(
            "{} {label}\n  {message}\n  {help}\n{}",
            at(finding.place),
            beside.collect::<String>()
        )
    };
    outcome.findings.iter().map(one).collect()
}

/// How often each rule speaks in each framework; reckoned once for all tests that ask.
pub(crate) fn spoken() -> &'static BTreeMap<String, BTreeMap<String, usize>> {
    static SPOKEN: LazyLock<BTreeMap<String, BTreeMap<String, usize>>> = LazyLock::new(|| {
        let mut spoken: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for path in frameworks() {
            for settled in checked(&path).1.findings {
                let rule = settled.finding.rule.clone().into_owned();
                let counts = spoken.entry(rule).or_default();
                *counts.entry(path.clone()).or_default() += 1;
            }
        }
        spoken
    });
    &SPOKEN
}

/// A new rule, or a wider one, shows here where else it speaks.
#[test]
fn rules_speak_where_they_are_meant_to() {
    let spoken = spoken();
    let rows = |rule: &&Rule| {
        let places = spoken.get(rule.id).into_iter().flatten();
        let places = places.map(|(path, count)| format!("    {path} {count}\n"));
        format!("{}\n{}", rule.id, places.collect::<String>())
    };
    let table: String = RULES.iter().map(rows).collect();
    let silent: Vec<String> = RULES
        .iter()
        .filter(|rule| !spoken.contains_key(rule.id))
        .map(|rule| format!("no fixture makes {} speak", rule.id))
        .collect();
    none(&silent);
    let difference = checking::compare("tests/snapshots/where-rules-speak.txt", &table).err();
    none(difference.as_slice());
}
