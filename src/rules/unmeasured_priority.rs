use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "unmeasured-priority",
    page: include_str!("unmeasured_priority.md"),
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "no measure shows whether the priority {document} is being reached",
    label: "not measured",
    help: "Declare the measures that the council reports for it, and name them with `measured_by:` at the priority or at a document that carries it.",
};

fn check(context: &Context, report: &mut Report) {
    let measured = context.framework.measured_priorities();
    for priority in context.framework.priorities() {
        report.examine();
        if !measured.contains(&priority.number()) {
            report.add(
                Found::new(&WORDS, priority.id.place)
                    .subject(&priority.id)
                    .title("document", &priority.title),
            );
        }
    }
}
