//! What stands around every picture: its title above, how to read it below.

use super::super::font::width;
use super::super::scene::{Font, Ink, Item, Scene, Style, line, rect, text};
use super::super::view::View;
use super::label::wrap;

/// Around everything.
pub(super) const MARGIN: f64 = 28.0;

/// Begins a picture whose content is so wide; and where the content begins.
pub(super) fn begin(view: &View, inner: f64) -> (Scene, f64) {
    let mut scene = Scene {
        width: inner + 2.0 * MARGIN,
        height: 0.0,
        top: 0.0,
        title: view.title(),
        description: format!("{}. {}", view.subtitle(), view.notes().join(" "))
            .trim_end()
            .to_owned(),
        items: Vec::new(),
        breaks: Vec::new(),
    };
    let mut y = MARGIN + Font::Title.size();
    for (words, font, ink) in [
        (view.title(), Font::Title, Ink::Plain),
        (view.occasion(), Font::Subtitle, Ink::Faint),
    ] {
        let lines = wrap(&words, inner, font, 4);
        let height = lines.len() as f64 * font.leading();
        scene.text(MARGIN, y, font, ink, lines);
        y += height - 3.0;
    }
    y = shares(&mut scene, view, inner, y - 6.0);
    scene.top = y + 6.0;
    (scene, y + 30.0)
}

/// How many reach the plan, stop or are not known, as a bar with what its parts mean; returns where that ends.
fn shares(scene: &mut Scene, view: &View, inner: f64, y: f64) -> f64 {
    if !view.has_shares() || view.counts.documents == 0 {
        scene
            .items
            .push(line(MARGIN, y, MARGIN + inner, y, Style::Today));
        return y;
    }
    let counts = view.counts;
    let all = counts.documents as f64;
    let mut x = MARGIN;
    for (number, style) in [
        (counts.linked, Style::Gold),
        (counts.stopped, Style::Bad),
        (counts.unexamined, Style::Doubtful),
    ] {
        let width = (inner * number as f64 / all).round();
        if number > 0 {
            scene.rect(x, y, width - 2.0, 8.0, style);
        }
        x += width;
    }
    let [stopped, unknown, missing] = view.stops();
    let figures = [
        (Some(Style::Gold), (counts.linked, "linked to the plan")),
        (Some(Style::Bad), stopped),
        (Some(Style::Doubtful), unknown),
        (None, missing),
    ];
    let shown = figures.into_iter().filter(|(_, (number, _))| *number > 0);
    let keys = shown.map(|(style, (number, words))| (style, format!("{number} {words}")));
    legend(scene, keys, y + 28.0)
}

/// A sign of the legend and what it means.
pub(super) struct Key {
    pub(super) style: Style,
    pub(super) words: &'static str,
}

/// Ends a picture below its content: the signs that occur, how to read it, and what is left out.
pub(super) fn end(mut scene: Scene, mut y: f64, keys: &[Key], reading: &str, view: &View) -> Scene {
    let right = scene.width - MARGIN;
    scene.breaks.push(y + 8.0);
    y += 30.0;
    let signs = keys
        .iter()
        .map(|key| (Some(key.style), key.words.to_owned()));
    y = legend(&mut scene, signs, y);
    if !keys.is_empty() {
        y += 26.0;
    }
    let words = std::iter::once(reading.to_owned()).chain(view.notes());
    let lines = wrap(
        &words.collect::<Vec<_>>().join(" "),
        right - MARGIN,
        Font::Small,
        6,
    );
    let height = lines.len() as f64 * Font::Small.leading();
    scene.text(MARGIN, y, Font::Small, Ink::Faint, lines);
    scene.height = y + height + MARGIN - Font::Small.size();
    let paper = rect(0.0, 0.0, scene.width, scene.height, 0.0, Style::Paper);
    scene.items.insert(0, paper);
    scene
}

/// Signs with their words, in lines from a first base line; returns the last one.
fn legend(
    scene: &mut Scene,
    keys: impl Iterator<Item = (Option<Style>, String)>,
    first: f64,
) -> f64 {
    let right = scene.width - MARGIN;
    let (mut x, mut y) = (MARGIN, first);
    for (style, words) in keys {
        let indent = if style.is_some() { 40.0 } else { 0.0 };
        let wide = indent + width(&words, Font::Small.size(), Font::Small.weight()) + 26.0;
        if x + wide > right && x > MARGIN {
            (x, y) = (MARGIN, y + 24.0);
        }
        scene.items.extend(style.map(|style| sample(x, y, style)));
        scene.text(x + indent, y, Font::Small, Ink::Plain, vec![words]);
        x += wide;
    }
    y
}

/// The look itself, small.
fn sample(x: f64, y: f64, style: Style) -> Item {
    match style {
        Style::Stated | Style::Reported | Style::Broken | Style::Open => {
            line(x, y - 4.0, x + 32.0, y - 4.0, style)
        }
        Style::Today => line(x + 16.0, y - 12.0, x + 16.0, y + 4.0, style),
        _ => rect(x + 1.0, y - 12.0, 30.0, 15.0, 2.0, style),
    }
}

/// A heading over a part of a picture.
pub(super) fn heading(x: f64, y: f64, words: &str, ink: Ink) -> Item {
    text(x, y, Font::Heading, ink, vec![words.to_owned()])
}
