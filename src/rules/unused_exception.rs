use super::{Check, Fared, Report, Rule};
use crate::finding::{Fix, Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "unused-exception",
    page: include_str!("unused_exception.md"),
    group: Group::Settings,
    level: Level::Warning,
    check: Check::Exceptions(check),
};

const WORDS: Words = Words {
    message: "the exception from `{rule}` for `{id}` matches no finding",
    label: "matches nothing",
    help: "Delete the exception if the matter is settled; otherwise correct its rule, document or `about`.",
};

fn check(exceptions: &[Fared], report: &mut Report) {
    for fared in exceptions {
        report.examine();
        if fared.holds && fared.matches == Some(false) {
            let exception = &fared.exception;
            let finding = Found::new(&WORDS, exception.document.place)
                .subject(&exception.document)
                .target(&exception.rule)
                .with("rule", &*exception.rule.value)
                .with("id", &*exception.document.value)
                .fix(Fix::remove_item(exception.document.place));
            report.add(about(finding, fared));
        }
    }
}

/// Two exceptions of one rule and document differ in what they are about.
fn about(finding: Found, fared: &Fared) -> Found {
    match &fared.exception.about {
        Some(about) => finding.field(about),
        None => finding,
    }
}
