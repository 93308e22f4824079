//! Kinds of documents by priorities: for frameworks too large to draw each document.

use super::super::scene::{Font, Ink, Scene, Style, rect};
use super::super::view::{Row as Line, View};
use super::frame::{self, Key};
use super::table::{Cell, Columns, Row};

const NAME: f64 = 230.0;
const NUMBER: f64 = 92.0;

/// The picture.
pub(super) fn scene(view: &View) -> Scene {
    let table = view.overview();
    let columns = Columns::new(
        [NAME]
            .into_iter()
            .chain(table.columns.iter().map(|_| NUMBER)),
    );
    let (mut scene, mut y) = frame::begin(view, columns.inner());
    let mut head = vec![Cell::new(table.heading, Font::Strong, Ink::Plain)];
    head.extend(
        table
            .columns
            .iter()
            .map(|title| Cell::new(title.as_str(), Font::SmallStrong, Ink::Plain).centred()),
    );
    y = columns.row(&mut scene, view, Row::Head, head, y);
    for line in &table.rows {
        scene.breaks.push(y);
        y = row(&mut scene, view, &columns, line, y);
    }
    let total: Vec<Cell> = std::iter::once(Cell::new("All", Font::Strong, Ink::Plain))
        .chain(
            table
                .total
                .numbers
                .iter()
                .map(|number| self::number(*number, Font::Strong)),
        )
        .collect();
    y = columns.row(&mut scene, view, Row::Head, total, y);
    let reading = "Each figure counts documents, the bar shows their share of the row. A document that serves several priorities \
                   counts for each of them.";
    let keys = [Key {
        style: Style::Bar,
        words: "share of the row",
    }];
    frame::end(scene, y, &keys, reading, view)
}

fn number(number: usize, font: Font) -> Cell {
    let (words, ink) = match number {
        0 => ("–".to_owned(), Ink::Faint),
        some => (some.to_string(), Ink::Plain),
    };
    Cell::new(words, font, ink).centred()
}

fn row(scene: &mut Scene, view: &View, columns: &Columns, line: &Line, y: f64) -> f64 {
    let mut cells = vec![Cell::new(line.heading.as_str(), Font::Label, Ink::Plain)];
    cells.extend(
        line.numbers
            .iter()
            .map(|number| self::number(*number, Font::Label)),
    );
    let below = columns.row(scene, view, Row::Figures, cells, y);
    let all = line.numbers.last().copied().unwrap_or(0).max(1) as f64;
    for (column, number) in (1..).zip(&line.numbers).filter(|(_, number)| **number > 0) {
        let left = columns.left(column) + 10.0;
        let whole = NUMBER - 20.0;
        let wide = (whole * *number as f64 / all).max(1.0);
        for (wide, style) in [(whole, Style::BarBack), (wide, Style::Bar)] {
            scene
                .items
                .push(rect(left, below - 9.0, wide, 4.0, 0.0, style));
        }
    }
    below
}
