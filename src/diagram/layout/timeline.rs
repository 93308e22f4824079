//! When each document holds: periods, reviews, lapses, and the day that is asked about.

use rustc_hash::FxHashMap;

use super::super::scene::{Anchor, Font, Ink, Item, Px, Scene, Style, anchored, line, rect};
use super::super::view::{Node, Span, View};
use super::cards::{names, part};
use super::frame::{self, Key};
use super::table::{Cell, Columns, Row};
use crate::date::{self, Day};
use crate::framework::State;

const NAME: f64 = 300.0;
const PERIOD: f64 = 160.0;
const STATE: f64 = 166.0;
const AXIS: f64 = 560.0;
/// Years shown before and after the day at most: what lies further off would press the rest together.
const BEFORE: i16 = 12;
const AFTER: i16 = 18;

/// Years on paper.
struct Axis {
    left: f64,
    first: i16,
    years: i16,
}

impl Axis {
    fn new(left: f64, day: Day, spans: &[Span]) -> Self {
        let ends = |span: &Span| [span.from, span.to, span.review];
        let years = || spans.iter().flat_map(ends).flatten().map(|day| day.year());
        let (earliest, latest) = (day.year() - BEFORE, day.year() + AFTER);
        let first = years()
            .min()
            .unwrap_or(day.year())
            .clamp(earliest, day.year() - 1);
        let last = years()
            .max()
            .unwrap_or(day.year())
            .clamp(day.year() + 1, latest);
        Self {
            left,
            first,
            years: last + 1 - first,
        }
    }

    fn right(&self) -> f64 {
        self.left + AXIS
    }

    /// Where a day lies, even where that is beyond the paper.
    fn at(&self, day: Day) -> f64 {
        let year = f64::from(day.year() - self.first) + f64::from(day.day_of_year() - 1) / 366.0;
        self.left + AXIS * year / f64::from(self.years)
    }

    fn within(&self, day: Day) -> f64 {
        self.at(day).clamp(self.left, self.right())
    }

    /// Years with a line: so far apart that their numbers fit.
    fn ticks(&self) -> impl Iterator<Item = (i16, f64)> {
        let step = [1, 2, 5, 10]
            .into_iter()
            .find(|step| AXIS * f64::from(*step) / f64::from(self.years) > 40.0);
        let step = step.unwrap_or(10);
        (self.first..self.first + self.years)
            .filter(move |year| year % step == 0)
            .map(|year| (year, self.at(Day::constant(year, 1, 1))))
    }
}

/// The picture.
pub(super) fn scene(view: &View) -> Scene {
    let (spans, undated) = view.spans();
    let columns = Columns::new([NAME, PERIOD, STATE, AXIS]);
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
        .push(line(today, first - 4.0, today, y, Style::Today));
    scene.breaks.push(y);
    y += 6.0;
    y = part(
        &mut scene,
        y,
        undated.len(),
        "with no period and no review date recorded",
        Ink::Plain,
    );
    y = names(&mut scene, view, columns.inner(), &undated, by_state, y);
    let reading = format!(
        "The gold line is {}. What ends first stands first. Where no start or end is recorded, the bar is drawn to the edge.",
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
            draw(scene, view, axis, span, f64::midpoint(y, below));
            y = below;
        }
    }
    y
}

fn cells(view: &View, span: &Span) -> Vec<Cell> {
    let node = &view.nodes[span.node];
    let state = node.condition.clone().unwrap_or_else(|| "In force".into());
    let (mut words, mut ink) = (state, Ink::Plain);
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

/// The bar, and a diamond where a review is due.
fn draw(scene: &mut Scene, view: &View, axis: &Axis, span: &Span, middle: f64) {
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
        let left = span.from.map_or(axis.left, |from| axis.within(from));
        let right = span.to.map_or(axis.right(), |to| axis.within(to));
        scene.items.push(rect(
            left,
            middle - 6.0,
            (right - left).max(3.0),
            12.0,
            0.0,
            style,
        ));
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
        let points = corners.map(|(x, y)| format!("{} {}", Px(x), Px(y)));
        scene.items.push(Item::Path {
            d: format!("M{}Z", points.join("L")),
            style,
        });
    }
}
