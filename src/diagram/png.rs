//! A picture in dots, with the font of the program: it looks the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::font::{BOLD, REGULAR};
use super::layout::scene;
use super::svg;
use super::view::View;

/// Dots for each pixel of a screen: sharp on paper too.
const SCALE: f32 = 2.0;
/// Dots in a picture at most: what can be opened everywhere.
const MOST: f32 = 100_000_000.0;

/// A picture of more dots than can be opened everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// The fonts of the program, and no others.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("Arimo");
    Arc::new(fonts)
});

/// The picture as a PNG file.
pub fn png(view: &View) -> Result<Vec<u8>, TooLarge> {
    let tree = tree(&svg::write(&scene(view)));
    let size = tree.size();
    if size.width() * size.height() > MOST {
        return Err(TooLarge);
    }
    let scale = SCALE.min((MOST / (size.width() * size.height())).sqrt());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a picture of ours has a size, and `MOST` bounds it"
    )]
    let dots = |length: f32| (length * scale).ceil() as u32;
    let mut picture = Pixmap::new(dots(size.width()), dots(size.height())).ok_or(TooLarge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture.encode_png().map_err(|_| TooLarge)
}

/// A picture of ours, read by the library that paints it.
pub(super) fn tree(svg: &str) -> Tree {
    let options = Options {
        font_family: "Arimo".into(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    Tree::from_str(svg, &options).expect("a picture of ours is SVG")
}
