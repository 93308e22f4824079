//! The bands below the thread: where it stops, with what is cut off, not linked and missing; and what nobody has looked at.

use super::super::super::scene::{Ink, Item, Rect, Scene, Style};
use super::super::super::view::{Course, Standing, View};
use super::super::cards::{GAP, cards, names, part};
use super::super::frame::{MARGIN, heading};
use super::super::node::{Words, style};
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
        let joined = |members: &[bool]| members.iter().filter(|joined| **joined).count();
        let cut_off = joined(&self.cut_off) + self.alone.len();
        let mut y = top + 14.0;
        if cut_off + self.unlinked.len() + self.missing.len() > 0 {
            let band = Band::begin(scene, grid, y + 16.0, Style::Band);
            y = band.heading(scene, "The thread stops here", Ink::Bad);
            y = part(
                scene,
                y,
                cut_off,
                "cut off: what they are linked to is not in force, not linked on or not declared",
                Ink::Bad,
            );
            y = tiers(scene, view, grid, &self.cut_off, y);
            y = cards(scene, view, grid.inner, &self.alone, Words::All, y);
            y = part(
                scene,
                y,
                self.unlinked.len(),
                "with no link upwards",
                Ink::Bad,
            );
            y = cards(scene, view, grid.inner, &self.unlinked, Words::State, y);
            y = part(
                scene,
                y,
                self.missing.len(),
                "expected and missing",
                Ink::Bad,
            );
            y = cards(scene, view, grid.inner, &self.missing, Words::All, y);
            y = band.end(scene, y);
        }
        let unknown = joined(&self.unclear) + self.unexamined.len();
        if unknown > 0 {
            let band = Band::begin(scene, grid, y + 16.0, Style::Quiet);
            y = band.heading(scene, "Not looked at yet", Ink::Plain);
            y = part(
                scene,
                y,
                unknown,
                "whose links, or links further up, nobody has looked for",
                Ink::Plain,
            );
            y = tiers(scene, view, grid, &self.unclear, y);
            y = names(scene, view, grid.inner, &self.unexamined, style, y);
            y = band.end(scene, y);
        }
        y
    }
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
