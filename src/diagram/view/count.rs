//! The figures of a picture.

use super::{Node, Standing, Tier};

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
            } else if matches!(
                node.tier,
                Tier::Strategies | Tier::Plans | Tier::ServicePlans
            ) && node.standing != Standing::Undeclared
            {
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
