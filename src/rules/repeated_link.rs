use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{LinkRef, Relation};
use rustc_hash::FxHashMap;

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
    let mut seen: FxHashMap<(Relation, &str), LinkRef> = FxHashMap::default();
    for document in context.framework.documents() {
        seen.clear();
        for link in document.links() {
            report.examine();
            let declared = link.declared();
            if let Some(first) = seen.get(&(declared.relation, &*declared.to.value)) {
                let finding = Found::new(&WORDS, declared.to.place)
                    .subject(&document.id)
                    .link(&link);
                let finding = finding.title("document", &document.title);
                report.add(finding.related("first declared here", "", first.declared().to.place));
            } else {
                seen.insert((declared.relation, &declared.to.value), link);
            }
        }
    }
}
