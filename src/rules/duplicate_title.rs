use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::Namesakes;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-title",
    page: include_str!("duplicate_title.md"),
    group: Group::Integrity,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} shares a title or alias with {others}",
    label: "the same name",
    help: "Give each a title of its own, declare them as one document, or say with `supersedes` which one is newer.",
};

fn check(context: &Context, report: &mut Report) {
    context.framework.documents().for_each(|_| report.examine());
    for namesakes in context.framework.namesakes() {
        report.add(finding(&namesakes));
    }
}

fn finding(namesakes: &Namesakes) -> Found {
    /// A thousand places help nobody.
    const SHOWN: usize = 20;
    let (first, others) = namesakes
        .bearers
        .split_first()
        .expect("a group of two or more");
    let mut finding = Found::new(&WORDS, namesakes.name_of(*first).place)
        .subject(&first.id)
        .title("document", &first.title)
        .with("others", Slot::documents(others));
    finding.others = others
        .iter()
        .map(|other| other.id.value.clone().into_owned())
        .collect();
    let shown = others.iter().take(SHOWN);
    shown.fold(finding, |finding, other| {
        let place = namesakes.name_of(*other).place;
        finding.related("{title} is declared here", &other.title, place)
    })
}
