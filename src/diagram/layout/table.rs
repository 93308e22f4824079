//! Rows and columns on paper.

use super::super::scene::{Anchor, Font, Ink, Item, Scene, Style, anchored, line, rect};
use super::super::view::View;
use super::frame::MARGIN;
use super::label::wrap;
use super::spoken::spoken;

/// Beside words in a cell.
const PAD: f64 = 8.0;

/// The columns of a table: their left edges, and the right edge of the last.
pub(super) struct Columns {
    edges: Vec<f64>,
}

/// What stands in a cell.
pub(super) struct Cell {
    pub(super) words: String,
    pub(super) font: Font,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
    /// Its ground, where it has one of its own.
    pub(super) ground: Option<Style>,
    /// How many columns it takes.
    pub(super) columns: usize,
}

impl Cell {
    pub(super) fn new(words: impl Into<String>, font: Font, ink: Ink) -> Self {
        Self {
            words: words.into(),
            font,
            ink,
            anchor: Anchor::Start,
            ground: None,
            columns: 1,
        }
    }

    pub(super) fn centred(mut self) -> Self {
        self.anchor = Anchor::Middle;
        self
    }

    pub(super) fn on(mut self, ground: Style) -> Self {
        self.ground = Some(ground);
        self
    }

    pub(super) fn over(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A row about a node, which leads to its declaration.
    Node(usize),
    /// The head, a heading or totals.
    Head,
    /// A row of figures, with room for a bar below each.
    Figures,
}

impl Columns {
    pub(super) fn new(widths: impl IntoIterator<Item = f64>) -> Self {
        let mut edges = vec![MARGIN];
        for width in widths {
            edges.push(edges[edges.len() - 1] + width);
        }
        Self { edges }
    }

    pub(super) fn left(&self, column: usize) -> f64 {
        self.edges[column]
    }

    pub(super) fn count(&self) -> usize {
        self.edges.len() - 1
    }

    pub(super) fn right(&self) -> f64 {
        self.edges[self.edges.len() - 1]
    }

    /// All of it from the first left edge to the last right one.
    pub(super) fn inner(&self) -> f64 {
        self.right() - MARGIN
    }

    /// Draws a row; returns where it ends.
    pub(super) fn row(
        &self,
        scene: &mut Scene,
        view: &View,
        row: Row,
        cells: Vec<Cell>,
        y: f64,
    ) -> f64 {
        let mut items = Vec::new();
        let mut column = 0;
        let mut placed = Vec::new();
        let mut height: f64 = 0.0;
        for cell in cells {
            let (left, right) = (self.edges[column], self.edges[column + cell.columns]);
            column += cell.columns;
            let most = if row == Row::Head { 9 } else { 4 };
            let lines = wrap(&cell.words, right - left - 2.0 * PAD, cell.font, most);
            height = height.max(lines.len() as f64 * cell.font.leading() + 9.0);
            placed.push((left, right, cell, lines));
        }
        let words_height = height;
        if row == Row::Figures {
            height += 7.0;
        }
        if row == Row::Head {
            items.push(rect(MARGIN, y, self.inner(), height, 0.0, Style::Head));
        }
        for (left, right, cell, lines) in placed {
            if let Some(ground) = cell.ground {
                items.push(rect(
                    left + 2.0,
                    y + 2.0,
                    right - left - 4.0,
                    height - 4.0,
                    2.0,
                    ground,
                ));
            }
            let tall = lines.len() as f64 * cell.font.leading();
            let base = y + (words_height - tall) / 2.0 + cell.font.size() * 0.95;
            let x = match cell.anchor {
                Anchor::Start => left + PAD,
                Anchor::Middle => f64::midpoint(left, right),
            };
            if !lines.is_empty() {
                items.push(anchored(x, base, cell.font, cell.ink, cell.anchor, lines));
            }
        }
        items.push(line(
            MARGIN,
            y + height,
            self.right(),
            y + height,
            Style::Rule,
        ));
        match row {
            Row::Node(at) => {
                scene.breaks.push(y);
                scene
                    .items
                    .push(Item::Node(spoken(&view.nodes[at], view, items)));
            }
            Row::Head | Row::Figures => scene.items.append(&mut items),
        }
        y + height
    }
}
