use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Kind, LinkRef, Relation};

pub(super) static RULE: Rule = Rule {
    id: "inactive-target",
    page: include_str!("inactive_target.md"),
    group: Group::Linkage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} {relation} {target}, which is {state}",
    label: "{state}",
    help: "Let the owners of both decide: renew or adopt `{target_id}`, or lead the link to what has taken its place.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context
        .framework
        .documents()
        .filter(|document| rests_on_others(*document))
    {
        report.examine();
        let upward_is_told = upward_is_told(context, document);
        for link in document
            .links()
            .filter(|link| matters(*link, upward_is_told))
        {
            if let Some(target) = link.target().filter(|target| !target.is_in_force()) {
                report.add(finding(link, target));
            }
        }
    }
}

fn rests_on_others(document: DocumentRef) -> bool {
    let kind = matches!(document.kind, Kind::CorporatePlan | Kind::Measure)
        || document.kind.is_strategy_or_plan();
    kind && document.is_in_force() && !document.is_exempt()
}

/// Another rule has already said that its upward links do not carry it.
fn upward_is_told(context: &Context, document: DocumentRef) -> bool {
    document.is_answerable() && !context.framework.is_linked(document)
}

fn matters(link: LinkRef, upward_is_told: bool) -> bool {
    match link.relation {
        Relation::DependsOn | Relation::FundedBy => true,
        relation => relation.is_upward(link.from.kind) && !upward_is_told,
    }
}

fn finding(link: LinkRef, target: DocumentRef) -> Found {
    Found::new(&WORDS, link.declared().to.place)
        .subject(&link.from.id)
        .link(&link)
        .title("document", &link.from.title)
        .title("target", &target.title)
        .with("state", target.state())
        .related("{title} is declared here", &target.title, target.id.place)
}
