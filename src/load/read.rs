//! The documents of a file onto a tape, one after another, with every fault on the way.
//!
//! A file is read document by document, so that a file with a million documents costs the tape of one.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fast::Fast;
use super::fault::{Fault, Faults, What};
use super::judge::{Event, Judge, Stop};
use super::limits::Limits;
use super::node::Node;
use super::tape::{self, Tape};
use crate::source::Place;

/// Reads every document of a text, each item of a list as one, as fast as may be, and hands it on. Faults come back; none
/// where anything in the text is unusual: then what was handed on does not count, and [`judged`] reads the text.
pub(super) fn fast<'a>(
    tape: Tape<'a>,
    limits: &Limits,
    mut each: impl FnMut(Node<'_, 'a>, &mut Faults),
) -> Option<Vec<Fault>> {
    let mut reader = Fast::of(tape, limits)?;
    let mut faults = Faults::default();
    while !faults.are_too_many() && reader.next_document()? {
        each(reader.root(), &mut faults);
        faults.settle(None);
    }
    Some(faults.into_list())
}

/// The same with the general parser, which reads everything and tells what is wrong.
pub(crate) fn judged<'a>(
    tape: Tape<'a>,
    limits: &Limits,
    mut each: impl FnMut(Node<'_, 'a>, &mut Faults),
) -> Vec<Fault> {
    let mut reader = Reader::new(tape, limits);
    while !reader.faults.are_too_many() {
        match reader.next_document() {
            Ok(true) => each(reader.tape.root(), &mut reader.faults),
            Err(Broken) if reader.may_go_on() => {}
            Ok(false) | Err(Broken) => break,
        }
        reader.faults.settle(None);
    }
    reader.faults.into_list()
}

/// Reads a text that is one map, as settings are. A fault says what is `expected` where there is more or something else.
pub(crate) fn one<'a>(
    tape: Tape<'a>,
    limits: &Limits,
    expected: &'static str,
    one: impl FnOnce(Node<'_, 'a>, &mut Faults),
) -> Vec<Fault> {
    if let Some(map) = fast_map(tape.clone(), limits) {
        let mut faults = Faults::default();
        one(map.root(), &mut faults);
        return faults.into_list();
    }
    let mut reader = Reader::new(tape, limits);
    // As if it stood in a list already: a list is then a value, and not several documents.
    reader.in_list = true;
    let mut one = Some(one);
    while let Ok(true) = reader.next_document() {
        let (node, faults) = (reader.tape.root(), &mut reader.faults);
        if node.is_null() {
            continue;
        }
        match one.take_if(|_| node.is_map()) {
            Some(read) => read(node, faults),
            None => faults.add(node.start(), None, || What::WrongFile { expected }),
        }
    }
    reader.faults.into_list()
}

/// The one map of a text, if there is nothing else in it and nothing unusual.
fn fast_map<'a>(tape: Tape<'a>, limits: &Limits) -> Option<Tape<'a>> {
    let mut reader = Fast::of(tape, limits)?;
    let is_one = reader.next_document()? && reader.root().is_map() && !reader.is_item();
    let map = is_one.then(|| reader.root().tape.clone())?;
    (!reader.next_document()?).then_some(map)
}

/// The document that was being read cannot be read further; the fault is noted.
struct Broken;

/// Reads what the judge says.
struct Reader<'a> {
    judge: Judge<'a>,
    limits: Limits,
    faults: Faults,
    /// The document that is being read.
    tape: Tape<'a>,
    /// Inside the list at the top of a text, whose items are documents.
    in_list: bool,
    /// What aliases may stand for; none where it was too much to be kept.
    anchors: FxHashMap<usize, Option<Tape<'a>>>,
    /// Size of all that is kept for them.
    kept: usize,
    /// Size of all copies.
    copied: usize,
    /// How many values the document has so far, also those that do not count.
    values: usize,
    /// A limit is passed: the file is not read further.
    is_over: bool,
}

impl<'a> Reader<'a> {
    fn new(tape: Tape<'a>, limits: &Limits) -> Self {
        Self {
            judge: Judge::new(tape.text, limits.depth),
            limits: limits.clone(),
            faults: Faults::default(),
            tape,
            in_list: false,
            anchors: FxHashMap::default(),
            kept: 0,
            copied: 0,
            values: 0,
            is_over: false,
        }
    }

    /// Reads the next document. False where there is none.
    fn next_document(&mut self) -> Result<bool, Broken> {
        self.values = 0;
        while let Some((event, span)) = self.event()? {
            match event {
                Event::DocumentStart | Event::DocumentEnd => {}
                Event::ListEnd => self.in_list = false,
                Event::ListStart { .. } if !self.in_list => self.in_list = true,
                event => {
                    self.tape.clear();
                    self.value(event, span, 1)?;
                    if self.in_list || !self.tape.root().is_null() {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Goes on behind a document that cannot be read; not behind one that goes over a limit, which could take long.
    fn may_go_on(&mut self) -> bool {
        self.in_list = false;
        self.anchors.clear();
        !self.is_over && self.judge.skip_document()
    }

    fn event(&mut self) -> Result<Option<(Event<'a>, Range<usize>)>, Broken> {
        match self.judge.next() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err((Stop::Syntax { words, slip }, span))) => {
                Err(self.broken(span, What::Syntax { words, slip }))
            }
            Some(Err((Stop::Tag(tag), span))) => Err(self.broken(span, What::Tag(tag))),
            Some(Err((Stop::TooDeep, span))) => Err(self.over("depth", self.limits.depth, span)),
        }
    }

    /// Reads the next value inside another. False where that other ends.
    fn next_value(&mut self, depth: usize) -> Result<bool, Broken> {
        match self.event()?.ok_or(Broken)? {
            (Event::ListEnd | Event::MapEnd, _) => Ok(false),
            (event, span) => self.value(event, span, depth).map(|()| true),
        }
    }

    /// Reads the value that begins with the event.
    fn value(&mut self, event: Event<'a>, span: Range<usize>, depth: usize) -> Result<(), Broken> {
        self.values += 1;
        if depth > self.limits.depth {
            return Err(self.over("depth", self.limits.depth, span));
        }
        if self.values > self.limits.values {
            return Err(self.over("values", self.limits.values, span));
        }
        let at = self.tape.marks.len();
        let anchor = match event {
            Event::Plain { text, anchor } if tape::is_null(text.as_bytes()) => {
                self.tape.add(tape::What::Null, span);
                anchor
            }
            Event::Plain { text, anchor } => {
                self.tape.add_own(tape::What::OwnPlain, text, span);
                anchor
            }
            Event::Quoted { text, anchor } => {
                self.tape.add_own(tape::What::OwnQuoted, text, span);
                anchor
            }
            Event::ListStart { anchor } => {
                self.list(span, depth)?;
                anchor
            }
            Event::MapStart { anchor } => {
                self.map(span, depth)?;
                anchor
            }
            Event::Alias(anchor) => return self.copy(anchor, span),
            Event::UnknownAlias => return Err(self.broken(span, What::UnknownAlias)),
            Event::DocumentStart | Event::DocumentEnd | Event::ListEnd | Event::MapEnd => {
                return Err(Broken);
            }
        };
        if anchor != 0 {
            self.keep(anchor, at);
        }
        Ok(())
    }

    fn list(&mut self, span: Range<usize>, depth: usize) -> Result<(), Broken> {
        let list = self.tape.begin(tape::What::List, span);
        while self.next_value(depth + 1)? {}
        self.tape.end(list);
        Ok(())
    }

    fn map(&mut self, span: Range<usize>, depth: usize) -> Result<(), Broken> {
        let map = self.tape.begin(tape::What::Map, span);
        let mut seen = KeysSeen::default();
        loop {
            let key = self.tape.marks.len();
            if !self.next_value(depth + 1)? {
                break;
            }
            if !self.next_value(depth + 1)? {
                return Err(Broken);
            }
            let wrong = seen.wrong_key(self.tape.node(map), self.tape.node(key));
            if let Some(what) = wrong {
                self.fault(self.tape.node(key).place(), what);
                self.tape.cut(key);
            }
        }
        self.tape.end(map);
        Ok(())
    }

    /// Keeps the value that begins there for the aliases that stand for it, unless that is too much.
    fn keep(&mut self, anchor: usize, at: usize) {
        let node = self.tape.node(at);
        let fits = fits(&mut self.kept, node, self.limits.aliases);
        self.anchors
            .insert(anchor, fits.then(|| self.tape.part(at)));
    }

    /// Adds what an alias stands for, as long as copies stay few.
    fn copy(&mut self, anchor: usize, span: Range<usize>) -> Result<(), Broken> {
        match self.anchors.get(&anchor) {
            None => Err(self.broken(span, What::UnknownAlias)),
            Some(Some(kept)) if fits(&mut self.copied, kept.root(), self.limits.aliases) => {
                self.tape.append(kept, 0..kept.marks.len());
                Ok(())
            }
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
        self.fault(self.tape.place(span), what);
        Broken
    }
}

/// Whether one more copy stays within the limit; counts it if so.
fn fits(copied: &mut usize, node: Node, limit: usize) -> bool {
    let size = *copied + node.size();
    let fits = size <= limit;
    if fits {
        *copied = size;
    }
    fits
}

/// The keys of a map that is being read. Finds a key again: in a short map by looking, in a long one by a hash that no file
/// can know beforehand.
#[derive(Default)]
struct KeysSeen {
    count: usize,
    places: HashMap<String, Place>,
}

impl KeysSeen {
    const SHORT: usize = 48;

    /// What is wrong with a key of the map; one that is right counts.
    fn wrong_key(&mut self, map: Node, key: Node) -> Option<What> {
        let Some(text) = key.str() else {
            return Some(What::KeyIsNoWord);
        };
        let mut before = map.entries_up_to(key.at);
        let first = if self.count < Self::SHORT {
            let same = before.find(|entry| entry.key() == text);
            same.map(|entry| entry.key_place())
        } else {
            if self.places.is_empty() {
                let all = before.map(|entry| (entry.key().to_owned(), entry.key_place()));
                self.places.extend(all);
            }
            self.places.get(text).copied()
        };
        if let Some(first) = first {
            let key = text.to_owned();
            return Some(What::RepeatedKey { key, first });
        }
        self.count += 1;
        if !self.places.is_empty() {
            self.places.insert(text.to_owned(), key.place());
        }
        None
    }
}
