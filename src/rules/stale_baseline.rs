use super::{Check, Report, Rule};
use crate::baseline::{Entry, Judged};
use crate::finding::{Fix, Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "stale-baseline",
    page: include_str!("stale_baseline.md"),
    group: Group::Settings,
    level: Level::Warning,
    check: Check::Baseline(check),
};

const WORDS: Words = Words {
    message: "the baseline holds a finding of `{rule}` for `{id}` that no longer occurs",
    label: "no longer occurs",
    help: "Delete the entry, or write the baseline again with `stratlint check --write-baseline`.",
};

const WITHOUT_SUBJECT: Words = Words {
    message: "the baseline holds a finding of `{rule}` that no longer occurs",
    label: "no longer occurs",
    help: "Delete the entry, or write the baseline again with `stratlint check --write-baseline`.",
};

fn check(judged: &[Judged], report: &mut Report) {
    for Judged {
        entry,
        place,
        occurs,
    } in judged
    {
        report.examine();
        if !occurs {
            let Entry { id, rule, .. } = entry;
            let finding = Found::new(&WITHOUT_SUBJECT, *place)
                .target(rule)
                .field(id)
                .with("rule", &**rule)
                .fix(Fix::remove_item(*place));
            report.add(about(finding, entry.subject.as_deref()));
        }
    }
}

/// A finding of a file has no subject.
fn about(finding: Found, subject: Option<&str>) -> Found {
    match subject {
        Some(subject) => Found {
            words: &WORDS,
            ..finding.subject(subject).with("id", subject)
        },
        None => finding,
    }
}
