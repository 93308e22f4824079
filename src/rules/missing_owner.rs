use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Words};
use crate::framework::{DocumentRef, Framework, Kind, State};

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

fn check(context: &Context, report: &mut Report) {
    for document in needing_an_owner(context.framework) {
        report.examine();
        if document.owner.is_none() {
            report.add(
                Finding::new(&WORDS, document.id.place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}

/// The corporate plan, strategies and plans in force, and recommendations that are still open.
fn needing_an_owner<'f>(framework: &'f Framework<'f>) -> impl Iterator<Item = DocumentRef<'f>> {
    let is_open = |document: &DocumentRef| {
        document.kind == Kind::Recommendation && document.state() != State::Withdrawn
    };
    framework.documents().filter(move |document| {
        is_open(document) || document.is_governed() && document.is_in_force()
    })
}
