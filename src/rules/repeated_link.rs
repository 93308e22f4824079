use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{LinkRef, Relation, Resolved};

pub(super) static RULE: Rule = Rule {
    id: "repeated-link",
    page: include_str!("repeated_link.md"),
    group: Group::Integrity,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} {relation} `{target_id}` twice",
    label: "the same link again",
    help: "Delete one of the two.",
};

fn check(context: &Context, report: &mut Report) {
    let (mut links, mut ends) = (Vec::new(), Vec::new());
    for document in context.framework.documents() {
        links.clear();
        links.extend(document.links());
        report.examined += links.len();
        ends.clear();
        ends.extend(links.iter().map(|link| (link.relation, link.resolved())));
        if !has_repeats(&mut ends) {
            continue;
        }
        // Stable, so that of each group the one that is declared first stays first.
        links.sort_by(|a, b| key(a).cmp(&key(b)));
        for group in links.chunk_by(|a, b| key(a) == key(b)) {
            for again in &group[1..] {
                report.add(found(&group[0], again));
            }
        }
    }
}

/// Whether any two of a document's links come to the same. Few do, and which they are is asked only then: this is seen without
/// going to what is written.
fn has_repeats(ends: &mut [(Relation, Resolved)]) -> bool {
    ends.sort_unstable();
    ends.windows(2).any(|pair| pair[0] == pair[1])
}

fn key<'f>(link: &LinkRef<'f>) -> (Relation, &'f str) {
    let link = link.declared();
    (link.relation, &link.to.value)
}

fn found(first: &LinkRef, again: &LinkRef) -> Found {
    let document = again.from;
    Found::new(&WORDS, again.to.place)
        .subject(&document.id)
        .link(again)
        .title("document", &document.title)
        .related("first declared here", "", first.to.place)
}
