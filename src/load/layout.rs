//! Where what is to be changed stands in a text: words with the keys beside them, items of lists with their ends.
//!
//! Findings know the places of values. To change a text without touching the rest of it more must be known, and is read
//! again only then.

use std::collections::BTreeMap;
use std::ops::Range;

use super::judge::{Event, Judge};
use super::limits::Limits;

/// What is asked of a text, by the byte at which a word of it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked<'q> {
    /// Whether this word can be written there in place of that one.
    Replace {
        /// The word that stands there.
        old: &'q str,
        /// The one that is meant.
        new: &'q str,
    },
    /// What bytes the innermost item of a list takes in which it stands.
    Item,
}

/// What can be done to a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Words that can be replaced, where each begins.
    pub(crate) replaceable: Vec<usize>,
    /// Items in lists of lines: whole lines. Where none is left, the key of the list goes too.
    pub(crate) lines: Vec<Range<usize>>,
    /// Items in brackets.
    pub(crate) bracketed: Vec<Range<usize>>,
    /// How often the text could not be read further.
    pub(crate) stops: usize,
}

/// Looks for what is asked. What an anchor names stands in several places, and is left out.
pub(crate) fn layout(text: &str, asked: &BTreeMap<usize, Asked>, limits: &Limits) -> Layout {
    let mut reader = Reader {
        text,
        asked,
        frames: Vec::new(),
        end: 0,
        found: Layout::default(),
    };
    let mut events = Judge::new(text, limits.depth);
    while let Some(event) = events.next() {
        if let Ok((event, span)) = event {
            reader.read(&event, span);
            continue;
        }
        reader.frames.clear();
        reader.found.stops += 1;
        if !events.skip_document() {
            break;
        }
    }
    reader.found
}

struct Reader<'t> {
    text: &'t str,
    asked: &'t BTreeMap<usize, Asked<'t>>,
    frames: Vec<Frame>,
    /// Where the last word or bracket ends.
    end: usize,
    found: Layout,
}

/// A list or map that is being read.
struct Frame {
    start: usize,
    of: Of,
    in_brackets: bool,
    is_anchored: bool,
    /// It is an item that is asked for.
    is_asked: bool,
}

/// What a frame holds.
enum Of {
    Items {
        /// How many of them stay.
        left: usize,
    },
    Keys {
        /// The next word is a key.
        is_next: bool,
        /// Where the last key stands.
        last: Range<usize>,
        /// The keys so far, and where each stands that is to become another.
        keys: Vec<Key>,
    },
}

/// A key as it will be, and where it stands if it is another now.
type Key = (String, Option<usize>);

impl Reader<'_> {
    fn read(&mut self, event: &Event, span: Range<usize>) {
        match event {
            Event::Plain { text, anchor } | Event::Quoted { text, anchor } => {
                self.word(text, *anchor != 0, &span);
                self.end = self.end.max(span.end);
            }
            Event::ListStart { anchor } => self.open(Of::Items { left: 0 }, *anchor != 0, &span),
            Event::MapStart { anchor } => {
                let of = Of::Keys {
                    is_next: true,
                    last: 0..0,
                    keys: Vec::new(),
                };
                self.open(of, *anchor != 0, &span);
            }
            Event::ListEnd | Event::MapEnd => self.close(&span),
            Event::Alias(_) | Event::UnknownAlias => {
                self.end = self.end.max(span.end);
                self.step();
            }
            Event::DocumentStart | Event::DocumentEnd => self.frames.clear(),
        }
    }

    fn open(&mut self, of: Of, is_anchored: bool, span: &Range<usize>) {
        self.step();
        let is_inside = self.frames.last().is_some_and(|outer| outer.is_anchored);
        self.frames.push(Frame {
            start: span.start,
            of,
            // Of what is not, the span is empty.
            in_brackets: !span.is_empty(),
            is_anchored: is_anchored || is_inside,
            is_asked: false,
        });
    }

    /// A word: a key, or a value or item that may be asked for.
    fn word(&mut self, text: &str, is_anchored: bool, span: &Range<usize>) {
        let is_key = self.step();
        let is_anchored = is_anchored || self.frames.last().is_some_and(|frame| frame.is_anchored);
        let asked = self.asked.get(&span.start).filter(|_| !is_anchored);
        let mut key = text.to_owned();
        let mut stands_at = None;
        match asked {
            Some(Asked::Replace { old, new })
                if self.text[span.clone()] == **old && text == *old =>
            {
                if is_key {
                    (key, stands_at) = ((*new).to_owned(), Some(span.start));
                } else {
                    self.found.replaceable.push(span.start);
                }
            }
            Some(Asked::Item) => {
                // The map that is the item: the one right in a list.
                let lists = self
                    .frames
                    .iter()
                    .rposition(|frame| matches!(frame.of, Of::Items { .. }));
                if let Some(item) = lists.and_then(|list| self.frames.get_mut(list + 1)) {
                    item.is_asked = true;
                }
            }
            _ => {}
        }
        if let Some(Of::Keys { keys, last, .. }) = self.frames.last_mut().map(|frame| &mut frame.of)
            && is_key
        {
            keys.push((key, stands_at));
            *last = span.clone();
        }
    }

    /// Goes on from a key to its value, or from that to the next key. Whether it was a key.
    fn step(&mut self) -> bool {
        match self.frames.last_mut().map(|frame| &mut frame.of) {
            Some(Of::Keys { is_next, .. }) => {
                *is_next = !*is_next;
                !*is_next
            }
            Some(Of::Items { left }) => {
                *left += 1;
                false
            }
            None => false,
        }
    }

    fn close(&mut self, span: &Range<usize>) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.in_brackets {
            self.end = self.end.max(span.end);
        }
        if frame.is_asked && !frame.is_anchored {
            self.item(frame.start..self.end, frame.in_brackets);
        }
        match frame.of {
            Of::Keys { keys, .. } => self.replaceable_keys(keys),
            Of::Items { left: 0 } if !frame.in_brackets => self.empty_list(),
            Of::Items { .. } => {}
        }
    }

    /// An item that is asked for; the innermost frame is its list.
    fn item(&mut self, item: Range<usize>, in_brackets: bool) {
        let Some(list) = self.frames.last_mut() else {
            return;
        };
        if list.in_brackets && in_brackets {
            self.found.bracketed.push(item);
        } else if !list.in_brackets
            && let Some(lines) = lines(self.text, &item)
        {
            self.found.lines.push(lines);
            if let Of::Items { left } = &mut list.of {
                *left -= 1;
            }
        }
    }

    /// A list of lines of which none is left: its key at the top of the file says nothing any more.
    fn empty_list(&mut self) {
        if let [
            Frame {
                of: Of::Keys { last, .. },
                in_brackets: false,
                ..
            },
        ] = &self.frames[..]
        {
            self.found.lines.extend(line_of_key(self.text, last));
        }
    }

    /// A key becomes another where none beside it is or becomes the same.
    fn replaceable_keys(&mut self, mut keys: Vec<Key>) {
        if keys.iter().all(|(_, stands_at)| stands_at.is_none()) {
            return;
        }
        keys.sort();
        for alike in keys.chunk_by(|(a, _), (b, _)| a == b) {
            if let [(_, Some(stands_at))] = alike {
                self.found.replaceable.push(*stands_at);
            }
        }
    }
}

/// The whole line of a key that nothing else stands on; of a comment behind it only what is before that.
fn line_of_key(text: &str, key: &Range<usize>) -> Option<Range<usize>> {
    let before = text[..key.start].rfind(['\n', '\r', '\u{feff}']);
    let start = before.map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let rest = text[key.end..].trim_start_matches(' ').strip_prefix(':')?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let value = text.len() - rest.len();
    let end = match rest.as_bytes() {
        [b'#', ..] => value,
        [b'\r', b'\n', ..] => value + 2,
        [b'\r' | b'\n', ..] => value + 1,
        _ => return None,
    };
    text[start..key.start]
        .trim()
        .is_empty()
        .then_some(start..end)
}

/// The whole lines of an item behind a dash, where nothing else stands before it on its first line.
fn lines(text: &str, item: &Range<usize>) -> Option<Range<usize>> {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = text[..item.start].bytes().rposition(|byte| is_end(&byte));
    let start = start.map_or(0, |end| end + 1);
    let before = text[start..item.start].trim_start_matches('\u{feff}');
    let is_alone = before.trim() == "-" && !before.contains('\t');
    let rest = &text.as_bytes()[item.end..];
    let end = rest
        .iter()
        .position(is_end)
        .map_or(text.len(), |at| item.end + at);
    let line_break = match &text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    };
    // The mark at the start of a file is not part of the item.
    let mark = if text[start..].starts_with('\u{feff}') {
        3
    } else {
        0
    };
    is_alone.then_some(start + mark..end + line_break)
}
