use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};

pub(super) static RULE: Rule = Rule {
    id: "thinly-supported-priority",
    page: include_str!("thinly_supported_priority.md"),
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "one document alone carries the priority {document}: {only}",
    label: "carried by one document",
    help: "Ask whether one document is enough; declare the links of others that state that they carry this priority.",
};

fn check(context: &Context, report: &mut Report) {
    for priority in context.framework.priorities() {
        report.examine();
        let mut supporters = context.framework.supporters(priority);
        supporters.retain(|supporter| supporter.is_in_force());
        if let [only] = supporters[..] {
            let finding = Found::new(&WORDS, priority.id.place)
                .subject(&priority.id)
                .title("document", &priority.title)
                .title("only", &only.title);
            report.add(finding.related("{title} is declared here", &only.title, only.id.place));
        }
    }
}
