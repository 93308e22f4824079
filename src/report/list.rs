//! Documents as a list: state, period, owner and the priorities they serve.

use serde::Serialize;

use super::Asked;
use super::entry::{Entry, Head, ink, service, state};
use super::pretty::pretty;
use super::text::{Cell, GAP, Ink, Look, count, facts, indented, inked, plural, row, wrap_whole};
use crate::date;
use crate::framework::{DocumentRef, Framework, Kind, Selector, Serving};

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-list/1";

#[derive(Serialize)]
struct List<'f> {
    #[serde(flatten)]
    head: Head<'f>,
    documents: Vec<Entry<'f>>,
}

/// The chosen documents for programs.
pub fn json(asked: &Asked, chosen: &Selector) -> Vec<u8> {
    let serving = asked.framework.serving();
    pretty(&List {
        head: Head::new(SCHEMA, asked),
        documents: documents(asked.framework, chosen)
            .into_iter()
            .map(|document| Entry::new(document, serving.as_ref()))
            .collect(),
    })
}

/// The chosen documents for people: a table for each kind.
pub fn human(asked: &Asked, chosen: &Selector, look: Look) -> String {
    let framework = asked.framework;
    let serving = framework.serving();
    let documents = documents(framework, chosen);
    let mut text = String::new();
    for group in documents.chunk_by(|a, b| *a.kind_word == *b.kind_word) {
        text += &heading(group, look);
        for document in group {
            text += &entry(framework, *document, serving.as_ref(), look);
        }
        text.push('\n');
    }
    let closing = closing(framework, &documents, serving.is_some());
    look.ready(text + &indented("", &wrap_whole(&closing, look.width)))
}

/// In the order in which people meet the kinds.
pub(super) fn documents<'f>(
    framework: &'f Framework<'f>,
    chosen: &Selector,
) -> Vec<DocumentRef<'f>> {
    let mut documents: Vec<_> = framework
        .documents()
        .filter(|document| chosen.chooses(*document))
        .collect();
    // Documents come in the order of their ids, and a stable sort keeps it.
    documents
        .sort_by(|a, b| (a.kind, &*a.kind_word, a.tier()).cmp(&(b.kind, &*b.kind_word, b.tier())));
    documents
}

fn heading(group: &[DocumentRef], look: Look) -> String {
    let kinds = plural(&group[0].kind_word.replace('-', " ")).to_uppercase();
    let words = [&*kinds, "STATE", "PERIOD", "OWNER"];
    let cells = words.map(|word| Cell::new(Ink::Heading, word));
    row(look, &widths(look), &cells)
}

/// Columns for title, state, period and owner.
fn widths(look: Look) -> [usize; 4] {
    let (state, period) = match look.width {
        100.. => ("under review", "2022-04-01 to 2037-03-31"),
        60.. => ("under review", "2022-04-01 to"),
        _ => ("superseded", "2022-04-01"),
    };
    let (state, period) = (state.len(), period.len());
    let rest = look.width.saturating_sub(state + period + 3 * GAP.len());
    let title = (rest * 3 / 5).max(8);
    [title, state, period, rest.saturating_sub(title).max(6)]
}

fn entry<'f>(
    framework: &'f Framework<'f>,
    document: DocumentRef<'f>,
    serving: Option<&Serving<'f>>,
    look: Look,
) -> String {
    let entry = Entry::new(document, serving);
    let state = if document.has_state() {
        Cell::new(ink(document.state()), state(document))
    } else {
        Cell::new(Ink::Plain, "–")
    };
    let cells = [
        Cell::new(Ink::Plain, entry.title),
        state,
        Cell::new(Ink::Plain, entry.period.words().unwrap_or("–".into())),
        Cell::new(Ink::Plain, entry.owner.unwrap_or("–")),
    ];
    let more = [
        Some(entry.id.to_owned()),
        document.tier().map(|tier| tier.word().to_owned()),
        service(framework, document, &entry),
        carriers(framework, document),
        published(document),
        entry.external.then(|| "another authority's".into()),
        entry.collective.then(|| "stands for several".into()),
    ];
    let more = facts(more, look.width.saturating_sub(GAP.len()));
    row(look, &widths(look), &cells) + &indented(GAP, &inked(look, Ink::Faint, &more))
}

fn published(document: DocumentRef) -> Option<String> {
    let published = document.more.as_ref()?.published?;
    Some(format!("published {}", published.date))
}

/// How many documents carry a priority or answer a recommendation.
fn carriers<'f>(framework: &'f Framework<'f>, document: DocumentRef<'f>) -> Option<String> {
    let (verb, documents) = match document.kind {
        Kind::Priority => ("directly supported by", framework.supporters(document)),
        Kind::Recommendation => ("addressed by", framework.answers(document)),
        _ => return None,
    };
    let in_force = documents.iter().filter(|document| document.is_in_force());
    let words = count(in_force.count(), "document");
    Some(format!("{verb} {words} in force"))
}

fn closing(framework: &Framework, documents: &[DocumentRef], told_apart: bool) -> String {
    let stateful = || documents.iter().filter(|document| document.has_state());
    let day = date::phrase(framework.day());
    let all = count(documents.len(), "document");
    let counts = if stateful().next().is_none() && !documents.is_empty() {
        format!("{all} on {day}.")
    } else {
        let in_force = stateful().filter(|document| document.is_in_force());
        format!("{all} on {day}, {} in force.", in_force.count())
    };
    if told_apart {
        return counts;
    }
    let most = Serving::MOST;
    format!("{counts} Which priorities they serve is not shown: more than {most} are in force.")
}
