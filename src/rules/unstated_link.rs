use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Linkage;

pub(super) static RULE: Rule = Rule {
    id: "unstated-link",
    page: include_str!("unstated_link.md"),
    group: Group::Linkage,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} does not say itself what it serves: its link to {target} is only {basis}",
    label: "{basis}, not stated",
    help: "Ask the owner to name the link in the document at its next review, then declare it with `basis: stated` and the \
           place. If the document says so already, correct the basis and give the place as evidence.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.answerable() {
        report.examine();
        if let Linkage::Unstated(link) = context.framework.linkage(document) {
            let target = link.target().expect("a link that leads on has a target");
            let finding = Found::new(&WORDS, link.declared().to.place)
                .subject(&document.id)
                .title("document", &document.title)
                .title("target", &target.title)
                .with("basis", link.basis.word());
            let thread = context.framework.thread_by(link);
            report.add(finding.thread(&thread));
        }
    }
}
