//! JSON, read many times faster than by the general parser.
//!
//! One value, laid out in any way; numbers are not looked at closely. At anything that could be YAML alone this reader gives up
//! (see [`super::fast`]).

use super::keyset::KeySet;
use super::tape::{What, Written};

/// The text of a string with escapes that has been read.
fn unescaped(text: &str) -> String {
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

/// Whether it is a number as JSON has them: no zero before other digits, a digit on both sides of the point.
fn is_number(word: &[u8]) -> bool {
    let digits = |word: &[u8]| word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let word = word.strip_prefix(b"-").unwrap_or(word);
    let whole = digits(word);
    let (is_whole, mut rest) = (whole == 1 || (whole > 1 && word[0] != b'0'), &word[whole..]);
    let mut is_right = is_whole;
    if let Some(part) = rest.strip_prefix(b".") {
        is_right &= digits(part) > 0;
        rest = &part[digits(part)..];
    }
    if let [b'e' | b'E', power @ ..] = rest {
        let power = power
            .strip_prefix(b"+")
            .or(power.strip_prefix(b"-"))
            .unwrap_or(power);
        is_right &= digits(power) > 0;
        rest = &power[digits(power)..];
    }
    is_right && rest.is_empty()
}

/// Goes through the bytes once. Each step gives none where it gives up.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Inside the list at the top, whose items are documents.
    pub(super) in_list: bool,
    pub(super) written: Written<'a>,
}

impl<'a> Reader<'a> {
    /// The most bytes of a key; the judge knows a limit too.
    const LONGEST_KEY: usize = 1_000;

    /// Begins to read a text without unusual characters, which begins with a bracket.
    pub(super) fn new(text: &'a str, written: Written<'a>) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            in_list: false,
            written,
        }
    }

    /// Reads the next document, or item of the list at the top. False where there is none.
    pub(super) fn next_document(&mut self) -> Option<bool> {
        let is_start = self.at == 0;
        if is_start && self.peek() == b'[' {
            self.in_list = true;
            self.step();
        }
        if self.in_list && self.peek() == b']' {
            self.in_list = false;
            self.at += 1;
        } else if is_start || self.in_list {
            self.written.tape.clear();
            self.value()?;
            self.written.document()?;
            if self.in_list {
                self.comma(b']')?;
            }
            return Some(true);
        }
        self.skip_space();
        (self.at == self.bytes.len()).then_some(false)
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
        let map = self.written.enter(What::Map, self.at..self.at + 1)?;
        let mut keys = KeySet::default();
        self.step();
        while self.peek() != b'}' {
            let start = self.at;
            self.string()?;
            if self.peek() != b':' || self.at - start > Self::LONGEST_KEY {
                return None;
            }
            self.written.key(map, &mut keys)?;
            self.step();
            self.value()?;
            self.comma(b'}')?;
        }
        self.written.leave(map);
        self.at += 1;
        Some(())
    }

    fn array(&mut self) -> Option<()> {
        let list = self.written.enter(What::List, self.at..self.at + 1)?;
        self.step();
        while self.peek() != b']' {
            self.value()?;
            self.comma(b']')?;
        }
        self.written.leave(list);
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
        let (mut end, mut is_escaped) = (start, false);
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
            is_escaped = true;
        }
        if is_escaped {
            let text = unescaped(&self.written.tape.text[start..end]);
            self.written.add_text(text.into(), start..end);
        } else {
            self.written.add_quoted(start..end);
        }
        self.at = end + 1;
        Some(())
    }

    /// A number, or `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let is_part =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let rest = &self.bytes[self.at..];
        let word = &rest[..rest.iter().take_while(is_part).count()];
        if !matches!(word, b"true" | b"false" | b"null") && !is_number(word) {
            return None;
        }
        let end = self.at + word.len();
        self.written.add_plain(self.at..end);
        self.at = end;
        Some(())
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
