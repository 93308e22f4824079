//! What hangs on a document, and what would break without it.

mod form;
mod removal;

use super::Asked;
use super::entry;
use super::text::{self, Ink, Look, count, indented, inked, wrap_whole};
use crate::finding::Slot;
use crate::framework::{Basis, DocumentRef, Kind, LinkRef, Reliant, Running};
use crate::impact::{Impact, Removal};
use crate::phrase;
use crate::source::Sources;

pub use form::json;

/// A heading and what stands under it.
struct Section {
    heading: String,
    lines: Vec<String>,
}

/// The impact for people.
pub fn human(
    asked: &Asked,
    impact: &Impact,
    removal: Option<&Removal>,
    sources: &Sources,
    look: Look,
) -> String {
    let mut text = head(asked, impact.document, look);
    let mut sections = hanging(impact);
    if sections.is_empty() {
        text += "\nNothing that is declared hangs on it.\n";
    }
    sections.extend(
        removal
            .iter()
            .flat_map(|removal| removal::sections(removal, sources)),
    );
    for section in &sections {
        text += &write(section, look);
    }
    if let Some(removal) = removal {
        let closing = wrap_whole(&removal::closing(impact.document, removal), look.width);
        text.push('\n');
        text += &indented("", &closing);
    }
    look.ready(text)
}

fn head(asked: &Asked, document: DocumentRef, look: Look) -> String {
    let day = Slot::from(asked.framework.day());
    let facts = [
        Some(document.id.value.clone().into_owned()),
        Some(entry::kind(document)),
        Some(format!("{} on {day}", entry::state(document))),
        document
            .owner
            .as_ref()
            .map(|owner| owner.value.clone().into_owned()),
    ];
    let title = wrap_whole(&document.title, look.width);
    let mut lines = inked(look, Ink::Heading, &title);
    lines.extend(text::facts(facts, look.width));
    indented("", &lines)
}

/// So many lines of a section are shown.
const SHOWN: usize = 40;

fn write(section: &Section, look: Look) -> String {
    let heading = wrap_whole(&section.heading, look.width);
    let mut text = format!("\n{}", indented("", &inked(look, Ink::Heading, &heading)));
    let more = section.lines.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("… and {more} more; `--format json` has them all"));
    for line in section.lines.iter().take(SHOWN).chain(&more) {
        let lines = wrap_whole(line, look.width.saturating_sub(4).max(20));
        let (first, rest) = lines.split_at(1.min(lines.len()));
        text += &indented("  ", first);
        text += &indented("    ", rest);
    }
    text
}

/// What hangs on the document.
fn hanging(impact: &Impact) -> Vec<Section> {
    let [stated, not_stated] = threads(impact);
    let sections = [
        stated,
        not_stated,
        carries(&impact.carries),
        fulfils(impact),
        answers(&impact.answers),
        cited_by(&impact.cited_by),
    ];
    sections
        .into_iter()
        .flatten()
        .chain(links(&impact.links))
        .collect()
}

/// Threads that are stated, and those that are not.
fn threads(impact: &Impact) -> [Option<Section>; 2] {
    let is_priority = impact.document.kind == Kind::Priority;
    let (stated, others): (Vec<Running>, Vec<Running>) = impact
        .threads
        .iter()
        .partition(|one| one.basis == Basis::Stated);
    [stated, others].map(|threads| {
        let lines = threads.iter().map(|one| thread(*one, is_priority));
        section(threads_heading(&threads, is_priority), lines)
    })
}

fn threads_heading(threads: &[Running], is_priority: bool) -> String {
    let all = count(threads.len(), "document");
    let is_stated = threads.iter().all(|one| one.basis == Basis::Stated);
    let has = match (threads.len(), is_stated) {
        (1, true) => "has a thread",
        (1, false) => "has a thread, but only a reported or inferred one,",
        (_, true) => "have a thread",
        (_, false) => "have a thread, but only a reported or inferred one,",
    };
    let leads = if is_priority {
        "that leads to it"
    } else {
        "through it"
    };
    let only = threads.iter().filter(|one| one.other.is_none()).count();
    let only = without_another(only, threads.len(), is_priority);
    format!("{all} {has} {leads}{only}")
}

/// How many of all these documents have no other thread.
fn without_another(only: usize, all: usize, is_priority: bool) -> String {
    match (only, is_priority) {
        (0, _) => String::new(),
        (1, true) if all == 1 => ", and to no other priority".into(),
        (1, false) if all == 1 => ", and no other".into(),
        (_, true) if only == all => "; none of them leads to another priority".into(),
        (_, false) if only == all => "; none of them has another".into(),
        (1, true) => "; 1 of them leads to no other priority".into(),
        (1, false) => "; 1 of them has no other".into(),
        (_, true) => format!("; {only} of them lead to no other priority"),
        (_, false) => format!("; {only} of them have no other"),
    }
}

fn thread(one: Running, is_priority: bool) -> String {
    let note = match (one.other, is_priority) {
        (None, true) => ", for which it is the only priority".to_owned(),
        (None, false) => ", which has no other thread".to_owned(),
        (Some(other), _) if other >= one.basis => String::new(),
        (Some(other), true) => format!(", whose thread to another is only {}", other.word()),
        (Some(other), false) => format!(", whose other thread is only {}", other.word()),
    };
    format!("{}{}{note}", named(one.document), unless_stated(one.basis))
}

/// The basis, where it is a lesser one.
fn unless_stated(basis: Basis) -> String {
    match basis {
        Basis::Stated => String::new(),
        Basis::Reported | Basis::Inferred => format!(", {}", basis.word()),
    }
}

fn carries(carried: &[Reliant<DocumentRef>]) -> Option<Section> {
    section("Priorities that it carries", carried.iter().map(reliant))
}

fn fulfils(impact: &Impact) -> Option<Section> {
    let lines = impact.fulfils.iter().map(|one| {
        let title = Slot::title(&one.what.title);
        let (binding, basis) = (phrase::binding(one.what.level), unless_stated(one.basis));
        format!("{title}, {binding}{basis}: {}", besides(one.others))
    });
    section("Expectations that it fulfils, in full or in part", lines)
}

fn answers(answered: &[Reliant<DocumentRef>]) -> Option<Section> {
    section(
        "Recommendations that it addresses",
        answered.iter().map(reliant),
    )
}

fn reliant(one: &Reliant<DocumentRef>) -> String {
    let (name, basis) = (named(one.what), unless_stated(one.basis));
    format!("{name}{basis}: {}", besides(one.others))
}

/// How many others do the same.
fn besides(others: usize) -> String {
    match others {
        0 => "nothing else in force states that it does".to_owned(),
        1 => "1 other in force does too".to_owned(),
        _ => format!("{others} others in force do too"),
    }
}

/// The links of others to it, relation by relation; those that are not stated by themselves.
fn links<'l>(links: &'l [LinkRef]) -> impl Iterator<Item = Section> + 'l {
    let key = |link: &LinkRef| (link.relation, link.basis == Basis::Stated);
    let groups = links.chunk_by(move |a, b| key(a) == key(b));
    groups.filter_map(|group| {
        let ends = group
            .iter()
            .map(|link| format!("{}{}", named(link.from), unless_stated(link.basis)));
        let only = match group[0].basis {
            Basis::Stated => "",
            Basis::Reported | Basis::Inferred => ", but only as reported or inferred",
        };
        let relation = phrase::inverse(group[0].relation);
        section(format!("It {relation}{only}"), ends)
    })
}

fn cited_by(ids: &[&str]) -> Option<Section> {
    let heading = match ids.len() {
        1 => "1 declaration names it as evidence".to_owned(),
        all => format!("{all} declarations name it as evidence"),
    };
    section(heading, ids.iter().map(|id| (*id).to_owned()))
}

/// A section, unless there is nothing to say.
fn section(heading: impl Into<String>, lines: impl Iterator<Item = String>) -> Option<Section> {
    let lines: Vec<String> = lines.collect();
    let heading = heading.into();
    (!lines.is_empty()).then_some(Section { heading, lines })
}

/// A document by title and id; its state, where it is not in force.
fn named(document: DocumentRef) -> String {
    let name = format!("{} ({})", Slot::title(&document.title), &*document.id);
    if document.is_in_force() {
        name
    } else {
        format!("{name}, {}", entry::state(document))
    }
}
