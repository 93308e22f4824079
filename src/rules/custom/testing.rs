//! The tests of a council's own rule: what it finds in a small framework against what it should find.

use std::collections::BTreeSet;

use crate::date::Day;
use crate::finding::{Finding, Found, Level, Slot, Words};
use crate::framework::{Declared, Framework};
use crate::load::Declarations;
use crate::rules::{Context, Report};
use crate::settings::{OwnRule, RuleTest, Settings};

const WORDS: Words = Words {
    message: "test {number} of the rule `{rule}` fails: it should find {expected}, and finds {found}",
    label: "what it should find",
    help: "Correct the rule, or what the test expects under `finds`.",
};

/// Runs the tests of a rule. A test that fails is an error, however grave the rule itself is.
pub(in crate::rules) fn run(settings: &Settings, rule: &OwnRule, day: Day) -> Report {
    Report::of_own(rule, 1, |report| {
        for (number, test) in (1..).zip(&rule.tests) {
            report.examine();
            if let Some(finding) = failure(settings, rule, test, day) {
                let finding = finding.with("number", number);
                report.add_with(Level::Error, &[].into(), finding);
            }
        }
    })
}

fn failure(settings: &Settings, rule: &OwnRule, test: &RuleTest, day: Day) -> Option<Found> {
    let Declarations {
        documents,
        expectations,
        broken,
        ..
    } = test.declarations(&settings.kinds);
    let declared = Declared {
        documents,
        expectations,
        broken,
    };
    let framework = Framework::new(declared, &[], test.as_of.unwrap_or(day));
    let context = Context {
        framework: &framework,
        settings,
        faults: &[],
    };
    let findings = Report::of_own(rule, 1, |report| super::check(&context, rule, report)).findings;
    let expected: BTreeSet<&str> = test.finds.iter().map(|id| &*id.value).collect();
    let found: BTreeSet<&str> = findings
        .iter()
        .flat_map(|finding| finding.found.subjects())
        .collect();
    if expected == found {
        return None;
    }
    let finding = Found::new(&WORDS, test.place)
        .with("rule", &*rule.id.value)
        .with("expected", listed(&expected))
        .with("found", listed(&found));
    let finding = add_missed(finding, &framework, expected.difference(&found));
    Some(add_unexpected(finding, &findings, &expected))
}

fn listed(ids: &BTreeSet<&str>) -> Slot {
    if ids.is_empty() {
        return "nothing".into();
    }
    Slot::first(ids.iter().map(|id| Slot::id(id)))
}

fn add_missed<'a>(
    mut finding: Found,
    framework: &Framework,
    missed: impl Iterator<Item = &'a &'a str>,
) -> Found {
    for document in missed.filter_map(|id| framework.document(id)) {
        let place = document.id.place;
        finding = finding.related("{title} should be found and is not", &document.title, place);
    }
    finding
}

/// Shows why the rule finds what the test does not expect.
fn add_unexpected(mut finding: Found, findings: &[Finding], expected: &BTreeSet<&str>) -> Found {
    let is_expected = |found: &&Finding| {
        let mut subjects = found.subjects().into_iter();
        subjects.all(|id| expected.contains(id))
    };
    for found in findings.iter().filter(|found| !is_expected(found)) {
        let message = Slot::Pieces(vec![found.message()], "");
        finding = finding.related_with(
            "the rule finds: {message}",
            ("message", message),
            found.place,
        );
    }
    finding
}
