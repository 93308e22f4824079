//! The contents of files of a revision, by their names in the repository: one run of git for all of them.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{ChildStdin, ChildStdout, Stdio};
use std::thread;

use super::program::Git;
use crate::source::Obstacle;

/// What was read of a file, or what stood in the way.
type Content = Result<Vec<u8>, Obstacle>;

/// The content of each that is asked for, by its name and its size in bytes.
pub(super) fn read(git: &Git, asked: &[(&str, u64)]) -> Vec<Content> {
    if asked.is_empty() {
        return Vec::new();
    }
    let mut contents = Vec::with_capacity(asked.len());
    let ended = read_into(&mut contents, git, asked);
    let why = ended.map_or_else(|error| error.to_string(), |()| "git stopped".into());
    contents.resize(asked.len(), Err(Obstacle::Refused(why)));
    contents
}

/// Reads until all is read or something is not as expected: what git says after that could be anything.
fn read_into(contents: &mut Vec<Content>, git: &Git, asked: &[(&str, u64)]) -> io::Result<()> {
    let mut command = git.command(["cat-file", "--batch"]);
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    let questions = child.stdin.take().expect("piped");
    let answers = child.stdout.take().expect("piped");
    let read = thread::scope(|scope| {
        // Git answers while it is asked: who did one after the other would wait for ever.
        scope.spawn(|| ask(questions, asked));
        all(contents, answers, asked)
    });
    child.wait()?;
    read
}

/// Git may stop listening: what it answers then counts.
fn ask(questions: ChildStdin, asked: &[(&str, u64)]) {
    let mut questions = BufWriter::new(questions);
    for (id, _) in asked {
        if writeln!(questions, "{id}").is_err() {
            return;
        }
    }
}

fn all(contents: &mut Vec<Content>, answers: ChildStdout, asked: &[(&str, u64)]) -> io::Result<()> {
    let mut answers = BufReader::new(answers);
    for (id, size) in asked {
        contents.push(content(&mut answers, id, *size)?);
    }
    Ok(())
}

/// Reads `id blob size`, the content and a line break.
fn content(answers: &mut impl BufRead, id: &str, size: u64) -> io::Result<Content> {
    /// Longer than any name in a repository and any number.
    const LONGEST: u64 = 200;
    let mut head = String::new();
    answers.take(LONGEST).read_line(&mut head)?;
    if head.trim_end() == format!("{id} missing") {
        return Ok(Err(Obstacle::Refused(
            "the repository lacks its content".into(),
        )));
    }
    if head.trim_end() != format!("{id} blob {size}") {
        return Err(io::Error::other(
            "git stopped, or the repository is damaged",
        ));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    answers.take(size + 1).read_to_end(&mut bytes)?;
    if bytes.pop() != Some(b'\n') || bytes.len() as u64 != size {
        return Err(io::Error::other("git stopped within the file"));
    }
    Ok(if bytes.starts_with(LFS) {
        Err(Obstacle::Elsewhere("it is kept in Git LFS"))
    } else {
        Ok(bytes)
    })
}

/// How a file begins that stands for one in Git LFS.
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/v1\n";
