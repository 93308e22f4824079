//! A framework's folder as it is in a revision of a git repository: the same inputs as [`super::folder`] gives, with the same
//! limits and the same obstacles. One is more: a link that leads through a linked folder is followed on disk alone.
//!
//! The installed `git` reads the repository ([`program`]): it is there wherever a repository is, knows every form of one, and
//! keeps to what its owner allows (`safe.directory`). `tree` lists what the folder holds in a revision, `link` says where its links lead,
//! `blobs` reads it.

mod blobs;
mod link;
mod program;
mod tree;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

pub use tree::Revision;

use program::{Failure, Git};

/// The repository that a framework's folder lies in, or would lie in.
#[derive(Debug)]
pub struct Repository {
    git: Git,
    /// The folder, as git finds it from where it is asked.
    folder: OsString,
}

/// One commit of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// As it was asked for.
    pub name: String,
    /// The name that it has in every copy of the repository.
    pub id: String,
}

/// Why a revision cannot be read.
#[derive(Debug)]
pub enum Refusal {
    /// The program git cannot be started.
    NoGit(io::Error),
    /// The folder lies in no repository.
    NoRepository,
    /// The repository belongs to somebody else, and git will not read it; in git's words.
    NotTrusted(String),
    /// There is no such revision.
    NoRevision {
        /// As it was asked for.
        name: String,
        /// The clone holds only the latest commits.
        is_shallow: bool,
        /// The remote has a branch of that name.
        is_remote: bool,
    },
    /// Two revisions have no commit in common.
    NothingInCommon {
        /// The clone holds only the latest commits.
        is_shallow: bool,
    },
    /// Anything else that git says.
    Failed(String),
}

impl Repository {
    /// The repository around a folder. The folder itself need not be there: an earlier revision may hold it, and a bare
    /// repository has no folders.
    pub fn around(folder: &Path) -> Result<Self, Refusal> {
        let (there, rest) = existing(folder);
        let git = Git::new(&there);
        let has_files = git.ask(["rev-parse", "--is-inside-work-tree"]);
        let has_files = has_files.map_err(Refusal::of_repository)? == b"true";
        // From within the files of a repository git counts paths from where it is; otherwise from the top.
        let mut folder = OsString::from(if has_files { "./" } else { "" });
        folder.push(rest);
        Ok(Self { git, folder })
    }

    /// The commit that a name means.
    pub fn commit(&self, name: &str) -> Result<Commit, Refusal> {
        let found = self.resolve(name)?.ok_or_else(|| self.no_revision(name));
        Ok(Commit {
            name: name.to_owned(),
            id: found?,
        })
    }

    /// The last commit that two have in common: what one of them began with.
    pub fn common(&self, one: &Commit, other: &Commit) -> Result<Commit, Refusal> {
        let nothing = || Refusal::NothingInCommon {
            is_shallow: self.is_shallow(),
        };
        let found = self.git.ask(["merge-base", &one.id, &other.id]);
        let id = match found {
            Ok(id) if id.is_empty() => return Err(nothing()),
            Err(Failure::Said(_, words)) if words.is_empty() => return Err(nothing()),
            found => text(&found.map_err(Refusal::from)?),
        };
        let name = id.clone();
        Ok(Commit { name, id })
    }

    /// The folder as it is in a commit; none where that commit does not have it.
    pub fn at(&self, commit: &Commit) -> Result<Option<Revision>, Refusal> {
        let mut tree = OsString::from(&commit.id);
        tree.push(":");
        tree.push(&self.folder);
        let asked = ["rev-parse", "--verify", "--quiet"].map(OsString::from);
        match self.git.ask(asked.into_iter().chain([tree])) {
            Ok(tree) => Revision::read(self.git.clone(), &text(&tree)).map(Some),
            Err(Failure::Said(_, words)) if words.is_empty() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// The id of the commit of that name, if there is one. A name that looks like an option is none of git's.
    fn resolve(&self, name: &str) -> Result<Option<String>, Refusal> {
        if name.is_empty() || name.starts_with('-') {
            return Ok(None);
        }
        let commit = format!("{name}^{{commit}}");
        match self.git.ask(["rev-parse", "--verify", "--quiet", &commit]) {
            Ok(id) => Ok(Some(text(&id))),
            Err(Failure::Said(..)) => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    fn no_revision(&self, name: &str) -> Refusal {
        Refusal::NoRevision {
            name: name.to_owned(),
            is_shallow: self.is_shallow(),
            is_remote: matches!(self.resolve(&format!("origin/{name}")), Ok(Some(_))),
        }
    }

    fn is_shallow(&self) -> bool {
        let asked = self.git.ask(["rev-parse", "--is-shallow-repository"]);
        asked.is_ok_and(|said| said == b"true")
    }
}

/// The part of a path that is there, and the rest of it with `/`.
fn existing(path: &Path) -> (PathBuf, OsString) {
    let there = path.ancestors().find(|path| path.is_dir());
    let there = there.filter(|there| !there.as_os_str().is_empty());
    let rest = there.map_or(path, |there| path.strip_prefix(there).unwrap_or(path));
    let mut names: Vec<&std::ffi::OsStr> = Vec::new();
    for component in rest.components() {
        match component {
            Component::Normal(name) => names.push(name),
            Component::ParentDir => {
                names.pop();
            }
            _ => {}
        }
    }
    let there = there.unwrap_or(Path::new("."));
    (there.to_owned(), names.join(std::ffi::OsStr::new("/")))
}

fn text(said: &[u8]) -> String {
    String::from_utf8_lossy(said).into_owned()
}

impl Commit {
    /// How people are told of it: its name, and the beginning of its id where that says more.
    pub fn label(&self) -> String {
        let short = self.id.get(..9).unwrap_or(&self.id);
        if self.id.starts_with(&self.name) {
            short.to_owned()
        } else {
            format!("{} ({short})", self.name)
        }
    }
}

impl Refusal {
    /// Git ends in the same way whether there is no repository or one that it will not read: only its words tell. Its advice
    /// names the setting in every language.
    fn of_repository(failure: Failure) -> Self {
        match failure {
            Failure::Said(_, words) if words.contains("safe.directory") => Self::NotTrusted(words),
            Failure::Said(Some(128), words) if words.contains("not a git repository") => {
                Self::NoRepository
            }
            failure => failure.into(),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotStarted(error) => Self::NoGit(error),
            Failure::Said(_, words) => Self::Failed(words),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoGit(error) => write!(f, "the program git cannot be started: {error}"),
            Self::NoRepository => f.write_str("the folder lies in no git repository"),
            Self::NotTrusted(_) => f.write_str(
                "git will not read this repository, because its files belong to another user",
            ),
            Self::NoRevision { name, .. } => {
                write!(f, "there is no revision `{name}` in this repository")
            }
            Self::NothingInCommon { .. } => {
                f.write_str("the two revisions have no commit in common")
            }
            Self::Failed(words) => write!(f, "git says: {words}"),
        }
    }
}
