//! A result that is a folder of files: written whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Problem;
use super::problem::is_full;
use crate::report::gaps::page::File;
use crate::start::folder::nameless;

/// A folder that holds this file was written by the program, and may be replaced by it.
const MARK: &str = ".stratlint-report";

/// Writes the files beside the folder, and then puts the new folder in the old one's place.
pub(super) fn write(folder: &Path, files: &[File]) -> Result<(), Problem> {
    if !is_free(folder) {
        return Err(Problem::new(
            format!(
                "{} is not empty and holds no earlier report",
                folder.display()
            ),
            "Name a new folder, or one that the program has written.",
        ));
    }
    replace(folder, files).map_err(nameless).map_err(|error| {
        let help = if is_full(&error) {
            "Make room on that disk, or name a folder on another one. What was there before is as it was."
        } else {
            "Name a folder inside one that exists and may be written to."
        };
        let message = format!("the folder {} cannot be written: {error}", folder.display());
        Problem::new(message, help)
    })
}

/// Whether nothing but an earlier report would be lost.
fn is_free(folder: &Path) -> bool {
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    fs::symlink_metadata(folder).is_err() || folder.join(MARK).is_file() || is_empty()
}

fn replace(folder: &Path, files: &[File]) -> io::Result<()> {
    let name = folder.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let beside = tempfile::Builder::new()
        .prefix(".stratlint-")
        .tempdir_in(parent.unwrap_or(Path::new(".")))?;
    let new = beside.path().join("new");
    fs::create_dir(&new)?;
    for file in files {
        fs::write(new.join(&file.name), &file.content)?;
    }
    fs::write(
        new.join(MARK),
        "Written by stratlint report, which may replace this folder.\n",
    )?;
    if exchange(&new, folder) {
        return Ok(());
    }
    let old: PathBuf = beside.path().join(name);
    match fs::rename(folder, &old) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        moved => fs::rename(&new, folder).inspect_err(|_| {
            // The earlier report goes back to where it was; if even that fails, the first error is the one to tell.
            if moved.is_ok() {
                let _ = fs::rename(&old, folder);
            }
        }),
    }
}

/// Puts each in the other's place, so that at no moment there is neither: whether both are there and the system can do it.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> File {
        File {
            name: name.into(),
            content: content.into(),
        }
    }

    #[test]
    fn a_report_takes_the_place_of_an_earlier_one_and_of_nothing_else() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("report");
        write(&folder, &[file("index.html", "1"), file("old.html", "1")]).expect("a new folder");
        write(&folder, &[file("index.html", "2")]).expect("an earlier report");
        assert_eq!(
            fs::read_to_string(folder.join("index.html")).expect("a file"),
            "2"
        );
        assert!(!folder.join("old.html").exists());
        assert_eq!(fs::read_dir(root.path()).expect("a folder").count(), 1);

        fs::remove_file(folder.join(MARK)).expect("the mark is there");
        assert!(write(&folder, &[file("index.html", "3")]).is_err());
        assert_eq!(
            fs::read_to_string(folder.join("index.html")).expect("a file"),
            "2"
        );
    }
}
