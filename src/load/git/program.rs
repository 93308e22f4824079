//! Runs the installed `git` so that it only reads.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program, asked from within a folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    folder: PathBuf,
}

/// Why an answer could not be had.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no such program, or it may not be started.
    NotStarted(io::Error),
    /// How it ended, and what it said.
    Said(Option<i32>, String),
}

/// The folder says which repository is meant, whatever a hook of another one has set.
const FORGOTTEN: [&str; 5] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
];

/// Nothing is written, fetched or asked. Of what a repository's own configuration could have run, only fetching is left to
/// the commands that are used here: a clone may name a remote from which git gets what it lacks.
const STILL: [(&str, &str); 6] = [
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // Versions that do not know the line above find that they may use no way of fetching.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    // What it says is read, and shown among English.
    ("LC_ALL", "C"),
    ("GIT_TRACE", "0"),
];

impl Git {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The command, with nothing to read from and its answer to be read.
    pub(super) fn command<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = Command::new("git");
        command.args(["--no-pager", "-C"]).arg(&self.folder);
        command.args(arguments).envs(STILL);
        for name in FORGOTTEN {
            command.env_remove(name);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    /// A long answer, within so many bytes: git is not waited for when it would say more.
    pub(super) fn list<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        most: u64,
    ) -> Result<Vec<u8>, Failure> {
        let mut child = self
            .command(arguments)
            .spawn()
            .map_err(Failure::NotStarted)?;
        let answer = child.stdout.take().expect("piped");
        let mut list = Vec::new();
        let read = answer.take(most + 1).read_to_end(&mut list);
        if list.len() as u64 > most {
            // It may have ended in this moment; either way it is gone afterwards.
            let _ = child.kill();
        }
        let status = child.wait();
        match (read, status) {
            _ if list.len() as u64 > most => Err(Failure::Said(
                None,
                format!("the list of files is longer than {most} bytes"),
            )),
            (Ok(_), Ok(status)) if status.success() => Ok(list),
            (Ok(_), Ok(status)) => Err(Failure::Said(status.code(), "no list of files".into())),
            (Err(error), _) | (_, Err(error)) => Err(Failure::Said(None, error.to_string())),
        }
    }

    /// What it answers, without the line break at the end.
    pub(super) fn ask<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Result<Vec<u8>, Failure> {
        let mut command = self.command(arguments);
        let output = command
            .stderr(Stdio::piped())
            .output()
            .map_err(Failure::NotStarted)?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(Failure::Said(output.status.code(), words));
        }
        let mut answer = output.stdout;
        if answer.last() == Some(&b'\n') {
            answer.pop();
        }
        Ok(answer)
    }
}
