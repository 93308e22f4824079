use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{Family, Relation, Relations};

pub(super) static RULE: Rule = Rule {
    id: "undelivered-strategy",
    page: include_str!("undelivered_strategy.md"),
    group: Group::Coverage,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nothing in force says that it delivers {document}",
    label: "delivered by nothing in force",
    help: "Declare the plan or programme that puts it into practice with `delivers: {id}`; if there is none, agree one.",
};

fn check(context: &Context, report: &mut Report) {
    let strategies = context
        .framework
        .answerable()
        .filter(|document| document.kind.family() == Family::Strategy);
    for strategy in strategies {
        report.examine();
        let mut delivering = strategy.incoming(Relations::of(&[Relation::Delivers]));
        if !delivering.any(|link| link.from.is_in_force()) {
            let finding = Found::new(&WORDS, strategy.id.place)
                .subject(&strategy.id)
                .title("document", &strategy.title);
            report.add(finding.with("id", &*strategy.id.value));
        }
    }
}
