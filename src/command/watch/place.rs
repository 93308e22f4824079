//! What is watched: a framework's folder, and its known findings.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::{Problem, baseline};
use super::changes::Scope;
use crate::cli::Check;
use crate::kept::Kept;
use crate::load::folder::{Folder, SETTINGS};
use crate::source::Input;

/// Paths as the system names them when it tells of changes.
pub(super) struct Place {
    root: PathBuf,
    folder: Folder,
    /// Where known findings are, or would be.
    baseline: Option<PathBuf>,
}

/// What has become of paths that were touched.
pub(super) enum Seen {
    /// Nothing that counts.
    Nothing,
    /// Known files hold something else.
    Files(Vec<Input>),
    /// More than that, or nobody knows what.
    More,
}

impl Place {
    pub(super) fn of(arguments: &Check) -> Result<Self, Problem> {
        let unseen = |error: io::Error| {
            Problem::new(
                format!("{} cannot be watched: {error}", arguments.path.display()),
                "Check it without `--watch`.",
            )
        };
        let root = fs::canonicalize(&arguments.path).map_err(unseen)?;
        let folder = Folder::open(&root).map_err(unseen)?;
        let baseline = (!arguments.no_baseline).then(|| baseline::file(arguments));
        Ok(Self {
            baseline: baseline.and_then(|file| whole(&file)),
            folder,
            root,
        })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A file that counts, though it is hidden or outside of the folder.
    pub(super) fn aside(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }

    /// Whether any document is read by a link: what it holds may change where nobody looks for documents.
    pub(super) fn has_links(&self, kept: &Kept) -> bool {
        let metadata = |path| fs::symlink_metadata(self.root.join(path));
        let is_link = |path| metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        kept.paths().any(is_link)
    }

    /// Whether a document is gone or empty, as it may be for a moment while it is saved.
    pub(super) fn is_unfinished(&self, path: &Path, kept: &Kept) -> bool {
        let holds_something = || fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0);
        kept.knows(&self.folder.relative(path)) && !holds_something()
    }

    /// What has become of paths, each with how much of it may have changed.
    pub(super) fn look(&self, touched: &BTreeMap<PathBuf, Scope>, kept: &Kept) -> Seen {
        let mut files = Vec::new();
        for (path, scope) in touched {
            match self.look_at(path, *scope, kept) {
                Seen::Nothing => {}
                Seen::Files(file) => files.extend(file),
                Seen::More => return Seen::More,
            }
        }
        if files.is_empty() {
            Seen::Nothing
        } else {
            Seen::Files(files)
        }
    }

    fn look_at(&self, path: &Path, scope: Scope, kept: &Kept) -> Seen {
        let name = self.folder.relative(path);
        if name == SETTINGS || self.aside() == Some(path) {
            return Seen::More;
        }
        if kept.knows(&name) {
            let file = self.folder.document(path, &kept.inputs().settings.limits);
            return file.map_or(Seen::More, |file| Seen::Files(vec![file]));
        }
        let found = fs::symlink_metadata(path);
        let is_folder = found.as_ref().is_ok_and(|found| found.is_dir());
        // Names that would not be read are those of copies that editors make, mostly.
        let counts = found.is_ok() && Folder::would_read(&name)
            || scope == Scope::Whole && (is_folder || kept.holds(&name));
        if counts { Seen::More } else { Seen::Nothing }
    }
}

/// A file as the system names it, whether it is there or not.
fn whole(file: &Path) -> Option<PathBuf> {
    let parent = file.parent().filter(|path| !path.as_os_str().is_empty());
    let parent = fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()?;
    Some(parent.join(file.file_name()?))
}
