//! Cards and names in rows, and the heading of a part.

use super::super::scene::{Font, Ink, Item, Scene, Style, rect, text};
use super::super::view::{Node, View};
use super::card::{Card, LINES, Words};
use super::frame::MARGIN;
use super::label::wrap;
use super::look::{remark_font, remark_ink};
use super::spoken::{kind_and_state, spoken};

/// Between cards.
pub(super) const GAP: f64 = 10.0;
/// A card is at least so wide.
const CARD: f64 = 184.0;
/// A name in a list is at least so wide.
const NAME: f64 = 276.0;

/// What stands above a part; returns where that ends.
pub(super) fn part(scene: &mut Scene, y: f64, words: String, ink: Ink) -> f64 {
    let base = y + 24.0;
    scene.text(MARGIN, base, Font::Strong, ink, vec![words]);
    base + 10.0
}

/// How many fit beside each other, and how wide each is then.
fn share(inner: f64, least: f64) -> (usize, f64) {
    let mut number = 1;
    while (number + 1) as f64 * (least + GAP) <= inner + GAP {
        number += 1;
    }
    (number, ((inner + GAP) / number as f64 - GAP).floor())
}

/// Cards in rows; returns where they end.
pub(super) fn cards(
    scene: &mut Scene,
    view: &View,
    inner: f64,
    nodes: &[usize],
    words: Words,
    top: f64,
) -> f64 {
    let (number, width) = share(inner, CARD);
    let mut y = top;
    for row in nodes.chunks(number) {
        let cards: Vec<Card> = row
            .iter()
            .map(|at| Card::new(&view.nodes[*at], view, width, words))
            .collect();
        let height = cards.iter().map(|card| card.height).fold(0.0, f64::max);
        for (place, (at, mut card)) in row.iter().zip(cards).enumerate() {
            card.height = height;
            let x = MARGIN + place as f64 * (width + GAP);
            scene.items.push(card.draw(x, y, &view.nodes[*at], view));
        }
        y += height + GAP;
        scene.breaks.push(y - GAP / 2.0);
    }
    y
}

/// Names in rows, each with its kind and state; returns where they end.
pub(super) fn names(
    scene: &mut Scene,
    view: &View,
    inner: f64,
    nodes: &[usize],
    look: fn(&Node) -> Style,
    top: f64,
) -> f64 {
    let (number, width) = share(inner, NAME);
    let mut y = top;
    for row in nodes.chunks(number) {
        let mut height: f64 = 0.0;
        for (place, at) in row.iter().enumerate() {
            let x = MARGIN + place as f64 * (width + GAP);
            let (item, tall) = small(x, y, width, &view.nodes[*at], view, look);
            scene.items.push(item);
            height = height.max(tall);
        }
        y += height + 6.0;
        scene.breaks.push(y - 3.0);
    }
    y
}

/// A document as a name with its kind and state, without a box; and how tall that is.
fn small(
    x: f64,
    y: f64,
    width: f64,
    node: &Node,
    view: &View,
    look: fn(&Node) -> Style,
) -> (Item, f64) {
    let style = look(node);
    let title = wrap(&node.title, width - 20.0, Font::Label, LINES);
    let group = view.group_of(node).map(|group| format!("; {group}"));
    let words = kind_and_state(node) + &group.unwrap_or_default();
    let below = wrap(&words, width - 20.0, Font::Small, 3);
    let first = title.len() as f64 * Font::Label.leading();
    let height = first + below.len() as f64 * Font::Small.leading();
    let items = vec![
        rect(x + 1.0, y + 2.0, 11.0, 11.0, 2.0, style),
        text(x + 20.0, y + 11.0, Font::Label, Ink::Plain, title),
        text(
            x + 20.0,
            y + 11.0 + first,
            remark_font(style),
            remark_ink(style),
            below,
        ),
    ];
    (Item::Node(spoken(node, view, items)), height)
}
