//! What a framework's folder holds in a revision.

use std::collections::{BTreeMap, HashSet};
use std::io;

use super::super::folder::{SETTINGS, ends_as_document, is_hidden_name};
use super::super::limits::Limits;
use super::blobs;
use super::link::Links;
use super::program::Git;
use super::{Refusal, text};
use crate::source::{Input, Obstacle};

/// A framework's folder in a revision.
#[derive(Debug)]
pub struct Revision {
    git: Git,
    /// By their paths from the folder.
    pub(super) entries: BTreeMap<Vec<u8>, Entry>,
}

/// Something in the folder.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) is: Is,
    /// The name of its content.
    id: String,
    /// In bytes; none where the clone lacks the content.
    size: Option<u64>,
}

/// What something in the folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    File,
    Link,
    Submodule,
}

/// The path of a file, and where its content is or what stands in the way.
pub(super) type Found<'r> = (String, Result<&'r Entry, Obstacle>);

/// Bytes of a list of files: a million of them. A small repository can hold a tree without end, whose branches are all the same.
const LONGEST: u64 = 128 << 20;

impl Revision {
    /// Lists a tree of a repository.
    pub(super) fn read(git: Git, tree: &str) -> Result<Self, Refusal> {
        let listed = git.list(["ls-tree", "-r", "-z", "-l", "--full-tree", tree], LONGEST)?;
        let lines = listed
            .split(|byte| *byte == 0)
            .filter(|line| !line.is_empty());
        let entries: Option<_> = lines.map(Entry::read).collect();
        let unknown = || Refusal::Failed("its list of files has a form that is not known".into());
        Ok(Self {
            git,
            entries: entries.ok_or_else(unknown)?,
        })
    }

    /// The settings file, if there is one; an error where it cannot be read.
    pub fn settings(&self) -> io::Result<Option<Input>> {
        self.file(SETTINGS, Limits::default().yaml_bytes)
    }

    /// A file of that name right in the folder, if there is one; an error where it cannot be read.
    pub fn file(&self, name: &str, limit: u64) -> io::Result<Option<Input>> {
        let path = name.as_bytes();
        let Some(entry) = self.entries.get(path) else {
            return Ok(None);
        };
        let found = match entry.is {
            Is::Link => Links::new(self).follow(path).map(|(_, entry)| entry),
            _ => entry.readable(),
        };
        let found = found.and_then(|entry| entry.within(limit));
        let input = self.read_all(vec![(name.to_owned(), found)]).pop();
        let Input { path, content } = input.expect("one for one");
        let bytes = content.map_err(|obstacle| io::Error::other(obstacle.to_string()))?;
        Ok(Some(Input::new(path, bytes)))
    }

    /// Every document file in order of its path, read or with what stood in the way, as in a folder on a disk. A submodule
    /// may hold documents that are not here, so that it stands in the way too.
    pub fn documents(&self, limits: &Limits) -> Vec<Input> {
        let mut room = Room {
            limits,
            left: limits.json_bytes,
        };
        let found = self.found().into_iter().map(|(path, found)| {
            let path = String::from_utf8_lossy(path).into_owned();
            let found = found.and_then(|entry| room.take(&path, entry));
            (path, found)
        });
        let mut inputs = self.read_all(found.collect());
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        inputs
    }

    /// The documents, each once, and what they are.
    fn found(&self) -> Vec<(&[u8], Result<&Entry, Obstacle>)> {
        let (links, files): (Vec<_>, Vec<_>) = self
            .entries
            .iter()
            .map(|(path, entry)| (path.as_slice(), entry))
            .filter(|(path, entry)| is_document(path, entry))
            .partition(|(_, entry)| entry.is == Is::Link);
        let mut read: HashSet<&[u8]> = files.iter().map(|(path, _)| *path).collect();
        let of_links = (!links.is_empty()).then(|| Links::new(self));
        let linked =
            links
                .into_iter()
                .filter_map(|(path, _)| match of_links.as_ref()?.follow(path) {
                    Ok((target, _)) if !read.insert(target) => None,
                    found => Some((path, found.map(|(_, entry)| entry))),
                });
        let linked: Vec<_> = linked.collect();
        let files = files.into_iter();
        let files = files.map(|(path, entry)| (path, entry.readable()));
        files.chain(linked).collect()
    }

    /// The content of each.
    pub(super) fn read_all(&self, found: Vec<Found>) -> Vec<Input> {
        let asked: Vec<(&str, u64)> = found
            .iter()
            .filter_map(|(_, entry)| entry.as_ref().ok())
            .map(|entry| (&*entry.id, entry.size.unwrap_or(0)))
            .collect();
        let mut contents = blobs::read(&self.git, &asked).into_iter();
        let input = |(path, entry): Found| Input {
            path,
            content: entry.and_then(|_| contents.next().expect("one for each that was asked for")),
        };
        found.into_iter().map(input).collect()
    }
}

/// Whether something has the name of a document, or may hold some, and is not hidden.
fn is_document(path: &[u8], entry: &Entry) -> bool {
    let is_hidden = path.split(|byte| *byte == b'/').any(is_hidden_name);
    let is_named = ends_as_document(path) && path != SETTINGS.as_bytes();
    !is_hidden && (is_named || entry.is == Is::Submodule)
}

/// How much may still be read. A small repository can hold any number of large files: all may be the same one.
struct Room<'l> {
    limits: &'l Limits,
    left: u64,
}

impl Room<'_> {
    fn take<'r>(&mut self, path: &str, entry: &'r Entry) -> Result<&'r Entry, Obstacle> {
        let limit = self.limits.bytes(path).min(Limits::LARGEST_FILE);
        let entry = entry.within(limit)?;
        let left = self.left.checked_sub(entry.size.unwrap_or(0));
        self.left = left.ok_or_else(|| {
            let most = self.limits.json_bytes;
            Obstacle::Refused(format!("with it the files of the revision have more than {most} bytes, which `json_bytes` limits"))
        })?;
        Ok(entry)
    }
}

impl Entry {
    /// Reads `mode type id size<TAB>path`.
    fn read(line: &[u8]) -> Option<(Vec<u8>, Self)> {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let head = text(&line[..tab]);
        let mut words = head.split_ascii_whitespace();
        let is = match (words.next()?, words.next()?) {
            ("120000", "blob") => Is::Link,
            (_, "blob") => Is::File,
            _ => Is::Submodule,
        };
        let entry = Self {
            is,
            id: words.next()?.to_owned(),
            size: words.next()?.parse().ok(),
        };
        Some((line[tab + 1..].to_vec(), entry))
    }

    /// The same, if the repository holds its content.
    pub(super) fn readable(&self) -> Result<&Self, Obstacle> {
        match self {
            Self {
                is: Is::Submodule, ..
            } => Err(Obstacle::Elsewhere(
                "it is a submodule, a repository of its own",
            )),
            Self { size: None, .. } => Err(Obstacle::Elsewhere(
                "this clone was made without it (`--filter`)",
            )),
            _ => Ok(self),
        }
    }

    pub(super) fn within(&self, limit: u64) -> Result<&Self, Obstacle> {
        match self.size {
            Some(size) if size > limit => Err(Obstacle::TooLarge { limit }),
            _ => self.readable(),
        }
    }
}
