//! New files on the disk: all or none, and never over one that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file to be written.
#[derive(Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the framework's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl NewFile {
    /// A file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// Makes a folder with these files, whose paths differ. It appears with all of them or not at all; an error where there is
/// something already.
pub fn make(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let new = tempfile::Builder::new()
        .prefix(".stratlint-")
        .tempdir_in(parent)?;
    let inside = new.path().join("new");
    for file in files {
        let path: PathBuf = inside.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&inside))?;
        fs::write(&path, &file.text)?;
    }
    make_way(folder)?;
    fs::rename(&inside, folder)
}

/// Whether nothing is there, or an empty folder.
pub fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(fs::symlink_metadata(folder).is_err())
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

/// Takes an empty folder away. One that has something in it stays, and that is an error.
fn make_way(folder: &Path) -> io::Result<()> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ if fs::symlink_metadata(folder).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        _ => Ok(()),
    }
}

/// Writes a file where there is none; an error where there is one.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file is worse than none.
        let _ = fs::remove_file(path);
    }
    written
}
