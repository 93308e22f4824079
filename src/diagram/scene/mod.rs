//! A picture as simple shapes at places: what every painted form is made of. Lengths are in pixels of a screen (96 to the inch).

mod look;

pub(super) use look::{Font, Ink, Style};

/// A whole picture.
pub(super) struct Scene {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where its content begins, below what stands above every picture.
    pub(super) top: f64,
    /// Its title, for those who do not see it.
    pub(super) title: String,
    /// What it shows, for those who do not see it.
    pub(super) description: String,
    /// From the back to the front, and in the order in which it is read.
    pub(super) items: Vec<Item>,
    /// Heights at which a page may end.
    pub(super) breaks: Vec<f64>,
}

/// Something at a place.
pub(super) enum Item {
    Rect(Rect),
    Path { d: String, style: Style },
    Text(Text),
    Node(Node),
}

#[derive(Clone, Copy)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) radius: f64,
    pub(super) style: Style,
}

/// Lines of text, each below the other.
pub(super) struct Text {
    pub(super) x: f64,
    /// The first base line.
    pub(super) y: f64,
    pub(super) lines: Vec<String>,
    pub(super) font: Font,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
}

/// What belongs together, and what it says when it is pointed at or read out.
pub(super) struct Node {
    /// The id of the document, or of what is expected.
    pub(super) id: String,
    pub(super) href: Option<String>,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) items: Vec<Item>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

impl Scene {
    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, style: Style) {
        self.items.push(rect(x, y, width, height, 0.0, style));
    }

    pub(super) fn text(&mut self, x: f64, y: f64, font: Font, ink: Ink, lines: Vec<String>) {
        self.items.push(text(x, y, font, ink, lines));
    }
}

pub(super) fn rect(x: f64, y: f64, width: f64, height: f64, radius: f64, style: Style) -> Item {
    Item::Rect(Rect {
        x,
        y,
        width,
        height,
        radius,
        style,
    })
}

pub(super) fn text(x: f64, y: f64, font: Font, ink: Ink, lines: Vec<String>) -> Item {
    anchored(x, y, font, ink, Anchor::Start, lines)
}

pub(super) fn anchored(
    x: f64,
    y: f64,
    font: Font,
    ink: Ink,
    anchor: Anchor,
    lines: Vec<String>,
) -> Item {
    Item::Text(Text {
        x,
        y,
        lines,
        font,
        ink,
        anchor,
    })
}

pub(super) fn line(x1: f64, y1: f64, x2: f64, y2: f64, style: Style) -> Item {
    Item::Path {
        d: format!("M{} {}L{} {}", Px(x1), Px(y1), Px(x2), Px(y2)),
        style,
    }
}

/// A closed shape with these corners.
pub(super) fn polygon(corners: &[(f64, f64)], style: Style) -> Item {
    let points: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{} {}", Px(*x), Px(*y)))
        .collect();
    Item::Path {
        d: format!("M{}Z", points.join("L")),
        style,
    }
}

impl Item {
    /// Where it begins and ends, from the top; none of a line, which may lie anywhere.
    pub(super) fn span(&self) -> Option<(f64, f64)> {
        match self {
            Self::Path { .. } => None,
            Self::Rect(rect) => Some((rect.y, rect.y + rect.height)),
            Self::Text(text) => {
                let below: f64 = text.lines.iter().skip(1).map(|_| text.font.leading()).sum();
                Some((text.y - text.font.size(), text.y + below))
            }
            Self::Node(node) => {
                let spans = node.items.iter().filter_map(Self::span);
                spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            }
        }
    }
}

/// A length as it is written: to a tenth of a pixel.
pub(super) struct Px(pub(super) f64);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        // No "-0".
        write!(f, "{}", tenths + 0.0)
    }
}
