use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Text;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-id",
    page: include_str!("duplicate_id.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "the id `{id}` is declared {count} times",
    label: "declared here",
    help: "Give each document an id of its own, or delete the declarations that are copies; only one of them is heard.",
};

fn check(context: &Context, report: &mut Report) {
    let framework = context.framework;
    framework.all().for_each(|_| report.examine());
    let documents: Vec<&Text> = framework
        .repeated()
        .iter()
        .map(|document| &document.id)
        .collect();
    for group in documents.chunk_by(|a, b| a.value == b.value) {
        let heard = framework
            .document(group[0])
            .expect("of a repeated id one is heard");
        report.add(finding(&heard.declared().id, group));
    }
    let expectations: Vec<&Text> = framework
        .repeated_expectations()
        .iter()
        .map(|one| &one.id)
        .collect();
    for group in expectations.chunk_by(|a, b| a.value == b.value) {
        let heard = framework
            .expectation(group[0])
            .expect("of a repeated id one is heard");
        report.add(finding(&heard.id, group).field("expectation"));
    }
}

/// One finding for an id, at the declaration that comes first, with all the others beside it.
fn finding(heard: &Text, others: &[&Text]) -> Found {
    let mut places: Vec<_> = others
        .iter()
        .map(|id| id.place)
        .chain([heard.place])
        .collect();
    places.sort_unstable();
    let finding = Found::new(&WORDS, places[0])
        .subject(heard)
        .with("id", &**heard)
        .with("count", places.len());
    places
        .into_iter()
        .fold(finding, |finding, place| match place {
            _ if place == heard.place => finding.related("this declaration counts", "", place),
            _ if place == finding.place => finding,
            _ => finding.related("and here", "", place),
        })
}
