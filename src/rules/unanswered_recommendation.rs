use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{Kind, Relation, Relations, State};

pub(super) static RULE: Rule = Rule {
    id: "unanswered-recommendation",
    page: include_str!("unanswered_recommendation.md"),
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nothing in force addresses recommendation {number}{document}",
    label: "not answered",
    help: "Declare the strategy, plan or report that answers it with `addresses: {id}`. If it is closed, give it the status `withdrawn` with the date.",
};

fn check(context: &Context, report: &mut Report) {
    let recommendations = context
        .framework
        .documents()
        .filter(|document| document.kind == Kind::Recommendation);
    for recommendation in recommendations.filter(|document| document.state() != State::Withdrawn) {
        report.examine();
        let mut answers = recommendation.incoming(Relations::of(&[Relation::Addresses]));
        if !answers.any(|link| link.from.is_in_force()) {
            let number = recommendation
                .more
                .as_ref()
                .and_then(|more| more.number.as_ref());
            let finding = Found::new(&WORDS, recommendation.id.place)
                .subject(&recommendation.id)
                .title("document", &recommendation.title)
                .with(
                    "number",
                    number.map_or(String::new(), |number| format!("{} ", number.value)),
                )
                .with("id", &*recommendation.id.value);
            report.add(finding);
        }
    }
}
