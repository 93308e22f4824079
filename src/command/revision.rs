//! Versions of a framework that are revisions of a git repository.

use std::path::{Path, PathBuf};

use super::{Problem, baseline};
use crate::check::{Inputs, NoInputs};
use crate::load::git::{Commit, Refusal, Repository};

/// Two revisions to compare.
pub(super) struct Pair {
    pub(super) repository: Repository,
    pub(super) before: Commit,
    /// None where the later version is the folder as it is.
    pub(super) after: Option<Commit>,
}

/// What `OLD..NEW`, `OLD...NEW` or `OLD` means: two commits, the commit that both began with and the second, or a commit and
/// the folder as it is. An end that is left out is HEAD, as in git.
pub(super) fn pair(revisions: &str, folder: &Path) -> Result<Pair, Problem> {
    let refused = |refusal| refused(&refusal, folder);
    let repository = Repository::around(folder).map_err(refused)?;
    let commit = |name: &str| {
        let name = if name.is_empty() { "HEAD" } else { name };
        repository.commit(name).map_err(refused)
    };
    let (before, after) = if let Some((old, new)) = revisions.split_once("...") {
        let (old, new) = (commit(old)?, commit(new)?);
        (repository.common(&old, &new).map_err(refused)?, Some(new))
    } else if let Some((old, new)) = revisions.split_once("..") {
        (commit(old)?, Some(commit(new)?))
    } else {
        (repository.commit(revisions).map_err(refused)?, None)
    };
    Ok(Pair {
        repository,
        before,
        after,
    })
}

/// The framework as it is in a commit, with what is known there; none where the commit does not have its folder.
pub(super) fn inputs(
    repository: &Repository,
    commit: &Commit,
    folder: &Path,
) -> Result<Option<Inputs>, Problem> {
    let found = repository.at(commit);
    let Some(revision) = found.map_err(|refusal| refused(&refusal, folder))? else {
        return Ok(None);
    };
    // As git names it, so that a message says where to look.
    let path = PathBuf::from(format!("{}:{}", commit.name, folder.display()));
    let read = Inputs::of_revision(&revision);
    let mut inputs = read.map_err(|problem| unread(&path, &problem))?;
    baseline::read_from(&mut inputs, &path, |file, limit| revision.file(file, limit))?;
    Ok(Some(inputs))
}

/// Settings that a revision names and that cannot be had: nobody can be told to allow anything.
fn unread(path: &Path, problem: &NoInputs) -> Problem {
    match problem {
        NoInputs::Settings(error) => Problem::new(
            format!(
                "the settings in {}/framework.yaml cannot be opened: {error}",
                path.display()
            ),
            "Clone the repository with all that it holds, or compare two folders: `stratlint diff OLD NEW`.",
        ),
        problem => Problem::no_inputs(path, problem),
    }
}

/// A revision that cannot be read.
pub(super) fn refused(refusal: &Refusal, folder: &Path) -> Problem {
    let help = match refusal {
        Refusal::NoGit(_) => {
            "Install git, or compare two folders: `stratlint diff OLD NEW`.".to_owned()
        }
        Refusal::NoRepository => format!(
            "`--git` compares versions of {} in the repository that it lies in. Compare two folders otherwise: \
             `stratlint diff OLD NEW`.",
            folder.display()
        ),
        Refusal::NotTrusted(_) => {
            "If you trust it: `git config --global --add safe.directory PATH`, with the path of the repository. In a container of \
             a pipeline its owner is often another user."
                .to_owned()
        }
        Refusal::NoRevision {
            is_shallow: true, ..
        }
        | Refusal::NothingInCommon { is_shallow: true } => SHALLOW.to_owned(),
        Refusal::NoRevision {
            is_remote: true,
            name,
            ..
        } => format!("Is `origin/{name}` meant?"),
        Refusal::NoRevision { .. } => {
            "`git branch --all` and `git log --oneline` show what there is.".to_owned()
        }
        Refusal::NothingInCommon { .. } => {
            "Compare them as they are, with two dots: `--git OLD..NEW`.".to_owned()
        }
        Refusal::Failed(_) => "`git fsck` says whether the repository is whole.".to_owned(),
    };
    Problem::new(refusal.to_string(), help)
}

const SHALLOW: &str = "This clone holds only the latest commits. In GitHub Actions give `actions/checkout` the input \
                       `fetch-depth: 0`, in GitLab set GIT_DEPTH to 0, elsewhere run `git fetch --unshallow`.";
