use super::{Check, Context, Report, Rule};
use crate::date::{Day, months_after};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Expectation, Relation, Resolved};
use crate::phrase;
use crate::source::Place;

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
    let day = context.framework.day();
    for document in context
        .framework
        .documents()
        .filter(|document| document.is_in_force() && !document.is_exempt())
    {
        report.examine();
        let about = |finding: Found| {
            finding
                .subject(&document.id)
                .title("document", &document.title)
        };
        if let Some(by) = document.review_by.filter(|by| by.date.last() < day) {
            let finding = Found::new(&BY_ITS_OWN_DATE, by.place).with("due", by.date.last());
            report.add(about(finding));
        } else if let Some((expectation, finding)) = by_expectation(context, document, day) {
            let authority = expectation.authority.clone().into();
            report.add_with(RULE.level, &authority, about(finding));
        }
    }
}

/// The earliest review that an expectation of the day asked for since a dated adoption, if it has passed.
fn by_expectation<'f>(
    context: &Context<'f>,
    document: DocumentRef<'f>,
    day: Day,
) -> Option<(&'f Expectation<'f>, Found)> {
    let (adopted, place) = adoption(document)?;
    let fulfilled = document
        .links()
        .filter(|link| link.relation == Relation::Fulfils)
        .filter_map(|link| match link.resolved() {
            Resolved::Expectation(_) => context.framework.expectation(&link.declared().to),
            _ => None,
        });
    let applies = |expectation: &&Expectation| expectation.applies(context.settings.authority, day);
    let asked = fulfilled.filter(applies).filter_map(|expectation| {
        Some((
            months_after(adopted, expectation.review_every?),
            expectation,
        ))
    });
    let (due, expectation) = asked
        .min_by_key(|(due, _)| *due)
        .filter(|(due, _)| *due < day)?;
    let interval = phrase::every(expectation.review_every.unwrap_or_default());
    let finding = Found::new(&BY_EXPECTATION, place)
        .target(&expectation.id)
        .with("due", due)
        .with("interval", interval);
    let finding = finding.title("expected", &expectation.title);
    Some((expectation, finding))
}

/// The first day of its dated adoption, where it was adopted without an end.
fn adoption(document: DocumentRef) -> Option<(Day, Place)> {
    let adopted = document
        .adopted()
        .filter(|_| document.period.to.is_none())?;
    Some((adopted.on?.first(), adopted.place))
}
