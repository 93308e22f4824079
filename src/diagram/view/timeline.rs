//! When each document holds, and when it is to be reviewed.

use super::build::View;
use super::{Node, Standing, Tier};
use crate::date::{Dated, Day};

/// What is known of the time of a document.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Where it stands among the nodes.
    pub node: usize,
    /// The first day of its period; open where none is recorded.
    pub from: Option<Day>,
    /// The last day of its period; open where none is recorded.
    pub to: Option<Day>,
    /// The last day for its next review.
    pub review: Option<Day>,
}

impl View<'_> {
    /// Documents that record a date, those first that end first; and those that record none.
    pub fn spans(&self) -> (Vec<Span>, Vec<usize>) {
        let mut dated = Vec::new();
        let mut undated = Vec::new();
        for (at, node) in self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| has_time(node))
        {
            match span(at, node) {
                Some(span) => dated.push(span),
                None => undated.push(at),
            }
        }
        dated.sort_by_key(|span| {
            (
                span.to.or(span.review).unwrap_or(Day::MAX),
                span.from,
                span.node,
            )
        });
        (dated, undated)
    }

    /// "2022/23 to 2036/37", "from 2023, no end recorded".
    pub fn period_words(&self, at: usize) -> String {
        let Some(document) = self.nodes[at].document else {
            return String::new();
        };
        let written = |date: Option<Dated>| date.map(|date| date.to_string());
        let period = document.declared().period;
        match (
            written(period.from.map(|from| from.date)),
            written(period.to.map(|to| to.date)),
        ) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("from {from}, no end recorded"),
            (None, Some(to)) => format!("to {to}, no start recorded"),
            (None, None) => "no period recorded".into(),
        }
    }
}

/// The corporate plan, strategies and plans run for a time.
fn has_time(node: &Node) -> bool {
    let is_kind = matches!(
        node.tier,
        Tier::Strategies | Tier::Plans | Tier::ServicePlans
    );
    node.document.is_some() && (is_kind || node.standing == Standing::Plan)
}

fn span(at: usize, node: &Node) -> Option<Span> {
    let document = node.document?.declared();
    let span = Span {
        node: at,
        from: document.period.from.map(|from| from.date.first()),
        to: document.period.to.map(|to| to.date.last()),
        review: document.review_by.map(|review| review.date.last()),
    };
    (span.from.is_some() || span.to.is_some() || span.review.is_some()).then_some(span)
}
