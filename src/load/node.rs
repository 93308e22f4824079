//! The values on a tape, as those who decode them see them.

use std::borrow::Cow;

use super::tape::{Mark, Tape, What};
use crate::digest::Digest;
use crate::framework::Text;
use crate::source::Place;

/// A value and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'t, 'a> {
    pub(super) tape: &'t Tape<'a>,
    pub(super) at: usize,
}

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'t, 'a> {
    key: Node<'t, 'a>,
    pub(crate) node: Node<'t, 'a>,
}

impl<'t, 'a> Node<'t, 'a> {
    #[inline]
    fn mark(self) -> Mark {
        self.tape.marks[self.at]
    }

    /// Where it is written: without quotes, and empty for a list or a map in block form.
    pub(crate) fn place(self) -> Place {
        self.tape.place(self.mark().span())
    }

    /// Where it begins: the first key of a map, the first item of a list, whose own spans are empty in block form.
    pub(crate) fn start(self) -> Place {
        let mut node = self;
        loop {
            node = match node.mark().what {
                What::Map => {
                    let first = node.entries().next();
                    return first.map_or(node.place(), |first| first.key_place());
                }
                What::List if node.place().span().is_empty() => match node.items().next() {
                    Some(first) => first,
                    None => return node.place(),
                },
                _ => return node.place(),
            }
        }
    }

    pub(crate) fn is_null(self) -> bool {
        self.mark().what == What::Null
    }

    pub(crate) fn is_list(self) -> bool {
        self.mark().what == What::List
    }

    pub(crate) fn is_map(self) -> bool {
        self.mark().what == What::Map
    }

    /// Text, whether plain or quoted.
    pub(crate) fn is_text(self) -> bool {
        !matches!(self.mark().what, What::Null | What::List | What::Map)
    }

    /// The text, whether plain or quoted, without blanks at its ends.
    #[inline]
    pub(crate) fn str(self) -> Option<&'t str> {
        self.tape.str(self.at)
    }

    /// The same, to be kept.
    #[inline]
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        self.tape.text(self.at)
    }

    /// Text that may be a number.
    pub(crate) fn plain(self) -> Option<&'t str> {
        let is_plain = matches!(self.mark().what, What::Plain | What::OwnPlain);
        self.str().filter(|_| is_plain)
    }

    /// The items of a list, or the one value that stands in place of a list.
    #[inline]
    pub(crate) fn items(self) -> Items<'t, 'a> {
        let end = self.at + self.tape.length(self.at);
        let at = self.at + usize::from(self.is_list());
        let tape = self.tape;
        Items {
            tape: Some(tape),
            at,
            end,
        }
    }

    /// The entries of a map; of anything else none.
    #[inline]
    pub(crate) fn entries(self) -> Entries<'t, 'a> {
        let length = self.tape.length(self.at);
        self.entries_up_to(self.at + length)
    }

    /// Those that are written before.
    #[inline]
    pub(super) fn entries_up_to(self, end: usize) -> Entries<'t, 'a> {
        let at = if self.is_map() { self.at + 1 } else { end };
        let tape = self.tape;
        Entries { tape, at, end }
    }

    /// A number for all that is written in it, whatever its layout, format or file.
    pub(crate) fn digest(self) -> u64 {
        let mut digest = Digest::default();
        for node in self.all() {
            match node.str() {
                Some(text) => digest.add_text(text),
                None => digest.add_number(node.count() as u64),
            }
        }
        digest.value()
    }

    /// Every value in it, keys too, itself first.
    fn all(self) -> impl Iterator<Item = Self> {
        let Self { tape, at } = self;
        (at..at + tape.length(at)).map(move |at| Self { tape, at })
    }

    /// How many items or entries it has.
    fn count(self) -> usize {
        match self.mark().what {
            What::List => self.items().count(),
            What::Map => self.entries().count(),
            _ => 0,
        }
    }

    /// What a copy costs: how many values it holds, itself included, where long text counts as several.
    pub(super) fn size(self) -> usize {
        const TEXT: usize = 64;
        let of_one = |node: Self| 1 + node.str().map_or(0, |text| text.len() / TEXT);
        self.all().map(of_one).sum()
    }

    /// The same on a tape of its own, free of the file.
    pub(crate) fn into_owned(self) -> Tape<'static> {
        self.tape.owned_part(self.at)
    }
}

impl<'t, 'a> Entry<'t, 'a> {
    /// The key.
    #[inline]
    pub(crate) fn key(self) -> &'t str {
        self.key.str().unwrap_or_default()
    }

    /// Whether that is the key.
    #[inline]
    pub(super) fn is(self, key: &[u8]) -> bool {
        self.key_bytes() == key
    }

    #[inline]
    pub(super) fn key_bytes(self) -> &'t [u8] {
        self.key.tape.bytes(self.key.at)
    }

    /// The key with its place, to be kept.
    pub(crate) fn name(self) -> Text<'a> {
        Text {
            value: self.key.text().unwrap_or_default(),
            place: self.key.place(),
        }
    }

    /// Where the key stands.
    pub(crate) fn key_place(self) -> Place {
        self.key.place()
    }
}

/// Values one behind the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Items<'t, 'a> {
    /// None where there are none.
    tape: Option<&'t Tape<'a>>,
    at: usize,
    end: usize,
}

impl<'t, 'a> Iterator for Items<'t, 'a> {
    type Item = Node<'t, 'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let tape = self.tape.filter(|_| self.at < self.end)?;
        let at = self.at;
        self.at += tape.length(at);
        Some(Node { tape, at })
    }
}

/// Keys, each with the value behind it.
#[derive(Debug, Clone)]
pub(crate) struct Entries<'t, 'a> {
    tape: &'t Tape<'a>,
    at: usize,
    end: usize,
}

impl<'t, 'a> Iterator for Entries<'t, 'a> {
    type Item = Entry<'t, 'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let tape = self.tape;
        let [key, node] = [self.at, self.at + 1].map(|at| Node { tape, at });
        self.at = node.at + tape.length(node.at);
        Some(Entry { key, node })
    }
}
