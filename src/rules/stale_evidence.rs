use super::{Check, Context, Report, Rule};
use crate::date::months_after;
use crate::finding::{Found, Group, Level, Words};
use crate::framework::Relation;

pub(super) static RULE: Rule = Rule {
    id: "stale-evidence",
    page: include_str!("stale_evidence.md"),
    group: Group::Currency,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} relies on {evidence}, published more than five years ago, by {published}",
    label: "published by {published}",
    help: "Look for newer evidence and link to it, or confirm in a note that this still holds.",
};

/// Evidence older than this is stale; this project's own judgement.
const MONTHS: u32 = 5 * 12;

/// Links by which a document relies on evidence.
const RELIES: [Relation; 2] = [Relation::InformedBy, Relation::DependsOn];

fn check(context: &Context, report: &mut Report) {
    let day = context.framework.day();
    for document in context
        .framework
        .governed()
        .filter(|document| document.is_in_force())
    {
        for link in document
            .links()
            .filter(|link| RELIES.contains(&link.relation))
        {
            report.examine();
            let Some(evidence) = link.target() else {
                continue;
            };
            let published = evidence
                .more
                .as_ref()
                .and_then(|more| more.published)
                .map(|published| published.date.last());
            if let Some(published) =
                published.filter(|published| months_after(*published, MONTHS) < day)
            {
                let finding = Found::new(&WORDS, link.declared().to.place)
                    .subject(&document.id)
                    .link(&link);
                let finding = finding
                    .title("document", &document.title)
                    .title("evidence", &evidence.title);
                report.add(finding.with("published", published).related(
                    "{title} is declared here",
                    &evidence.title,
                    evidence.id.place,
                ));
            }
        }
    }
}
