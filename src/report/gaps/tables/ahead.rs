//! What lies ahead and what has changed, as tables.

use super::words::{self, ID};
use super::{Cell, Table, W, Width, column};
use crate::report::gaps::contents::{Changes, Contents, PlanLine};

pub(super) fn plan(contents: &Contents) -> Table {
    let columns = vec![
        column(words::DAY, Width::Narrow, |line: &&PlanLine| {
            Cell::Day(line.day)
        }),
        column(words::WHAT, Width::Medium, |line| Cell::text(line.what)),
        column(W.document, Width::Medium, |line| Cell::text(&line.title)),
        column(words::REMARK, Width::Wide, |line| {
            Cell::maybe(line.remark.as_deref())
        }),
        column(W.owner, Width::Medium, |line| {
            Cell::maybe(line.owner.as_deref())
        }),
        column(words::DOCUMENT_ID, Width::Medium, |line| {
            Cell::maybe(line.document.as_ref().map(|document| &*document.id))
        }),
    ];
    let plan = &contents.plan;
    let lines = plan.already.iter().chain(&plan.to_come);
    Table::new(words::PLAN, contents.about.audience, columns, lines).brief(4)
}

/// A row for each gap that is new or gone.
pub(super) fn changes(contents: &Contents, changes: &Changes) -> Table {
    type Row<'t> = (&'static str, &'t str, &'t str, &'t str);
    let columns = vec![
        column(words::CHANGE, Width::Narrow, |(change, ..): &Row| {
            Cell::text(change)
        }),
        column(W.level, Width::Narrow, |(_, level, ..)| Cell::text(level)),
        column(words::GAP, Width::Wide, |(_, _, message, _)| {
            Cell::text(message)
        }),
        column(ID, Width::Narrow, |(.., id)| Cell::text(id)),
    ];
    let new = changes.new.iter().map(|gap| {
        let level = W.level_name(&gap.level);
        (words::NEW, level, &*gap.message, gap.id)
    });
    let gone = changes.fixed.iter().map(|gap| {
        let change = if gap.is_excepted {
            words::AGREED
        } else {
            words::GONE
        };
        (change, W.level_name(&gap.level), &*gap.message, "")
    });
    Table::new(
        words::CHANGES,
        contents.about.audience,
        columns,
        new.chain(gone),
    )
    .brief(3)
}
