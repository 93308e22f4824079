//! The same content as a nested list, for those who read better than they see, and beside each picture.

use super::view::{Course, Node, Standing, View, short};
use crate::framework::{Basis, Service};
use crate::report::{clean, text::count};

mod table;

/// Deeper than this a list is indented no further: its indents alone would outgrow its words.
const DEEPEST: usize = 12;

/// The picture as text.
pub fn text(view: &View) -> String {
    use super::view::Shape;
    let mut text = format!("{}\n{}\n", clean(&view.title()), clean(&view.subtitle()));
    match view.shape {
        Shape::Thread | Shape::Neighbourhood => threads(view, &mut text),
        Shape::Matrix => table::matrix(view, &mut text),
        Shape::Timeline => table::timeline(view, &mut text),
        Shape::Overview => table::overview(view, &mut text),
    }
    for note in view.notes() {
        text.extend(["\n", &*note, "\n"]);
    }
    text
}

fn threads(view: &View, text: &mut String) {
    let list = List::new(view);
    let reaching = |node: &Node| node.standing.reaches();
    text.push_str(&list.part("The thread", reaching));
    for (heading, standings) in [
        (
            "The thread stops here",
            &[Standing::CutOff, Standing::Unlinked, Standing::Undeclared][..],
        ),
        ("Missing", &[Standing::Missing]),
        (
            "Not looked at yet",
            &[Standing::Unclear, Standing::Unexamined],
        ),
    ] {
        text.push_str(&list.part(heading, |node| standings.contains(&node.standing)));
    }
}

/// The links of a view from above.
struct List<'v, 'f> {
    view: &'v View<'f>,
    /// For each node the links to it, as positions among the edges.
    below: Vec<Vec<usize>>,
}

impl<'v, 'f> List<'v, 'f> {
    fn new(view: &'v View<'f>) -> Self {
        let mut below = vec![Vec::new(); view.nodes.len()];
        for (at, edge) in view.edges.iter().enumerate() {
            if edge.course != Course::Implied {
                below[edge.parent].push(at);
            }
        }
        Self { view, below }
    }

    /// The nodes of a part, each below what it hangs on there and opened once; empty where there are none.
    fn part(&self, heading: &str, is_in: impl Fn(&Node) -> bool) -> String {
        let nodes = &self.view.nodes;
        let inside: Vec<bool> = nodes.iter().map(is_in).collect();
        let mut hangs = vec![false; nodes.len()];
        for edge in self
            .view
            .edges
            .iter()
            .filter(|edge| edge.course != Course::Implied)
        {
            hangs[edge.child] |= inside[edge.parent] && inside[edge.child];
        }
        let mut met = vec![false; nodes.len()];
        let mut lines = String::new();
        // First what hangs on nothing here; then what is left stands in a circle.
        let starts = (0..nodes.len())
            .filter(|at| !hangs[*at])
            .chain(0..nodes.len());
        for start in starts.filter(|at| inside[*at]) {
            let mut open = vec![(start, None, 0)];
            while let Some((at, edge, depth)) = open.pop() {
                let again = met[at];
                if again && edge.is_none() {
                    continue;
                }
                lines.push_str(&self.line(at, edge, depth, again));
                if !std::mem::replace(&mut met[at], true) {
                    let below = self.below[at].iter().rev();
                    let below =
                        below.map(|edge| (self.view.edges[*edge].child, Some(*edge), depth + 1));
                    open.extend(below.filter(|(child, ..)| inside[*child]));
                }
            }
        }
        let number = inside.iter().filter(|inside| **inside).count();
        match number {
            0 => String::new(),
            _ => format!("\n{heading} ({})\n{lines}", count(number, "entry")),
        }
    }

    fn line(&self, at: usize, edge: Option<usize>, depth: usize, again: bool) -> String {
        let node = &self.view.nodes[at];
        let indent = "  ".repeat(depth.min(DEEPEST));
        let link = edge.map(|edge| &self.view.edges[edge]);
        let how = link.map(|edge| match edge.basis {
            Basis::Stated => edge.relation.replace('_', " "),
            basis => format!("{}, only {}", edge.relation.replace('_', " "), basis.word()),
        });
        let mut facts: Vec<String> = [
            (!node.kind.is_empty()).then(|| node.kind.clone()),
            how,
            node.remark().filter(|_| !again),
            node.findings.words().filter(|_| !again),
            self.view.group_of(node).filter(|_| !again),
            (again && !self.below[at].is_empty()).then(|| "goes on as shown above".into()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if node.standing == Standing::Plan {
            facts.push("as a whole".into());
        }
        let title = if again {
            short(&node.title)
        } else {
            node.title.to_string()
        };
        let title = clean(&title);
        let facts = facts.join("; ");
        let name = if node.title == node.id {
            String::new()
        } else {
            format!(" [{}]", clean(&node.id))
        };
        let facts = match facts.as_str() {
            "" => String::new(),
            facts => format!(" ({})", clean(facts)),
        };
        format!("{indent}- {title}{name}{facts}\n")
    }
}

/// How a document serves a priority, in one word.
pub(super) fn service_word(how: Service) -> &'static str {
    match how {
        Service::Directly => "stated",
        Service::ThroughOthers => "through others",
        Service::NotStated => "not stated",
    }
}
