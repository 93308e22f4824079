use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Linkage;

pub(super) static RULE: Rule = Rule {
    id: "unlinked-document",
    page: include_str!("unlinked_document.md"),
    group: Group::Linkage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} is in force, but has no link up to a priority or to a document above it",
    label: "no `supports`, `delivers` or `part_of`",
    help: "If the document says what it serves, add `supports:` or `delivers:` with the id and the place where it says so. \
           If it does not, ask its owner to add the link at the next review. If nobody has looked yet, say so with \
           `linkage: unexamined`.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.answerable() {
        report.examine();
        if let Linkage::Unlinked = context.framework.linkage(document) {
            report.add(
                Found::new(&WORDS, document.id.place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}
