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

impl Window {
    fn shows(&self, item: &Item) -> bool {
        let bottom = self.top + self.height;
        item.span()
            .is_none_or(|(from, to)| from < bottom && to > self.top)
    }
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
        style_sheet(""),
    );
    for item in scene.items.iter().filter(|item| window.shows(item)) {
        self::item(&mut out, item, None);
    }
    out.push_str("</svg>\n");
    out
}

/// Where a box leads in the page, by the id of what it stands for.
type Address<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The picture as a part of a page that has [`page_style`] and says in words what the picture shows, its figures among them:
/// so it begins below its title.
pub fn in_page(view: &View, name: &str, address: Address) -> String {
    let scene = scene(view);
    let window = Window {
        top: scene.top,
        height: scene.height - scene.top,
    };
    let (width, height, top) = (Px(scene.width), Px(window.height), Px(window.top));
    let mut out = format!(
        "<svg viewBox=\"0 {top} {width} {height}\" width=\"{width}\" role=\"group\" aria-label=\"{}\">\n",
        Escaped(name)
    );
    for item in scene.items.iter().filter(|item| window.shows(item)) {
        self::item(&mut out, item, Some(address));
    }
    out.push_str("</svg>\n");
    out
}

/// The looks of a picture in an element of the class `picture`. In forced colours its lines tell what its fills do.
pub fn page_style() -> String {
    style_sheet(".picture ")
        + "@media (forced-colors:active){.picture rect{fill:Canvas!important;stroke:CanvasText!important}\
           .picture path{stroke:CanvasText!important}.picture text{fill:CanvasText!important}\
           .picture a text{fill:LinkText!important}}\n"
}

/// The looks of the picture, in the light and in the dark, within what a selector chooses.
fn style_sheet(within: &str) -> String {
    let mut sheet = format!("{within}text{{font-family:{FAMILY}}}");
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
            "{within}.{}{{font-size:{}px{weight}}}",
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
        let _ = write!(sheet, "{within}.{}{{{}}}", look.class, look.light);
    }
    let touched = format!("{within}a:focus rect,{within}a:hover rect");
    let _ = write!(
        sheet,
        "{touched}{{stroke:#0b1f33;stroke-width:3;stroke-dasharray:none}}@media (prefers-color-scheme:dark){{"
    );
    for look in looks() {
        let _ = write!(sheet, "{within}.{}{{{}}}", look.class, look.dark);
    }
    let _ = write!(sheet, "{touched}{{stroke:#ffffff}}}}");
    sheet
}

fn item(out: &mut String, item: &Item, page: Option<Address>) {
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
            self::node(out, node, page);
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

/// A page says of each what there is to say; a picture by itself says it with the box.
fn node(out: &mut String, node: &Node, page: Option<Address>) {
    let address = match page {
        Some(address) => address(&node.id),
        None => node.href.clone(),
    };
    let (tag, href) = match &address {
        Some(href) => ("a", format!(" href=\"{}\"", Escaped(href))),
        None => ("g", String::new()),
    };
    let _ = writeln!(out, "<{tag}{href}>");
    if page.is_none() || !shows_title(node) {
        let _ = write!(out, "<title>{}</title>", Escaped(&node.title));
    }
    if page.is_none() {
        let _ = writeln!(out, "<desc>{}</desc>", Escaped(&node.description));
    }
    for item in &node.items {
        self::item(out, item, page);
    }
    let _ = writeln!(out, "</{tag}>");
}

/// Whether the box has room for its whole title.
fn shows_title(node: &Node) -> bool {
    let shown = node.items.iter().find_map(|item| match item {
        Item::Text(text) => Some(text.lines.join(" ")),
        _ => None,
    });
    shown.as_deref() == Some(&*node.title)
}
