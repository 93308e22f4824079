//! Kinds of documents, or what else is grouped, by priorities: figures.

use std::collections::BTreeMap;

use super::build::View;
use super::count::is_counted;
use super::{Grouping, Node, capitalised};
use crate::report::text::plural;

/// Figures in rows and columns.
pub struct Overview {
    /// What the rows are.
    pub heading: &'static str,
    /// The priorities, then the plan as a whole, no link, not looked at, those with findings where these are marked, and all;
    /// where that is too wide, the groups, and all.
    pub columns: Vec<String>,
    /// One row a group, or a priority.
    pub rows: Vec<Row>,
    /// All groups together.
    pub total: Row,
}

/// Columns that can be read at a glance; where there are more, and fewer rows, the table is turned.
const WIDEST: usize = 16;

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
        let mut priorities = self.priorities();
        if !self.tells_priorities {
            priorities.clear();
        }
        let columns = self.overview_columns(&priorities);
        let row = |heading: String| Row {
            heading,
            numbers: vec![0; columns.len()],
        };
        let mut total = row("All".into());
        let mut rows: BTreeMap<(usize, String), Row> = BTreeMap::new();
        for node in self.nodes.iter().filter(|node| is_counted(node)) {
            let key = match (self.group_of(node), node.document) {
                (None, Some(document)) => {
                    (document.kind as usize, capitalised(&plural(&node.kind)))
                }
                (group, _) => (0, group.unwrap_or_default()),
            };
            let of_group = rows.entry(key.clone()).or_insert_with(|| row(key.1));
            of_group.add(node, &priorities);
            total.add(node, &priorities);
        }
        let overview = Overview {
            heading: match self.grouping {
                Some(Grouping::Owner) => "Owner",
                None | Some(Grouping::Kind) => "Kind",
                Some(Grouping::Priority) => "First priority",
            },
            columns,
            rows: rows.into_values().collect(),
            total,
        };
        let columns = overview.columns.len();
        if columns > WIDEST && columns > overview.rows.len() {
            return overview.turned();
        }
        overview
    }

    fn overview_columns(&self, priorities: &[usize]) -> Vec<String> {
        let linked = if self.tells_priorities {
            "The plan as a whole"
        } else {
            "Linked to the plan"
        };
        let titles = priorities.iter().map(|at| &*self.nodes[*at].title);
        let findings = self.subject.outcome.map(|_| "With findings");
        let others = [linked, "Not linked or cut off", "Not looked at yet"];
        let others = others.into_iter().chain(findings).chain(["All"]);
        titles.chain(others).map(String::from).collect()
    }
}

impl Overview {
    /// The same figures with the priorities in rows.
    fn turned(self) -> Self {
        let rows = || self.rows.iter().chain([&self.total]);
        let row = |(column, heading): (usize, &String)| Row {
            heading: heading.clone(),
            numbers: rows().map(|row| row.numbers[column]).collect(),
        };
        let mut turned: Vec<Row> = self.columns.iter().enumerate().map(row).collect();
        let total = turned.pop().expect("the last column is the whole row");
        Self {
            heading: "Priority",
            columns: rows().map(|row| row.heading.clone()).collect(),
            rows: turned,
            total,
        }
    }
}

impl Row {
    fn add(&mut self, node: &Node, priorities: &[usize]) {
        for (priority, _) in &node.serves {
            self.numbers[priorities.partition_point(|one| one < priority)] += 1;
        }
        let [.., all] = self.numbers.as_mut_slice() else {
            return;
        };
        *all += 1;
        let [linked, stopped, unknown, findings @ ..] = &mut self.numbers[priorities.len()..]
        else {
            return;
        };
        match node.standing {
            _ if !node.serves.is_empty() => {}
            standing if standing.is_unknown() => *unknown += 1,
            standing if standing.reaches() => *linked += 1,
            _ => *stopped += 1,
        }
        if let [findings, _] = findings
            && node.findings.words().is_some()
        {
            *findings += 1;
        }
    }
}
