//! The figures of a picture.

use super::build::View;
use super::{Node, Standing, Tier};
use crate::report::text::count;

/// How many strategies and plans stand how, and what is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Strategies and plans.
    pub documents: usize,
    /// Those with a thread that leads up.
    pub linked: usize,
    /// Those with links that stop, or with none.
    pub stopped: usize,
    /// Those whose links, or links further up, nobody has looked for.
    pub unexamined: usize,
    /// Documents that are expected and not there.
    pub missing: usize,
}

impl Counts {
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut counts = Self::default();
        for node in nodes {
            if node.standing == Standing::Missing {
                counts.missing += 1;
            } else if is_counted(node) {
                counts.documents += 1;
                match node.standing {
                    standing if standing.is_unknown() => counts.unexamined += 1,
                    standing if standing.reaches() => counts.linked += 1,
                    _ => counts.stopped += 1,
                }
            }
        }
        counts
    }
}

/// Strategies and plans that are declared.
pub(super) fn is_counted(node: &Node) -> bool {
    let is_kind = matches!(
        node.tier,
        Tier::Strategies | Tier::Plans | Tier::ServicePlans
    );
    is_kind && node.document.is_some()
}

impl View<'_> {
    /// "5 strategies and plans and 1 measure"; what else there is among the nodes stands there for the sake of these, and is
    /// named only where there is nothing else.
    pub fn tally(&self, nodes: &[usize]) -> String {
        let nodes = || nodes.iter().map(|at| &self.nodes[*at]);
        let plans = nodes().filter(|node| is_counted(node)).count();
        let measures = nodes().filter(|node| node.tier == Tier::Measures).count();
        match (plans, measures) {
            (0, 0) => count(nodes().count(), "document"),
            (0, measures) => count(measures, "measure"),
            (plans, 0) => strategies_and_plans(plans),
            _ => format!(
                "{} and {}",
                strategies_and_plans(plans),
                count(measures, "measure")
            ),
        }
    }
}

/// "1 strategy or plan", "5 strategies and plans".
pub(super) fn strategies_and_plans(number: usize) -> String {
    match number {
        1 => "1 strategy or plan".into(),
        many => format!("{many} strategies and plans"),
    }
}
