//! Kinds of documents, or what else is grouped, by priorities: figures.

use super::build::View;
use super::{Standing, Tier, capitalised};
use crate::report::text::plural;

/// Figures in rows and columns.
pub struct Overview {
    /// What the rows are.
    pub heading: &'static str,
    /// The priorities, then the plan as a whole, no link, not looked at, and all.
    pub columns: Vec<String>,
    /// One row a group.
    pub rows: Vec<Row>,
    /// All groups together.
    pub total: Row,
}

/// A row of figures.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it counts.
    pub heading: String,
    /// One a column; the last is the whole row.
    pub numbers: Vec<usize>,
}

impl View<'_> {
    /// The figures of the overview.
    pub fn overview(&self) -> Overview {
        let priorities = self.priorities();
        let mut columns: Vec<String> = priorities
            .iter()
            .map(|at| self.nodes[*at].title.to_string())
            .collect();
        columns.extend(
            [
                "The plan as a whole",
                "Not linked or cut off",
                "Not looked at yet",
                "All",
            ]
            .map(String::from),
        );
        let mut total = Row {
            heading: "All".into(),
            numbers: vec![0; columns.len()],
        };
        let mut rows: std::collections::BTreeMap<(usize, String), Row> =
            std::collections::BTreeMap::new();
        for node in &self.nodes {
            let is_counted = matches!(
                node.tier,
                Tier::Strategies | Tier::Plans | Tier::ServicePlans
            );
            let Some(document) = node.document.filter(|_| is_counted) else {
                continue;
            };
            let key = match self.group_of(node) {
                Some(group) => (0, group),
                None => (document.kind as usize, capitalised(&plural(&node.kind))),
            };
            let row = rows.entry(key.clone()).or_insert_with(|| Row {
                heading: key.1,
                numbers: vec![0; columns.len()],
            });
            for row in [row, &mut total] {
                let after = priorities.len();
                for (priority, _) in &node.serves {
                    row.numbers[priorities.partition_point(|one| one < priority)] += 1;
                }
                match node.standing {
                    _ if !node.serves.is_empty() => {}
                    Standing::Linked | Standing::Unstated => row.numbers[after] += 1,
                    standing if standing.is_unknown() => row.numbers[after + 2] += 1,
                    _ => row.numbers[after + 1] += 1,
                }
                row.numbers[after + 3] += 1;
            }
        }
        Overview {
            heading: match self.grouping {
                Some(super::Grouping::Owner) => "Owner",
                None | Some(super::Grouping::Kind) => "Kind",
                Some(super::Grouping::Priority) => "First priority",
            },
            columns,
            rows: rows.into_values().collect(),
            total,
        }
    }
}
