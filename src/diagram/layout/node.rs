//! A document as a box: its title, what is to be said of it, and the look that says the same.

use super::super::scene::{self, Font, Ink, Item, Style, rect, text};
use super::super::view::{Node, Standing, View, capitalised, short, uncapitalised};
use super::label::wrap;
use crate::framework::{Service, State, Tier as Rank};

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
const LINES: usize = 5;

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

/// "Strategy, lapsed 31 March 2023".
fn kind_and_state(node: &Node) -> String {
    let kind = capitalised(&node.kind);
    match &node.condition {
        Some(condition) => format!("{kind}, {}", uncapitalised(condition)),
        None => kind,
    }
}

/// What a node says when it is pointed at or read out, with its shapes.
pub(super) fn spoken(node: &Node, view: &View, items: Vec<Item>) -> scene::Node {
    let place = node.place.as_ref();
    let mut parts: Vec<String> = Vec::new();
    if !node.kind.is_empty() {
        parts.push(node.kind.clone());
    }
    parts.push(node.state_words());
    if node.state.is_some() {
        parts.push(node.standing.phrase().to_owned());
    }
    parts.extend(node.remark());
    parts.extend(node.owner.map(|owner| format!("owner: {owner}")));
    parts.extend(node.findings.words());
    let title = |(at, _): &(usize, Service)| short(&view.nodes[*at].title);
    let serves: Vec<String> = node.serves.iter().map(title).collect();
    if !serves.is_empty() {
        parts.push(format!("serves {}", serves.join(", ")));
    }
    parts.extend(place.map(|(path, line)| format!("declared in {path}, line {line}")));
    scene::Node {
        id: node.id.to_string(),
        href: place.map(|(path, line)| href(view, path, *line)),
        title: node.title.to_string(),
        description: parts.join("; "),
        items,
    }
}

/// The address of a declaration, seen from where the program was called. Nothing in it can be taken for a protocol or a query.
pub(in crate::diagram) fn href(view: &View, path: &str, line: usize) -> String {
    let folder = view.subject.path.to_string_lossy().replace('\\', "/");
    let whole = format!("{}/{path}", folder.trim_end_matches('/'));
    let mut address = if whole.starts_with(['/', '.']) {
        String::new()
    } else {
        "./".to_owned()
    };
    for byte in whole.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                address.push(byte.into());
            }
            _ => address.extend(["%".to_owned(), format!("{byte:02X}")]),
        }
    }
    format!("{address}#L{line}")
}

/// The look of a document.
pub(in crate::diagram) fn style(node: &Node) -> Style {
    let is_over = matches!(
        node.state,
        Some(State::Lapsed | State::Superseded | State::Withdrawn)
    );
    match node.standing {
        _ if node.is_focus => Style::Focus,
        Standing::Priority if node.rank() == Some(Rank::Enabling) => Style::Enabling,
        Standing::Priority => Style::Core,
        Standing::Plan => Style::Plan,
        Standing::CutOff | Standing::Unlinked | Standing::Missing | Standing::Undeclared => {
            Style::Bad
        }
        _ if is_over => Style::Bad,
        Standing::Unexamined | Standing::Unclear => Style::Doubtful,
        Standing::Linked | Standing::Unstated => match node.state {
            Some(State::Unknown) => Style::Doubtful,
            Some(State::Draft | State::Proposed | State::Future) => Style::Prepared,
            _ => Style::Sound,
        },
    }
}

fn font(style: Style) -> Font {
    match style {
        Style::Core | Style::Enabling | Style::Plan | Style::Focus => Font::Strong,
        _ => Font::Label,
    }
}

fn remark_font(style: Style) -> Font {
    match style {
        Style::Bad => Font::SmallStrong,
        _ => Font::Small,
    }
}

fn ink(style: Style) -> Ink {
    match style {
        Style::Core => Ink::OnCore,
        Style::Enabling => Ink::OnEnabling,
        Style::Focus => Ink::OnFocus,
        _ => Ink::Plain,
    }
}

fn remark_ink(style: Style) -> Ink {
    match style {
        Style::Bad => Ink::Bad,
        Style::Sound | Style::Prepared | Style::Doubtful | Style::Plan => Ink::Faint,
        _ => ink(style),
    }
}

fn group_ink(style: Style) -> Ink {
    match style {
        Style::Core | Style::Enabling | Style::Focus => ink(style),
        _ => Ink::Faint,
    }
}

/// A sign of the gravest finding: an octagon, a triangle or a disc.
fn sign(x: f64, y: f64, node: &Node) -> Item {
    use super::super::scene::Px;
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
    let points: Vec<String> = corners
        .iter()
        .map(|(dx, dy)| format!("{} {}", Px(x + dx), Px(y + dy)))
        .collect();
    Item::Path {
        d: format!("M{}Z", points.join("L")),
        style: Style::Sign,
    }
}

/// A document as a name with its kind and state, without a box; and how tall that is.
pub(super) fn small(
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
