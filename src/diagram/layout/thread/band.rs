//! The bands below the thread: where it stops, with what is cut off, not linked and missing; and what nobody has looked at.

use super::super::super::scene::{Ink, Item, Rect, Scene, Style};
use super::super::super::view::{Course, Standing, Tier, View};
use super::super::card::Words;
use super::super::cards::{GAP, cards, names, part};
use super::super::frame::{MARGIN, heading};
use super::super::look::style;
use super::Grid;

/// The nodes outside the thread, by what is to be said of them.
pub(super) struct Bands {
    /// Linked to each other, and cut off.
    pub(super) cut_off: Vec<bool>,
    /// Linked to each other, where nobody knows.
    pub(super) unclear: Vec<bool>,
    /// Cut off, and what they were linked to is not shown beside them.
    alone: Vec<usize>,
    unlinked: Vec<usize>,
    missing: Vec<usize>,
    unexamined: Vec<usize>,
}

impl Bands {
    pub(super) fn new(view: &View, above: &[bool]) -> Self {
        let mut cut_off = vec![false; above.len()];
        let mut unclear = vec![false; above.len()];
        let is_unknown = |at: usize| view.nodes[at].standing.is_unknown();
        let drawn = view
            .edges
            .iter()
            .filter(|edge| edge.course != Course::Implied);
        for edge in drawn.filter(|edge| !above[edge.child] && !above[edge.parent]) {
            for (joined, unknown) in [(&mut cut_off, false), (&mut unclear, true)] {
                if is_unknown(edge.child) == unknown && is_unknown(edge.parent) == unknown {
                    joined[edge.child] = true;
                    joined[edge.parent] = true;
                }
            }
        }
        let groups = view.groups();
        let some = |standings: &[Standing]| -> Vec<usize> {
            let is_in = |at: &usize| {
                !(above[*at] || cut_off[*at] || unclear[*at])
                    && standings.contains(&view.nodes[*at].standing)
            };
            let mut nodes: Vec<usize> = (0..above.len()).filter(is_in).collect();
            nodes.sort_by_key(|at| groups[*at]);
            nodes
        };
        Self {
            alone: some(&[Standing::CutOff, Standing::Undeclared]),
            unlinked: some(&[Standing::Unlinked]),
            missing: some(&[Standing::Missing]),
            unexamined: some(&[Standing::Unclear, Standing::Unexamined]),
            cut_off,
            unclear,
        }
    }

    /// Whether the node is laid out in tiers, within a band.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.cut_off[at] || self.unclear[at]
    }

    /// Draws what there is; returns where it ends.
    pub(super) fn draw(&self, scene: &mut Scene, view: &View, grid: &Grid, top: f64) -> f64 {
        let mut y = top + 14.0;
        let stopped = [&self.alone, &self.unlinked, &self.missing];
        if self.cut_off.contains(&true) || stopped.iter().any(|part| !part.is_empty()) {
            let band = Band::begin(scene, grid, y + 16.0, Style::Band);
            y = band.heading(scene, "The thread stops here", Ink::Bad);
            y = self.stops(scene, view, grid, y);
            y = band.end(scene, y);
        }
        let mut unknown = members(&self.unclear);
        unknown.extend(&self.unexamined);
        if !unknown.is_empty() {
            let band = Band::begin(scene, grid, y + 16.0, Style::Quiet);
            y = band.heading(scene, "Not looked at yet", Ink::Plain);
            let words = format!(
                "{} whose links, or links further up, nobody has looked for",
                view.tally(&unknown)
            );
            y = part(scene, y, words, Ink::Plain);
            y = tiers(scene, view, grid, &self.unclear, y);
            y = names(scene, view, grid.inner, &self.unexamined, style, y);
            y = band.end(scene, y);
        }
        y
    }

    /// What is cut off, not linked, and missing.
    fn stops(&self, scene: &mut Scene, view: &View, grid: &Grid, top: f64) -> f64 {
        let mut y = top;
        let mut cut_off = members(&self.cut_off);
        cut_off.extend(&self.alone);
        if !cut_off.is_empty() {
            let tally = view.tally(&cut_off);
            let words = format!("{tally} whose thread stops, with what they are linked to");
            y = part(scene, y, words, Ink::Bad);
            y = tiers(scene, view, grid, &self.cut_off, y);
            y = cards(scene, view, grid.inner, &self.alone, Words::All, y);
        }
        let is_measure = |at: &usize| view.nodes[*at].tier == Tier::Measures;
        let (measures, others): (Vec<usize>, Vec<usize>) =
            self.unlinked.iter().partition(|at| is_measure(at));
        for nodes in [others, measures] {
            if !nodes.is_empty() {
                let words = format!("{} with no link upwards", view.tally(&nodes));
                y = part(scene, y, words, Ink::Bad);
                y = cards(scene, view, grid.inner, &nodes, Words::State, y);
            }
        }
        if !self.missing.is_empty() {
            let words = format!("{} expected and missing", self.missing.len());
            y = part(scene, y, words, Ink::Bad);
            y = cards(scene, view, grid.inner, &self.missing, Words::All, y);
        }
        y
    }
}

/// The positions of those that belong to it.
fn members(of: &[bool]) -> Vec<usize> {
    (0..of.len()).filter(|at| of[*at]).collect()
}

/// A coloured strip over the whole width.
struct Band {
    /// Where its ground stands among the items: its height is known at the end.
    item: usize,
    top: f64,
}

impl Band {
    fn begin(scene: &mut Scene, grid: &Grid, top: f64, style: Style) -> Self {
        let item = scene.items.len();
        scene.breaks.push(top - 8.0);
        scene.rect(MARGIN - 14.0, top, grid.inner + 28.0, 0.0, style);
        Self { item, top }
    }

    fn heading(&self, scene: &mut Scene, words: &str, ink: Ink) -> f64 {
        let y = self.top + 27.0;
        scene.items.push(heading(MARGIN, y, words, ink));
        y
    }

    fn end(&self, scene: &mut Scene, y: f64) -> f64 {
        if let Item::Rect(Rect { height, .. }) = &mut scene.items[self.item] {
            *height = y + 4.0 - self.top;
        }
        y + 4.0
    }
}

/// What is linked to each other; returns where it ends.
fn tiers(scene: &mut Scene, view: &View, grid: &Grid, members: &[bool], top: f64) -> f64 {
    if !members.contains(&true) {
        return top;
    }
    let y = super::tiers(scene, view, grid, members, top) + GAP;
    scene.breaks.push(y - GAP / 2.0);
    y
}
