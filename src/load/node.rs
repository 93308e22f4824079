//! One document of a file as a small tree: values with their spans, and every fault on the way.
//!
//! A file is read item by item, so that a file with a million documents costs the tree of one.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::event::{Event, Events, Stop};
use super::fault::{Fault, What};
use super::limits::Limits;
use crate::source::{Place, SourceId};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    pub(crate) place: Place,
    pub(crate) value: Value<'a>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Value<'a> {
    Null,
    /// Text as such; `quoted` text is never a number, a yes or a no.
    Scalar {
        text: Cow<'a, str>,
        quoted: bool,
    },
    List(Vec<Node<'a>>),
    Map(Vec<Entry<'a>>),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_place: Place,
    pub(crate) node: Node<'a>,
}

/// The most faults of one file that are kept one by one: a hostile file has millions.
const MOST_FAULTS: usize = 10_000;

/// Reads every document of a text, each item of a list as one, and hands it on. Faults come back.
pub(crate) fn read<'a>(
    source: SourceId,
    text: &'a str,
    limits: &Limits,
    mut each: impl FnMut(Node<'a>, &mut Vec<Fault>),
) -> Vec<Fault> {
    let mut reader = Reader::new(source, text, limits);
    let mut faults = Vec::new();
    let mut more = 0;
    loop {
        match reader.next_item() {
            Ok(Some(node)) => each(node, &mut reader.faults),
            Err(Broken) if reader.skip() => {}
            Ok(None) | Err(Broken) => break,
        }
        more += keep_some(&mut faults, &mut reader.faults);
    }
    more += keep_some(&mut faults, &mut reader.faults);
    if more > 0 {
        faults.push(Fault {
            place: faults.last().expect("more than the most").place,
            subject: None,
            field: None,
            what: What::TooMany { more },
        });
    }
    faults
}

/// Moves what there is room for; says how many there was no room for.
fn keep_some(kept: &mut Vec<Fault>, new: &mut Vec<Fault>) -> usize {
    let room = MOST_FAULTS.saturating_sub(kept.len()).min(new.len());
    kept.extend(new.drain(..room));
    std::mem::take(new).len()
}

/// The document that was being read cannot be read further; the fault is noted.
struct Broken;

struct Reader<'a> {
    source: SourceId,
    events: Events<'a>,
    limits: Limits,
    faults: Vec<Fault>,
    /// Inside the list at the top of a document, whose items are documents.
    in_list: bool,
    anchors: FxHashMap<usize, Node<'a>>,
    copied: usize,
}

impl<'a> Reader<'a> {
    /// A document has about so many keys.
    const KEYS: usize = 16;

    fn new(source: SourceId, text: &'a str, limits: &Limits) -> Self {
        Self {
            source,
            events: Events::new(text, limits.depth),
            limits: limits.clone(),
            faults: Vec::new(),
            in_list: false,
            anchors: FxHashMap::default(),
            copied: 0,
        }
    }

    /// The next item at the top: a document, or one of a list of documents.
    fn next_item(&mut self) -> Result<Option<Node<'a>>, Broken> {
        while let Some((event, span)) = self.event()? {
            match event {
                Event::DocumentStart | Event::DocumentEnd => {}
                Event::ListEnd => self.in_list = false,
                Event::ListStart { .. } if !self.in_list => self.in_list = true,
                event => match self.node(event, span, 1)? {
                    Node {
                        value: Value::Null, ..
                    } if !self.in_list => {}
                    node => return Ok(Some(node)),
                },
            }
        }
        Ok(None)
    }

    fn skip(&mut self) -> bool {
        self.in_list = false;
        self.anchors.clear();
        self.events.skip_document()
    }

    fn event(&mut self) -> Result<Option<(Event<'a>, Range<usize>)>, Broken> {
        match self.events.next() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err((Stop::Syntax(words), span))) => Err(self.broken(span, What::Syntax(words))),
            Some(Err((Stop::Tag(tag), span))) => Err(self.broken(span, What::Tag(tag))),
        }
    }

    /// The event inside a value: the parser never ends in the middle of one.
    fn event_inside(&mut self) -> Result<(Event<'a>, Range<usize>), Broken> {
        self.event()?.ok_or(Broken)
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: Range<usize>,
        depth: usize,
    ) -> Result<Node<'a>, Broken> {
        if depth > self.limits.depth {
            let what = What::OverLimit {
                limit: "depth",
                value: self.limits.depth as u64,
            };
            return Err(self.broken(span, what));
        }
        let place = Place::new(self.source, span.clone());
        let (anchor, node) = match event {
            Event::Scalar {
                text,
                quoted,
                anchor,
            } => {
                let value = if !quoted && is_null(&text) {
                    Value::Null
                } else {
                    let text = trimmed(text);
                    Value::Scalar { text, quoted }
                };
                (anchor, Node { place, value })
            }
            Event::ListStart { anchor } => (
                anchor,
                Node {
                    place,
                    value: Value::List(self.list(depth)?),
                },
            ),
            Event::MapStart { anchor } => (
                anchor,
                Node {
                    place,
                    value: Value::Map(self.map(depth)?),
                },
            ),
            Event::Alias(anchor) => return self.copy(anchor, span),
            Event::UnknownAlias => return Err(self.broken(span, What::UnknownAlias)),
            Event::DocumentStart | Event::DocumentEnd | Event::ListEnd | Event::MapEnd => {
                return Err(Broken);
            }
        };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, Broken> {
        let mut items = Vec::new();
        loop {
            match self.event_inside()? {
                (Event::ListEnd, _) => return Ok(items),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<Entry<'a>>, Broken> {
        let mut entries: Vec<Entry<'a>> =
            Vec::with_capacity(if depth == 1 { Self::KEYS } else { 0 });
        let mut seen = KeysSeen::default();
        loop {
            let (event, span) = match self.event_inside()? {
                (Event::MapEnd, _) => return Ok(entries),
                next => next,
            };
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.event_inside()?;
            let node = self.node(event, span, depth + 1)?;
            let Value::Scalar { text, .. } = key.value else {
                self.fault(key.place, What::KeyIsNoWord);
                continue;
            };
            if let Some(first) = seen.first(&entries, &text) {
                let first = entries[first].key_place;
                self.fault(
                    key.place,
                    What::RepeatedKey {
                        key: text.into_owned(),
                        first,
                    },
                );
                continue;
            }
            entries.push(Entry {
                key: text,
                key_place: key.place,
                node,
            });
        }
    }

    /// What an alias stands for, as long as copies stay few.
    fn copy(&mut self, anchor: usize, span: Range<usize>) -> Result<Node<'a>, Broken> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(self.broken(span, What::UnknownAlias));
        };
        self.copied += node.size();
        if self.copied > self.limits.aliases {
            let what = What::OverLimit {
                limit: "aliases",
                value: self.limits.aliases as u64,
            };
            return Err(self.broken(span, what));
        }
        Ok(node.clone())
    }

    fn fault(&mut self, place: Place, what: What) {
        self.faults.push(Fault {
            place,
            subject: None,
            field: None,
            what,
        });
    }

    fn broken(&mut self, span: Range<usize>, what: What) -> Broken {
        self.fault(Place::new(self.source, span), what);
        Broken
    }
}

/// Finds a key again: in a short map by looking, in a long one by hashing.
#[derive(Default)]
struct KeysSeen {
    places: FxHashMap<String, usize>,
}

impl KeysSeen {
    const SHORT: usize = 48;

    fn first(&mut self, entries: &[Entry], key: &str) -> Option<usize> {
        if entries.len() < Self::SHORT {
            return entries.iter().position(|entry| entry.key == key);
        }
        for (at, entry) in entries.iter().enumerate().skip(self.places.len()) {
            self.places.insert(entry.key.clone().into_owned(), at);
        }
        self.places.get(key).copied()
    }
}

impl<'a> Node<'a> {
    /// Where it begins: the first key of a map, the first item of a list, whose own spans are empty in block form.
    pub(crate) fn start(&self) -> Place {
        match &self.value {
            Value::Map(entries) => entries.first().map_or(self.place, |first| first.key_place),
            Value::List(items) if self.place.span().is_empty() => {
                items.first().map_or(self.place, Node::start)
            }
            _ => self.place,
        }
    }

    /// The same, with everything in it at one place.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = place;
        self.value = match self.value {
            Value::List(items) => {
                Value::List(items.into_iter().map(|item| item.at(place)).collect())
            }
            Value::Map(entries) => {
                let at = |entry: Entry<'a>| Entry {
                    key_place: place,
                    node: entry.node.at(place),
                    ..entry
                };
                Value::Map(entries.into_iter().map(at).collect())
            }
            plain => plain,
        };
        self
    }

    /// How many values it holds, itself included.
    fn size(&self) -> usize {
        1 + match &self.value {
            Value::Null | Value::Scalar { .. } => 0,
            Value::List(items) => items.iter().map(Node::size).sum(),
            Value::Map(entries) => entries.iter().map(|entry| entry.node.size()).sum(),
        }
    }
}

/// Line breaks and blanks at the ends are layout: block text ends with one.
fn trimmed(text: Cow<str>) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().into()),
    }
}

/// The words for nothing in YAML 1.2, and nothing itself.
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}
