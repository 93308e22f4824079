use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Words};
use crate::framework::{Kind, State, StatusWord};

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
    let currency = |kind: Kind| kind == Kind::CorporatePlan || kind.is_strategy_or_plan();
    let reviewed = context.framework.documents().filter(|document| document.state() == State::UnderReview);
    for document in reviewed.filter(|document| currency(document.kind) && !document.is_exempt()) {
        report.examine();
        if document.review_by.is_none() {
            let mut history = document.declared().history_until(day);
            let place = history.rfind(|status| status.is == StatusWord::UnderReview).map_or(document.id.place, |status| status.place);
            report.add(Finding::new(&WORDS, place).subject(&document.id).title("document", &document.title));
        }
    }
}
