use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{State, StatusWord};

pub(super) static RULE: Rule = Rule {
    id: "open-ended-review",
    page: include_str!("open_ended_review.md"),
    group: Group::Currency,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} is under review, but nothing says by when the review ends",
    label: "no end",
    help: "Add `review_by:` with the last day for the review.",
};

fn check(context: &Context, report: &mut Report) {
    let day = context.framework.day();
    for document in context
        .framework
        .governed()
        .filter(|document| document.state() == State::UnderReview)
    {
        report.examine();
        if document.review_by.is_none() {
            let mut history = document.declared().history_until(day);
            let place = history
                .rfind(|status| status.is == StatusWord::UnderReview)
                .map_or(document.id.place, |status| status.place);
            report.add(
                Found::new(&WORDS, place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}
