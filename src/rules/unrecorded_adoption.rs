use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};

pub(super) static RULE: Rule = Rule {
    id: "unrecorded-adoption",
    page: include_str!("unrecorded_adoption.md"),
    group: Group::Accountability,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} is in force, but its adoption is recorded without {missing}",
    label: "without {missing}",
    help: "Write the status in its long form, `status: {form}`, from the minutes of the decision.",
};

const FORM: &str = "{is: adopted, on: 2024-03-12, by: Cabinet}";

fn check(context: &Context, report: &mut Report) {
    for document in context
        .framework
        .governed()
        .filter(|document| document.is_in_force())
    {
        report.examine();
        let adoption = document.adopted();
        let (on, by) = (
            adoption.and_then(|status| status.on),
            adoption.and_then(|status| status.by.as_ref()),
        );
        let missing = match (on, by) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => "a date",
            (Some(_), None) => "a body",
            (None, None) => "a date and a body",
        };
        let place = adoption.map_or(document.id.place, |status| status.place);
        let finding = Found::new(&WORDS, place)
            .subject(&document.id)
            .title("document", &document.title);
        report.add(
            finding
                .with("missing", missing)
                .with("form", Slot::Text(FORM.into())),
        );
    }
}
