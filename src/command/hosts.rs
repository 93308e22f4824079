//! What the hosts of repositories ask of a check beside its result.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Problem;
use crate::report::{Checked, markdown};

/// The folder's path from the root of the repository that it lies in, with `/`: hosts know files by it, wherever in the
/// repository the program is run. Outside of a repository it is the path from here, or else the path as it was given.
pub(super) fn in_repository(path: &Path) -> String {
    let found = fs::canonicalize(path).ok().and_then(|folder| {
        let mut above = folder.ancestors();
        let repository = above.find(|above| above.join(".git").exists());
        let here = || std::env::current_dir().and_then(fs::canonicalize).ok();
        let root = repository.map(Path::to_owned).or_else(here)?;
        folder.strip_prefix(root).map(Path::to_owned).ok()
    });
    let path = found.unwrap_or_else(|| path.components().collect::<PathBuf>());
    path.to_string_lossy().replace('\\', "/")
}

/// GitHub takes so many bytes as the summary of a step, and nothing at all of a larger one.
const MOST: u64 = 1024 * 1024;

/// Too little for anything but to say that it was cut.
const LEAST: u64 = 1000;

/// Adds the findings to the summary of the job where GitHub Actions runs the check.
pub(super) fn summarise(checked: &Checked) -> Result<(), Problem> {
    let named = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
    let Some(path) = named.map(PathBuf::from) else {
        return Ok(());
    };
    append(&path, checked).map_err(|error| {
        Problem::new(
            format!("the summary of the job cannot be written: {error}"),
            "GITHUB_STEP_SUMMARY must name a file that may be written to.",
        )
    })
}

fn append(path: &Path, checked: &Checked) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    // What another step of the job has written counts too.
    let room = MOST.saturating_sub(file.metadata()?.len());
    if room < LEAST {
        return Ok(());
    }
    let room = usize::try_from(room).expect("not more than a mebibyte");
    file.write_all(&markdown::write(checked, Some(room)))
}
