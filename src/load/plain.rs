//! The plain YAML that officers write, read many times faster than by the general parser.
//!
//! Block maps and lists, words on one line, quotes without escapes, one-line `{a: b}` and `[a, b]`, simple `>-` and `|` text,
//! comments, several documents. At anything else this reader gives up (see [`super::fast`]).

use std::borrow::Cow;
use std::ops::Range;

use super::keyset::KeySet;
use super::tape::{What, Written};

/// Goes through the bytes once. Each step gives none where it gives up.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the line at hand starts.
    line: usize,
    /// Where the next line with anything on it begins.
    next: Column,
    /// Inside the list at the top of a document, whose items are documents.
    pub(super) in_list: bool,
    pub(super) written: Written<'a>,
}

/// Where words stand: what ends them differs.
#[derive(Clone, Copy)]
enum Around {
    Lines = 1,
    Brackets = 2,
}

/// The bit of the bytes of which keys are made.
const OF_KEYS: u8 = 4;

/// The bytes that may end words, each with a bit for where they do, and those of keys.
static SIGNS: [u8; 256] = {
    let in_brackets = Around::Brackets as u8;
    let anywhere = Around::Lines as u8 | in_brackets;
    let mut signs = [0; 256];
    signs[b'\n' as usize] = anywhere;
    signs[b'#' as usize] = anywhere;
    signs[b':' as usize] = anywhere;
    signs[b',' as usize] = in_brackets;
    signs[b'[' as usize] = in_brackets;
    signs[b']' as usize] = in_brackets;
    signs[b'{' as usize] = in_brackets;
    signs[b'}' as usize] = in_brackets;
    let mut letter = b'a';
    while letter <= b'z' {
        signs[letter as usize] = OF_KEYS;
        letter += 1;
    }
    signs[b'_' as usize] = OF_KEYS;
    signs
};

/// Where the next line with anything on it begins; none where the document ends. None is less than any column.
type Column = Option<usize>;

impl<'a> Reader<'a> {
    /// The most bytes of a key; the judge knows a limit too.
    const LONGEST_KEY: usize = 1_000;

    /// Begins to read a text without unusual characters.
    pub(super) fn new(text: &'a str, written: Written<'a>) -> Self {
        let mut reader = Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 0,
            next: None,
            in_list: false,
            written,
        };
        reader.next = reader.next_token();
        reader
    }

    /// Reads the next document, or item of the list at the top. False where there is none.
    pub(super) fn next_document(&mut self) -> Option<bool> {
        self.in_list &= self.next.is_some();
        if !self.in_list {
            if self.at == self.bytes.len() {
                return Some(false);
            }
            self.begin_document()?;
        }
        self.written.tape.clear();
        self.next = if self.in_list {
            self.next_item()?
        } else {
            let key = self.plain(Around::Lines)?;
            self.map(0, key)?
        };
        self.written.document()?;
        Some(true)
    }

    /// Goes over the dashes between documents, if they are at hand.
    fn begin_document(&mut self) -> Option<()> {
        if self.next.is_none() {
            self.at += 3;
            self.next = self.end_of_line()?;
        }
        self.in_list = self.is_item();
        // An empty document is unusual, and so is one that is indented.
        (self.next == Some(0)).then_some(())
    }

    /// An item of the list at the top.
    fn next_item(&mut self) -> Option<Column> {
        self.at = self.behind_dash();
        let next = self.item(0)?;
        let goes_on = next == Some(0) && self.is_item();
        (goes_on || next.is_none()).then_some(next)
    }

    /// A list or a map whose first item or key is at hand, in a column of its own.
    fn block(&mut self, column: usize) -> Option<Column> {
        if self.is_item() {
            self.list(column, false)
        } else {
            let key = self.plain(Around::Lines)?;
            self.map(column, key)
        }
    }

    /// A map whose first key has just been read. Gives the column of what comes behind it.
    fn map(&mut self, column: usize, first: Range<usize>) -> Option<Column> {
        let map = self.written.enter(What::Map, first.start..first.start)?;
        let mut keys = KeySet::default();
        let mut key = first;
        loop {
            if self.peek() != b':' || key.len() > Self::LONGEST_KEY {
                return None;
            }
            self.written.add_plain(key);
            self.written.key(map, &mut keys)?;
            let next = self.value(column)?;
            if next < Some(column) {
                self.written.leave(map);
                return Some(next);
            }
            if next > Some(column) || self.is_item() {
                return None;
            }
            key = self.plain(Around::Lines)?;
        }
    }

    /// What stands behind the colon at hand, in a map at a column.
    fn value(&mut self, column: usize) -> Option<Column> {
        let colon = self.at;
        self.at += 1;
        self.skip_blanks();
        if !matches!(self.peek(), b'\n' | b'#') {
            return self.on_one_line(column);
        }
        let next = self.end_of_line()?;
        if next > Some(column) {
            return self.block(next?);
        }
        if next == Some(column) && self.is_item() {
            return self.list(column, true);
        }
        // The judge has it at the colon.
        self.written.add_nothing(colon);
        Some(next)
    }

    /// A list whose first dash is at hand. One that is the value of a key may stand in the column of the key.
    fn list(&mut self, column: usize, beside_key: bool) -> Option<Column> {
        let start = if beside_key {
            self.behind_dash()
        } else {
            self.at
        };
        let list = self.written.enter(What::List, start..start)?;
        loop {
            self.at = self.behind_dash();
            let next = self.item(column)?;
            if next < Some(column) || (beside_key && next == Some(column) && !self.is_item()) {
                self.written.leave(list);
                return Some(next);
            }
            if next > Some(column) || !self.is_item() {
                return None;
            }
        }
    }

    /// What stands behind a dash: a value, or a map or list that begins on the same line.
    fn item(&mut self, column: usize) -> Option<Column> {
        let inner = self.at - self.line;
        if self.is_item() {
            return self.list(inner, false);
        }
        if !self.begins_plain() {
            return self.on_one_line(column);
        }
        let text = self.plain(Around::Lines)?;
        if self.peek() == b':' {
            return self.map(inner, text);
        }
        self.written.add_plain(text);
        self.end_of_line()
    }

    /// A value that begins, and but for blocks of text also ends, on this line, inside what stands at a column.
    fn on_one_line(&mut self, column: usize) -> Option<Column> {
        match self.peek() {
            b'|' | b'>' => self.block_of_text(column)?,
            _ => self.short(Around::Lines)?,
        }
        self.end_of_line()
    }

    /// A value that ends on its line.
    fn short(&mut self, around: Around) -> Option<()> {
        match self.peek() {
            b'{' => self.braces(),
            b'[' => self.brackets(),
            b'"' | b'\'' => self.quoted(),
            _ => {
                let text = self.plain(around)?;
                self.written.add_plain(text);
                // A colon here would make a key of it.
                (self.peek() != b':').then_some(())
            }
        }
    }

    /// `{a: b}` on one line.
    fn braces(&mut self) -> Option<()> {
        let map = self.written.enter(What::Map, self.at..self.at + 1)?;
        let mut keys = KeySet::default();
        self.step();
        while self.peek() != b'}' {
            let key = self.plain(Around::Brackets)?;
            if self.peek() != b':' || key.len() > Self::LONGEST_KEY {
                return None;
            }
            self.written.add_plain(key);
            self.written.key(map, &mut keys)?;
            self.step();
            self.short(Around::Brackets)?;
            self.comma(b'}')?;
        }
        self.written.leave(map);
        self.at += 1;
        Some(())
    }

    /// `[a, b]` on one line.
    fn brackets(&mut self) -> Option<()> {
        let list = self.written.enter(What::List, self.at..self.at + 1)?;
        self.step();
        while self.peek() != b']' {
            self.short(Around::Brackets)?;
            self.comma(b']')?;
        }
        self.written.leave(list);
        self.at += 1;
        Some(())
    }

    /// A comma and something behind it, or the bracket that closes.
    fn comma(&mut self, close: u8) -> Option<()> {
        self.skip_blanks();
        if self.peek() == b',' {
            self.step();
            return (self.peek() != close).then_some(());
        }
        (self.peek() == close).then_some(())
    }

    /// Text in quotes, without escapes.
    fn quoted(&mut self) -> Option<()> {
        let quote = self.peek();
        let start = self.at + 1;
        let rest = &self.bytes[start..];
        let length = rest
            .iter()
            .position(|byte| *byte == quote || matches!(byte, b'\n' | b'\\'))?;
        self.at = start + length + 1;
        if rest[length] != quote || self.peek() == quote {
            return None;
        }
        self.written.add_quoted(start..start + length);
        Some(())
    }

    /// Words without quotes. Stops at the colon that makes a key of them, or where the value ends.
    fn plain(&mut self, around: Around) -> Option<Range<usize>> {
        if !self.begins_plain() {
            return None;
        }
        let start = self.at;
        self.skip_letters();
        loop {
            self.at = self.next_sign(around);
            match self.peek() {
                b'#' if self.bytes[self.at - 1] != b' ' => {}
                b':' => match self.byte(self.at + 1) {
                    b' ' | b'\n' => break,
                    next if SIGNS[usize::from(next)] & around as u8 != 0 => return None,
                    _ => {}
                },
                b'[' | b'{' => return None,
                _ => break,
            }
            self.at += 1;
        }
        let mut end = self.at;
        while self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        Some(start..end)
    }

    /// Goes over what is mostly the whole of a key.
    fn skip_letters(&mut self) {
        let is_other = |byte: &u8| SIGNS[usize::from(*byte)] & OF_KEYS == 0;
        let length = self.bytes[self.at..].iter().position(is_other);
        self.at = length.map_or(self.bytes.len(), |length| self.at + length);
    }

    /// The next byte that may end words.
    fn next_sign(&self, around: Around) -> usize {
        if SIGNS[usize::from(self.peek())] & around as u8 != 0 {
            return self.at;
        }
        let rest = &self.bytes[self.at..];
        let length = match around {
            Around::Lines => memchr::memchr3(b'\n', b'#', b':', rest),
            Around::Brackets => {
                let is_sign = |byte: &u8| SIGNS[usize::from(*byte)] & around as u8 != 0;
                rest.iter().position(is_sign)
            }
        };
        length.map_or(self.bytes.len(), |length| self.at + length)
    }

    /// Whether words may begin here that have no other meaning.
    fn begins_plain(&self) -> bool {
        match self.peek() {
            b'-' => self.byte(self.at + 1).is_ascii_digit(),
            first => {
                first.is_ascii_alphanumeric() || !first.is_ascii() || b"_/(+$~<=;^".contains(&first)
            }
        }
    }

    /// The lines below a `|` or `>`, each at least as far to the right as the first.
    fn block_of_text(&mut self, column: usize) -> Option<()> {
        let folds = self.peek() == b'>';
        self.at += 1;
        let keeps_break = self.peek() != b'-';
        self.at += usize::from(!keeps_break);
        if self.bytes.get(self.at) != Some(&b'\n') {
            return None;
        }
        let first = self.at + 1;
        let start = self.behind(b' ', first);
        let indent = start - first;
        if indent <= column || self.byte(start) == b'\n' {
            return None;
        }
        self.at = start;
        let end = loop {
            let end = self.line_end();
            let is_cut_off = end == self.bytes.len() && keeps_break;
            if self.bytes[end - 1] == b' ' || is_cut_off {
                return None;
            }
            let next = self.behind(b'\n', end);
            self.at = self.behind(b' ', next);
            let blanks = self.at - next;
            // Blanks alone, or further to the right, where lines do not fold.
            let is_unusual = self.peek() == b'\n' || (folds && blanks > indent);
            if blanks > 0 && is_unusual {
                return None;
            }
            if blanks < indent {
                break end;
            }
        };
        self.at = end;
        let block = Block { folds, keeps_break };
        let text = block.text(self.written.tape.text, start..end);
        self.written.add_text(text, start..end);
        Some(())
    }

    /// Goes over blanks and a comment to the next line with anything on it.
    fn end_of_line(&mut self) -> Option<Column> {
        self.skip_blanks();
        match self.peek() {
            b'\n' => {}
            b'#' if self.bytes[self.at - 1] == b' ' => self.at = self.line_end(),
            _ => return None,
        }
        self.at = self.bytes.len().min(self.at + 1);
        Some(self.next_token())
    }

    /// From the start of a line over blank lines and comments to the next token.
    fn next_token(&mut self) -> Column {
        loop {
            self.line = self.at;
            self.skip_blanks();
            match self.peek() {
                _ if self.at == self.bytes.len() => return None,
                b'\n' => self.at += 1,
                b'#' => self.at = self.bytes.len().min(self.line_end() + 1),
                _ => break,
            }
        }
        let column = self.at - self.line;
        let parts = column == 0 && self.bytes[self.at..].starts_with(b"---");
        (!parts || !matches!(self.byte(self.at + 3), b' ' | b'\n')).then_some(column)
    }

    /// Whether a dash is at hand that makes an item of what stands behind it.
    fn is_item(&self) -> bool {
        self.peek() == b'-' && self.byte(self.at + 1) == b' '
    }

    fn behind_dash(&self) -> usize {
        self.behind(b' ', self.at + 1)
    }

    fn behind(&self, skipped: u8, mut at: usize) -> usize {
        while self.bytes.get(at) == Some(&skipped) {
            at += 1;
        }
        at
    }

    fn line_end(&self) -> usize {
        let rest = &self.bytes[self.at..];
        memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |length| self.at + length)
    }

    fn skip_blanks(&mut self) {
        self.at = self.behind(b' ', self.at);
    }

    /// Goes over a sign and the blanks behind it.
    fn step(&mut self) {
        self.at += 1;
        self.skip_blanks();
    }

    fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    /// The text ends as if with a line break.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }
}

/// How the lines of a block of text become one text.
#[derive(Clone, Copy)]
struct Block {
    /// `>`: line breaks are blanks.
    folds: bool,
    /// Without `-` the last line break belongs to the text.
    keeps_break: bool,
}

impl Block {
    /// The text of the lines in a span, which begins behind the blanks of its first line.
    fn text(self, text: &str, span: Range<usize>) -> Cow<'_, str> {
        if !text[span.clone()].contains('\n') {
            return Cow::Borrowed(&text[span.start..span.end + usize::from(self.keeps_break)]);
        }
        let first = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = span.start - first;
        let mut joined = String::with_capacity(span.len() + 1);
        let mut blank_lines = 0;
        for line in text[first..span.end].split('\n') {
            let Some(words) = line.get(indent..).filter(|words| !words.is_empty()) else {
                blank_lines += 1;
                continue;
            };
            let breaks = blank_lines + usize::from(!self.folds);
            match breaks {
                _ if joined.is_empty() => {}
                0 => joined.push(' '),
                _ => joined.extend(std::iter::repeat_n('\n', breaks)),
            }
            joined.push_str(words);
            blank_lines = 0;
        }
        if self.keeps_break {
            joined.push('\n');
        }
        Cow::Owned(joined)
    }
}
