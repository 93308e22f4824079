//! The time of a document, as a bar.

use super::super::super::scene::{Item, Scene, Style, line, polygon, rect};
use super::super::super::view::{Span, View};
use super::axis::Axis;
use super::{by_state, is_overdue};

/// The bar, and a diamond where a review is due.
pub(super) fn draw(scene: &mut Scene, view: &View, axis: &Axis, span: &Span, middle: f64) {
    for (_, x) in axis.ticks() {
        scene
            .items
            .push(line(x, middle - 9.0, x, middle + 9.0, Style::Rule));
    }
    let style = match by_state(&view.nodes[span.node]) {
        Style::Sound => Style::Bar,
        style => style,
    };
    if span.from.is_some() || span.to.is_some() {
        scene.items.push(bar(axis, span, middle, style));
    }
    if let Some(review) = span.review {
        let x = axis.within(review);
        let style = if is_overdue(view, span) {
            Style::Sign
        } else {
            Style::Gold
        };
        let corners = [
            (x, middle - 7.0),
            (x + 7.0, middle),
            (x, middle + 7.0),
            (x - 7.0, middle),
        ];
        scene.items.push(polygon(&corners, style));
    }
}

/// From the start to the end, with a point where it goes on beyond what is known or shown.
fn bar(axis: &Axis, span: &Span, middle: f64, style: Style) -> Item {
    const HALF: f64 = 6.0;
    let from = span.from.filter(|from| axis.at(*from) >= axis.left);
    let to = span.to.filter(|to| axis.at(*to) <= axis.right());
    let left = from.map_or(axis.left, |from| axis.within(from));
    let right = to
        .map_or(axis.right(), |to| axis.within(to))
        .max(left + 3.0);
    if from.is_some() && to.is_some() {
        return rect(left, middle - HALF, right - left, 2.0 * HALF, 0.0, style);
    }
    let point = |known: bool| if known { 0.0 } else { HALF };
    let (start, end) = (left + point(from.is_some()), right - point(to.is_some()));
    let corners = [
        (left, middle),
        (start, middle - HALF),
        (end, middle - HALF),
        (right, middle),
        (end, middle + HALF),
        (start, middle + HALF),
    ];
    polygon(&corners, style)
}
