//! What ties documents together, in a few bytes side by side: ids, names, and the ids that they mention.
//!
//! Taken of each document when it has just been read. The declarations lie wide apart in memory: to find these words again
//! would take longer than most rules.

use super::document::Document;
use super::hash;
use super::link::{Basis, Link};
use super::relation::Relation;
use crate::date::Day;

/// A document in outline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline<'o> {
    pub(super) id: &'o str,
    /// The hashes of its title and aliases, as [`hash::of_name`] makes them.
    pub(super) names: &'o [u32],
    /// How often it names evidence.
    pub(super) citations: usize,
    /// The ids that it mentions, one after the other.
    mentioned: &'o str,
    mentions: &'o [Mention],
}

/// A mention of an id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// Of the id, as [`hash::of_id`] makes it.
    pub(super) hash: u32,
    /// How long the id is, in bytes.
    length: u32,
    pub(super) by: Mentioner,
}

/// What mentions an id.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mentioner {
    Link(LinkOutline),
    Evidence,
}

/// A link in outline.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinkOutline {
    pub(super) relation: Relation,
    pub(super) basis: Basis,
    pub(super) is_evidenced: bool,
    /// It does not exist before: the first day of all, where it always does.
    pub(super) from: Day,
}

impl<'o> Outline<'o> {
    /// Every id that it mentions: the targets of its links in their order, then what it names as evidence, of which what it
    /// names several times in a row stands once.
    pub(super) fn mentions(self) -> impl Iterator<Item = (&'o str, Mention)> {
        let mut rest = self.mentioned;
        let mentions = self.mentions.iter();
        mentions.map(move |mention| (taken(&mut rest, mention.length as usize), *mention))
    }
}

/// Outlines of documents, in the order in which these were added.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    /// The id of each and the ids that it mentions, one after the other.
    words: String,
    names: Vec<u32>,
    mentions: Vec<Mention>,
    shares: Vec<Share>,
}

/// How much of all this is a document's.
#[derive(Debug, Clone, Copy)]
struct Share {
    id: u32,
    /// By way of aliases this can be longer than a file.
    mentioned: usize,
    names: u32,
    mentions: u32,
    citations: u32,
}

impl Outlines {
    /// Room for those of so many documents of usual size.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            words: String::with_capacity(count * 96),
            names: Vec::with_capacity(count * 2),
            mentions: Vec::with_capacity(count * 4),
            shares: Vec::with_capacity(count),
        }
    }

    pub(super) fn push(&mut self, document: &Document) {
        let [words, names, mentions] = self.sizes();
        self.words.push_str(&document.id);
        self.names
            .extend(document.names().map(|name| hash::of_name(name)));
        for link in &document.links {
            self.mention(&link.to, Mentioner::Link(link.into()));
        }
        let mut citations = 0;
        let mut last = None;
        for source in document.all_evidence().map(|one| &*one.source.value) {
            citations += 1;
            // Most documents name the same one all through.
            if last != Some(source) {
                self.mention(source, Mentioner::Evidence);
                last = Some(source);
            }
        }
        self.shares.push(Share {
            id: size(document.id.len()),
            mentioned: self.words.len() - words - document.id.len(),
            names: size(self.names.len() - names),
            mentions: size(self.mentions.len() - mentions),
            citations,
        });
    }

    fn mention(&mut self, id: &str, by: Mentioner) {
        self.words.push_str(id);
        self.mentions.push(Mention {
            hash: hash::of_id(id),
            length: size(id.len()),
            by,
        });
    }

    fn sizes(&self) -> [usize; 3] {
        [self.words.len(), self.names.len(), self.mentions.len()]
    }

    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.names.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.shares.shrink_to_fit();
    }

    pub(super) fn count(&self) -> usize {
        self.shares.len()
    }

    /// Keeps the first so many.
    pub(super) fn truncate(&mut self, count: usize) {
        let [mut words, mut names, mut mentions] = self.sizes();
        for share in self.shares.drain(count.min(self.shares.len())..) {
            words -= share.id as usize + share.mentioned;
            names -= share.names as usize;
            mentions -= share.mentions as usize;
        }
        self.words.truncate(words);
        self.names.truncate(names);
        self.mentions.truncate(mentions);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Outline<'_>> {
        let (mut words, mut names, mut mentions) = (&*self.words, &*self.names, &*self.mentions);
        self.shares.iter().map(move |share| {
            let outline = Outline {
                id: taken(&mut words, share.id as usize),
                mentioned: taken(&mut words, share.mentioned),
                names: &names[..share.names as usize],
                mentions: &mentions[..share.mentions as usize],
                citations: share.citations as usize,
            };
            names = &names[share.names as usize..];
            mentions = &mentions[share.mentions as usize..];
            outline
        })
    }
}

/// So many bytes from the start of a text, which are taken off it.
fn taken<'t>(text: &mut &'t str, length: usize) -> &'t str {
    let taken;
    (taken, *text) = text.split_at(length);
    taken
}

fn size(size: usize) -> u32 {
    u32::try_from(size).expect("no source is over 4 GiB")
}

impl From<&Link<'_>> for LinkOutline {
    fn from(link: &Link) -> Self {
        Self {
            relation: link.relation,
            basis: link.basis,
            is_evidenced: !link.evidence.is_empty(),
            from: link.since.map_or(Day::MIN, |since| since.first()),
        }
    }
}
