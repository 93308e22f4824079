//! The lines between boxes.

use std::fmt::Write;

use super::super::super::scene::{Item, Px, Scene, Style};
use super::super::super::view::{Course, Edge};
use super::super::tiers::{Link, Placed, Tiers};
use super::Grid;
use crate::framework::Basis;

/// A link between two boxes of the tiers.
pub(super) struct Run {
    child: usize,
    parent: usize,
    style: Style,
}

/// What a link looks like.
pub(in crate::diagram) fn style(edge: &Edge) -> Style {
    match (edge.course, edge.basis) {
        (Course::Stops, _) => Style::Broken,
        (Course::Unknown, _) => Style::Open,
        (_, Basis::Stated) => Style::Stated,
        (_, Basis::Reported | Basis::Inferred) => Style::Reported,
    }
}

impl Run {
    pub(super) fn new(edge: &Edge, child: usize, parent: usize) -> Self {
        Self {
            child,
            parent,
            style: style(edge),
        }
    }

    pub(super) fn link(&self) -> Link {
        Link {
            child: self.child,
            parent: self.parent,
            look: self.style as u8,
        }
    }
}

/// Draws all lines, those that carry most on top.
pub(super) fn draw(
    scene: &mut Scene,
    grid: &Grid,
    tiers: &Tiers,
    placed: &Placed,
    runs: &[Run],
    top: f64,
) {
    for style in [Style::Broken, Style::Open, Style::Reported, Style::Stated] {
        let of_style = runs
            .iter()
            .zip(&placed.routes)
            .filter(|(run, _)| run.style == style);
        let mut pieces: Vec<String> = of_style
            .flat_map(|(run, route)| pieces(grid, tiers, placed, run, route, top))
            .collect();
        // Links that share a way draw the shared part once.
        pieces.sort_unstable();
        pieces.dedup();
        scene
            .items
            .extend(pieces.into_iter().map(|d| Item::Path { d, style }));
    }
}

fn pieces(
    grid: &Grid,
    tiers: &Tiers,
    placed: &Placed,
    run: &Run,
    route: &[(usize, f64)],
    top: f64,
) -> Vec<String> {
    let column = |at: usize| tiers.boxes[at].column;
    let y = |at: usize| top + placed.y[at];
    let (left, right) = if column(run.parent) <= column(run.child) {
        (run.parent, run.child)
    } else {
        (run.child, run.parent)
    };
    if column(left) == column(right) {
        return vec![bracket(grid.x(column(left)), y(left), y(right))];
    }
    let mut from = (grid.x(column(left)) + grid.box_width, y(left));
    let mut pieces = Vec::new();
    for (passed, height) in route {
        let to = (grid.x(*passed), top + height);
        pieces.push(curve(from, to));
        from = (to.0 + grid.box_width, to.1);
        pieces.push(format!("M{} {}H{}", Px(to.0), Px(to.1), Px(from.0)));
    }
    pieces.push(curve(from, (grid.x(column(right)), y(right))));
    pieces
}

/// A line that leaves and arrives level.
fn curve(from: (f64, f64), to: (f64, f64)) -> String {
    let mut d = format!("M{} {}", Px(from.0), Px(from.1));
    if (from.1 - to.1).abs() < 0.5 {
        let _ = write!(d, "L{} {}", Px(to.0), Px(to.1));
    } else {
        let middle = f64::midpoint(from.0, to.0);
        let _ = write!(
            d,
            "C{} {} {} {} {} {}",
            Px(middle),
            Px(from.1),
            Px(middle),
            Px(to.1),
            Px(to.0),
            Px(to.1)
        );
    }
    d
}

/// A line between two boxes of one column, beside them.
fn bracket(x: f64, upper: f64, lower: f64) -> String {
    let out = x - 22.0;
    format!(
        "M{} {}C{} {} {} {} {} {}",
        Px(x),
        Px(upper),
        Px(out),
        Px(upper),
        Px(out),
        Px(lower),
        Px(x),
        Px(lower)
    )
}
