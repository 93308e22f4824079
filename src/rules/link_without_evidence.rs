use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "link-without-evidence",
    page: include_str!("link_without_evidence.md"),
    group: Group::Linkage,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} {relation} `{target_id}`, but nothing shows where that can be read",
    label: "no evidence",
    help: "Write the link in its long form and add `evidence: {source_form}`.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.answerable() {
        for link in document.upward() {
            report.examine();
            if link.target().is_some() && !link.is_evidenced {
                let finding = Found::new(&WORDS, link.declared().to.place)
                    .subject(&document.id)
                    .link(&link);
                let finding = finding.title("document", &document.title);
                report.add(finding.with(
                    "source_form",
                    "{source: id-of-the-source, at: page or paragraph}",
                ));
            }
        }
    }
}
