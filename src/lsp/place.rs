//! Places as editors name them: a URI for a file, a line and a column counted from nought for a byte.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::{Position, PositionEncodingKind, Range, Uri};
use url::Url;

use crate::source::{Place, Source, SourceId, Sources};

/// What the columns of a line are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    Utf8,
    Utf16,
}

impl Columns {
    /// Bytes where the editor can count in them; what all editors can count in otherwise.
    pub(super) fn of(offered: Option<&[PositionEncodingKind]>) -> Self {
        match offered {
            Some(offered) if offered.contains(&PositionEncodingKind::UTF8) => Self::Utf8,
            _ => Self::Utf16,
        }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }

    /// The place in the editor's terms.
    pub(super) fn range(self, sources: &Sources, place: Place) -> Range {
        let ends = place.span();
        let at = |byte| self.position(sources, place.source(), byte);
        Range::new(at(ends.start), at(ends.end))
    }

    /// The byte in the editor's terms.
    fn position(self, sources: &Sources, file: SourceId, byte: usize) -> Position {
        let line = sources.position(Place::new(file, byte..byte)).line;
        let (start, text) = line_of(sources.get(file), line).unwrap_or_default();
        let before = byte.saturating_sub(start).min(text.len());
        let column = self.width(&text[..text.floor_char_boundary(before)]);
        Position::new(number(line - 1), number(column))
    }

    /// The byte that the editor means; the end of a line for what lies beyond it, none beyond the last line.
    pub(super) fn byte(self, source: &Source, position: Position) -> Option<usize> {
        let (start, line) = line_of(source, position.line as usize + 1)?;
        let column = position.character as usize;
        let mut width = 0;
        let reached = match self {
            Self::Utf8 => Some(line.floor_char_boundary(column)),
            Self::Utf16 => line.char_indices().find_map(|(at, c)| {
                let before = width;
                width += c.len_utf16();
                (before >= column).then_some(at)
            }),
        };
        Some(start + reached.unwrap_or(line.len()))
    }
}

/// A line and where it starts. The mark at the start of a file is none of its characters.
fn line_of(source: &Source, number: usize) -> Option<(usize, &str)> {
    let (start, line) = source.line(number)?;
    let text = line.trim_start_matches('\u{feff}');
    Some((start + line.len() - text.len(), text))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The file that a URI names, if it names one.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    Url::parse(uri.as_str()).ok()?.to_file_path().ok()
}

/// The URI of a file whose path is whole.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let url = Url::from_file_path(path).ok()?;
    Uri::from_str(url.as_str()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Input;

    #[track_caller]
    fn there_and_back(text: &str, byte: usize, columns: Columns) -> (u32, u32) {
        let mut sources = Sources::default();
        let file = sources.add(Input::new("a.yaml", text));
        let position = columns.position(&sources, file, byte);
        assert_eq!(columns.byte(sources.get(file), position), Some(byte));
        (position.line, position.character)
    }

    #[test]
    fn columns_are_counted_as_the_editor_counts_them() {
        let text = "a: 1\r\n🏠é: x\n";
        let x = text.find('x').expect("an x");
        assert_eq!(there_and_back(text, x, Columns::Utf16), (1, 5));
        assert_eq!(there_and_back(text, x, Columns::Utf8), (1, 8));
        assert_eq!(there_and_back(text, text.len(), Columns::Utf16), (2, 0));
        assert_eq!(there_and_back("\u{feff}id: a", 7, Columns::Utf16), (0, 4));
    }

    #[test]
    fn what_lies_beyond_a_line_is_its_end() {
        let mut sources = Sources::default();
        let file = sources.add(Input::new("a.yaml", "é\nb"));
        let byte = |line, column, columns: Columns| {
            columns.byte(sources.get(file), Position::new(line, column))
        };
        assert_eq!(byte(0, 9, Columns::Utf16), Some(2));
        assert_eq!(byte(0, 1, Columns::Utf8), Some(0));
        assert_eq!(byte(7, 0, Columns::Utf16), None);
    }

    #[cfg(unix)]
    #[test]
    fn paths_with_any_signs_come_back() {
        let there = Path::new("/a b/ü#?%20.yaml");
        let uri = uri(there).expect("a URI");
        assert_eq!(uri.as_str(), "file:///a%20b/%C3%BC%23%3F%2520.yaml");
        assert_eq!(path(&uri).as_deref(), Some(there));
        let untitled = Uri::from_str("untitled:Untitled-1").expect("a URI");
        assert_eq!(path(&untitled), None);
    }
}
