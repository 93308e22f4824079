//! When each document holds: periods, reviews, lapses, and the day that is asked about.

mod axis;
mod bar;

use rustc_hash::FxHashMap;

use super::super::scene::{Anchor, Font, Ink, Scene, Style, anchored, line};
use super::super::view::{Node, Span, View};
use super::cards::{names, part};
use super::frame::{self, Key};
use super::table::{Cell, Columns, Row};
use crate::date;
use crate::framework::State;
use axis::Axis;

const NAME: f64 = 300.0;
const PERIOD: f64 = 160.0;
const STATE: f64 = 166.0;
/// The picture.
pub(super) fn scene(view: &View) -> Scene {
    let (spans, undated) = view.spans();
    let columns = Columns::new([NAME, PERIOD, STATE, axis::WIDTH]);
    let (mut scene, top) = frame::begin(view, columns.inner());
    let day = view.subject.framework.day();
    let axis = Axis::new(columns.left(3), day, &spans);
    let head =
        ["Document", "Period", "State", ""].map(|words| Cell::new(words, Font::Strong, Ink::Plain));
    let first = columns.row(&mut scene, view, Row::Head, head.into(), top);
    for (year, x) in axis.ticks() {
        let words = vec![year.to_string()];
        scene.items.push(anchored(
            x + 3.0,
            first - 8.0,
            Font::SmallStrong,
            Ink::Plain,
            Anchor::Start,
            words,
        ));
    }
    let mut y = rows(&mut scene, view, &columns, &axis, &spans, first);
    let today = axis.at(day);
    scene
        .items
        .push(line(today, top - 4.0, today, y, Style::Today));
    scene.items.push(anchored(
        today,
        top - 10.0,
        Font::SmallStrong,
        Ink::Plain,
        Anchor::Middle,
        vec![date::phrase(day)],
    ));
    scene.breaks.push(y);
    y += 6.0;
    if !undated.is_empty() {
        let words = format!(
            "{} with no period and no review date recorded",
            undated.len()
        );
        y = part(&mut scene, y, words, Ink::Plain);
        y = names(&mut scene, view, columns.inner(), &undated, by_state, y);
    }
    let reading = format!(
        "The gold line is {}. What ends first stands first. A bar with a point goes on: no start or no end is recorded, or it lies beyond \
         the years shown.",
        date::phrase(day)
    );
    frame::end(scene, y, &KEYS, &reading, view)
}

const KEYS: [Key; 5] = [
    Key {
        style: Style::Bar,
        words: "in force",
    },
    Key {
        style: Style::Prepared,
        words: "draft, proposed or yet to begin",
    },
    Key {
        style: Style::Bad,
        words: "lapsed",
    },
    Key {
        style: Style::Doubtful,
        words: "status not known",
    },
    Key {
        style: Style::Today,
        words: "the day asked about",
    },
];

fn rows(
    scene: &mut Scene,
    view: &View,
    columns: &Columns,
    axis: &Axis,
    spans: &[Span],
    top: f64,
) -> f64 {
    let of: FxHashMap<usize, usize> = spans.iter().map(|span| span.node).zip(0..).collect();
    let mut y = top;
    for (heading, nodes) in view.sections(spans.iter().map(|span| span.node)) {
        scene.breaks.push(y);
        let cell = Cell::new(heading, Font::Strong, Ink::Plain).over(4);
        y = columns.row(scene, view, Row::Head, vec![cell], y);
        for node in nodes {
            let span = &spans[of[&node]];
            let cells = cells(view, span);
            let below = columns.row(scene, view, Row::Node(node), cells, y);
            bar::draw(scene, view, axis, span, f64::midpoint(y, below));
            y = below;
        }
    }
    y
}

fn cells(view: &View, span: &Span) -> Vec<Cell> {
    let node = &view.nodes[span.node];
    let (mut words, mut ink) = (node.condition_words(), Ink::Plain);
    if let Some(review) = span.review {
        words = format!("{words}; review by {}", review.strftime("%b %Y"));
    }
    if is_over(node.state) || is_overdue(view, span) {
        ink = Ink::Bad;
    }
    let period = view.period_words(span.node);
    vec![
        Cell::new(&*node.title, Font::Label, Ink::Plain),
        Cell::new(period, Font::Small, Ink::Faint),
        Cell::new(words, Font::Small, ink),
    ]
}

/// The look of a document's own state, whatever it is linked to.
fn by_state(node: &Node) -> Style {
    match node.state {
        state if is_over(state) => Style::Bad,
        Some(State::Draft | State::Proposed | State::Future) => Style::Prepared,
        Some(State::Unknown) => Style::Doubtful,
        _ => Style::Sound,
    }
}

fn is_over(state: Option<State>) -> bool {
    matches!(
        state,
        Some(State::Lapsed | State::Withdrawn | State::Superseded)
    )
}

fn is_overdue(view: &View, span: &Span) -> bool {
    span.review
        .is_some_and(|review| review < view.subject.framework.day())
}
