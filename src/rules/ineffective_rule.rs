use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::settings::OwnRule;

pub(super) static RULE: Rule = Rule {
    id: "ineffective-rule",
    page: include_str!("ineffective_rule.md"),
    group: Group::Settings,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "the rule `{rule}` selects no document",
    label: "holds nothing",
    help: "Correct what it selects under `for`, or delete the rule.",
};

fn check(context: &Context, report: &mut Report) {
    let is_on = |rule: &&OwnRule| !context.settings.is_off(&rule.id);
    for rule in context.settings.rules.iter().filter(is_on) {
        report.examine();
        if !context
            .framework
            .documents()
            .any(|document| rule.selector.chooses(document))
        {
            let finding = Found::new(&WORDS, rule.id.place).field(&rule.id);
            report.add(finding.with("rule", &*rule.id.value));
        }
    }
}
