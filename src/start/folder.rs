//! New files on the disk: all or none, and never over one that is there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

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

/// Makes a folder with these files, whose paths differ. A new folder appears with all of them or not at all; one that is
/// there and empty is filled. An error where there is something already.
pub fn make(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    made(folder, files).map_err(nameless)
}

/// The error without the path of a temporary file: a name that nobody gave, and another one in each run.
pub fn nameless(error: io::Error) -> io::Error {
    if error.get_ref().is_some() {
        error.kind().into()
    } else {
        error
    }
}

fn made(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    let is_there = folder.is_dir();
    // An empty folder may be the one that somebody stands in, or all that they may write to: it is filled, not replaced.
    let beside = if is_there { folder } else { parent(folder) };
    let new = tempfile::Builder::new()
        .prefix(".stratlint-")
        .tempdir_in(beside)?;
    let inside = new.path().join("new");
    for file in files {
        let path: PathBuf = inside.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&inside))?;
        fs::write(&path, &file.text)?;
    }
    if is_there {
        return fill(folder, &inside);
    }
    if fs::symlink_metadata(folder).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(&inside, folder)
}

/// The folder that a path lies in.
pub fn parent(path: &Path) -> &Path {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// What is in a folder, by name; nothing where there is no such folder.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A link that leads nowhere is something too.
            return match fs::symlink_metadata(folder) {
                Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
                Err(_) => Ok(Vec::new()),
            };
        }
        entries => entries?,
    };
    let name = |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into());
    let mut names: Vec<String> = entries.map(name).collect::<io::Result<_>>()?;
    names.sort();
    Ok(names)
}

/// Moves what is inside to an empty folder; back out where that fails.
fn fill(folder: &Path, inside: &Path) -> io::Result<()> {
    let mut moved = Vec::new();
    for name in names(inside)? {
        let to = folder.join(&name);
        if let Err(error) = fs::rename(inside.join(&name), &to) {
            for (to, from) in &moved {
                fs::rename(to, from)?;
            }
            return Err(error);
        }
        moved.push((to, inside.join(&name)));
    }
    Ok(())
}

/// Writes a file where there is none, whole or not at all; an error where there is one.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut new = temporary(parent(path), None).map_err(nameless)?;
    new.write_all(text.as_bytes()).map_err(nameless)?;
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file that is gone again if it is given no name, with these permissions or those that any new file has.
pub fn temporary(folder: &Path, permissions: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(permissions.unwrap_or_else(|| fs::Permissions::from_mode(0o666)));
    }
    #[cfg(not(unix))]
    let _ = permissions;
    builder.tempfile_in(folder)
}
