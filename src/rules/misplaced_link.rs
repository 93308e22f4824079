use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::{Kind, Link, Relation, Resolved};
use crate::phrase;

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
    message: "{document} is {from}, and {from} has no `{key}` link",
    label: "`{key}` does not start at {from}",
    help: "Delete the link, or declare it with another relation; `stratlint explain misplaced-link` lists them.",
};

const NOT_TO: Words = Words {
    message: "{document} {relation} `{target_id}`, which is {to}; from {from} this relation leads to documents of kind {allowed}",
    label: "{to}",
    help: "Name a document of kind {allowed}, or use another relation for this link; `stratlint explain misplaced-link` lists them.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.documents() {
        let start = Start {
            id: &document.id,
            title: &document.title,
            kind: document.kind,
        };
        for link in document.links() {
            report.examine();
            if let Resolved::Misplaced(kind) = link.resolved() {
                report.add(finding(&start, &link, kind));
            }
        }
    }
    for expectation in context.framework.expectations() {
        let start = Start {
            id: &expectation.id,
            title: &expectation.title,
            kind: Kind::Expectation,
        };
        for link in &expectation.links {
            report.examine();
            if let Some(kind) = misplaced(context, &start, link) {
                report.add(finding(&start, link, kind));
            }
        }
    }
}

/// Where a link starts.
struct Start<'a> {
    id: &'a str,
    title: &'a str,
    kind: Kind,
}

impl Start<'_> {
    /// Ids of documents and ids of expectations are apart.
    fn is_target(&self, link: &Link, kind: Kind) -> bool {
        *link.to.value == *self.id
            && (kind == Kind::Expectation) == (self.kind == Kind::Expectation)
    }
}

/// The kind that a link of an expectation leads to, where it may not lead there.
fn misplaced(context: &Context, start: &Start, link: &Link) -> Option<Kind> {
    let to = match link.relation {
        Relation::Supersedes => context
            .framework
            .expectation(&link.to)
            .map(|_| Kind::Expectation),
        _ => context
            .framework
            .document(&link.to)
            .map(|document| document.kind),
    }?;
    let may_be = link.relation.targets(start.kind).contains(to) && !start.is_target(link, to);
    (!may_be).then_some(to)
}

fn finding(start: &Start, link: &Link, to: Kind) -> Found {
    let allowed = link.relation.targets(start.kind);
    let words = match () {
        () if start.is_target(link, to) => &TO_ITSELF,
        () if allowed.iter().next().is_none() => &NOT_FROM,
        () => &NOT_TO,
    };
    let allowed = allowed.iter().map(|kind| kind.word().to_owned()).collect();
    Found::new(words, link.to.place)
        .subject(start.id)
        .link(link)
        .title("document", start.title)
        .with("from", phrase::with_article(start.kind))
        .with("to", phrase::with_article(to))
        .with("allowed", Slot::AnyOf(allowed))
}
