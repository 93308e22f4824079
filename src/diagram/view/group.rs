//! What goes together: documents of one owner, one kind or one priority.

use super::build::View;
use super::select::Grouping;
use super::{Node, Standing, capitalised, short};

impl View<'_> {
    /// What the node is grouped by; none where nothing is grouped, or for the priorities.
    pub fn group_of(&self, node: &Node) -> Option<String> {
        if node.standing <= Standing::Plan || node.standing == Standing::Missing {
            return None;
        }
        Some(match self.grouping? {
            Grouping::Owner => node.owner.unwrap_or("No owner recorded").to_owned(),
            Grouping::Kind => capitalised(&node.kind),
            Grouping::Priority => match node.serves.first() {
                Some((priority, _)) => short(&self.nodes[*priority].title),
                None => "No priority".into(),
            },
        })
    }

    /// For each node the number of its group, in the order of their names; 0 where nothing is grouped.
    pub fn groups(&self) -> Vec<u32> {
        if self.grouping.is_none() {
            return vec![0; self.nodes.len()];
        }
        let of: Vec<Option<String>> = self.nodes.iter().map(|node| self.group_of(node)).collect();
        let mut names: Vec<&String> = of.iter().flatten().collect();
        names.sort_unstable();
        names.dedup();
        let number = |name: &String| {
            u32::try_from(names.partition_point(|one| *one < name)).unwrap_or(u32::MAX)
        };
        of.iter()
            .map(|name| name.as_ref().map_or(0, number))
            .collect()
    }

    /// Nodes in sections, each with a heading: by what is grouped, and else by tier.
    pub fn sections(&self, nodes: impl IntoIterator<Item = usize>) -> Vec<(String, Vec<usize>)> {
        let heading = |at: usize| {
            let node = &self.nodes[at];
            match (self.grouping, self.group_of(node)) {
                (Some(_), Some(group)) => (0, group),
                (Some(_), None) => (1, String::new()),
                (None, _) if node.standing == Standing::Plan => (0, "The corporate plan".into()),
                (None, _) => (node.tier as usize, node.tier.heading().to_owned()),
            }
        };
        let mut sections = std::collections::BTreeMap::new();
        for at in nodes {
            sections
                .entry(heading(at))
                .or_insert_with(Vec::new)
                .push(at);
        }
        sections
            .into_iter()
            .map(|((_, heading), nodes)| (heading, nodes))
            .collect()
    }
}
