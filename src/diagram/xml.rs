//! Text that no reader of XML takes for anything but text. Every form that is XML escapes here and nowhere else.

use std::fmt::{Display, Formatter, Result, Write};

use crate::report::visible;

/// Text as it stands in an element or an attribute: what has a meaning is escaped, what may not stand in XML is shown as a sign.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter) -> Result {
        for letter in self.0.chars().map(visible) {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}
