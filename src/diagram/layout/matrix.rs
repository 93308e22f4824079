//! Documents by priorities: which serves which, and how that is known.

use std::collections::BTreeMap;

use super::super::scene::{Font, Ink, Scene, Style};
use super::super::view::{Node, Standing, Tier, View};
use super::frame::{self, Key};
use super::table::{Cell, Columns, Row};
use crate::framework::{Service, State};

const NAME: f64 = 330.0;
const STATE: f64 = 118.0;
const PRIORITY: f64 = 122.0;
const LINKS: f64 = 92.0;

/// Where there is no column a priority: what else is known of a document.
const STANDING: f64 = 420.0;

/// The picture.
pub(super) fn scene(view: &View) -> Scene {
    let mut priorities = view.priorities();
    if !view.tells_priorities {
        priorities.clear();
    }
    let columns = columns(&priorities);
    let (mut scene, mut y) = frame::begin(view, columns.inner());
    y = columns.row(&mut scene, view, Row::Head, head(view, &priorities), y);
    let rows = rows(view);
    for (heading, nodes) in view.sections(rows.iter().copied()) {
        scene.breaks.push(y);
        let heading = Cell::new(heading, Font::Strong, Ink::Plain).over(columns.count());
        y = columns.row(&mut scene, view, Row::Head, vec![heading], y);
        for at in nodes {
            let cells = row(view, at, &priorities);
            y = columns.row(&mut scene, view, Row::Node(at), cells, y);
        }
    }
    y = totals(&mut scene, view, &columns, &rows, &priorities, y);
    let reading = "A row is a document, a column a priority. “Stated” means that the document itself names the priority. Each row \
                   leads to its declaration.";
    frame::end(scene, y, &KEYS, reading, view)
}

fn columns(priorities: &[usize]) -> Columns {
    let first = [NAME, STATE].into_iter();
    match priorities {
        [] => Columns::new(first.chain([STANDING])),
        _ => Columns::new(
            first
                .chain(priorities.iter().map(|_| PRIORITY))
                .chain([LINKS]),
        ),
    }
}

fn head(view: &View, priorities: &[usize]) -> Vec<Cell> {
    let strong = |words: &str| Cell::new(words, Font::Strong, Ink::Plain);
    let title = |at: &usize| {
        let title = &*view.nodes[*at].title;
        Cell::new(title, Font::SmallStrong, Ink::Plain).centred()
    };
    let mut head = vec![strong("Document"), strong("State")];
    head.extend(priorities.iter().map(title));
    let last = match priorities {
        [] => "Links to the plan",
        _ => "Priorities",
    };
    head.push(strong(last).centred());
    head
}

const KEYS: [Key; 4] = [
    Key {
        style: Style::Core,
        words: "stated: names the priority itself",
    },
    Key {
        style: Style::Enabling,
        words: "through others: serves something that does",
    },
    Key {
        style: Style::Doubtful,
        words: "not stated: a link on the way is only reported or inferred",
    },
    Key {
        style: Style::Bad,
        words: "no link to any priority or to the plan",
    },
];

/// Strategies and plans: those that serve the most first, those that nobody has looked at last.
pub(in crate::diagram) fn rows(view: &View) -> Vec<usize> {
    let is_row = |at: &usize| {
        let node = &view.nodes[*at];
        let is_kind = matches!(
            node.tier,
            Tier::Strategies | Tier::Plans | Tier::ServicePlans
        );
        is_kind && node.document.is_some()
    };
    let mut rows: Vec<usize> = (0..view.nodes.len()).filter(is_row).collect();
    // Those that serve a priority stand in the order of the priorities, so that the marks run down the table.
    rows.sort_by_key(|at| {
        let node = &view.nodes[*at];
        let first = node
            .serves
            .first()
            .map_or(usize::MAX, |(priority, _)| *priority);
        (
            node.standing.is_unknown() && node.serves.is_empty(),
            first,
            node.standing,
        )
    });
    rows
}

fn row(view: &View, at: usize, priorities: &[usize]) -> Vec<Cell> {
    let node = &view.nodes[at];
    let ink = if node.state == Some(State::Lapsed) {
        Ink::Bad
    } else {
        Ink::Faint
    };
    let mut cells = vec![
        Cell::new(&*node.title, Font::Label, Ink::Plain),
        Cell::new(node.condition_words(), Font::Small, ink),
    ];
    if node.serves.is_empty() {
        let (words, ink, ground) = none(view, node);
        let cell = Cell::new(words, Font::Small, ink).centred().on(ground);
        cells.push(cell.over(priorities.len().max(1)));
    } else {
        cells.extend(priorities.iter().map(|priority| mark(node, *priority)));
    }
    if !priorities.is_empty() {
        let number = match node.serves.len() {
            0 => "–".to_owned(),
            number => number.to_string(),
        };
        cells.push(Cell::new(number, Font::Strong, Ink::Plain).centred());
    }
    cells
}

/// What is to be said of a document that serves no priority.
pub(in crate::diagram) fn none(view: &View, node: &Node) -> (&'static str, Ink, Style) {
    match node.standing {
        Standing::Linked | Standing::Unstated if !view.tells_priorities => (
            "linked; to which priority is not told apart",
            Ink::Plain,
            Style::Plan,
        ),
        Standing::Linked | Standing::Unstated => (
            "serves the plan as a whole, no priority by name",
            Ink::Plain,
            Style::Plan,
        ),
        Standing::Unexamined => ("links not looked for yet", Ink::Faint, Style::Quiet),
        Standing::Unclear => (
            "links further up not looked for yet",
            Ink::Faint,
            Style::Quiet,
        ),
        Standing::CutOff => (
            "cut off: its links lead to no priority",
            Ink::Bad,
            Style::Bad,
        ),
        _ => ("no link", Ink::Bad, Style::Bad),
    }
}

fn mark(node: &Node, priority: usize) -> Cell {
    let service = node.serves.iter().find(|(at, _)| *at == priority);
    match service.map(|(_, how)| how) {
        Some(Service::Directly) => {
            Cell::new("Stated", Font::SmallStrong, Ink::OnCore).on(Style::Core)
        }
        Some(Service::ThroughOthers) => {
            Cell::new("Through others", Font::Small, Ink::OnEnabling).on(Style::Enabling)
        }
        Some(Service::NotStated) => {
            Cell::new("Not stated", Font::Small, Ink::Plain).on(Style::Doubtful)
        }
        None => Cell::new("–", Font::Small, Ink::Faint),
    }
    .centred()
}

/// How many documents serve each priority, and how many of them say so.
fn totals(
    scene: &mut Scene,
    view: &View,
    columns: &Columns,
    rows: &[usize],
    priorities: &[usize],
    y: f64,
) -> f64 {
    if priorities.is_empty() {
        return y;
    }
    let number = |is: fn(Service) -> bool| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let served = rows.iter().flat_map(|at| &view.nodes[*at].serves);
        for (at, _) in served.filter(|(_, how)| is(*how)) {
            *counts.entry(*at).or_default() += 1;
        }
        counts
    };
    let mut y = y;
    for (words, is) in [
        ("Documents that serve it", (|_| true) as fn(Service) -> bool),
        ("of these in their own words", |how| {
            how == Service::Directly
        }),
    ] {
        let mut cells = vec![Cell::new(words, Font::Strong, Ink::Plain).over(2)];
        let counts = number(is);
        let of = |priority: &usize| counts.get(priority).copied().unwrap_or(0);
        let counts: Vec<usize> = priorities.iter().map(of).collect();
        let all: usize = counts.iter().sum();
        for count in counts {
            let ink = if count == 0 { Ink::Bad } else { Ink::Plain };
            let words = if count == 0 {
                "None".to_owned()
            } else {
                count.to_string()
            };
            cells.push(Cell::new(words, Font::Strong, ink).centred());
        }
        cells.push(Cell::new(all.to_string(), Font::Strong, Ink::Plain).centred());
        y = columns.row(scene, view, Row::Head, cells, y);
    }
    y
}
