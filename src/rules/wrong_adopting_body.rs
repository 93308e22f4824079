use std::cell::LazyCell;

use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{BodyRole, DocumentRef, Expectation, Framework, Kind, Relation, Text};
use rustc_hash::FxHashMap;

pub(super) static RULE: Rule = Rule {
    id: "wrong-adopting-body",
    page: include_str!("wrong_adopting_body.md"),
    group: Group::Accountability,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "{document} was adopted by {body}, but {expected} asks for {asked}",
    label: "not {asked}",
    help: "Check the minutes. If they name {asked}, correct `by`; if not, take the document to {asked}, or record the departure as an exception.",
};

fn check(context: &Context, report: &mut Report) {
    let bodies = Bodies::new(context.framework);
    for document in context
        .framework
        .governed()
        .filter(|document| document.is_in_force())
    {
        report.examine();
        let day = context.framework.day();
        let adopting = LazyCell::new(|| bodies.adopting(document));
        let asked = fulfilled(context.framework, document)
            .filter(|asked| asked.applies(context.settings.authority, day));
        for expectation in asked {
            if let Some(asked) = expectation.adopted_by
                && let Some((by, body)) = *adopting
                && let Some(role) = body.more.as_ref().and_then(|more| more.role)
                && role != asked
            {
                let authority = expectation.authority.clone().into();
                let finding = finding(document, by, body, expectation, asked);
                report.add_with(RULE.level, &authority, finding);
            }
        }
    }
}

fn finding(
    document: DocumentRef,
    by: &Text,
    body: DocumentRef,
    expectation: &Expectation,
    asked: BodyRole,
) -> Found {
    Found::new(&WORDS, by.place)
        .subject(&document.id)
        .target(&expectation.id)
        .title("document", &document.title)
        .title("body", &body.title)
        .title("expected", &expectation.title)
        .with("asked", asked)
        .related("{title} is declared here", &body.title, body.id.place)
}

fn fulfilled<'f>(
    framework: &'f Framework<'f>,
    document: DocumentRef<'f>,
) -> impl Iterator<Item = &'f Expectation<'f>> {
    let claims = document
        .links()
        .filter(|link| link.relation == Relation::Fulfils);
    claims.filter_map(|link| framework.expectation(&link.declared().to))
}

/// Bodies by id, title and alias, case aside: minutes name them in words. A name that several bear is nobody's, but an id is
/// its own body's.
struct Bodies<'f>(FxHashMap<String, Option<DocumentRef<'f>>>);

impl<'f> Bodies<'f> {
    fn new(framework: &'f Framework<'f>) -> Self {
        let all: Vec<DocumentRef> = framework
            .documents()
            .filter(|document| document.kind == Kind::Body)
            .collect();
        let mut bodies: FxHashMap<String, Option<DocumentRef>> = FxHashMap::default();
        for body in &all {
            for name in body.declared().names() {
                let bearer = bodies.entry(name.to_lowercase()).or_insert(Some(*body));
                *bearer = bearer.filter(|bearer| bearer == body);
            }
        }
        let by_id = all
            .into_iter()
            .map(|body| (body.id.to_lowercase(), Some(body)));
        bodies.extend(by_id);
        Self(bodies)
    }

    /// The body that adopted a document, and where the document names it.
    fn adopting(&self, document: DocumentRef<'f>) -> Option<(&'f Text<'f>, DocumentRef<'f>)> {
        let by = document.adopted()?.by.as_ref()?;
        let body = *self.0.get(&by.to_lowercase())?;
        Some((by, body?))
    }
}
