//! One document: its threads up to priorities, what hangs below it, and what else it is linked to.

mod form;
mod tree;
mod walk;

use super::Asked;
use super::entry::{self, Entry, service};
use super::text::{self, Ink, Look, indented, inked, wrap_whole};
use crate::date;
use crate::framework::{DocumentRef, Framework, Kind, Step, Upshot};
use crate::phrase;
use walk::Way;

pub use form::json;

/// The trace for people.
pub fn human(asked: &Asked, document: DocumentRef, look: Look) -> String {
    let framework = asked.framework;
    let mut text = head(framework, document, look);
    for (way, heading, nothing) in [
        (Way::Up, "Upwards", nothing_above(document)),
        (Way::Down, "Below", nothing_below(document)),
    ] {
        let tree = tree::draw(way, document, look);
        let body = match nothing {
            _ if !tree.is_empty() => tree,
            Some(words) => format!("  {words}\n"),
            None => continue,
        };
        text.extend(["\n", &*look.ink(Ink::Heading, heading), "\n", &*body]);
    }
    look.ready(text + &aside(framework, document, look))
}

fn head<'f>(framework: &'f Framework<'f>, document: DocumentRef<'f>, look: Look) -> String {
    let entry = Entry::new(document, framework.serving().as_ref());
    let day = date::phrase(framework.day());
    let facts = [
        Some(entry.id.to_owned()),
        Some(entry::kind(document)),
        Some(format!("{} on {day}", entry::state(document))),
        entry.period.words(),
        entry.owner.map(str::to_owned),
        entry.external.then(|| "another authority's".into()),
        entry.collective.then(|| "stands for several".into()),
    ];
    let mut lines = inked(look, Ink::Heading, &wrap_whole(entry.title, look.width));
    lines.extend(text::facts(facts, look.width));
    if let Some(words) = service(framework, document, &entry) {
        lines.extend(wrap_whole(&sentence(&words), look.width));
    }
    indented("", &lines)
}

fn sentence(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    format!("{}{rest}.", first.to_uppercase())
}

fn nothing_above(document: DocumentRef) -> Option<&'static str> {
    match document.kind {
        _ if document.unexamined.is_some() => Some("Nobody has looked for its links yet."),
        Kind::Priority => Some("It is part of no corporate plan."),
        kind if kind.is_strategy_or_plan() => Some("It declares no link upwards."),
        _ => None,
    }
}

fn nothing_below(document: DocumentRef) -> Option<&'static str> {
    let expected = matches!(document.kind, Kind::CorporatePlan | Kind::Priority)
        || document.kind.is_strategy_or_plan();
    expected.then_some("Nothing delivers, supports or measures it.")
}

/// Its other links, relation by relation.
fn aside(framework: &Framework, document: DocumentRef, look: Look) -> String {
    let mut steps: Vec<Step> = document.steps_aside().collect();
    steps.sort_by_key(|step| (step.link.relation, step.link.from != document));
    let mut text = String::new();
    for group in steps.chunk_by(|a, b| phrase::step(*a) == phrase::step(*b)) {
        text.extend(["  ", phrase::step(group[0]), "\n"]);
        for end in ends(framework, group) {
            text += &indented("    ", &wrap_whole(&end, look.width.saturating_sub(4)));
        }
    }
    match text.as_str() {
        "" => text,
        _ => format!("\n{}\n{text}", look.ink(Ink::Heading, "Other links")),
    }
}

/// The other ends of links, the first of very many.
fn ends(framework: &Framework, steps: &[Step]) -> Vec<String> {
    const SHOWN: usize = 10;
    let shown = steps.iter().take(SHOWN).map(|step| end(framework, step));
    let more = steps.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("… and {more} more"));
    shown.chain(more).collect()
}

/// The other end of a link.
fn end(framework: &Framework, step: &Step) -> String {
    let id = &*step.link.declared().to.value;
    match (step.to, framework.expectation(id)) {
        (Some(to), _) if to.is_in_force() => format!("{} ({})", &*to.title, &*to.id),
        (Some(to), _) => format!("{} ({}), {}", &*to.title, &*to.id, entry::state(to)),
        (None, Some(expectation)) => format!("{} ({id}), expected", &*expectation.title),
        (None, None) if step.upshot() == Upshot::Misplaced => {
            format!("{id}, which may not be linked so")
        }
        (None, None) => format!("{id}, which is not declared"),
    }
}
