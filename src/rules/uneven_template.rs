use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Words};
use crate::framework::{DocumentRef, Field, Linkage, Relation, State};

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
    help: "Add `{field}:`; what a {kind} must declare is agreed in framework.yaml under `templates`.",
};

fn check(context: &Context, report: &mut Report) {
    for (kind, fields) in &context.settings.templates {
        let of_kind = context
            .framework
            .documents()
            .filter(|document| document.kind_word.value == kind.value);
        for document in of_kind.filter(|document| is_held(*document)) {
            report.examine();
            for field in fields {
                if document.field(field) == Some(Field::Absent)
                    && !is_reported_elsewhere(context, document, field)
                {
                    let finding = Finding::new(&WORDS, document.id.place)
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

/// A built-in rule says already that the document lacks this.
fn is_reported_elsewhere(context: &Context, document: DocumentRef, field: &str) -> bool {
    let governed = document.is_governed() && document.is_in_force();
    let is_upward = [Relation::Supports, Relation::Delivers, Relation::PartOf]
        .iter()
        .any(|up| up.word() == field);
    match field {
        "owner" | "funded_by" => governed,
        "review_by" => document.state() == State::UnderReview,
        _ if is_upward && document.is_answerable() => {
            matches!(
                context.framework.linkage(document),
                Linkage::Unlinked | Linkage::Unexamined(_)
            )
        }
        _ => false,
    }
}
