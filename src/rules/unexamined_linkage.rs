use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Linkage;

pub(super) static RULE: Rule = Rule {
    id: "unexamined-linkage",
    page: include_str!("unexamined_linkage.md"),
    group: Group::Linkage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nobody has looked yet whether {document} is linked to the corporate plan",
    label: "not looked at",
    help: "Read the document and declare the links that it states; then delete `linkage: unexamined`, even where it states none.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.answerable() {
        report.examine();
        if let Linkage::Unexamined(place) = context.framework.linkage(document) {
            report.add(
                Found::new(&WORDS, place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}
