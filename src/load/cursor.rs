//! What stands at a place of a text that may be half written: for editors.
//!
//! The parser itself is asked. A text that is being typed rarely parses as it stands, so a word is put where the cursor is,
//! as a value and as a key, with the rest of the text and without it, until it is met.

use std::ops::Range;

use super::judge::{Event, Judge};
use super::limits::Limits;

/// A word of a text, or where one could be, with what stands around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The keys that lead to it from the document in which it stands. Of a key, those above it.
    pub(crate) path: Vec<String>,
    /// It is a key, or where one could be.
    pub(crate) is_key: bool,
    /// The keys of the map in which it stands.
    pub(crate) beside: Vec<String>,
    /// What the document says of its kind.
    pub(crate) kind: Option<String>,
    /// The word.
    pub(crate) word: String,
    /// The bytes that it takes.
    pub(crate) span: Range<usize>,
}

/// The word at a byte of a text that can be read up to there.
pub(crate) fn word(text: &str, at: usize, limits: &Limits) -> Option<Spot> {
    Reader::read(text, at, limits)
}

/// What could be typed at a byte of a text. The span is that of the word so far.
pub(crate) fn gap(text: &str, at: usize, limits: &Limits) -> Option<Spot> {
    const WORD: &str = "x";
    let span = around(text, at);
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let closing = closing(before);
    let typed = [
        format!("{before}{WORD}{behind}"),
        format!("{before}{WORD}{closing}"),
        format!("{before}{WORD}: {WORD}{behind}"),
        format!("{before}{WORD}: {WORD}{closing}"),
    ];
    let met = typed.iter().find_map(|text| {
        let spot = Reader::read(text, span.start, limits)?;
        (spot.span == (span.start..span.start + WORD.len())).then_some(spot)
    });
    met.map(|mut spot| {
        text[span.clone()].clone_into(&mut spot.word);
        let word = spot.beside.iter().position(|key| key == WORD);
        if let Some(at) = word.filter(|_| spot.is_key) {
            spot.beside.remove(at);
        }
        Spot { span, ..spot }
    })
}

/// The run of characters around a byte of which ids and keys are made.
fn around(text: &str, at: usize) -> Range<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let start = text[..at].trim_end_matches(is_part).len();
    // The dash of an item is no part of its word.
    let dash = text[start..at].starts_with('-');
    let end = text.len() - text[at..].trim_start_matches(is_part).len();
    start + usize::from(dash)..end
}

/// What closes the brackets that are open at the end of a text, as far as that can be told without reading it.
fn closing(text: &str) -> String {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' if open.last() == Some(&c) => {
                open.pop();
            }
            _ => {}
        }
    }
    open.iter().rev().collect()
}

struct Reader {
    at: usize,
    frames: Vec<Frame>,
    spot: Option<Spot>,
    /// How deep the word stands.
    depth: usize,
}

/// A list or map that is being read.
#[derive(Default)]
struct Frame {
    is_map: bool,
    is_value_next: bool,
    keys: Vec<String>,
    kind: Option<String>,
}

impl Reader {
    fn read(text: &str, at: usize, limits: &Limits) -> Option<Spot> {
        let mut reader = Self {
            at,
            frames: Vec::new(),
            spot: None,
            depth: 0,
        };
        let mut events = Judge::new(text, limits.depth);
        while let Some(event) = events.next() {
            match event {
                Ok((event, span)) => reader.step(&event, span),
                Err(_) if reader.spot.is_some() => break,
                Err(_) => {
                    reader.frames.clear();
                    if !events.skip_document() {
                        break;
                    }
                }
            }
            if reader.spot.is_some() && reader.frames.is_empty() {
                break;
            }
        }
        // Of what was not read to its end, this much is known.
        while !reader.frames.is_empty() {
            reader.close();
        }
        reader.spot
    }

    fn step(&mut self, event: &Event, span: Range<usize>) {
        match event {
            Event::Plain { text, .. } | Event::Quoted { text, .. } => self.word(text, span),
            Event::ListStart { .. } => self.open(false),
            Event::MapStart { .. } => self.open(true),
            Event::ListEnd | Event::MapEnd => self.close(),
            Event::Alias(_) | Event::UnknownAlias => {
                self.go_on();
            }
            Event::DocumentStart | Event::DocumentEnd => self.frames.clear(),
        }
    }

    fn open(&mut self, is_map: bool) {
        self.go_on();
        self.frames.push(Frame {
            is_map,
            ..Frame::default()
        });
    }

    /// From a key to its value, or from that to the next key. Whether it was a key.
    fn go_on(&mut self) -> bool {
        let Some(frame) = self.frames.last_mut().filter(|frame| frame.is_map) else {
            return false;
        };
        frame.is_value_next = !frame.is_value_next;
        frame.is_value_next
    }

    fn word(&mut self, text: &str, span: Range<usize>) {
        let is_key = self.go_on();
        if self.spot.is_none() && span.start <= self.at && self.at <= span.end && !span.is_empty() {
            // A word that stands for a whole document is the beginning of its first key.
            let is_first = self.frames.iter().all(|frame| !frame.is_map);
            self.spot = Some(Spot {
                path: self.path(is_key),
                is_key: is_key || is_first,
                word: text.to_owned(),
                span,
                ..Spot::default()
            });
            self.depth = self.frames.len();
        }
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        if is_key {
            frame.keys.push(text.to_owned());
        } else if frame.keys.last().is_some_and(|key| key == "kind") {
            frame.kind = Some(text.to_owned());
        }
    }

    /// The keys above a word. A key is none of its own.
    fn path(&self, is_key: bool) -> Vec<String> {
        let above = &self.frames[..self.frames.len() - usize::from(is_key)];
        let keys = above.iter().filter_map(|frame| frame.keys.last());
        keys.cloned().collect()
    }

    fn close(&mut self) {
        let is_innermost = self.frames.len() == self.depth;
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let is_document = frame.is_map && self.frames.iter().all(|outer| !outer.is_map);
        let Some(spot) = &mut self.spot else {
            return;
        };
        if is_innermost && spot.beside.is_empty() {
            spot.beside.clone_from(&frame.keys);
        }
        if is_document && spot.kind.is_none() {
            spot.kind = frame.kind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What could be typed at the `|` of a text: the path, then the key beside or `=`.
    fn at(marked: &str) -> Option<String> {
        let at = marked.find('|').expect("a mark");
        let text = marked.replacen('|', "", 1);
        let spot = gap(&text, at, &Limits::default())?;
        let what = if spot.is_key { "key" } else { "value" };
        Some(format!("{} {what} {:?}", spot.path.join("/"), spot.word))
    }

    #[test]
    fn the_place_is_known_though_the_text_is_half_written() {
        let cases = [
            ("|", " key \"\""),
            ("sup|", " key \"sup\""),
            ("id: a\nsup|", " key \"sup\""),
            ("id: a\nsup|\nowner: b\n", " key \"sup\""),
            ("id: a\nkind: |\nowner: b\n", "kind value \"\""),
            ("supports: [a, cli|]", "supports value \"cli\""),
            ("supports: [a, cli|", "supports value \"cli\""),
            ("supports: [a, |\nowner: b\n", "supports value \"\""),
            ("supports:\n  - cli|\n", "supports value \"cli\""),
            ("supports:\n  - |\nowner: b", "supports value \"\""),
            ("supports:\n  - to: cli|\n", "supports/to value \"cli\""),
            ("supports:\n  - to: a\n    ba|\n", "supports key \"ba\""),
            ("supports:\n  - {to: a, ba|}\n", "supports key \"ba\""),
            ("status: {is: ado|", "status/is value \"ado\""),
            ("status: {is: ado|\nowner: b\n", "status/is value \"ado\""),
            ("status:\n  is: |\n  on: 2024\n", "status/is value \"\""),
            (
                "id: a\n---\nid: b\nkind: str|\n---\n{",
                "kind value \"str\"",
            ),
            ("- id: a\n  kind: str|\n", "kind value \"str\""),
            ("{\"id\": \"a\", \"kind\": \"str|\"}", "kind value \"str\""),
            ("id: a-b|", "id value \"a-b\""),
        ];
        for (text, place) in cases {
            assert_eq!(at(text).as_deref(), Some(place), "{text}");
        }
    }

    #[test]
    fn the_keys_beside_it_and_the_kind_are_known() {
        let text = "id: a\nkind: strategy\n\nowner: b\n";
        let spot = gap(text, 21, &Limits::default()).expect("a place");
        assert_eq!(spot.beside, ["id", "kind", "owner"]);
        assert_eq!(spot.kind.as_deref(), Some("strategy"));
    }

    #[test]
    fn a_word_is_found_where_it_stands() {
        let text = "id: a\nsupports: [b-c]\n";
        let spot = word(text, 18, &Limits::default()).expect("a word");
        assert_eq!((&*spot.word, &text[spot.span.clone()]), ("b-c", "b-c"));
        assert_eq!(spot.path, ["supports"]);
        assert_eq!(word("id: a\n\n\nowner: b", 7, &Limits::default()), None);
    }
}
