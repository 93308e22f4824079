//! The font of pictures: how wide text is, and its files for forms that carry their font with them.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

/// The widths of Arial, so that the same labels fit wherever the picture is shown; its licence is in `font/OFL.txt`.
pub(super) const REGULAR: &[u8] = include_bytes!("font/Arimo-Regular.ttf");
/// The same, bold.
pub(super) const BOLD: &[u8] = include_bytes!("font/Arimo-Bold.ttf");

/// Fonts of the same widths, the likeliest to be there first.
pub(super) const FAMILY: &str = "Arimo,Arial,Helvetica,'Liberation Sans',sans-serif";

/// The weight of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

struct Metrics {
    face: Face<'static>,
    /// Advances of the ASCII characters, of which most text is made.
    ascii: [f64; 128],
}

static METRICS: LazyLock<[Metrics; 2]> = LazyLock::new(|| [REGULAR, BOLD].map(Metrics::new));

impl Metrics {
    fn new(font: &'static [u8]) -> Self {
        let face = Face::parse(font, 0).expect("the font of the program is whole");
        let ascii = std::array::from_fn(|code| {
            let letter = u8::try_from(code).map(char::from).expect("ASCII");
            advance(&face, letter)
        });
        Self { face, ascii }
    }

    fn advance(&self, letter: char) -> f64 {
        match self.ascii.get(letter as usize) {
            Some(advance) => *advance,
            None => advance(&self.face, letter),
        }
    }
}

/// In parts of the font's size. What the font lacks is drawn in some other one, and is taken to be wide.
fn advance(face: &Face, letter: char) -> f64 {
    let own = face
        .glyph_index(letter)
        .and_then(|glyph| face.glyph_hor_advance(glyph));
    match (own, letter.width()) {
        (Some(advance), _) => f64::from(advance) / f64::from(face.units_per_em()),
        (None, Some(0)) => 0.0,
        (None, Some(1)) => 0.7,
        (None, _) => 1.1,
    }
}

/// How wide a letter is at a size.
pub(super) fn letter_width(letter: char, size: f64, weight: Weight) -> f64 {
    METRICS[weight as usize].advance(letter) * size
}

/// How wide a text is at a size.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars()
        .map(|letter| letter_width(letter, size, weight))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_arial() {
        // Arial's advances for "W", "i" and a blank are 1933, 455 and 569 of 2048 units.
        for (letter, units) in [('W', 1933.0), ('i', 455.0), (' ', 569.0)] {
            let width = letter_width(letter, 2048.0, Weight::Regular);
            assert!((width - units).abs() < 0.01, "{letter}: {width}");
        }
    }
}
