use super::{Check, Context, Report, Rule};
use crate::finding::{Finding, Group, Level, Slot, Words};
use crate::framework::{DocumentRef, Expectation, Kind, Kinds, Nearest, Relation, Resolved, Text};

pub(super) static RULE: Rule = Rule {
    id: "unknown-reference",
    page: include_str!("unknown_reference.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const NOTHING_NEAR: Words = Words {
    message: "{document} names `{target_id}`, which is not declared",
    label: "no such {what}",
    help: "Declare `{target_id}`, or name the document that is meant by its id.",
};

const SOMETHING_NEAR: Words = Words {
    message: "{document} names `{target_id}`, which is not declared",
    label: "no such {what}",
    help: "Is {nearest} meant? Name it by its id, or declare `{target_id}`.",
};

const NOT_A_MEASURE: Words = Words {
    message: "{document} sets a target for `{target_id}`, which is a {kind} and not a measure",
    label: "not a measure",
    help: "Name a measure by its id, or declare one for this target.",
};

const PLAN: Words = Words {
    message: "the settings name `{target_id}` as the corporate plan, which is not declared",
    label: "no such document",
    help: "Declare the corporate plan with this id, or name the one that is declared.",
};

fn check(context: &Context, report: &mut Report) {
    let mut references = References { context, report, nearest: None };
    for document in context.framework.documents() {
        references.of_document(document);
    }
    for expectation in context.framework.expectations() {
        references.of_expectation(expectation);
    }
    for plan in &context.settings.plans {
        report.examine();
        if !is_declared(context, plan) {
            let finding = Finding::new(&PLAN, plan.place).target(plan).field("plan");
            report.add(finding.with("target_id", &*plan.value));
        }
    }
}

/// Looks ids up; the index of near ones is made for the first that is not found.
struct References<'c, 'f> {
    context: &'c Context<'f>,
    report: &'c mut Report,
    nearest: Option<Nearest<'f>>,
}

impl<'f> References<'_, 'f> {
    fn of_document(&mut self, document: DocumentRef<'f>) {
        for link in document.links() {
            self.report.examine();
            if link.resolved() == Resolved::Unknown {
                let kinds = link.relation.targets(document.kind);
                let finding = self.unknown(&document.id, &document.title, &link.declared().to, kinds);
                self.report.add(finding.relation(link.relation));
            }
        }
        for evidence in document.declared().all_evidence() {
            self.source(&document.id, &document.title, &evidence.source);
        }
        for measure in document.declared().targets.iter().filter_map(|target| target.measure.as_ref()) {
            self.report.examine();
            self.measure(document, measure);
        }
    }

    fn measure(&mut self, document: DocumentRef, measure: &Text) {
        let finding = match self.context.framework.document(measure) {
            Some(found) if found.kind == Kind::Measure => return,
            Some(found) => Finding::new(&NOT_A_MEASURE, measure.place)
                .subject(&document.id)
                .target(measure)
                .title("document", &document.title)
                .with("target_id", &*measure.value)
                .with("kind", found.kind.to_string()),
            None if is_declared(self.context, measure) => return,
            None => self.unknown(&document.id, &document.title, measure, Kinds::of(&[Kind::Measure])),
        };
        self.report.add(finding.field("targets"));
    }

    fn of_expectation(&mut self, expectation: &'f Expectation<'f>) {
        for link in &expectation.links {
            self.report.examine();
            let is_known = match link.relation {
                Relation::Supersedes => is_expectation(self.context, &link.to),
                _ => is_declared(self.context, &link.to),
            };
            if !is_known {
                let kinds = link.relation.targets(Kind::Expectation);
                let finding = self.unknown(&expectation.id, &expectation.title, &link.to, kinds);
                self.report.add(finding.relation(link.relation));
            }
        }
        for other in &expectation.links_to {
            self.report.examine();
            if !is_expectation(self.context, other) {
                let kinds = Kinds::of(&[Kind::Expectation]);
                let finding = self.unknown(&expectation.id, &expectation.title, other, kinds);
                self.report.add(finding.field("links_to"));
            }
        }
        for evidence in &expectation.evidence {
            self.source(&expectation.id, &expectation.title, &evidence.source);
        }
    }

    fn source(&mut self, id: &str, title: &str, source: &Text) {
        self.report.examine();
        if !is_declared(self.context, source) {
            let finding = self.unknown(id, title, source, Kinds::ALL);
            self.report.add(finding.field("source"));
        }
    }

    fn unknown(&mut self, id: &str, title: &str, target: &Text, kinds: Kinds) -> Finding {
        let nearest = self.nearest.get_or_insert_with(|| Nearest::new(self.context.framework)).to(target, kinds);
        let words = if nearest.is_empty() { &NOTHING_NEAR } else { &SOMETHING_NEAR };
        Finding::new(words, target.place)
            .subject(id)
            .target(target)
            .title("document", title)
            .with("target_id", &*target.value)
            .with("what", what(kinds))
            .with("nearest", Slot::AnyOf(nearest.into_iter().map(Into::into).collect()))
    }
}

/// Whether a document has this id, or an entry too broken to be one: its fault is told where it stands.
fn is_declared(context: &Context, id: &str) -> bool {
    context.framework.document(id).is_some() || context.framework.is_broken(id)
}

fn is_expectation(context: &Context, id: &str) -> bool {
    context.framework.expectation(id).is_some() || context.framework.is_broken(id)
}

/// The one kind that is looked for, or "document" where it may be one of several.
fn what(kinds: Kinds) -> String {
    let mut kinds = kinds.iter();
    match (kinds.next(), kinds.next()) {
        (Some(only), None) => only.to_string(),
        _ => "document".into(),
    }
}
