//! Where everything stands: from a view to a scene.

#![expect(
    clippy::cast_precision_loss,
    reason = "there are fewer boxes than a float has digits for"
)]

mod card;
mod cards;
mod columns;
mod crossing;
mod frame;
mod label;
mod look;
mod matrix;
mod overview;
mod spoken;
mod table;
mod thread;
mod tiers;
mod timeline;

pub(super) use label::wrap;
pub(super) use look::style as look;
pub(super) use matrix::{none, rows};
pub(super) use spoken::href;
pub(super) use thread::line_style;

use super::scene::Scene;
use super::view::{Shape, View};

/// How many pairs of links cross where the view is drawn as a thread: the fewer, the easier it is to follow.
pub fn crossings(view: &View) -> usize {
    thread::crossings(view)
}

/// The picture of a view.
pub(super) fn scene(view: &View) -> Scene {
    match view.shape {
        Shape::Thread | Shape::Neighbourhood => thread::scene(view),
        Shape::Matrix => matrix::scene(view),
        Shape::Timeline => timeline::scene(view),
        Shape::Overview => overview::scene(view),
    }
}
