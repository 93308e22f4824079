//! What a framework's folder holds in a revision.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;

use super::super::folder::{SETTINGS, ends_as_document, is_hidden_name};
use super::super::limits::Limits;
use super::blobs;
use super::program::Git;
use super::{Refusal, text};
use crate::source::{Input, Obstacle};

/// A framework's folder in a revision.
#[derive(Debug)]
pub struct Revision {
    git: Git,
    /// By their paths from the folder.
    entries: BTreeMap<Vec<u8>, Entry>,
}

/// Something in the folder.
#[derive(Debug)]
struct Entry {
    is: Is,
    /// The name of its content.
    id: String,
    /// In bytes; none where the clone lacks the content.
    size: Option<u64>,
}

/// What something in the folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    File,
    Link,
    Submodule,
}

/// A link leads to a link that leads to a link; who follows for ever walks in circles.
const MOST_LINKS: usize = 8;

/// The path of a file, and where its content is or what stands in the way.
type Found<'r> = (String, Result<&'r Entry, Obstacle>);

impl Revision {
    /// Lists a tree of a repository.
    pub(super) fn read(git: Git, tree: &str) -> Result<Self, Refusal> {
        let listed = git.ask(["ls-tree", "-r", "-z", "-l", "--full-tree", tree])?;
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
        let Some(entry) = self.entries.get(name.as_bytes()) else {
            return Ok(None);
        };
        let found = match entry.is {
            Is::Link => self.follow(name.as_bytes(), entry).map(|(_, entry)| entry),
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
        let seen = |path: &[u8]| !path.split(|byte| *byte == b'/').any(is_hidden_name);
        let named = |path: &[u8], entry: &Entry| entry.is == Is::Submodule || is_document(path);
        let documents = || {
            let entries = self.entries.iter();
            entries.filter(move |(path, entry)| seen(path) && named(path, entry))
        };
        let (links, files): (Vec<_>, Vec<_>) =
            documents().partition(|(_, entry)| entry.is == Is::Link);
        let mut read: HashSet<&[u8]> = files.iter().map(|(path, _)| path.as_slice()).collect();
        let files = files
            .into_iter()
            .map(|(path, entry)| (path.as_slice(), entry.readable()));
        let linked = links
            .into_iter()
            .filter_map(|(path, entry)| match self.follow(path, entry) {
                Ok((target, _)) if !read.insert(target) => None,
                Ok((_, entry)) => Some((path.as_slice(), Ok(entry))),
                Err(obstacle) => Some((path.as_slice(), Err(obstacle))),
            });
        let found: Vec<Found> = files
            .chain(linked)
            .map(|(path, found)| {
                let path = String::from_utf8_lossy(path).into_owned();
                let limit = limits.bytes(&path).min(Limits::LARGEST_FILE);
                (path, found.and_then(|entry| entry.within(limit)))
            })
            .collect();
        let mut inputs = self.read_all(found);
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        inputs
    }

    /// The file that a link leads to, by its path and what it is.
    fn follow<'r>(
        &'r self,
        path: &'r [u8],
        link: &'r Entry,
    ) -> Result<(&'r [u8], &'r Entry), Obstacle> {
        let nothing = || Obstacle::Refused("the link leads to no file of this revision".into());
        let (mut path, mut entry) = (path, link);
        for _ in 0..MOST_LINKS {
            if entry.is != Is::Link {
                return Ok((path, entry.readable()?));
            }
            let target = self.target(path, entry)?;
            let found = self.entries.get_key_value(&target);
            let is_folder = || self.is_folder(&target);
            (path, entry) = match found {
                Some((path, entry)) => (path.as_slice(), entry),
                None if is_folder() => return Err(Obstacle::NotAFile),
                None => return Err(nothing()),
            };
        }
        Err(nothing())
    }

    /// Where a link says that it leads, from the framework's folder.
    fn target(&self, path: &[u8], link: &Entry) -> Result<Vec<u8>, Obstacle> {
        /// Longer is no path on any system.
        const LONGEST: u64 = 4096;
        let link = (String::new(), link.within(LONGEST));
        let read = self.read_all(vec![link]).pop().expect("one for one");
        let to = read.content?;
        if Path::new(&*String::from_utf8_lossy(&to)).has_root() {
            return Err(Obstacle::LeadsOut);
        }
        let mut names: Vec<&[u8]> = path.split(|byte| *byte == b'/').collect();
        names.pop();
        for name in to.split(|byte| *byte == b'/') {
            match name {
                b"" | b"." => {}
                b".." => {
                    names.pop().ok_or(Obstacle::LeadsOut)?;
                }
                name => names.push(name),
            }
        }
        Ok(names.join(&b'/'))
    }

    fn is_folder(&self, path: &[u8]) -> bool {
        let inside = [path, b"/"].concat();
        let mut from = self.entries.range(inside.clone()..);
        from.next()
            .is_some_and(|(first, _)| first.starts_with(&inside))
    }

    /// The content of each.
    fn read_all(&self, found: Vec<Found>) -> Vec<Input> {
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

fn is_document(path: &[u8]) -> bool {
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
    ends_as_document(name) && path != SETTINGS.as_bytes()
}

impl Entry {
    /// Reads `mode type id size<TAB>path`.
    fn read(line: &[u8]) -> Option<(Vec<u8>, Self)> {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let head = text(line[..tab].to_vec());
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
    fn readable(&self) -> Result<&Self, Obstacle> {
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

    fn within(&self, limit: u64) -> Result<&Self, Obstacle> {
        match self.size {
            Some(size) if size > limit => Err(Obstacle::TooLarge { limit }),
            _ => self.readable(),
        }
    }
}
