//! A document as a box: its title, what is to be said of it, and the look that says the same.

use super::super::scene::{Font, Ink, Item, Style, polygon, rect, text};
use super::super::view::{Node, Standing, View};
use super::label::wrap;
use super::look::{font, group_ink, ink, remark_font, remark_ink, style};
use super::spoken::{kind_and_state, spoken};

/// A box that knows its size, but not its place.
pub(super) struct Card {
    width: f64,
    pub(super) height: f64,
    title: Vec<String>,
    /// What it is grouped by.
    group: Vec<String>,
    remark: Vec<String>,
    findings: Vec<String>,
    style: Style,
}

/// From the edge to the words.
const PAD: f64 = 9.0;
/// Titles have so many lines at most; the whole title is shown where the box is pointed at.
pub(super) const LINES: usize = 5;

/// How much a card says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// State and reason.
    All,
    /// Kind and state: the reason stands above the cards.
    State,
}

impl Card {
    pub(super) fn new(node: &Node, view: &View, width: f64, words: Words) -> Self {
        let room = width - 2.0 * PAD;
        let style = style(node);
        let remark = match words {
            Words::All => node.remark(),
            Words::State => Some(kind_and_state(node)),
        };
        let title = if node.standing == Standing::Plan {
            format!("{} as a whole", node.title)
        } else {
            node.title.to_string()
        };
        let lines = |text: String, font, most| wrap(&text, room, font, most);
        let mut card = Self {
            width,
            height: 0.0,
            title: lines(title, font(style), LINES),
            group: view
                .group_of(node)
                .map_or(Vec::new(), |group| lines(group, Font::Small, 2)),
            remark: remark.map_or(Vec::new(), |remark| lines(remark, remark_font(style), 3)),
            findings: node.findings.words().map_or(Vec::new(), |words| {
                wrap(&words, room - 14.0, Font::SmallStrong, 2)
            }),
            style,
        };
        let small = card.group.len() + card.remark.len() + card.findings.len();
        card.height = 13.0
            + card.title.len() as f64 * font(style).leading()
            + small as f64 * Font::Small.leading();
        card
    }

    /// The box at a place.
    pub(super) fn draw(self, x: f64, y: f64, node: &Node, view: &View) -> Item {
        let style = self.style;
        let mut items = vec![rect(x, y, self.width, self.height, 3.0, style)];
        let mut base = y + 5.0 + font(style).size();
        let title_height = self.title.len() as f64 * font(style).leading();
        items.push(text(x + PAD, base, font(style), ink(style), self.title));
        base += title_height - 1.0;
        if !self.group.is_empty() {
            let height = self.group.len() as f64 * Font::Small.leading();
            let ink = group_ink(style);
            items.push(text(x + PAD, base, Font::Small, ink, self.group));
            base += height;
        }
        if !self.remark.is_empty() {
            let height = self.remark.len() as f64 * Font::Small.leading();
            items.push(text(
                x + PAD,
                base,
                remark_font(style),
                remark_ink(style),
                self.remark,
            ));
            base += height;
        }
        if !self.findings.is_empty() {
            let (shift, ink) = match style {
                Style::Core | Style::Enabling | Style::Focus => (0.0, ink(style)),
                _ => {
                    items.push(sign(x + PAD, base - 9.0, node));
                    (14.0, Ink::Bad)
                }
            };
            items.push(text(
                x + PAD + shift,
                base,
                Font::SmallStrong,
                ink,
                self.findings,
            ));
        }
        Item::Node(spoken(node, view, items))
    }
}

/// A sign of the gravest finding: an octagon, a triangle or a disc.
fn sign(x: f64, y: f64, node: &Node) -> Item {
    let corners: &[(f64, f64)] = match node.findings {
        found if found.error > 0 => &[
            (3.0, 0.0),
            (7.0, 0.0),
            (10.0, 3.0),
            (10.0, 7.0),
            (7.0, 10.0),
            (3.0, 10.0),
            (0.0, 7.0),
            (0.0, 3.0),
        ],
        found if found.warning > 0 => &[(5.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
        _ => &[(5.0, 0.0), (10.0, 5.0), (5.0, 10.0), (0.0, 5.0)],
    };
    let corners: Vec<(f64, f64)> = corners.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    polygon(&corners, Style::Sign)
}
