//! Why a run could not be made, in words that say what to do.

use std::io::{self, Write};
use std::path::Path;

use crate::check::NoInputs;
use crate::load::fault::Fault;
use crate::report::clean;
use crate::rules;
use crate::settings::NotReadable;
use crate::source::Sources;

/// What stands in the way, and what to do.
#[derive(Debug)]
pub(super) struct Problem {
    message: String,
    help: String,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }

    /// Inputs that cannot be had.
    pub(super) fn no_inputs(path: &Path, problem: &NoInputs) -> Self {
        let path = path.display();
        match problem {
            NoInputs::Folder(error) => Self::new(
                format!("the folder {path} cannot be opened: {error}"),
                "Name the folder that holds the declared documents.",
            ),
            NoInputs::Settings(error) => Self::new(
                format!("the settings in {path}/framework.yaml cannot be opened: {error}"),
                "Allow the program to read the file, or move it away to check with the defaults.",
            ),
            NoInputs::Unreadable(sources, broken) => {
                let (why, help) = not_readable("settings", sources, broken);
                Self::new(
                    format!("{path}/framework.yaml:{why}"),
                    format!("{help} Nothing is checked without the settings."),
                )
            }
        }
    }

    /// What is wrong with a file, and in which line and column.
    pub(super) fn at(sources: &Sources, fault: &Fault) -> String {
        let (at, told) = (sources.position(fault.place), rules::told(fault));
        format!(
            "in line {}, column {}, {}",
            at.line,
            at.column,
            told.message()
        )
    }

    /// A baseline that is no file, or no file that may be read.
    pub(super) fn no_baseline(file: &Path, reason: &str) -> Self {
        Self::new(
            format!("the baseline {} cannot be opened: {reason}", file.display()),
            "Name the file that `stratlint check --write-baseline` wrote, or check without one: `--no-baseline`.",
        )
    }

    /// A baseline that is no JSON.
    pub(super) fn broken_baseline(file: &Path, sources: &Sources, broken: &NotReadable) -> Self {
        let (why, help) = not_readable("baseline", sources, broken);
        Self::new(
            format!("{}:{why}", file.display()),
            format!("{help} Or write it again: `stratlint check --write-baseline`."),
        )
    }

    /// Says it on standard error. A closed standard error leaves nobody to tell.
    pub(super) fn tell(&self) {
        let text = format!(
            "error: {}\n  help: {}\n",
            clean(&self.message),
            clean(&self.help)
        );
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// A new file that cannot be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Problem {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::AlreadyExists => Problem::new(
            format!("{path} is there already"),
            "Nothing is ever written over. Open that file, or name another with `-o FILE`.",
        ),
        _ => Problem::new(format!("{path} cannot be written: {error}"), remedy(error)),
    }
}

/// What to do about a file that cannot be written.
pub(super) fn remedy(error: &io::Error) -> &'static str {
    if is_full(error) {
        "Make room on that disk, or name a file on another one. What was there before is as it was."
    } else {
        "Name a file in a folder that exists and may be written to."
    }
}

/// Whether a disk, or what one may use of it, holds no more.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Says on standard error what is no obstacle but good to know.
pub(super) fn remark(text: &str) {
    let _ = io::stderr().write_all(format!("note: {}\n", clean(text)).as_bytes());
}

/// Line and column of where reading stopped and why, and what to do.
fn not_readable(what: &str, sources: &Sources, broken: &NotReadable) -> (String, String) {
    let at = sources.position(broken.place);
    let told = rules::told(&Fault {
        place: broken.place,
        subject: None,
        field: None,
        what: broken.what.clone(),
    });
    let (line, column, why) = (at.line, at.column, told.message());
    let why = format!("{line}:{column}: the {what} cannot be read: {why}");
    (why, told.help())
}
