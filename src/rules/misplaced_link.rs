use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Slot, Words};
use crate::framework::{Kind, LinkRef, Resolved};

pub(super) static RULE: Rule = Rule {
    id: "misplaced-link",
    page: include_str!("misplaced_link.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const TO_ITSELF: Words = Words {
    message: "{document} {relation} itself",
    label: "its own id",
    help: "Name the document that is meant, or delete the link.",
};

const NOT_FROM: Words = Words {
    message: "{document} is a {from}, and a {from} has no `{key}` link",
    label: "`{key}` does not start at a {from}",
    help: "Delete the link, or declare it with another relation; `stratlint explain misplaced-link` lists them.",
};

const NOT_TO: Words = Words {
    message: "{document} {relation} `{target_id}`, which is a {to}; from a {from} this relation leads to a {allowed}",
    label: "a {to}",
    help: "Name a {allowed}, or use another relation for this link.",
};

fn check(context: &Context, report: &mut Report) {
    for link in context.framework.documents().flat_map(|document| document.links()) {
        report.examine();
        if let Resolved::Misplaced(kind) = link.resolved() {
            report.add(finding(link, kind));
        }
    }
}

fn finding(link: LinkRef, to: Kind) -> Finding {
    let from = link.from;
    let allowed = link.relation.targets(from.kind);
    let words = match () {
        () if link.to.value == from.id.value => &TO_ITSELF,
        () if allowed.iter().next().is_none() => &NOT_FROM,
        () => &NOT_TO,
    };
    let allowed = allowed.iter().map(|kind| kind.word().to_owned()).collect();
    Finding::new(words, link.declared().to.place)
        .subject(&from.id)
        .link(link)
        .title("document", &from.title)
        .with("from", from.kind.to_string())
        .with("to", to.to_string())
        .with("allowed", Slot::AnyOf(allowed))
}
