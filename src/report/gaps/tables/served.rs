//! Priorities with what serves them, and recommendations with what answers them, as tables.

use super::words::{self, ID};
use super::{Cell, Table, W, Width, column};
use crate::framework::{Service, Tier};
use crate::report::clean;
use crate::report::gaps::contents::{
    Audience, Contents, Matrix, Mention, Recommendation, Row, Total,
};

/// One column a priority, so that the columns are not known beforehand.
pub(super) fn matrix(matrix: &Matrix) -> Table {
    let own = [
        (W.document, Width::Medium),
        (W.kind, Width::Narrow),
        (W.state, Width::Narrow),
    ];
    let own = own.map(|(heading, width)| (heading.to_owned(), width));
    let priority = |(mention, _): &(Mention, Option<Tier>)| {
        (clean(&mention.title).into_owned(), Width::Narrow)
    };
    let priorities = matrix.priorities.iter().map(priority);
    let served = (W.links.to_owned(), Width::Narrow);
    let columns: Vec<_> = own.into_iter().chain(priorities).chain([served]).collect();
    Table {
        naming: words::MATRIX,
        brief: columns.len(),
        columns,
        rows: matrix.rows.iter().map(row).collect(),
    }
}

fn row(row: &Row) -> Vec<Cell> {
    let own = [&*row.document.title, &*row.kind, &*row.state].map(Cell::text);
    let service =
        |cell: &Option<Service>| Cell::maybe(cell.as_ref().map(|service| W.service(service)));
    let served = match row.nothing {
        None => Cell::Count(row.served()),
        Some(nothing) => Cell::text(W.nothing(&nothing)),
    };
    own.into_iter()
        .chain(row.cells.iter().map(service))
        .chain([served])
        .collect()
}

pub(super) fn priorities(matrix: &Matrix) -> Table {
    type Priority<'t, 'a> = (&'t (Mention<'a>, Option<Tier>), &'t Total);
    let columns = vec![
        column(
            W.priority,
            Width::Medium,
            |((priority, _), _): &Priority| Cell::text(&priority.title),
        ),
        column(words::TIER, Width::Narrow, |((_, tier), _)| {
            Cell::maybe(tier.map(Tier::word))
        }),
        column(
            W.service(&Service::Directly),
            Width::Narrow,
            |(_, total)| Cell::Count(total.directly),
        ),
        column(
            W.service(&Service::ThroughOthers),
            Width::Narrow,
            |(_, total)| Cell::Count(total.through_others),
        ),
        column(
            W.service(&Service::NotStated),
            Width::Narrow,
            |(_, total)| Cell::Count(total.not_stated),
        ),
        column(W.total, Width::Narrow, |(_, total)| {
            Cell::Count(total.all())
        }),
        column(ID, Width::Medium, |((priority, _), _)| {
            Cell::text(&priority.id)
        }),
    ];
    let items = matrix.priorities.iter().zip(&matrix.totals);
    Table::new(words::PRIORITIES, Audience::Council, columns, items).brief(6)
}

pub(super) fn recommendations(contents: &Contents) -> Table {
    let columns = vec![
        column(W.number, Width::Narrow, |one: &&Recommendation| {
            Cell::maybe(one.number.as_deref())
        }),
        column(W.recommendations_caption, Width::Wide, |one| {
            Cell::text(&one.document.title)
        }),
        column(words::ANSWERED, Width::Narrow, |one| {
            Cell::text(answered(one))
        }),
        column(W.answered_by, Width::Wide, |one| {
            let answers = one.answers.iter();
            Cell::list(answers.map(|(answer, state, _)| format!("{} ({state})", answer.title)))
        }),
        column(W.owner, Width::Medium, |one| {
            Cell::maybe(one.owner.as_deref())
        }),
        column(ID, Width::Medium, |one| Cell::text(&one.document.id)),
    ];
    let items = contents.recommendations.iter();
    Table::new(
        words::RECOMMENDATIONS,
        contents.about.audience,
        columns,
        items,
    )
    .brief(4)
}

fn answered(recommendation: &Recommendation) -> &'static str {
    match recommendation {
        one if one.is_withdrawn => W.closed,
        one if one.is_answered() => words::YES,
        _ => words::NO,
    }
}
