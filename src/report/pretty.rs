//! JSON as it is written out: indented, and with nothing in it that a terminal or a log would obey.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::{COMMAND, is_unsafe};

/// A form as text, with a line break at the end.
pub(crate) fn pretty(form: &impl Serialize) -> Vec<u8> {
    let mut json = Vec::new();
    write_pretty(form, &mut json).expect("memory takes all");
    json
}

/// The same, written as it is made: a large form takes many times the room of what it shows.
pub(super) fn write_pretty(form: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    form.serialize(&mut Serializer::with_formatter(&mut *out, Inert::default()))?;
    out.write_all(b"\n")
}

/// A form on one line.
pub(super) fn line(form: &impl Serialize) -> String {
    use std::fmt::Write as _;
    let json = serde_json::to_string(form).expect("a form of words and numbers");
    // Outside of strings JSON has none of these.
    let mut inert = String::with_capacity(json.len());
    for c in json.replace(COMMAND, "##\\u005b").chars() {
        match u32::from(c) {
            code if is_unsafe(c) => write!(inert, "\\u{code:04x}").expect("memory takes all"),
            _ => inert.push(c),
        }
    }
    inert
}

/// Writes as `serde_json` does, but escapes what JSON would allow as it is: marks of direction, control characters beyond ASCII
/// and what begins a command to GitHub Actions.
#[derive(Default)]
struct Inert(PrettyFormatter<'static>);

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        // Most text is plain, and looked at faster by the byte.
        if text.bytes().all(|byte| byte < 0x7f && byte != b'#') {
            return out.write_all(text.as_bytes());
        }
        let mut written = 0;
        for (at, c) in text.char_indices() {
            if is_unsafe(c) || text[..at + c.len_utf8()].ends_with(COMMAND) {
                write!(out, "{}\\u{:04x}", &text[written..at], u32::from(c))?;
                written = at + c.len_utf8();
            }
        }
        out.write_all(&text.as_bytes()[written..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_a_terminal_obeys_are_escaped_and_mean_the_same() {
        let text = "a\u{1b}b\u{9b}c\u{202e}d\u{2028}é\"\\\n\u{7f}##[x";
        let json = String::from_utf8(pretty(&[text])).expect("text");
        assert_eq!(
            json,
            "[\n  \"a\\u001bb\\u009bc\\u202ed\\u2028é\\\"\\\\\\n\\u007f##\\u005bx\"\n]\n"
        );
        let [read]: [String; 1] = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read, text);
    }
}
