use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Related, Slot, Words};
use crate::framework::DocumentRef;

pub(super) static RULE: Rule = Rule {
    id: "unsupported-priority",
    page: include_str!("unsupported_priority.md"),
    group: Group::Coverage,
    level: Level::Error,
    check: Check::Framework(check),
};

const NOTHING: Words = Words {
    message: "no strategy or plan in force states that it supports or delivers the priority {document}",
    label: "carried by nothing in force",
    help: "Find out which strategy or plan carries this priority. If one does and says so, declare its link; if none does, that is \
           a gap for the corporate plan's owner to fill.",
};

const NOTHING_IN_FORCE: Words = Words {
    message: "no strategy or plan in force states that it supports or delivers the priority {document}; {others} would, but not on this day",
    label: "carried by nothing in force",
    help: "Bring one of them into force, or find out which document in force carries this priority and declare its link.",
};

fn check(context: &Context, report: &mut Report) {
    for priority in context.framework.priorities() {
        report.examine();
        let supporters = context.framework.supporters(priority);
        if !supporters.iter().any(|supporter| supporter.is_in_force()) {
            report.add(finding(priority, &supporters));
        }
    }
}

fn finding(priority: DocumentRef, others: &[DocumentRef]) -> Found {
    let words = if others.is_empty() {
        &NOTHING
    } else {
        &NOTHING_IN_FORCE
    };
    let mut finding = Found::new(words, priority.id.place)
        .subject(&priority.id)
        .title("document", &priority.title)
        .with("others", Slot::documents(others));
    finding.related = others.iter().map(|other| related(*other)).collect();
    finding
}

fn related(other: DocumentRef) -> Related {
    let slots = vec![
        ("title", Slot::title(&other.title)),
        ("state", other.state().into()),
    ];
    Related {
        words: "{title} is {state}",
        slots,
        place: other.id.place,
    }
}
