use super::{Check, Context, Report, Rule};
use crate::date::months_after;
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Extent, Relation, Relations, State};

pub(super) static RULE: Rule = Rule {
    id: "lapsing-document",
    page: include_str!("lapsing_document.md"),
    group: Group::Currency,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} lapses on {end}, and no successor is declared",
    label: "ends within 12 months",
    help: "Start the successor now: declare it with status `proposed` or `draft` and `supersedes: {id}`; or decide to extend this one.",
};

/// How far ahead the rule looks.
const MONTHS: u32 = 12;

fn check(context: &Context, report: &mut Report) {
    let horizon = months_after(context.framework.day(), MONTHS);
    for document in context
        .framework
        .governed()
        .filter(|document| document.is_in_force())
    {
        report.examine();
        if let Some(end) = document
            .period
            .to
            .filter(|end| end.date.last() <= horizon && !has_successor(document))
        {
            let finding = Found::new(&WORDS, end.place)
                .subject(&document.id)
                .title("document", &document.title)
                .with("id", &*document.id.value);
            report.add(finding.with("end", end.date.last()));
        }
    }
}

/// Something that will take its place in full is declared and not given up, be it only a draft.
fn has_successor(document: DocumentRef) -> bool {
    let mut successors = document.incoming(Relations::of(&[Relation::Supersedes]));
    successors.any(|link| link.extent == Extent::Full && link.from.state() != State::Withdrawn)
}
