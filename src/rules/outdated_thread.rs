use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::{Check, Context, Report, Rule};
use crate::date::Day;
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{Basis, DocumentRef, Framework, LinkRef, Relation, Relations};

pub(super) static RULE: Rule = Rule {
    id: "outdated-thread",
    page: include_str!("outdated_thread.md"),
    group: Group::Currency,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} says that it supports {plan}, but is older: adopted on {adopted}, the plan on {plan_adopted}",
    label: "leads to a later plan",
    help: "Check that the link still holds under the plan that is in force, and record the document's next adoption when it is refreshed.",
};

fn check(context: &Context, report: &mut Report) {
    let served = plans_served(context.framework);
    for document in context.framework.answerable() {
        report.examine();
        let adopted = LazyCell::new(|| adopted_on(document));
        let stated = document.upward().filter(|link| link.basis == Basis::Stated);
        let mut outdated = stated.filter_map(|link| {
            let plan = served.get(&link.target()?.number())?;
            let adopted = adopted.filter(|adopted| *adopted < plan.adopted)?;
            Some((link, adopted, plan))
        });
        if let Some((link, adopted, plan)) = outdated.next() {
            report.add(finding(link, adopted, plan));
        }
    }
}

/// A corporate plan in force whose adoption is dated.
#[derive(Clone, Copy)]
struct Plan<'f> {
    document: DocumentRef<'f>,
    adopted: Day,
}

/// The plan that a link to a document serves, by the document's number: the plan itself, and all that is part of it.
fn plans_served<'f>(framework: &'f Framework<'f>) -> FxHashMap<u32, Plan<'f>> {
    let dated = |document: DocumentRef<'f>| {
        let adopted = adopted_on(document)?;
        Some((document.number(), Plan { document, adopted }))
    };
    let plans: FxHashMap<u32, Plan> = framework.plans().filter_map(dated).collect();
    let mut served = plans.clone();
    let part_of = Relations::of(&[Relation::PartOf]);
    let parts = plans
        .values()
        .flat_map(|plan| plan.document.incoming(part_of));
    for document in parts.map(|link| link.from) {
        let mut parents = document.targets(Relation::PartOf);
        let plan = parents.find_map(|parent| plans.get(&parent.number()));
        if let Some(plan) = plan {
            served.entry(document.number()).or_insert(*plan);
        }
    }
    served
}

fn adopted_on(document: DocumentRef) -> Option<Day> {
    Some(document.adopted()?.on?.first())
}

fn finding(link: LinkRef, adopted: Day, plan: &Plan) -> Found {
    let (document, served) = (link.from, plan.document);
    Found::new(&WORDS, link.declared().to.place)
        .subject(&document.id)
        .title("document", &document.title)
        .title("plan", &served.title)
        .with("adopted", adopted)
        .with("plan_adopted", plan.adopted)
        .related("{title} is declared here", &served.title, served.id.place)
}
