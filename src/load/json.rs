//! JSON, read many times faster than by the general parser.
//!
//! One value, laid out in any way; numbers are not looked at closely. At anything that could be YAML alone this reader gives up
//! (see [`super::marks`]).

use super::marks::{Tape, What};

/// Notes the events of a text without unusual characters; none where it gives up.
pub(super) fn read(text: &str, tape: Tape) -> Option<Tape> {
    let mut reader = Reader {
        bytes: text.as_bytes(),
        at: 0,
        tape,
    };
    reader.document()?;
    Some(reader.tape)
}

/// The text of a string with escapes that has been read.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let (character, length) = escaped(escape.as_bytes()).expect("it has been looked at");
        plain.push(character);
        rest = &escape[length..];
    }
    plain + rest
}

/// The character that is written behind a backslash, and in how many bytes; none for half of a pair.
fn escaped(escape: &[u8]) -> Option<(char, usize)> {
    let character = match escape.first()? {
        b'u' => {
            let digits = escape
                .get(1..5)
                .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
            let code = u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?;
            return Some((char::from_u32(code)?, 5));
        }
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        same @ (b'"' | b'\\' | b'/') => char::from(*same),
        _ => return None,
    };
    Some((character, 1))
}

/// Goes through the bytes once. Each step gives none where it gives up.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    tape: Tape,
}

impl Reader<'_> {
    /// The most bytes of a key; the judge knows a limit too.
    const LONGEST_KEY: usize = 1_000;

    fn document(&mut self) -> Option<()> {
        self.tape.mark(What::DocumentStart, 0..1);
        self.value()?;
        self.tape.mark(What::DocumentEnd, self.at..self.at);
        self.skip_space();
        (self.at == self.bytes.len()).then_some(())
    }

    fn value(&mut self) -> Option<()> {
        match self.peek() {
            b'{' => self.object(),
            b'[' => self.array(),
            b'"' => self.string(),
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Option<()> {
        self.tape.enter(What::MapStart, self.at..self.at + 1)?;
        self.step();
        while self.peek() != b'}' {
            let key = self.at;
            self.string()?;
            if self.peek() != b':' || self.at - key > Self::LONGEST_KEY {
                return None;
            }
            self.step();
            self.value()?;
            self.comma(b'}')?;
        }
        self.tape.leave(What::MapEnd, self.at..self.at + 1);
        self.at += 1;
        Some(())
    }

    fn array(&mut self) -> Option<()> {
        self.tape.enter(What::ListStart, self.at..self.at + 1)?;
        self.step();
        while self.peek() != b']' {
            self.value()?;
            self.comma(b']')?;
        }
        self.tape.leave(What::ListEnd, self.at..self.at + 1);
        self.at += 1;
        Some(())
    }

    /// A comma and something behind it, or the bracket that closes.
    fn comma(&mut self, close: u8) -> Option<()> {
        self.skip_space();
        if self.peek() == b',' {
            self.step();
            return (self.peek() != close).then_some(());
        }
        (self.peek() == close).then_some(())
    }

    fn string(&mut self) -> Option<()> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.at + 1;
        let (mut end, mut what) = (start, What::Quoted);
        loop {
            let rest = &self.bytes[end..];
            end += rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))?;
            match self.bytes[end] {
                b'"' => break,
                b'\\' => end += 1 + escaped(&self.bytes[end + 1..])?.1,
                _ => return None,
            }
            what = What::Escaped;
        }
        self.tape.mark(what, start..end);
        self.at = end + 1;
        Some(())
    }

    /// A number, or `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let is_part =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let rest = &self.bytes[self.at..];
        let word = &rest[..rest.iter().take_while(is_part).count()];
        let begins_well = match word {
            [b'-', second, ..] => second.is_ascii_digit(),
            [first, ..] => first.is_ascii_alphanumeric(),
            [] => false,
        };
        let end = self.at + word.len();
        self.tape.mark(What::Plain, self.at..end);
        self.at = end;
        begins_well.then_some(())
    }

    /// Goes over a sign and the space behind it.
    fn step(&mut self) {
        self.at += 1;
        self.skip_space();
    }

    fn skip_space(&mut self) {
        let rest = &self.bytes[self.at..];
        let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n'));
        self.at += space.count();
    }

    /// The byte at hand, or at the end one that nothing begins with.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }
}
