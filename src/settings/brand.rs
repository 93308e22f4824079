//! How a council shows itself in reports.

use super::keys::{BRAND, LONGEST_BRAND_TEXT};
use crate::framework::Text;
use crate::load::fault::What;
use crate::load::fields::Fields;

/// How a council shows itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The colour behind white headings.
    pub colour: Option<Colour>,
    /// What stands where a logo would.
    pub text: Option<String>,
}

/// A colour on which white text can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Brand {
    pub(super) fn decode(fields: &mut Fields) -> Option<Self> {
        let node = fields.map("brand")?;
        let mut entry = Fields::new(node, &BRAND, fields.faults);
        let colour = entry.text("colour");
        let colour = colour.and_then(|colour| colour_of(&mut entry, &colour));
        let text = entry
            .take("text")
            .and_then(|node| entry.short_text_of(node, "text", LONGEST_BRAND_TEXT));
        entry.finish();
        let text = text.map(|text| text.value.into_owned());
        Some(Self { colour, text })
    }
}

/// The colour that a text names; a fault where it names none, or one on which white text would be too hard to read.
fn colour_of(fields: &mut Fields, text: &Text) -> Option<Colour> {
    let mut refuse =
        |expected| fields.fault(text.place, Some("colour"), || What::WrongForm { expected });
    match Colour::parse(text) {
        None => refuse("a colour as \"#12436d\", in quotes"),
        Some(colour) if colour.contrast_with_white() < Colour::LEAST_CONTRAST => {
            refuse(
                "a darker colour, on which white text can be read (a contrast of 4.5 to 1, as WCAG asks),",
            );
        }
        Some(colour) => return Some(colour),
    }
    None
}

impl Colour {
    /// What WCAG 2.2 AA asks of text.
    const LEAST_CONTRAST: f64 = 4.5;

    /// Reads "#rrggbb".
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let digit = |at: usize| {
            digits
                .get(at..=at)
                .and_then(|digit| u8::from_str_radix(digit, 16).ok())
        };
        let part = |at: usize| Some(16 * digit(at)? + digit(at + 1)?);
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// As style sheets write it.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The contrast of white text on it, as WCAG reckons it: from 1 to 21.
    fn contrast_with_white(self) -> f64 {
        1.05 / (self.luminance() + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text names a colour on which white text can be read; none where it names no colour.
    fn readable(text: &str) -> Option<bool> {
        Colour::parse(text).map(|colour| colour.contrast_with_white() >= Colour::LEAST_CONTRAST)
    }

    #[test]
    fn white_text_must_be_readable_on_it() {
        assert_eq!(readable("#12436d"), Some(true));
        // The two greys on either side of the line are well known.
        assert_eq!(readable("#767676"), Some(true));
        assert_eq!(readable("#777777"), Some(false));
        assert_eq!(readable("#ffdd00"), Some(false));
    }

    #[test]
    fn only_one_form_is_a_colour() {
        for text in [
            "12436d", "#fff", "#12436", "#12436dd", "#+1+2+3", "#é12436", "red", "#12436g",
        ] {
            assert_eq!(readable(text), None, "{text}");
        }
        assert_eq!(
            Colour::parse("#0A1b2C").map(Colour::hex).as_deref(),
            Some("#0a1b2c")
        );
    }
}
