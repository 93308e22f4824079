//! What was found and what was checked, as tables.

use super::words::{self, ID};
use super::{Cell, Table, W, Width, authority, column, proof};
use crate::report::gaps::contents::{Agreed, Contents, Figure, Gap, RuleGaps, RuleResult};

pub(super) fn summary(contents: &Contents) -> Table {
    let summary = &contents.summary;
    let of = |name: &str, figure: Figure| (name.to_owned(), figure.count, Some(figure.of));
    let mut figures = vec![
        of(W.linked, summary.linked),
        of(W.supported, summary.supported),
        of(W.met, summary.met),
        (W.lapsed.to_owned(), summary.lapsed, None),
        (words::UNEXAMINED.to_owned(), summary.unexamined, None),
    ];
    let levels = summary.levels.iter();
    figures.extend(levels.map(|one| (W.level_name(&one.level).to_owned(), one.count, None)));
    let columns = vec![
        column(
            words::FIGURE,
            Width::Wide,
            |(name, _, _): &(String, usize, Option<usize>)| Cell::text(name),
        ),
        column(words::COUNT, Width::Narrow, |(_, count, _)| {
            Cell::Count(*count)
        }),
        column(words::OF, Width::Narrow, |(_, _, of)| {
            of.map_or(Cell::text(""), Cell::Count)
        }),
    ];
    Table::new(
        words::SUMMARY,
        contents.about.audience,
        columns,
        figures.into_iter(),
    )
}

/// One row a gap.
pub(in crate::report::gaps) fn gaps(contents: &Contents) -> Table {
    type Row<'t, 'a> = (&'t RuleGaps<'a>, &'t Gap<'a>);
    let columns = vec![
        column(ID, Width::Narrow, |(_, gap): &Row| Cell::text(gap.id)),
        column(W.level, Width::Narrow, |(_, gap)| {
            Cell::text(W.level_name(&gap.level))
        }),
        column(words::KNOWN, Width::Narrow, |(_, gap)| {
            Cell::text(if gap.is_known { W.known } else { "" })
        }),
        column(W.rule, Width::Medium, |(rule, _)| Cell::text(rule.rule)),
        column(W.group, Width::Medium, |(rule, _)| {
            Cell::text(W.group_name(&rule.group))
        }),
        column(words::GAP, Width::Wide, |(_, gap)| Cell::text(&gap.message)),
        column(W.document, Width::Medium, |(_, gap)| {
            Cell::maybe(gap.document.as_ref().map(|document| &*document.title))
        }),
        column(words::DOCUMENT_ID, Width::Medium, |(_, gap)| {
            Cell::maybe(gap.document.as_ref().map(|document| &*document.id))
        }),
        column(W.owner, Width::Medium, |(_, gap)| {
            Cell::maybe(gap.owner.as_deref())
        }),
        column(words::PRIORITIES_SERVED, Width::Medium, |(_, gap)| {
            Cell::list(&gap.priorities)
        }),
        column(W.to_do, Width::Wide, |(rule, gap)| {
            Cell::maybe(gap.remedy.as_deref().or(rule.remedy.as_deref()))
        }),
        column(W.why, Width::Wide, |(rule, _)| {
            Cell::maybe(rule.why.as_deref())
        }),
        column(W.authority, Width::Wide, |(rule, gap)| {
            Cell::list(rule.authority.iter().chain(gap.authority).map(authority))
        }),
        column(W.evidence, Width::Wide, |(_, gap)| {
            Cell::list(gap.evidence.iter().map(proof))
        }),
        column(W.thread, Width::Wide, |(_, gap)| {
            Cell::list(gap.thread.iter().map(|step| &step.title))
        }),
        column(W.place, Width::Medium, |(_, gap)| Cell::text(&gap.place)),
        column(W.see_also, Width::Wide, |(_, gap)| {
            Cell::list(
                gap.related
                    .iter()
                    .map(|(words, place)| format!("{words}: {place}")),
            )
        }),
    ];
    let mut rows: Vec<Row> = contents
        .gaps
        .iter()
        .flat_map(|rule| rule.gaps.iter().map(move |gap| (rule, gap)))
        .collect();
    rows.sort_by_key(|(_, gap)| std::cmp::Reverse(gap.level));
    Table::new(
        words::GAPS,
        contents.about.audience,
        columns,
        rows.into_iter(),
    )
}

pub(super) fn exceptions(contents: &Contents) -> Table {
    let columns = vec![
        column(W.rule, Width::Medium, |one: &&Agreed| Cell::text(&one.rule)),
        column(W.document, Width::Medium, |one| Cell::text(&one.document)),
        column(W.reason, Width::Wide, |one| Cell::text(&one.reason)),
        column(W.agreed_by, Width::Medium, |one| {
            Cell::maybe(one.agreed_by.as_deref())
        }),
        column(W.until, Width::Narrow, |one| Cell::Day(one.last)),
        column(W.state, Width::Narrow, |one| {
            Cell::text(if one.is_past { W.past } else { words::HOLDS })
        }),
        column(W.covers, Width::Narrow, |one| Cell::Count(one.covers)),
    ];
    Table::new(
        words::EXCEPTIONS,
        contents.about.audience,
        columns,
        contents.exceptions.iter(),
    )
}

pub(super) fn rules(contents: &Contents) -> Table {
    let columns = vec![
        column(W.rule, Width::Medium, |one: &&RuleResult| {
            Cell::text(one.rule)
        }),
        column(words::REPORTS, Width::Wide, |one| Cell::text(&one.summary)),
        column(W.looked_at, Width::Narrow, |one| Cell::Count(one.examined)),
        column(W.gaps, Width::Narrow, |one| Cell::Count(one.found)),
        column(W.group, Width::Medium, |one| {
            Cell::text(W.group_name(&one.group))
        }),
        column(W.authority, Width::Wide, |one| {
            Cell::list(one.authority.iter().map(authority))
        }),
    ];
    Table::new(
        words::RULES,
        contents.about.audience,
        columns,
        contents.checks.iter(),
    )
    .brief(4)
}
