use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Relation};

pub(super) static RULE: Rule = Rule {
    id: "detached-priority",
    page: include_str!("detached_priority.md"),
    group: Group::Linkage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "the priority {document} does not say which corporate plan it belongs to",
    label: "no `part_of`",
    help: "Add `part_of:` with the id of the corporate plan.",
};

fn check(context: &Context, report: &mut Report) {
    for priority in context
        .framework
        .documents()
        .filter(|document| document.is_priority())
    {
        report.examine();
        let mut plans = priority
            .links()
            .filter(|link| link.relation == Relation::PartOf);
        // A `part_of` that leads to nothing or to the wrong kind is told by the rules about references.
        if plans.next().is_none() && needs_a_plan(priority) {
            report.add(
                Found::new(&WORDS, priority.id.place)
                    .subject(&priority.id)
                    .title("document", &priority.title),
            );
        }
    }
}

/// The council's own, in force.
pub(super) fn needs_a_plan(document: DocumentRef) -> bool {
    document.is_priority() && document.is_in_force()
}
