use super::{Check, Context, Report, Rule, detached_priority, missing_owner, unfunded_document};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Field, Linkage, RELATIONS, Relations, State};
use rustc_hash::FxHashMap;

pub(super) static RULE: Rule = Rule {
    id: "uneven-template",
    page: include_str!("uneven_template.md"),
    group: Group::Consistency,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} does not declare `{field}`, which every {kind} must",
    label: "no `{field}`",
    help: "Add `{field}:`; what every {kind} must declare is agreed in framework.yaml under `templates`.",
};

fn check(context: &Context, report: &mut Report) {
    if context.settings.templates.is_empty() {
        return;
    }
    let mut of_kinds: FxHashMap<&str, Vec<DocumentRef>> = FxHashMap::default();
    for document in context
        .framework
        .documents()
        .filter(|document| is_held(*document))
    {
        let kind = &*document.declared().kind_word.value;
        of_kinds.entry(kind).or_default().push(document);
    }
    for (kind, fields) in &context.settings.templates {
        for &document in of_kinds.get(&*kind.value).into_iter().flatten() {
            report.examine();
            for field in fields {
                if document.field(field) == Some(Field::Absent)
                    && !is_reported_elsewhere(context, document, field)
                {
                    let finding = Found::new(&WORDS, document.id.place)
                        .subject(&document.id)
                        .field(field);
                    let finding = finding
                        .title("document", &document.title)
                        .with("field", &*field.value);
                    report.add(finding.with("kind", kind.replace('-', " ")));
                }
            }
        }
    }
}

/// What is over or given up is held to nothing any more.
fn is_held(document: DocumentRef) -> bool {
    !matches!(
        document.state(),
        State::Lapsed | State::Superseded | State::Withdrawn
    )
}

/// A built-in rule that is not off says already that the document lacks this.
fn is_reported_elsewhere(context: &Context, document: DocumentRef, field: &str) -> bool {
    reporter(context, document, field).is_some_and(|rule| !context.settings.is_off(rule))
}

/// The built-in rule whose business it is that the document lacks this.
fn reporter(context: &Context, document: DocumentRef, field: &str) -> Option<&'static str> {
    let is_up = || {
        RELATIONS
            .iter()
            .any(|row| row.word == field && Relations::UPWARD.contains(row.relation))
    };
    let rule = match field {
        "owner" => missing_owner::needs_an_owner(document).then_some("missing-owner"),
        "funded_by" => unfunded_document::needs_money(document).then_some("unfunded-document"),
        "status" => {
            (document.is_governed() && document.is_in_force()).then_some("unrecorded-adoption")
        }
        "review_by" => (document.is_governed() && document.state() == State::UnderReview)
            .then_some("open-ended-review"),
        "part_of" => detached_priority::needs_a_plan(document).then_some("detached-priority"),
        _ => None,
    };
    rule.or_else(|| unlinked(context, document).filter(|_| is_up()))
}

/// The built-in rule that says that the document has no upward links, or none that anybody has looked for.
fn unlinked(context: &Context, document: DocumentRef) -> Option<&'static str> {
    if !document.is_answerable() {
        return None;
    }
    match context.framework.linkage(document) {
        Linkage::Unlinked => Some("unlinked-document"),
        Linkage::Unexamined(_) => Some("unexamined-linkage"),
        _ => None,
    }
}
