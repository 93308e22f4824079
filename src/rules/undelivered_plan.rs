use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{Expectation, Framework};

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

/// The shipped expectation that asks for what this rule looks for.
pub(crate) const EXPECTATION: &str = "corporate-delivery-plan";

/// Whether the rule says already what is to be said of the expectation: one fault, one finding.
pub(crate) fn tells_of(expectation: &Expectation, framework: &Framework) -> bool {
    *expectation.id.value == *EXPECTATION
        && framework.plans().any(|plan| !framework.is_delivered(plan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::CATALOGUES;

    #[test]
    fn the_expectation_is_one_of_a_catalogue() {
        let shipped = CATALOGUES.iter().flat_map(|one| one.expectations());
        let ids: Vec<_> = shipped.map(|one| one.id.value).collect();
        assert!(ids.iter().any(|id| id == EXPECTATION), "{ids:?}");
    }
}
