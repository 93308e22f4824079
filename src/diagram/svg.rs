//! A scene as SVG.

use std::fmt::Write;

use super::font::FAMILY;
use super::layout::scene;
use super::scene::{Anchor, Font, Ink, Item, Node, Px, Scene, Style, Text};
use super::view::View;
use super::xml::Escaped;

/// The picture as a file of its own.
pub fn svg(view: &View) -> String {
    write(&scene(view))
}

/// A scene as a file of its own.
pub(super) fn write(scene: &Scene) -> String {
    let all = Window {
        top: 0.0,
        height: scene.height,
    };
    part(scene, &all)
}

/// A strip of a scene over its whole width.
pub(super) struct Window {
    pub(super) top: f64,
    pub(super) height: f64,
}

/// What can be seen of a scene in a window.
pub(super) fn part(scene: &Scene, window: &Window) -> String {
    let mut out = String::with_capacity(64 * 1024);
    let (width, height, top) = (Px(scene.width), Px(window.height), Px(window.top));
    // With links in it a picture is a group: the role of an image would hide them.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"group\" lang=\"en-GB\" aria-labelledby=\"picture-title\" aria-describedby=\"picture-text\">\n\
         <title id=\"picture-title\">{}</title>\n<desc id=\"picture-text\">{}</desc>\n<style>{}</style>\n",
        Escaped(&scene.title),
        Escaped(&scene.description),
        style_sheet(),
    );
    let bottom = window.top + window.height;
    let is_seen = |item: &&Item| {
        item.span()
            .is_none_or(|(from, to)| from < bottom && to > window.top)
    };
    for item in scene.items.iter().filter(is_seen) {
        self::item(&mut out, item);
    }
    out.push_str("</svg>\n");
    out
}

/// The looks of the picture, in the light and in the dark.
fn style_sheet() -> String {
    let mut sheet = format!("text{{font-family:{FAMILY}}}");
    for font in [
        Font::Title,
        Font::Subtitle,
        Font::Heading,
        Font::Figure,
        Font::Label,
        Font::Strong,
        Font::Small,
        Font::SmallStrong,
    ] {
        let weight = match font.weight() {
            super::font::Weight::Regular => "",
            super::font::Weight::Bold => ";font-weight:bold",
        };
        let _ = write!(
            sheet,
            ".{}{{font-size:{}px{weight}}}",
            font.class(),
            font.size()
        );
    }
    let looks = || {
        Ink::ALL
            .map(Ink::look)
            .into_iter()
            .chain(Style::ALL.map(Style::look))
    };
    for look in looks() {
        let _ = write!(sheet, ".{}{{{}}}", look.class, look.light);
    }
    sheet
        .push_str("a:focus rect,a:hover rect{stroke:#0b1f33;stroke-width:3;stroke-dasharray:none}");
    sheet.push_str("@media (prefers-color-scheme:dark){");
    for look in looks() {
        let _ = write!(sheet, ".{}{{{}}}", look.class, look.dark);
    }
    sheet.push_str("a:focus rect,a:hover rect{stroke:#ffffff}}");
    sheet
}

fn item(out: &mut String, item: &Item) {
    let _ = match item {
        Item::Rect(rect) => {
            let radius = if rect.radius > 0.0 {
                format!(" rx=\"{}\"", Px(rect.radius))
            } else {
                String::new()
            };
            writeln!(
                out,
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{radius}/>",
                rect.style.look().class,
                Px(rect.x),
                Px(rect.y),
                Px(rect.width),
                Px(rect.height)
            )
        }
        Item::Path { d, style } => {
            writeln!(out, "<path class=\"{}\" d=\"{d}\"/>", style.look().class)
        }
        Item::Text(text) => {
            self::text(out, text);
            Ok(())
        }
        Item::Node(node) => {
            self::node(out, node);
            Ok(())
        }
    };
}

fn text(out: &mut String, text: &Text) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
    };
    let class = format!("{} {}", text.font.class(), text.ink.look().class);
    let _ = write!(
        out,
        "<text class=\"{class}\"{anchor} x=\"{}\" y=\"{}\">",
        Px(text.x),
        Px(text.y)
    );
    match text.lines.as_slice() {
        [only] => {
            let _ = write!(out, "{}", Escaped(only));
        }
        lines => {
            for (at, line) in lines.iter().enumerate() {
                let dy = if at == 0 { 0.0 } else { text.font.leading() };
                // The blank keeps words apart for those who have the text read out or copy it.
                let blank = if at + 1 < lines.len() { " " } else { "" };
                let _ = write!(
                    out,
                    "<tspan x=\"{}\" dy=\"{}\">{}{blank}</tspan>",
                    Px(text.x),
                    Px(dy),
                    Escaped(line)
                );
            }
        }
    }
    out.push_str("</text>\n");
}

fn node(out: &mut String, node: &Node) {
    let (tag, href) = match &node.href {
        Some(href) => ("a", format!(" href=\"{}\"", Escaped(href))),
        None => ("g", String::new()),
    };
    let _ = writeln!(out, "<{tag}{href}>");
    let _ = writeln!(
        out,
        "<title>{}</title><desc>{}</desc>",
        Escaped(&node.title),
        Escaped(&node.description)
    );
    for item in &node.items {
        self::item(out, item);
    }
    let _ = writeln!(out, "</{tag}>");
}
