use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Words};
use crate::framework::{Basis, DocumentRef, LinkRef, Relation};

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
    for document in context.framework.answerable() {
        report.examine();
        let stated = document.upward().filter(|link| link.basis == Basis::Stated);
        let outdated = stated.filter_map(|link| Some((link, plan_of(context, link)?))).find_map(|(link, plan)| finding(link, plan));
        if let Some(finding) = outdated {
            report.add(finding);
        }
    }
}

/// The corporate plan in force that a link leads to, itself or by one of its priorities.
fn plan_of<'f>(context: &Context<'f>, link: LinkRef<'f>) -> Option<DocumentRef<'f>> {
    let target = link.target()?;
    let mut plans = context.framework.plans();
    plans.find(|plan| target == *plan || target.targets(Relation::PartOf).any(|parent| parent == *plan))
}

fn finding(link: LinkRef, plan: DocumentRef) -> Option<Finding> {
    let document = link.from;
    let (adopted, plan_adopted) = (document.adopted()?.on?.first(), plan.adopted()?.on?.first());
    (adopted < plan_adopted).then(|| {
        Finding::new(&WORDS, link.declared().to.place)
            .subject(&document.id)
            .title("document", &document.title)
            .title("plan", &plan.title)
            .with("adopted", adopted)
            .with("plan_adopted", plan_adopted)
            .related("{title} is declared here", &plan.title, plan.id.place)
    })
}
