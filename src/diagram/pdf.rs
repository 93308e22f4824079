//! A picture on paper: text is text, and each sheet carries its words for those who do not see it.

#![expect(
    clippy::cast_possible_truncation,
    reason = "PDF has lengths of 32 bits"
)]

use krilla::Document;
use krilla::geom::{Size, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt, SvgSettings};

use super::layout::scene;
use super::paper::{MARGIN, sheets};
use super::view::View;
use super::{png, svg, text};

/// The language of the words.
const LANGUAGE: &str = "en-GB";
/// Words beside a picture at most, in bytes: more nobody has read out.
const WORDS: usize = 200_000;

/// The picture as a PDF file.
pub fn pdf(view: &View) -> Vec<u8> {
    let scene = scene(view);
    let sheets = sheets(&scene);
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(view.title())
            .description(view.subtitle())
            .language(LANGUAGE.into())
            .creator(env!("CARGO_PKG_NAME").into()),
    );
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.into()));
    for (number, window) in sheets.windows.iter().enumerate() {
        let settings = PageSettings::from_wh(sheets.width as f32, sheets.height as f32);
        let mut page = document.start_page_with(settings.expect("paper has a size"));
        let mut surface = page.surface();
        let words = words(view, number);
        let tag = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        surface.push_transform(&Transform::from_translate(MARGIN as f32, MARGIN as f32));
        let tree = png::tree(&svg::part(&scene, window));
        let size = Size::from_wh(
            (scene.width * sheets.scale) as f32,
            (window.height * sheets.scale) as f32,
        );
        surface.draw_svg(
            &tree,
            size.expect("a picture has a size"),
            SvgSettings::default(),
        );
        surface.pop();
        surface.end_tagged();
        surface.finish();
        page.finish();
        let mut figure = TagGroup::new(Tag::Figure(Some(words)));
        figure.push(tag);
        tags.push(figure);
    }
    document.set_tag_tree(tags);
    document
        .finish()
        .expect("what the program draws can be written as PDF")
}

/// What a sheet shows, in words: the first has the whole picture as a list.
fn words(view: &View, sheet: usize) -> String {
    if sheet > 0 {
        return format!("{}, sheet {}", view.title(), sheet + 1);
    }
    let list = text(view);
    if list.len() <= WORDS {
        list
    } else {
        format!("{}. {}", view.title(), view.subtitle())
    }
}
