//! One document of a file as a small tree: values with their spans, and every fault on the way.
//!
//! A file is read item by item, so that a file with a million documents costs the tree of one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::event::{Event, Events, Stop};
use super::fault::{Fault, Faults, What};
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
    /// Text that may also be a number, a yes or a no.
    Plain(Cow<'a, str>),
    /// Text and nothing else.
    Quoted(Cow<'a, str>),
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

/// Reads every document of a text, each item of a list as one, and hands it on. Faults come back.
pub(crate) fn read<'a>(
    source: SourceId,
    text: &'a str,
    limits: &Limits,
    mut each: impl FnMut(Node<'a>, &mut Faults),
) -> Vec<Fault> {
    let mut reader = Reader::new(source, text, limits);
    while !reader.faults.are_too_many() {
        match reader.next_item() {
            Ok(Some(node)) => each(node, &mut reader.faults),
            Err(Broken) if reader.may_go_on() => {}
            Ok(None) | Err(Broken) => break,
        }
        reader.faults.settle(None);
    }
    reader.faults.into_list()
}

/// Reads a text that is one map, as settings are. A fault says what is `expected` where there is more or something else.
pub(crate) fn read_one<'a>(
    source: SourceId,
    text: &'a str,
    limits: &Limits,
    expected: &'static str,
    one: impl FnOnce(Node<'a>, &mut Faults),
) -> Vec<Fault> {
    let mut reader = Reader::new(source, text, limits);
    // As if it stood in a list already: a list is then a value, and not several documents.
    reader.in_list = true;
    let mut one = Some(one);
    while let Ok(Some(node)) = reader.next_item() {
        let faults = &mut reader.faults;
        let read = match node.value {
            Value::Null => continue,
            Value::Map(_) => one.take(),
            _ => None,
        };
        match read {
            Some(read) => read(node, faults),
            None => faults.add(node.start(), None, || What::WrongFile { expected }),
        }
    }
    reader.faults.into_list()
}

/// The document that was being read cannot be read further; the fault is noted.
struct Broken;

struct Reader<'a> {
    source: SourceId,
    events: Events<'a>,
    limits: Limits,
    faults: Faults,
    /// Inside the list at the top of a document, whose items are documents.
    in_list: bool,
    /// What aliases may stand for; none where it was too much to be kept.
    anchors: FxHashMap<usize, Option<Node<'a>>>,
    /// Size of all that is kept for them.
    kept: usize,
    /// Size of all copies.
    copied: usize,
    /// How many values the document at hand has so far.
    values: usize,
    /// A limit is passed: the file is not read further.
    is_over: bool,
}

impl<'a> Reader<'a> {
    /// A document has about so many keys.
    const KEYS: usize = 16;

    fn new(source: SourceId, text: &'a str, limits: &Limits) -> Self {
        Self {
            source,
            events: Events::new(text, limits.depth),
            limits: limits.clone(),
            faults: Faults::default(),
            in_list: false,
            anchors: FxHashMap::default(),
            kept: 0,
            copied: 0,
            values: 0,
            is_over: false,
        }
    }

    /// The next item at the top: a document, or one of a list of documents.
    fn next_item(&mut self) -> Result<Option<Node<'a>>, Broken> {
        self.values = 0;
        while let Some((event, span)) = self.event()? {
            match event {
                Event::DocumentStart | Event::DocumentEnd => {}
                Event::ListEnd => self.in_list = false,
                Event::ListStart { .. } if !self.in_list => self.in_list = true,
                event => match self.node_of(event, span, 1)? {
                    Node {
                        value: Value::Null, ..
                    } if !self.in_list => {}
                    node => return Ok(Some(node)),
                },
            }
        }
        Ok(None)
    }

    /// Goes on behind a document that cannot be read; not behind one that goes over a limit, which could take long.
    fn may_go_on(&mut self) -> bool {
        self.in_list = false;
        self.anchors.clear();
        !self.is_over && self.events.skip_document()
    }

    fn event(&mut self) -> Result<Option<(Event<'a>, Range<usize>)>, Broken> {
        match self.events.next() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err((Stop::Syntax { words, slip }, span))) => {
                Err(self.broken(span, What::Syntax { words, slip }))
            }
            Some(Err((Stop::Tag(tag), span))) => Err(self.broken(span, What::Tag(tag))),
            Some(Err((Stop::TooDeep, span))) => Err(self.over("depth", self.limits.depth, span)),
        }
    }

    /// The next value inside another, or none where that other ends.
    fn node(&mut self, depth: usize) -> Result<Option<Node<'a>>, Broken> {
        match self.event()?.ok_or(Broken)? {
            (Event::ListEnd | Event::MapEnd, _) => Ok(None),
            (event, span) => self.node_of(event, span, depth).map(Some),
        }
    }

    fn node_of(
        &mut self,
        event: Event<'a>,
        span: Range<usize>,
        depth: usize,
    ) -> Result<Node<'a>, Broken> {
        self.values += 1;
        if depth > self.limits.depth {
            return Err(self.over("depth", self.limits.depth, span));
        }
        if self.values > self.limits.values {
            return Err(self.over("values", self.limits.values, span));
        }
        let place = Place::new(self.source, span.clone());
        let (anchor, value) = match event {
            Event::Plain { text, anchor } if is_null(&text) => (anchor, Value::Null),
            Event::Plain { text, anchor } => (anchor, Value::Plain(trimmed(text))),
            Event::Quoted { text, anchor } => (anchor, Value::Quoted(trimmed(text))),
            Event::ListStart { anchor } => (anchor, Value::List(self.list(depth)?)),
            Event::MapStart { anchor } => (anchor, Value::Map(self.map(depth)?)),
            Event::Alias(anchor) => return self.copy(anchor, span),
            Event::UnknownAlias => return Err(self.broken(span, What::UnknownAlias)),
            Event::DocumentStart | Event::DocumentEnd | Event::ListEnd | Event::MapEnd => {
                return Err(Broken);
            }
        };
        let node = Node { place, value };
        if anchor != 0 {
            let fits = fits(&mut self.kept, &node, self.limits.aliases);
            self.anchors.insert(anchor, fits.then(|| node.clone()));
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, Broken> {
        let mut items = Vec::new();
        while let Some(item) = self.node(depth + 1)? {
            items.push(item);
        }
        Ok(items)
    }

    fn map(&mut self, depth: usize) -> Result<Vec<Entry<'a>>, Broken> {
        let mut entries: Vec<Entry<'a>> =
            Vec::with_capacity(if depth == 1 { Self::KEYS } else { 0 });
        let mut seen = KeysSeen::default();
        while let Some(Node { place, value }) = self.node(depth + 1)? {
            let node = self.node(depth + 1)?.ok_or(Broken)?;
            let (Value::Plain(key) | Value::Quoted(key)) = value else {
                self.fault(place, What::KeyIsNoWord);
                continue;
            };
            if let Some(first) = seen.first(&entries, &key) {
                let (key, first) = (key.into_owned(), entries[first].key_place);
                self.fault(place, What::RepeatedKey { key, first });
                continue;
            }
            entries.push(Entry {
                key,
                key_place: place,
                node,
            });
        }
        Ok(entries)
    }

    /// What an alias stands for, as long as copies stay few.
    fn copy(&mut self, anchor: usize, span: Range<usize>) -> Result<Node<'a>, Broken> {
        match self.anchors.get(&anchor).cloned() {
            None => Err(self.broken(span, What::UnknownAlias)),
            Some(Some(node)) if fits(&mut self.copied, &node, self.limits.aliases) => Ok(node),
            Some(_) => Err(self.over("aliases", self.limits.aliases, span)),
        }
    }

    fn fault(&mut self, place: Place, what: What) {
        self.faults.add(place, None, || what);
    }

    fn over(&mut self, limit: &'static str, value: usize, span: Range<usize>) -> Broken {
        let value = value as u64;
        self.is_over = true;
        self.broken(span, What::OverLimit { limit, value })
    }

    fn broken(&mut self, span: Range<usize>, what: What) -> Broken {
        self.fault(Place::new(self.source, span), what);
        Broken
    }
}

/// Whether one more copy stays within the limit; counts it if so.
fn fits(copied: &mut usize, node: &Node, limit: usize) -> bool {
    let size = *copied + node.size();
    let fits = size <= limit;
    if fits {
        *copied = size;
    }
    fits
}

/// Finds a key again: in a short map by looking, in a long one by a hash that no file can know beforehand.
#[derive(Default)]
struct KeysSeen {
    places: HashMap<String, usize>,
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
    /// Text, whether plain or quoted.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.value, Value::Plain(_) | Value::Quoted(_))
    }

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

    /// The same, free of the file.
    pub(crate) fn into_owned(self) -> Node<'static> {
        let owned = |text: Cow<str>| Cow::Owned(text.into_owned());
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Plain(text) => Value::Plain(owned(text)),
            Value::Quoted(text) => Value::Quoted(owned(text)),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Map(entries) => {
                let entry = |entry: Entry<'a>| Entry {
                    key: owned(entry.key),
                    key_place: entry.key_place,
                    node: entry.node.into_owned(),
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
        };
        Node {
            place: self.place,
            value,
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

    /// What a copy costs: how many values it holds, itself included, where long text counts as several.
    fn size(&self) -> usize {
        const TEXT: usize = 64;
        1 + match &self.value {
            Value::Null => 0,
            Value::Plain(text) | Value::Quoted(text) => text.len() / TEXT,
            Value::List(items) => items.iter().map(Node::size).sum(),
            Value::Map(entries) => {
                let size = |entry: &Entry| entry.key.len() / TEXT + entry.node.size();
                entries.iter().map(size).sum()
            }
        }
    }
}

/// Line breaks and blanks at the ends are layout: block text ends with one.
fn trimmed(text: Cow<str>) -> Cow<str> {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    match text {
        // Nearly all texts: nothing to take off at either end.
        text if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) => text,
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().into()),
    }
}

/// The words for nothing in YAML 1.2, and nothing itself.
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}
