use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Review;
use crate::phrase;

pub(super) static RULE: Rule = Rule {
    id: "overdue-review",
    page: include_str!("overdue_review.md"),
    group: Group::Currency,
    level: Level::Warning,
    check: Check::Framework(check),
};

const BY_ITS_OWN_DATE: Words = Words {
    message: "the review of {document} was due by {due}",
    label: "passed",
    help: "Review the document and record the new date in `review_by`; if the review has begun, give it the status `under-review` with \
           the date by which it will end.",
};

const BY_EXPECTATION: Words = Words {
    message: "{document} is due for review {interval} as {expected} asks, so by {due}",
    label: "adopted",
    help: "Review the document and record the new adoption in `status`, or give it a `period` if it was adopted for a set time.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context
        .framework
        .documents()
        .filter(|document| document.is_in_force() && !document.is_exempt())
    {
        report.examine();
        let Some(review) = document.overdue_review(context.settings.authority) else {
            continue;
        };
        let found = found(&review)
            .subject(&document.id)
            .title("document", &document.title)
            .with("due", review.due);
        match review.asked_by {
            None => report.add(found),
            Some(expectation) => {
                let authority = expectation.authority.clone().into();
                report.add_with(RULE.level, &authority, found);
            }
        }
    }
}

fn found(review: &Review) -> Found {
    let Some(expectation) = review.asked_by else {
        return Found::new(&BY_ITS_OWN_DATE, review.place);
    };
    let interval = phrase::every(expectation.review_every.unwrap_or_default());
    Found::new(&BY_EXPECTATION, review.place)
        .target(&expectation.id)
        .with("interval", interval)
        .title("expected", &expectation.title)
}
