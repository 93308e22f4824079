//! The golden thread in tiers, and below it the band in which threads stop.

mod band;
mod links;

use super::super::scene::{Ink, Scene, Style, line};
use super::super::view::{Course, Node, Shape, Standing, View};
use super::card::{Card, Words};
use super::columns::Columns;
use super::frame::{self, Key, MARGIN};
use super::look::style;
use super::tiers::{self, Box, Placed, Tiers};
use band::Bands;
use links::Run;

pub(in crate::diagram) use links::style as line_style;

/// Between columns: where the links run.
const ALLEY: f64 = 62.0;
/// Links make a picture wide; it is not made wider than this for the sake of its boxes.
const WIDEST: f64 = 1180.0;
/// Titles need so much.
const NARROWEST_BOX: f64 = 150.0;
const WIDEST_BOX: f64 = 250.0;
const NARROWEST: f64 = 820.0;

/// Columns on the paper.
struct Grid {
    columns: Columns,
    box_width: f64,
    /// From the left edge of a column to that of the next.
    step: f64,
    inner: f64,
}

impl Grid {
    fn new(view: &View, laid_out: &[bool]) -> Self {
        let columns = Columns::new(view, laid_out);
        let count = columns.tiers.len().max(1) as f64;
        let box_width = ((WIDEST - ALLEY * (count - 1.0)) / count)
            .clamp(NARROWEST_BOX, WIDEST_BOX)
            .floor();
        let inner = (count * box_width + (count - 1.0) * ALLEY).max(NARROWEST);
        let step = if count > 1.0 {
            ((inner - box_width) / (count - 1.0)).floor()
        } else {
            0.0
        };
        Self {
            columns,
            box_width,
            step,
            inner,
        }
    }

    fn x(&self, column: usize) -> f64 {
        MARGIN + column as f64 * self.step
    }
}

/// What stands where: the thread itself, and what is linked to each other below it.
struct Plan {
    above: Vec<bool>,
    bands: Bands,
    grid: Grid,
}

impl Plan {
    fn new(view: &View) -> Self {
        let is_whole = view.shape == Shape::Thread;
        let mut is_linked = vec![false; view.nodes.len()];
        for edge in view
            .edges
            .iter()
            .filter(|edge| edge.course != Course::Implied)
        {
            is_linked[edge.child] = true;
            is_linked[edge.parent] = true;
        }
        // The plan stands there for those that serve it as a whole.
        let idle = |at: usize| {
            let node = &view.nodes[at];
            node.standing == Standing::Plan && !node.is_focus && !is_linked[at]
        };
        let above: Vec<bool> = (0..view.nodes.len())
            .map(|at| (!is_whole || view.nodes[at].standing.reaches()) && !idle(at))
            .collect();
        let bands = Bands::new(view, &above);
        let laid_out: Vec<bool> = (0..above.len())
            .map(|at| above[at] || bands.joined(at))
            .collect();
        let grid = Grid::new(view, &laid_out);
        Self { above, bands, grid }
    }
}

/// How many pairs of links cross in the picture.
pub(super) fn crossings(view: &View) -> usize {
    let Plan { above, bands, grid } = Plan::new(view);
    let parts = [&above, &bands.cut_off, &bands.unclear];
    let parts = parts.into_iter().filter(|members| members.contains(&true));
    let crossings = |members: &Vec<bool>| lay_out(view, &grid, members).placed.crossings;
    parts.map(crossings).sum()
}

/// The picture.
pub(super) fn scene(view: &View) -> Scene {
    let Plan { above, bands, grid } = Plan::new(view);
    let (mut scene, top) = frame::begin(view, grid.inner);
    let mut y = headings(&mut scene, &grid, &above, top);
    y = tiers(&mut scene, view, &grid, &above, y);
    y = bands.draw(&mut scene, view, &grid, y);
    let reading = "Read from left to right: what stands on the right serves what it is linked to on its left, up to the priorities of \
                   the plan. Each box leads to its entry.";
    frame::end(scene, y, &keys(view), reading, view)
}

/// The name of each tier over its columns.
fn headings(scene: &mut Scene, grid: &Grid, shown: &[bool], y: f64) -> f64 {
    let used = |column: usize| {
        shown
            .iter()
            .zip(&grid.columns.of)
            .any(|(shown, of)| *shown && *of == column)
    };
    let tiers = &grid.columns.tiers;
    for (column, tier) in tiers.iter().enumerate() {
        let is_first = column == 0 || tiers[column - 1] != *tier;
        let columns = tiers[column..]
            .iter()
            .take_while(|one| *one == tier)
            .count();
        if is_first && (column..column + columns).any(used) {
            let right = grid.x(column + columns - 1) + grid.box_width;
            scene.items.push(frame::heading(
                grid.x(column),
                y,
                tier.heading(),
                Ink::Plain,
            ));
            scene
                .items
                .push(line(grid.x(column), y + 9.0, right, y + 9.0, Style::Rule));
        }
    }
    y + 24.0
}

/// Some of the nodes in tiers, placed.
struct Laid {
    nodes: Vec<usize>,
    cards: Vec<Card>,
    runs: Vec<Run>,
    tiers: Tiers,
    placed: Placed,
}

fn lay_out(view: &View, grid: &Grid, members: &[bool]) -> Laid {
    let nodes: Vec<usize> = (0..view.nodes.len()).filter(|at| members[*at]).collect();
    let groups = view.groups();
    let mut position = vec![usize::MAX; view.nodes.len()];
    for (number, at) in nodes.iter().enumerate() {
        position[*at] = number;
    }
    let card = |at: &usize| Card::new(&view.nodes[*at], view, grid.box_width, Words::All);
    let cards: Vec<Card> = nodes.iter().map(card).collect();
    let drawn = view.edges.iter().filter(|edge| {
        edge.course != Course::Implied && members[edge.child] && members[edge.parent]
    });
    let runs: Vec<Run> = drawn
        .map(|edge| Run::new(edge, position[edge.child], position[edge.parent]))
        .collect();
    let one = |(at, card): (&usize, &Card)| Box {
        column: grid.columns.of[*at],
        height: card.height,
        group: group(&view.nodes[*at]) + groups[*at],
    };
    let tiers = Tiers {
        columns: grid.columns.tiers.len(),
        boxes: nodes.iter().zip(&cards).map(one).collect(),
        links: runs.iter().map(Run::link).collect(),
    };
    let placed = tiers::place(&tiers);
    Laid {
        nodes,
        cards,
        runs,
        tiers,
        placed,
    }
}

/// Draws some of the nodes in tiers; returns where they end.
fn tiers(scene: &mut Scene, view: &View, grid: &Grid, members: &[bool], top: f64) -> f64 {
    let laid = lay_out(view, grid, members);
    links::draw(scene, grid, &laid.tiers, &laid.placed, &laid.runs, top);
    let places = laid.nodes.iter().zip(laid.cards).zip(&laid.placed.y);
    for ((at, card), middle) in places {
        let y = (top + middle - card.height / 2.0).round();
        let x = grid.x(grid.columns.of[*at]);
        scene.items.push(card.draw(x, y, &view.nodes[*at], view));
    }
    top + laid.placed.height
}

/// Core priorities stand above enabling ones, and the plan as a whole below both.
fn group(node: &Node) -> u32 {
    match node.standing {
        Standing::Priority => node.rank().map_or(2, |rank| rank as u32),
        Standing::Plan => 3,
        _ => 0,
    }
}

/// The signs that occur.
fn keys(view: &View) -> Vec<Key> {
    const BOXES: [(Style, &str); 7] = [
        (Style::Core, "core priority"),
        (Style::Enabling, "enabling priority"),
        (Style::Sound, "in force and linked"),
        (Style::Prepared, "draft, proposed or yet to begin"),
        (Style::Bad, "lapsed, cut off, not linked or missing"),
        (Style::Doubtful, "not known, or not looked at yet"),
        (Style::Focus, "the document asked about"),
    ];
    const LINES: [(Style, &str); 4] = [
        (Style::Stated, "the document itself states the link"),
        (Style::Reported, "the link is only reported or inferred"),
        (Style::Broken, "the thread stops"),
        (Style::Open, "nobody knows whether it goes on"),
    ];
    let boxes = BOXES
        .iter()
        .filter(|(look, _)| view.nodes.iter().any(|node| style(node) == *look));
    let lines = LINES.iter().filter(|(look, _)| {
        let drawn = view
            .edges
            .iter()
            .filter(|edge| edge.course != Course::Implied);
        drawn.map(links::style).any(|one| one == *look)
    });
    boxes
        .chain(lines)
        .map(|(style, words)| Key {
            style: *style,
            words,
        })
        .collect()
}
