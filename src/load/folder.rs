//! A framework's folder as a list of inputs.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::CHUNK;
use super::limits::Limits;
use crate::source::{Input, Obstacle};

/// The name of the settings file.
pub const SETTINGS: &str = "framework.yaml";

/// A framework's folder.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens a folder; an error where there is none.
    pub fn open(root: &Path) -> io::Result<Self> {
        fs::read_dir(root)?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// The settings file, if there is one; an error where it cannot be read.
    pub fn settings(&self) -> io::Result<Option<Input>> {
        self.file(SETTINGS, Limits::default().yaml_bytes)
    }

    /// A file of that name right in the folder, if there is one; an error where it cannot be read.
    pub fn file(&self, name: &str, limit: u64) -> io::Result<Option<Input>> {
        let path = self.root.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
            Ok(_) => match self.read_inside(&path, limit) {
                Ok(bytes) => Ok(Some(Input::new(name, bytes))),
                Err(obstacle) => Err(io::Error::other(obstacle.to_string())),
            },
        }
    }

    /// Reads a file, by a link too, unless that leads out of the folder.
    fn read_inside(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Obstacle> {
        let real =
            |path| fs::canonicalize(path).map_err(|error| Obstacle::Refused(error.to_string()));
        let target = real(path)?;
        if target.starts_with(real(&self.root)?) {
            read_file(&target, limit)
        } else {
            Err(Obstacle::LeadsOut)
        }
    }

    /// Whether a file of that name, there or not, is the settings or a document of this folder.
    pub fn reads(&self, file: &Path) -> bool {
        let name = file.file_name().unwrap_or_default();
        let parent = file.parent().filter(|path| !path.as_os_str().is_empty());
        let parent = fs::canonicalize(parent.unwrap_or(Path::new(".")));
        let inside = fs::canonicalize(&self.root).and_then(|root| {
            let inside = parent?.strip_prefix(root).map(Path::to_owned);
            inside.map_err(io::Error::other)
        });
        let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
        let is_seen = |folders: &Path| !folders.iter().chain([name]).any(is_hidden);
        ends_as_document(name.as_encoded_bytes()) && inside.is_ok_and(|inside| is_seen(&inside))
    }

    /// Whether a file of this path in the folder, with `/`, would be read as one with documents.
    pub fn would_read(path: &str) -> bool {
        let is_hidden = path.split('/').any(|name| name.starts_with('.'));
        path != SETTINGS && !is_hidden && ends_as_document(path.as_bytes())
    }

    /// Every document file in order of its path, read or with what stood in the way. Hidden files and folders are passed
    /// over; links are not followed, but for one to a file of this folder that is found in no other way. The second list has
    /// paths of what looks like documents and is not read, because its name ends otherwise: `plan.yaml.txt`, as some editors
    /// save it.
    pub fn documents(&self, limits: &Limits) -> (Vec<Input>, Vec<String>) {
        let mut found = Vec::new();
        let mut failed = Vec::new();
        let mut overlooked = Vec::new();
        let walk = WalkDir::new(&self.root).sort_by(by_path).into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.depth() > 0 && is_document(&entry) => found.push(entry),
                Ok(entry) if entry.file_type().is_file() && is_nearly_document(&entry) => {
                    overlooked.push(self.relative(entry.path()));
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(&self.root).to_owned();
                    let reason = error
                        .io_error()
                        .map_or_else(|| error.to_string(), ToString::to_string);
                    failed.push(Input {
                        path: self.relative(&path),
                        content: Err(Obstacle::Refused(reason)),
                    });
                }
            }
        }
        let (links, files): (Vec<_>, Vec<_>) =
            found.into_iter().partition(DirEntry::path_is_symlink);
        let read = |entry: &DirEntry, buffer: &mut Vec<u8>| {
            let path = self.relative(entry.path());
            let limit = limits.bytes(&path).min(Limits::LARGEST_FILE);
            let content = if entry.file_type().is_file() {
                read_regular(entry.path(), limit, buffer)
            } else {
                Err(Obstacle::NotAFile)
            };
            Input { path, content }
        };
        let mut inputs: Vec<Input> = files
            .par_chunks(CHUNK)
            .flat_map_iter(|chunk| {
                let mut buffer = Vec::new();
                chunk.iter().map(move |entry| read(entry, &mut buffer))
            })
            .collect();
        inputs.extend(self.linked(&links, &files, limits));
        inputs.extend(failed);
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        (inputs, overlooked)
    }

    /// A document file as it is now. None where there is none any more, or it may only be read beside the others: by a link.
    pub fn document(&self, path: &Path, limits: &Limits) -> Option<Input> {
        let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
        let name = self.relative(path);
        let limit = limits.bytes(&name).min(Limits::LARGEST_FILE);
        is_file.then(|| Input {
            content: read_regular(path, limit, &mut Vec::new()),
            path: name,
        })
    }

    /// What links lead to: each says why it is not followed, is passed over where its file is read anyway, or is read.
    fn linked(&self, links: &[DirEntry], files: &[DirEntry], limits: &Limits) -> Vec<Input> {
        if links.is_empty() {
            return Vec::new();
        }
        let root = fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        let mut seen: HashSet<PathBuf> = files
            .iter()
            .filter_map(|file| fs::canonicalize(file.path()).ok())
            .collect();
        let follow = |link: &DirEntry| {
            let path = self.relative(link.path());
            let content = match fs::canonicalize(link.path()) {
                Err(error) => Err(Obstacle::Refused(error.to_string())),
                Ok(target) if !target.starts_with(&root) => Err(Obstacle::LeadsOut),
                Ok(target) if !seen.insert(target.clone()) => return None,
                Ok(target) => read_file(&target, limits.bytes(&path).min(Limits::LARGEST_FILE)),
            };
            Some(Input { path, content })
        };
        links.iter().filter_map(follow).collect()
    }

    /// The name of what is at a path in the folder, relative to it.
    pub fn relative(&self, path: &Path) -> String {
        let bytes = path.as_os_str().as_encoded_bytes();
        let inside = bytes.strip_prefix(self.root.as_os_str().as_encoded_bytes());
        let inside = String::from_utf8_lossy(inside.unwrap_or(bytes));
        let inside = inside.trim_start_matches(MAIN_SEPARATOR);
        match inside {
            "" => ".".into(),
            _ if MAIN_SEPARATOR == '/' => inside.to_owned(),
            _ => inside.replace(MAIN_SEPARATOR, "/"),
        }
    }
}

/// Inside one folder whole paths sort as names do, and need not be taken apart to be compared.
fn by_path(a: &DirEntry, b: &DirEntry) -> Ordering {
    a.path().as_os_str().cmp(b.path().as_os_str())
}

/// The name of a file or folder. Taken from the end of its path, which is as it was found: `Path` would take it apart.
fn name(entry: &DirEntry) -> &[u8] {
    let path = entry.path().as_os_str().as_encoded_bytes();
    let separator = path
        .iter()
        .rposition(|byte| is_separator(char::from(*byte)));
    separator.map_or(path, |at| &path[at + 1..])
}

fn is_hidden(entry: &DirEntry) -> bool {
    is_hidden_name(name(entry))
}

/// Whether files and folders of that name are passed over.
pub(super) fn is_hidden_name(name: &[u8]) -> bool {
    name.starts_with(b".")
}

/// A file whose name ends as documents do, or anything else of such a name, so that nobody wonders why it is not read.
fn is_document(entry: &DirEntry) -> bool {
    let name = name(entry);
    let is_settings = || entry.depth() == 1 && name == SETTINGS.as_bytes();
    ends_as_document(name) && !is_settings()
}

/// Whether a name or path ends as those of documents do.
pub(super) fn ends_as_document(name: &[u8]) -> bool {
    ENDINGS.iter().any(|ending| {
        let start = name.len().saturating_sub(ending.len());
        name[start..].eq_ignore_ascii_case(ending.as_bytes())
    })
}

const ENDINGS: [&str; 3] = [".yaml", ".yml", ".json"];

/// A file whose name would be that of a document without its last ending.
fn is_nearly_document(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let inner = [".yaml.", ".yml.", ".json.", ".yaml~", ".yml~", ".json~"];
    inner.iter().any(|inner| name.contains(inner))
}

/// Reads what may be anything. Asked before opening: to open a pipe would wait for a writer.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Obstacle> {
    match fs::metadata(path) {
        Err(error) => Err(Obstacle::Refused(error.to_string())),
        Ok(metadata) if !metadata.is_file() => Err(Obstacle::NotAFile),
        Ok(_) => read_regular(path, limit, &mut Vec::new()),
    }
}

/// Reads what is known to be a file, through a buffer that files share.
fn read_regular(path: &Path, limit: u64, buffer: &mut Vec<u8>) -> Result<Vec<u8>, Obstacle> {
    let refused = |error: io::Error| Obstacle::Refused(error.to_string());
    let file = File::open(path).map_err(refused)?;
    buffer.clear();
    buffer.reserve(USUAL);
    let first = (USUAL as u64).min(limit + 1);
    (&file).take(first).read_to_end(buffer).map_err(refused)?;
    if (buffer.len() as u64) < first {
        return Ok(buffer.clone());
    }
    let length = file.metadata().map_err(refused)?.len();
    if length > limit {
        return Err(Obstacle::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    bytes.append(buffer);
    file.take(limit + 1 - first)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > limit {
        Err(Obstacle::TooLarge { limit })
    } else {
        Ok(bytes)
    }
}

/// Most files are shorter, in bytes: they are read without asking for their length first.
const USUAL: usize = 8 << 10;
