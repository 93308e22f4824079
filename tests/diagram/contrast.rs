//! What can be told apart: text by 4.5 to 1, lines and signs by 3 to 1, in the light and in the dark, on what is painted below.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use stratlint::diagram::{self, Choice, Grouping, Shape};

use super::{COUNCIL, council, draw};

/// What each class says of its looks: "fill" and "stroke" with their colours.
type Looks<'s> = BTreeMap<&'s str, BTreeMap<&'s str, &'s str>>;

#[derive(Clone, Copy)]
struct Area<'s> {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    fill: &'s str,
}

#[test]
fn everything_can_be_told_from_its_ground() {
    let inputs = council(COUNCIL);
    let mut seen = 0;
    for shape in Shape::ALL {
        for choice in [
            Choice::default(),
            Choice {
                focus: Some("housing"),
                // With it findings are marked.
                grouping: Some(Grouping::Owner),
                ..Choice::default()
            },
        ] {
            let svg = draw(&inputs, shape, &choice, diagram::svg);
            let picture = Document::parse(&svg).expect("XML");
            let (light, dark) = looks(&picture);
            seen += judge(&picture, &light) + judge(&picture, &dark);
        }
    }
    // Boxes, their words and their lines were looked at, not passed by.
    assert!(seen > 1_000, "{seen}");
}

/// The looks in the light, and those in the dark with what stays.
fn looks<'s>(picture: &'s Document) -> (Looks<'s>, Looks<'s>) {
    let style = picture
        .descendants()
        .find(|node| node.has_tag_name("style"));
    let sheet = style.and_then(|node| node.text()).expect("a style sheet");
    let (light, dark) = sheet
        .split_once("@media (prefers-color-scheme:dark){")
        .expect("looks for the dark");
    let light = rules(light, Looks::new());
    (light.clone(), rules(dark, light))
}

fn rules<'s>(sheet: &'s str, mut looks: Looks<'s>) -> Looks<'s> {
    for rule in sheet.split('}') {
        let Some((class, declarations)) = rule.split_once('{') else {
            continue;
        };
        let Some(class) = class.strip_prefix('.') else {
            continue;
        };
        let look = looks.entry(class).or_default();
        look.extend(
            declarations
                .split(';')
                .filter_map(|one| one.split_once(':')),
        );
    }
    looks
}

/// Looks at everything from the back to the front; how many things there were.
fn judge(picture: &Document, looks: &Looks) -> usize {
    let mut painted: Vec<Area> = Vec::new();
    let mut seen = 0;
    for node in picture.descendants().filter(Node::is_element) {
        let class = node.attribute("class").unwrap_or_default();
        let look = |key| {
            let of = |class| looks.get(class)?.get(key).copied();
            class
                .split(' ')
                .find_map(of)
                .filter(|colour| *colour != "none")
        };
        match node.tag_name().name() {
            "text" => {
                let (x, y) = (number(node, "x"), number(node, "y") - 4.0);
                let ground = ground(&painted, x, y);
                let ink = look("fill").expect("text has a colour");
                assert_contrast(ink, ground, 4.5, node);
            }
            "rect" => {
                let area = Area {
                    x: number(node, "x"),
                    y: number(node, "y"),
                    width: number(node, "width"),
                    height: number(node, "height"),
                    fill: look("fill").expect("an area has a colour"),
                };
                if painted.is_empty() {
                    painted.push(area);
                    continue;
                }
                let ground = ground(
                    &painted,
                    area.x + area.width / 2.0,
                    area.y + area.height / 2.0,
                );
                if let Some(stroke) = look("stroke") {
                    assert_contrast(stroke, ground, 3.0, node);
                } else if ["gold", "bar"].contains(&class) {
                    assert_contrast(area.fill, ground, 3.0, node);
                }
                painted.push(area);
            }
            "path" => {
                let (x, y) = start(node.attribute("d").expect("a path has a course"));
                let colour = look("stroke").or_else(|| look("fill"));
                let ground = ground(&painted, x, y);
                assert_contrast(colour.expect("a path has a colour"), ground, 3.0, node);
            }
            _ => continue,
        }
        seen += 1;
    }
    seen
}

fn number(node: Node, name: &str) -> f64 {
    let value = node.attribute(name).expect("everything has a place");
    value.parse().expect("a number")
}

/// "M12 34L…".
fn start(course: &str) -> (f64, f64) {
    let mut numbers = course[1..].split(|sign: char| sign == ' ' || sign.is_ascii_uppercase());
    let mut next = || numbers.next().and_then(|number| number.parse().ok());
    (next().expect("a number"), next().expect("a number"))
}

/// The colour of what was painted last at a place.
fn ground<'s>(painted: &[Area<'s>], x: f64, y: f64) -> &'s str {
    let covers = |area: &&Area| {
        (area.x..=area.x + area.width).contains(&x) && (area.y..=area.y + area.height).contains(&y)
    };
    let last = painted.iter().rev().find(covers);
    last.expect("the paper lies below everything").fill
}

#[track_caller]
fn assert_contrast(colour: &str, ground: &str, least: f64, node: Node) {
    let contrast = contrast(colour, ground);
    assert!(
        contrast >= least,
        "{colour} on {ground} is only {contrast:.2} to 1: {node:?}"
    );
}

/// As the Web Content Accessibility Guidelines reckon it.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour as #rrggbb");
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn contrast_is_reckoned_as_the_guidelines_do() {
    assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 1e-9);
    // The grey that is just enough for text on white.
    assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
}
