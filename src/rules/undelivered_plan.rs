use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "undelivered-plan",
    page: include_str!("undelivered_plan.md"),
    group: Group::Coverage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "the corporate plan {document} has no delivery plan in force",
    label: "delivered by nothing in force",
    help: "Adopt a delivery plan for it, and declare that plan with the kind `delivery-plan` and `delivers: {id}`.",
};

fn check(context: &Context, report: &mut Report) {
    for plan in context.framework.plans() {
        report.examine();
        if !context.framework.is_delivered(plan) {
            let finding = Found::new(&WORDS, plan.id.place)
                .subject(&plan.id)
                .title("document", &plan.title);
            report.add(finding.with("id", &*plan.id.value));
        }
    }
}
