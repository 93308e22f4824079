use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Kind, State};

pub(super) static RULE: Rule = Rule {
    id: "missing-owner",
    page: include_str!("missing_owner.md"),
    group: Group::Accountability,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nobody is named who answers for {document}",
    label: "no `owner`",
    help: "Add `owner:` with the role that answers for it, such as Director of Housing; a role and not a person's name.",
};

const RECOMMENDATION: Words = Words {
    message: "nobody is named who answers for the recommendation {document}",
    ..WORDS
};

fn check(context: &Context, report: &mut Report) {
    for document in context
        .framework
        .documents()
        .filter(|document| needs_an_owner(*document))
    {
        report.examine();
        if document.owner.is_none() {
            report.add(
                Found::new(words(document), document.id.place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}

/// A recommendation often bears the name of the strategy that it is about.
fn words(document: DocumentRef) -> &'static Words {
    if document.kind == Kind::Recommendation {
        &RECOMMENDATION
    } else {
        &WORDS
    }
}

/// The corporate plan, strategies and plans in force, and recommendations that are still open.
pub(super) fn needs_an_owner(document: DocumentRef) -> bool {
    let is_recommendation = document.kind == Kind::Recommendation && !document.is_exempt();
    let is_open = is_recommendation && document.state() != State::Withdrawn;
    is_open || document.is_governed() && document.is_in_force()
}
