//! What hangs on a document, and what would break without it.

mod form;
mod removal;

use super::Asked;
use super::entry;
use super::text::{self, Ink, Look, count, indented, inked, wrap_whole};
use crate::finding::Slot;
use crate::framework::{DocumentRef, Kind, LinkRef, Reliant};
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
    let sections = [
        threads(impact),
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

fn threads(impact: &Impact) -> Option<Section> {
    let is_priority = impact.document.kind == Kind::Priority;
    let only = impact.threads.iter().filter(|(_, other)| !other).count();
    let line = |(document, has_other): &(DocumentRef, bool)| {
        let note = match (has_other, is_priority) {
            (true, _) => "",
            (false, true) => ", for which it is the only priority",
            (false, false) => ", which has no other thread",
        };
        format!("{}{note}", named(*document))
    };
    let all = count(impact.threads.len(), "document");
    let verb = if impact.threads.len() == 1 {
        "has"
    } else {
        "have"
    };
    let heading = if is_priority {
        format!("{all} {verb} a thread that leads to it, {only} of them to no other priority")
    } else {
        format!("{all} {verb} a thread through it, {only} of them no other")
    };
    section(heading, impact.threads.iter().map(line))
}

fn carries(carried: &[Reliant<DocumentRef>]) -> Option<Section> {
    let line = |one: &Reliant<DocumentRef>| {
        let others = besides(one.others);
        format!("{}: {others}", named(one.what))
    };
    section("Priorities that it carries", carried.iter().map(line))
}

fn fulfils(impact: &Impact) -> Option<Section> {
    let lines = impact.fulfils.iter().map(|one| {
        let others = besides(one.others);
        let title = Slot::title(&one.what.title);
        format!("{title}, {}: {others}", phrase::binding(one.what.level))
    });
    section("Expectations that it fulfils, in full or in part", lines)
}

fn answers(answered: &[Reliant<DocumentRef>]) -> Option<Section> {
    let line = |one: &Reliant<DocumentRef>| {
        let others = besides(one.others);
        format!("{}: {others}", named(one.what))
    };
    section(
        "Recommendations that it addresses",
        answered.iter().map(line),
    )
}

/// How many others do the same.
fn besides(others: usize) -> String {
    match others {
        0 => "nothing else in force does".to_owned(),
        1 => "1 other in force does too".to_owned(),
        _ => format!("{others} others in force do too"),
    }
}

/// The links of others to it, relation by relation.
fn links<'l>(links: &'l [LinkRef]) -> impl Iterator<Item = Section> + 'l {
    let groups = links.chunk_by(|a, b| a.relation == b.relation);
    groups.filter_map(|group| {
        let from = group.iter().map(|link| named(link.from));
        section(format!("It {}", phrase::inverse(group[0].relation)), from)
    })
}

fn cited_by(ids: &[&str]) -> Option<Section> {
    let heading = format!(
        "{} as evidence",
        count(ids.len(), "declaration that names it")
    );
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
