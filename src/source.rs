//! Files as text, and places in them.
//!
//! Loading starts from [`Input`]s (a path and its bytes), so that a folder, a git revision or a spreadsheet can all
//! feed it. A [`Place`] is a file and a byte span; line and column are worked out only for the findings that are shown.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// A file as it was found: where, and what it held or why it could not be read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Relative to the framework's folder, with `/`.
    pub path: String,
    /// The bytes of the file, or what stood in the way.
    pub content: Result<Vec<u8>, Obstacle>,
}

impl Input {
    /// A file that could be read.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            content: Ok(bytes.into()),
        }
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The operating system's own words.
    Refused(String),
    /// A symbolic link that leads out of the framework's folder; it is not followed.
    LeadsOut,
    /// No file that is read from the framework's folder has this path.
    NotInFolder,
    /// A folder, a pipe or a device with a document's name.
    NotAFile,
    /// A git revision names it, but its repository does not hold its content; says why.
    Elsewhere(&'static str),
    /// Larger than the limit; both in bytes.
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The first byte that is not UTF-8 stands at this offset.
    NotUtf8 {
        /// In bytes from the start of the file.
        offset: usize,
    },
}

impl fmt::Display for Obstacle {
    /// Says what stood in the way, where there is no finding to say it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Refused(reason) => f.write_str(reason),
            Self::LeadsOut => f.write_str("it is a symbolic link that leads out of the folder"),
            Self::NotInFolder => f.write_str("no such file is read from the folder"),
            Self::NotAFile => f.write_str("it is a folder, a pipe or a device"),
            Self::Elsewhere(reason) => write!(f, "the repository does not hold it: {reason}"),
            Self::TooLarge { limit } => write!(f, "it is larger than {limit} bytes"),
            Self::NotUtf8 { offset } => write!(f, "the byte at offset {offset} is not UTF-8 text"),
        }
    }
}

/// Where something is written: a file and a span of bytes in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    source: u32,
    start: u32,
    end: u32,
}

impl Place {
    /// A span of bytes in a source; files over 4 GiB are refused before anything in them has a place.
    pub fn new(source: SourceId, span: Range<usize>) -> Self {
        let byte = |offset: usize| u32::try_from(offset).expect("no source is over 4 GiB");
        Self {
            source: source.0,
            start: byte(span.start),
            end: byte(span.end.max(span.start)),
        }
    }

    /// The file.
    pub fn source(self) -> SourceId {
        SourceId(self.source)
    }

    /// The bytes.
    pub fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Names one of the [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(u32);

/// Line and column of a place, counted from 1, columns in characters; offset and length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column just after the last character.
    pub end_column: usize,
    /// Bytes before it in the file, a byte order mark included.
    pub offset: usize,
    /// Bytes that it takes.
    pub length: usize,
}

/// All files of a run. Documents borrow their words from here.
#[derive(Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a file that declares no documents: the settings, a baseline. Where a file of that path is there already, it
    /// is that one.
    pub fn add_apart(&mut self, input: Input) -> SourceId {
        let there = self.iter().find(|(_, source)| source.path == input.path);
        let id = match there.map(|(id, _)| id) {
            Some(id) => id,
            None => self.add(input),
        };
        self.list[id.0 as usize].declares = false;
        id
    }

    /// Adds a file. What cannot be read as UTF-8 is kept up to the first bad byte, so that a finding can point there.
    pub fn add(&mut self, input: Input) -> SourceId {
        let id = SourceId(
            u32::try_from(self.list.len()).expect("fewer than four thousand million files"),
        );
        self.list.push(Source::new(input));
        id
    }

    /// Adds a file of a framework that councils share.
    pub fn add_shared(&mut self, input: Input) -> SourceId {
        let id = self.add(input);
        self.list[id.0 as usize].shared = true;
        id
    }

    /// Puts a file in the place of an earlier state of it. Places in that are void.
    pub fn replace(&mut self, id: SourceId, input: Input) {
        let old = &mut self.list[id.0 as usize];
        *old = Source {
            declares: old.declares,
            shared: old.shared,
            ..Source::new(input)
        };
    }

    /// Whether a place is in a file of a framework that councils share.
    pub fn is_shared(&self, place: Place) -> bool {
        self.get(place.source()).shared
    }

    /// The file of that name.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// All files with their names, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.list)
    }

    /// The characters at a place.
    pub fn text(&self, place: Place) -> &str {
        &self.get(place.source()).text[place.span()]
    }

    /// The path of the file of a place.
    pub fn path(&self, place: Place) -> &str {
        &self.get(place.source()).path
    }

    /// Line, column and bytes of a place.
    pub fn position(&self, place: Place) -> Position {
        let source = self.get(place.source());
        let (line, column) = source.line_and_column(place.start as usize);
        let (end_line, end_column) = source.line_and_column(place.end as usize);
        Position {
            line,
            column,
            end_line,
            end_column,
            offset: place.start as usize,
            length: place.span().len(),
        }
    }
}

/// One file.
#[derive(Debug)]
pub struct Source {
    /// Relative to the framework's folder, with `/`.
    pub path: String,
    /// Why it could not be read, if so.
    pub obstacle: Option<Obstacle>,
    /// It is there to declare documents.
    pub declares: bool,
    /// It is of a framework that councils share: what it declares can be linked to, and is checked elsewhere.
    pub shared: bool,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl Source {
    fn new(Input { path, content }: Input) -> Self {
        let (text, obstacle) = match content.map(String::from_utf8) {
            Ok(Ok(text)) => (text, None),
            Ok(Err(error)) => {
                let offset = error.utf8_error().valid_up_to();
                let mut bytes = error.into_bytes();
                bytes.truncate(offset);
                (
                    String::from_utf8(bytes).expect("valid up to here"),
                    Some(Obstacle::NotUtf8 { offset }),
                )
            }
            Err(obstacle) => (String::new(), Some(obstacle)),
        };
        Self {
            path,
            obstacle,
            declares: true,
            shared: false,
            text,
            lines: OnceLock::new(),
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The character at a byte, or the one before it where it falls inside of one; empty at the end and at a line break.
    pub(crate) fn character(&self, id: SourceId, at: usize) -> Place {
        let start = self.text.floor_char_boundary(at);
        let end = self.text[start..]
            .chars()
            .next()
            .filter(|c| !c.is_control())
            .map_or(0, char::len_utf8);
        Place::new(id, start..start + end)
    }

    /// One line, counted from 1, without its line break, and the byte at which it starts.
    pub fn line(&self, number: usize) -> Option<(usize, &str)> {
        let index = self.lines();
        let start = index.start_of_line(&self.text, number)?;
        let next = index.start_of_line(&self.text, number + 1);
        let line = &self.text[start..next.unwrap_or(self.text.len())];
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }

    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let index = self.lines();
        let (line, start) = index.line_at(&self.text, offset);
        // A byte order mark is no character of the line: editors do not count it.
        let mark = usize::from(start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        (
            line,
            index.characters(&self.text, offset) - index.characters(&self.text, start) - mark + 1,
        )
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// What stands before each block of bytes. A position costs the scan of a block or two, whether the file is one line or
/// nothing but line breaks, and the index is small beside the text.
#[derive(Debug)]
struct LineIndex {
    blocks: Vec<Block>,
}

/// What stands before a block.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    breaks: usize,
    characters: usize,
    /// Where the line starts that goes on into the block.
    line_start: usize,
}

impl LineIndex {
    const BLOCK: usize = 1024;

    fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Block::default();
        let mut blocks = vec![before];
        for start in (0..bytes.len()).step_by(Self::BLOCK) {
            let block = start..bytes.len().min(start + Self::BLOCK);
            before.characters += characters(&bytes[block.clone()]);
            for at in breaks(bytes, block) {
                before.breaks += 1;
                before.line_start = at + 1;
            }
            blocks.push(before);
        }
        Self { blocks }
    }

    /// The line of a byte, counted from 1, and where it starts.
    fn line_at(&self, text: &str, offset: usize) -> (usize, usize) {
        let block = offset / Self::BLOCK;
        let before = self.blocks[block];
        let here = breaks(text.as_bytes(), block * Self::BLOCK..offset);
        here.fold((before.breaks + 1, before.line_start), |(line, _), at| {
            (line + 1, at + 1)
        })
    }

    /// Where a line starts, counted from 1.
    fn start_of_line(&self, text: &str, number: usize) -> Option<usize> {
        let Some(wanted) = number.checked_sub(2) else {
            return (number == 1).then_some(0);
        };
        let block = self.blocks.partition_point(|block| block.breaks <= wanted) - 1;
        let rest = block * Self::BLOCK..text.len();
        let at = breaks(text.as_bytes(), rest).nth(wanted - self.blocks[block].breaks)?;
        Some(at + 1)
    }

    /// How many characters stand before the byte.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let block = offset / Self::BLOCK;
        let here = &text.as_bytes()[block * Self::BLOCK..offset];
        self.blocks[block].characters + characters(here)
    }
}

/// The bytes of a span that end a line as YAML says: LF, CR, or of CR LF the second.
pub(crate) fn breaks(bytes: &[u8], span: Range<usize>) -> impl Iterator<Item = usize> {
    span.filter(|&at| {
        bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    })
}

/// Characters that start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, span: Range<usize>) -> (usize, usize, usize, usize) {
        let mut sources = Sources::default();
        let id = sources.add(Input::new("a.yaml", text));
        let position = sources.position(Place::new(id, span));
        (
            position.line,
            position.column,
            position.end_line,
            position.end_column,
        )
    }

    #[test]
    fn columns_are_characters_and_lines_end_in_three_ways() {
        assert_eq!(position("é: ab", 4..6), (1, 4, 1, 6));
        assert_eq!(position("a\r\nb\rc\nd", 7..8), (4, 1, 4, 2));
        assert_eq!(position("a\nb", 3..3), (2, 2, 2, 2));
        assert_eq!(position("", 0..0), (1, 1, 1, 1));
        let long = "é".repeat(5_000) + "x";
        assert_eq!(position(&long, 10_000..10_001), (1, 5_001, 1, 5_002));
        let lines = "a\r\n".repeat(5_000);
        assert_eq!(position(&lines, 14_998..15_000), (5_000, 2, 5_001, 1));
    }

    #[test]
    fn lines_are_found_by_number() {
        let mut sources = Sources::default();
        let id = sources.add(Input::new("a.yaml", "ab\r\n".repeat(1_000) + "c"));
        let source = sources.get(id);
        assert_eq!(source.line(0), None);
        assert_eq!(source.line(1), Some((0, "ab")));
        assert_eq!(source.line(257), Some((1024, "ab")));
        assert_eq!(source.line(1_001), Some((4_000, "c")));
        assert_eq!(source.line(1_002), None);
    }

    #[test]
    fn a_byte_order_mark_counts_as_bytes_and_not_as_a_column() {
        assert_eq!(position("\u{feff}id: a", 7..8), (1, 5, 1, 6));
    }

    #[test]
    fn text_that_is_not_utf8_is_kept_up_to_the_first_bad_byte() {
        let mut sources = Sources::default();
        let id = sources.add(Input::new("a.yaml", *b"id: caf\xe9"));
        assert_eq!(sources.get(id).text(), "id: caf");
        assert_eq!(
            sources.get(id).obstacle,
            Some(Obstacle::NotUtf8 { offset: 7 })
        );
    }
}
