//! A framework in a folder of its own, and what the program does to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::checking::DAY;

/// Texts of files by their path.
pub(crate) type Texts = BTreeMap<String, String>;

/// A framework in a folder of its own.
pub(crate) struct Council {
    folder: TempDir,
    /// What each check is told, unless a test says otherwise.
    usual: Vec<&'static str>,
}

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Council {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let council = Self {
            folder: tempfile::tempdir().expect("a folder"),
            usual: vec!["--as-of", DAY, "--format", "concise"],
        };
        for (path, text) in files {
            council.write(path, text);
        }
        council
    }

    /// The same with more that each check is told: options with their values.
    pub(crate) fn told(mut self, usual: &[&'static str]) -> Self {
        self.usual.extend(usual);
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// A check that has not begun.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
        let is_usual = |pair: &&[&str]| !arguments.contains(&pair[0]);
        command
            .arg("check")
            .arg(self.folder.path())
            .args(self.usual.chunks(2).filter(is_usual).flatten())
            .args(arguments);
        command
    }

    pub(crate) fn check(&self, arguments: &[&str]) -> Ran {
        let output = self
            .command(arguments)
            .output()
            .expect("the program starts");
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Every file of the folder, so that none is left over and none lost.
    pub(crate) fn all(&self) -> Texts {
        let walk = walkdir::WalkDir::new(self.folder.path()).into_iter();
        let files = walk
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.file_type().is_file());
        let text = |path: &Path| fs::read_to_string(path).expect("text");
        let name = |path: &Path| {
            let inside = path.strip_prefix(self.folder.path()).expect("inside");
            inside.display().to_string()
        };
        files
            .map(|file| (name(file.path()), text(file.path())))
            .collect()
    }

    /// Holds the names of all files to these.
    #[track_caller]
    pub(crate) fn has(&self, names: &[&str]) {
        let all = self.all();
        assert_eq!(all.keys().collect::<Vec<_>>(), names);
    }
}
