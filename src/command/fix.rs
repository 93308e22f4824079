//! `stratlint check --fix`: what has one right answer is put right in the files.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::output::{Output, replace};
use super::problem::{Problem, is_full, remark};
use super::{baseline, steps};
use crate::check::Inputs;
use crate::cli::Check;
use crate::date::Day;
use crate::fix;
use crate::report::patch;
use crate::report::text::count;
use crate::source::SourceId;

/// What comes of all fixes.
pub(super) struct Fixed<'i> {
    /// The files in order of their paths, each with its new text.
    files: Vec<File<'i>>,
    changes: usize,
}

struct File<'i> {
    path: &'i str,
    at: PathBuf,
    old: &'i str,
    new: String,
}

/// One fix may bring to light another; a fix that brings back what another took away would go on for ever.
const ROUNDS: usize = 10;

const NOTHING: &str = "nothing here has one right answer that can be written for you";

/// Makes the fixes, in memory.
pub(super) fn all<'i>(
    inputs: &'i Inputs,
    arguments: &Check,
    day: Day,
) -> Result<Fixed<'i>, Problem> {
    let only: Vec<&str> = arguments.only.iter().map(String::as_str).collect();
    let ids = inputs.sources.iter();
    let ids: BTreeMap<&str, SourceId> = ids.map(|(id, source)| (&*source.path, id)).collect();
    let mut texts: BTreeMap<SourceId, String> = BTreeMap::new();
    let mut changes = 0;
    let mut now: Option<Inputs> = None;
    for _ in 0..ROUNDS {
        let so_far = now.as_ref().unwrap_or(inputs);
        let outcome = so_far.check(day, &only);
        let mended = fix::mend(&outcome, &so_far.sources, &so_far.settings.limits);
        if mended.is_empty() {
            break;
        }
        for file in mended {
            let path = &*so_far.sources.get(file.source).path;
            if path.contains(char::REPLACEMENT_CHARACTER) {
                return Err(unsure(path));
            }
            changes += file.changes;
            // Numbers of files may differ from round to round; their paths do not.
            let id = ids.get(path);
            texts.extend(id.map(|id| (*id, file.text)));
        }
        let mut next = inputs
            .with(&texts)
            .map_err(|why| Problem::no_inputs(&arguments.path, &why))?;
        steps::set_levels(&mut next, arguments)?;
        now = Some(next);
    }
    let file = |(id, new): (SourceId, String)| {
        let source = inputs.sources.get(id);
        let at = if inputs.baseline.is_in(id) {
            baseline::file(arguments)
        } else {
            arguments.path.join(&source.path)
        };
        File {
            path: &source.path,
            at,
            old: source.text(),
            new,
        }
    };
    let mut files: Vec<File> = texts.into_iter().map(file).collect();
    files.sort_by_key(|file| file.path);
    Ok(Fixed { files, changes })
}

/// Several names that are no text are shown alike, so that one file could be written over another.
fn unsure(path: &str) -> Problem {
    Problem::new(
        format!("{path} cannot be put right: its name has letters that are not UTF-8"),
        "Rename the file with plain letters, then run this again. No file was changed.",
    )
}

impl Fixed<'_> {
    /// Shows what would change.
    pub(super) fn show(&self, arguments: &Check, output: &Output) -> Result<(), Problem> {
        if self.changes == 0 && !arguments.common.output.quiet {
            remark(NOTHING);
        }
        let files = self.files.iter();
        let diff: String = files
            .map(|file| patch::write(file.path, file.old, &file.new, output.look()))
            .collect();
        output.write(diff.as_bytes())
    }

    /// Writes the files, each whole or not at all. Where one has been saved since it was read, nothing is written.
    pub(super) fn write(&self, arguments: &Check) -> Result<(), Problem> {
        self.files.iter().try_for_each(File::is_as_read)?;
        self.files.iter().try_for_each(File::write)?;
        if !arguments.common.output.quiet {
            let paths: Vec<&str> = self.files.iter().map(|file| file.path).collect();
            let files = count(paths.len(), "file");
            remark(&match self.changes {
                0 => NOTHING.into(),
                changes => format!("{} in {files}: {}", count(changes, "fix"), paths.join(", ")),
            });
        }
        Ok(())
    }
}

impl File<'_> {
    fn is_as_read(&self) -> Result<(), Problem> {
        let is_same = fs::read(&self.at).is_ok_and(|bytes| bytes == self.old.as_bytes());
        let at = self.at.display();
        is_same.then_some(()).ok_or_else(|| {
            Problem::new(
                format!("{at} has been saved since it was read, and is left as it is"),
                "Check again; then fix what is found now.",
            )
        })
    }

    fn write(&self) -> Result<(), Problem> {
        self.is_as_read()?;
        replace(&self.at, |out| out.write_all(self.new.as_bytes())).map_err(|error| {
            let help = if is_full(&error) {
                "Make room on that disk. The file is as it was."
            } else {
                "Allow the program to write in this folder. The file is as it was."
            };
            Problem::new(
                format!("{} cannot be written: {error}", self.at.display()),
                help,
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(at: PathBuf, old: &'static str) -> File<'static> {
        let (path, new) = ("a.yaml", "new".into());
        File { path, at, old, new }
    }

    #[test]
    fn a_file_that_has_been_saved_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("a.yaml");
        fs::write(&at, "saved").expect("a file");
        assert!(file(at.clone(), "read").write().is_err());
        assert_eq!(fs::read(&at).expect("it is there"), b"saved");
        assert!(file(at.clone(), "saved").write().is_ok());
        assert_eq!(fs::read(&at).expect("it is there"), b"new");
        assert!(
            file(folder.path().join("gone.yaml"), "read")
                .write()
                .is_err()
        );
        let left = fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 1, "nothing else is left in the folder");
    }
}
