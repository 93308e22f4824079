//! Where symbolic links of a revision lead.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::tree::{Entry, Is, Revision};
use crate::source::Obstacle;

/// All links of a revision.
pub(super) struct Links<'r> {
    revision: &'r Revision,
    /// What each says, by its path.
    targets: FxHashMap<&'r [u8], Result<Vec<u8>, Obstacle>>,
}

/// A link leads to a link that leads to a link; who follows for ever walks in circles.
const MOST: usize = 8;

/// Longer is no path on any system, in bytes.
const LONGEST: u64 = 4096;

impl<'r> Links<'r> {
    /// Reads what all links say, at once.
    pub(super) fn new(revision: &'r Revision) -> Self {
        let entries = revision.entries.iter();
        let links: Vec<_> = entries.filter(|(_, entry)| entry.is == Is::Link).collect();
        let asked = links
            .iter()
            .map(|(_, entry)| (String::new(), entry.within(LONGEST)));
        let said = revision.read_all(asked.collect());
        let paths = links.into_iter().map(|(path, _)| path.as_slice());
        let said = said.into_iter().map(|said| said.content);
        Self {
            revision,
            targets: paths.zip(said).collect(),
        }
    }

    /// The file that a link leads to, by its path and what it is.
    pub(super) fn follow(&self, link: &[u8]) -> Result<(&'r [u8], &'r Entry), Obstacle> {
        let nothing = || Obstacle::Refused("the link leads to no file of this revision".into());
        let mut path = link;
        for _ in 0..MOST {
            let target = self.target(path)?;
            path = match self.revision.entries.get_key_value(&target) {
                Some((path, entry)) if entry.is != Is::Link => {
                    return Ok((path, entry.readable()?));
                }
                Some((path, _)) => path,
                None if self.is_folder(&target) => return Err(Obstacle::NotAFile),
                None => return Err(nothing()),
            };
        }
        Err(nothing())
    }

    /// Where a link says that it leads, from the framework's folder.
    fn target(&self, link: &[u8]) -> Result<Vec<u8>, Obstacle> {
        let to = self.targets[link].as_ref().map_err(Obstacle::clone)?;
        if Path::new(&*String::from_utf8_lossy(to)).has_root() {
            return Err(Obstacle::LeadsOut);
        }
        let mut names: Vec<&[u8]> = link.split(|byte| *byte == b'/').collect();
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
        let mut from = self.revision.entries.range(inside.clone()..);
        from.next()
            .is_some_and(|(first, _)| first.starts_with(&inside))
    }
}
