//! Documents, their links and their sources, as tables.

use super::words::{self, ID};
use super::{Cell, Table, W, Width, column, proof};
use crate::report::gaps::contents::{Contents, Entry, LinkLine, Mention, SourceLine};

pub(super) fn documents(contents: &Contents) -> Table {
    let columns = vec![
        column(W.document, Width::Medium, |entry: &&Entry| {
            Cell::text(&entry.document.title)
        }),
        column(W.kind, Width::Narrow, |entry| Cell::text(&entry.kind)),
        column(W.state, Width::Narrow, |entry| Cell::text(&entry.state)),
        column(W.starts, Width::Narrow, |entry| Cell::day(entry.days.from)),
        column(W.ends, Width::Narrow, |entry| Cell::day(entry.days.to)),
        column(W.gaps, Width::Narrow, |entry| Cell::Count(entry.gaps.len())),
        column(W.owner, Width::Medium, |entry| {
            Cell::maybe(entry.owner.as_deref())
        }),
        column(W.review, Width::Narrow, |entry| {
            Cell::day(entry.days.review)
        }),
        column(W.adopted, Width::Medium, |entry| {
            Cell::maybe(entry.adopted.as_deref())
        }),
        column(words::REMARKS, Width::Medium, |entry| {
            Cell::list(&entry.remarks)
        }),
        column(W.note, Width::Wide, |entry| {
            Cell::maybe(entry.note.as_deref())
        }),
        column(W.evidence, Width::Wide, |entry| {
            Cell::list(entry.evidence.iter().map(proof))
        }),
        column(W.read_at, Width::Medium, |entry| {
            Cell::maybe(entry.url.as_deref())
        }),
        column(ID, Width::Medium, |entry| Cell::text(&entry.document.id)),
    ];
    Table::new(
        words::DOCUMENTS,
        contents.about.audience,
        columns,
        contents.documents.iter(),
    )
    .brief(6)
}

pub(super) fn links(contents: &Contents) -> Table {
    type Link<'t, 'a> = &'t (Mention<'a>, LinkLine<'a>);
    let columns = vec![
        column(W.document, Width::Medium, |(from, _): &Link| {
            Cell::text(&from.title)
        }),
        column(words::SAYS, Width::Narrow, |(_, link)| {
            Cell::text(link.phrase)
        }),
        column(words::TO, Width::Medium, |(_, link)| {
            Cell::text(other(link))
        }),
        column(words::BASIS, Width::Narrow, |(_, link)| {
            Cell::text(W.basis(&link.basis))
        }),
        column(words::STATE_OF_OTHER, Width::Narrow, |(_, link)| {
            Cell::maybe(link.state.as_deref())
        }),
        column(W.evidence, Width::Wide, |(_, link)| {
            Cell::list(link.evidence.iter().map(proof))
        }),
        column(words::DOCUMENT_ID, Width::Medium, |(from, _)| {
            Cell::text(&from.id)
        }),
    ];
    Table::new(
        words::LINKS,
        contents.about.audience,
        columns,
        contents.links.iter(),
    )
}

/// The other end's title, or its id where it is not declared.
fn other<'t>(link: &'t LinkLine) -> &'t str {
    match &link.other {
        Ok(mention) => &mention.title,
        Err(id) => id,
    }
}

pub(super) fn sources(contents: &Contents) -> Table {
    let columns = vec![
        column(W.document, Width::Medium, |source: &&SourceLine| {
            Cell::text(&source.document.title)
        }),
        column(W.kind, Width::Narrow, |source| Cell::text(&source.kind)),
        column(W.published, Width::Narrow, |source| {
            Cell::maybe(source.published.as_deref())
        }),
        column(W.publisher, Width::Medium, |source| {
            Cell::maybe(source.publisher.as_deref())
        }),
        column(W.read_at, Width::Medium, |source| {
            Cell::maybe(source.url.as_deref())
        }),
        column(ID, Width::Medium, |source| Cell::text(&source.document.id)),
    ];
    Table::new(
        words::SOURCES,
        contents.about.audience,
        columns,
        contents.sources.iter(),
    )
    .brief(4)
}
