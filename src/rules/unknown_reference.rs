mod misnamed;

use super::{Check, Context, Report, Rule};
use crate::finding::{About, Fix, Found, Group, Level, Slot, Words};
use crate::framework::{
    Document, DocumentRef, Expectation, Kind, Kinds, Nearest, Relation, Resolved, Text,
};
use crate::phrase;
use misnamed::Misnamed;

pub(super) static RULE: Rule = Rule {
    id: "unknown-reference",
    page: include_str!("unknown_reference.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const NOT_A_MEASURE: Words = Words {
    message: "{document} sets a target for `{target_id}`, which is {kind} and not a measure",
    label: "not a measure",
    help: "Name a measure by its id, or declare one for this target.",
};

const PLAN: Words = Words {
    message: "the settings name `{target_id}` as the corporate plan, which is not declared",
    label: "no such document",
    help: "Declare the corporate plan with this id, or name the one that is declared.",
};

const NEARLY_PLAN: Words = Words {
    message: "the settings name `{target_id}` as the corporate plan, which is not declared",
    label: "no such document",
    help: "Is {nearest} meant? Otherwise declare the corporate plan with this id.",
};

const NOT_EXPECTED: Words = Words {
    message: "the settings say that nobody has looked for `{target_id}`, which nothing expects",
    label: "no such expectation",
    help: "Delete it; or name under `expectations` the catalogue that asks for it.",
};

const NEARLY_EXPECTED: Words = Words {
    message: "the settings say that nobody has looked for `{target_id}`, which nothing expects",
    label: "no such expectation",
    help: "Is {nearest} meant? Name it by its id, or name under `expectations` the catalogue that asks for `{target_id}`.",
};

fn check(context: &Context, report: &mut Report) {
    let mut references = References {
        context,
        report,
        unknown: Vec::new(),
    };
    references.report.examined += context.framework.citation_count();
    for document in context.framework.documents() {
        references.of_document(document);
    }
    for expectation in context.framework.expectations() {
        references.of_expectation(expectation);
    }
    let unknown = references.unknown;
    let not_looked_for = || {
        let ids = context.settings.not_looked_for.values();
        ids.filter(|id| !is_expectation(context, id))
    };
    let plans = || {
        let plans = context.settings.plans.iter();
        plans.filter(|plan| !is_declared(context, plan))
    };
    // What is only counted is near to nothing.
    let unknown_ids = unknown.iter().take(report.room());
    let unknown_ids = unknown_ids.map(|unknown| &**unknown.target);
    let in_settings = not_looked_for().chain(plans()).map(|id| &**id);
    let nearest = Nearest::new(context.framework, unknown_ids.chain(in_settings));
    let misnamed = Misnamed::new(context, &nearest, unknown.iter().any(Unknown::is_expected));
    for unknown in unknown {
        report.add(unknown.finding(&misnamed));
    }
    report.examined += context.settings.not_looked_for.len();
    for id in not_looked_for() {
        report.add(not_looked_for_in_vain(id, &nearest));
    }
    report.examined += context.settings.plans.len();
    for plan in plans() {
        report.add(no_plan(plan, &nearest));
    }
}

/// Looks ids up.
struct References<'c, 'f> {
    context: &'c Context<'f>,
    report: &'c mut Report,
    unknown: Vec<Unknown<'f>>,
}

/// A reference to nothing.
struct Unknown<'f> {
    subject: &'f Text<'f>,
    title: &'f Text<'f>,
    target: &'f Text<'f>,
    kinds: Kinds,
    about: About,
}

impl<'f> References<'_, 'f> {
    fn of_document(&mut self, document: DocumentRef<'f>) {
        let Document { id, title, .. } = document.declared();
        for link in document.links() {
            self.report.examine();
            if link.resolved() == Resolved::Unknown {
                let kinds = link.relation.targets(document.kind);
                self.unknown(
                    id,
                    title,
                    &link.declared().to,
                    kinds,
                    of_relation(link.relation),
                );
            }
        }
        if document.cites_unknown() {
            let sources = document.declared().all_evidence().map(|one| &one.source);
            self.sources(id, title, sources);
        }
        for measure in document
            .declared()
            .targets
            .iter()
            .filter_map(|target| target.measure.as_ref())
        {
            self.report.examine();
            self.measure(document, measure);
        }
    }

    fn measure(&mut self, document: DocumentRef<'f>, measure: &'f Text<'f>) {
        match self.context.framework.document(measure) {
            Some(found) if found.kind == Kind::Measure => {}
            Some(found) => self
                .report
                .add(not_a_measure(document, measure, found.kind)),
            None if is_declared(self.context, measure) => {}
            None => {
                let Document { id, title, .. } = document.declared();
                self.unknown(
                    id,
                    title,
                    measure,
                    Kinds::of(&[Kind::Measure]),
                    of_field("targets"),
                );
            }
        }
    }

    fn of_expectation(&mut self, expectation: &'f Expectation<'f>) {
        let Expectation { id, title, .. } = expectation;
        for link in &expectation.links {
            self.report.examine();
            let is_known = match link.relation {
                Relation::Supersedes => is_expectation(self.context, &link.to),
                _ => is_declared(self.context, &link.to),
            };
            if !is_known {
                let kinds = link.relation.targets(Kind::Expectation);
                self.unknown(id, title, &link.to, kinds, of_relation(link.relation));
            }
        }
        for other in &expectation.links_to {
            self.report.examine();
            if !is_expectation(self.context, other) {
                self.unknown(
                    id,
                    title,
                    other,
                    Kinds::of(&[Kind::Expectation]),
                    of_field("links_to"),
                );
            }
        }
        self.report.examined += expectation.evidence.len();
        let sources = expectation.evidence.iter().map(|one| &one.source);
        self.sources(id, title, sources);
    }

    fn sources(
        &mut self,
        subject: &'f Text<'f>,
        title: &'f Text<'f>,
        sources: impl Iterator<Item = &'f Text<'f>>,
    ) {
        let context = self.context;
        for source in sources.filter(|source| !is_declared(context, source)) {
            self.unknown(subject, title, source, Kinds::ALL, of_field("source"));
        }
    }

    fn unknown(
        &mut self,
        subject: &'f Text<'f>,
        title: &'f Text<'f>,
        target: &'f Text<'f>,
        kinds: Kinds,
        about: About,
    ) {
        self.unknown.push(Unknown {
            subject,
            title,
            target,
            kinds,
            about,
        });
    }
}

fn of_relation(relation: Relation) -> About {
    About {
        relation: Some(relation),
        ..About::default()
    }
}

fn of_field(key: &str) -> About {
    About {
        field: Some(key.into()),
        ..About::default()
    }
}

impl Unknown<'_> {
    /// An expectation is looked for.
    fn is_expected(&self) -> bool {
        self.kinds == Kinds::of(&[Kind::Expectation])
    }

    fn finding(self, misnamed: &Misnamed) -> Found {
        let words = misnamed.words(self.target, self.kinds);
        let mut finding = Found::new(words.words, self.target.place);
        let relation = self.about.relation.map(Relation::word);
        let key = relation.or(self.about.field.as_deref()).unwrap_or_default();
        finding = finding
            .with("key", key)
            .with("what", what(self.kinds))
            .with("target_id", &*self.target.value)
            .title("document", self.title);
        finding.slots.extend(words.slots);
        finding.fix = words.fix;
        finding.about = self.about;
        finding.subject(self.subject).target(self.target)
    }
}

fn not_looked_for_in_vain(id: &Text, nearest: &Nearest) -> Found {
    let near = nearest.to(id, Kinds::of(&[Kind::Expectation]));
    let words = [&NOT_EXPECTED, &NEARLY_EXPECTED];
    in_settings(id, words, near).field("not_looked_for")
}

fn no_plan(id: &Text, nearest: &Nearest) -> Found {
    let near = nearest.to(id, Kinds::of(&[Kind::CorporatePlan]));
    in_settings(id, [&PLAN, &NEARLY_PLAN], near).field("plan")
}

/// A finding about an id in the settings; the second words are for where others are near to it.
fn in_settings(id: &Text, words: [&'static Words; 2], near: Vec<&str>) -> Found {
    Found::new(words[usize::from(!near.is_empty())], id.place)
        .target(id)
        .with("target_id", &*id.value)
        .fix(Fix::spelling(id.place, id, &near))
        .with(
            "nearest",
            Slot::AnyOf(near.into_iter().map(Into::into).collect()),
        )
}

fn not_a_measure(document: DocumentRef, measure: &Text, kind: Kind) -> Found {
    Found::new(&NOT_A_MEASURE, measure.place)
        .subject(&document.id)
        .target(measure)
        .title("document", &document.title)
        .with("target_id", &*measure.value)
        .with("kind", phrase::with_article(kind))
        .field("targets")
}

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
