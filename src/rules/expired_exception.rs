use super::{Check, Fared, Report, Rule};
use crate::finding::{Fix, Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "expired-exception",
    page: include_str!("expired_exception.md"),
    group: Group::Settings,
    level: Level::Warning,
    check: Check::Exceptions(check),
};

const STILL_NEEDED: Words = Words {
    message: "the exception from `{rule}` for `{id}` ended on {end}, and the finding is still there",
    label: "ended",
    help: "Settle the finding, or have the exception agreed again with a new end.",
};

const SETTLED: Words = Words {
    message: "the exception from `{rule}` for `{id}` ended on {end}, and the finding is gone",
    label: "ended",
    help: "Delete the exception.",
};

const NOT_ASKED: Words = Words {
    message: "the exception from `{rule}` for `{id}` ended on {end}, and the rule is off",
    label: "ended",
    help: "Delete the exception; where the rule is on again, the finding shows whether it must be agreed anew.",
};

fn check(exceptions: &[Fared], report: &mut Report) {
    for fared in exceptions {
        report.examine();
        if fared.expired {
            let exception = &fared.exception;
            let words = match fared.matches {
                Some(true) => &STILL_NEEDED,
                Some(false) => &SETTLED,
                None => &NOT_ASKED,
            };
            let finding = Found::new(words, exception.until_place)
                .subject(&exception.document)
                .target(&exception.rule)
                .with("rule", &*exception.rule.value)
                .with("id", &*exception.document.value)
                .with("end", exception.until.last());
            // Whether it is to be agreed again is for people to say; what covers nothing is not.
            let is_settled = fared.matches == Some(false);
            let fix = is_settled.then(|| Fix::remove_item(exception.until_place));
            let finding = finding.fix(fix);
            report.add(match &exception.about {
                Some(about) => finding.field(about),
                None => finding,
            });
        }
    }
}
