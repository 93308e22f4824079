//! Why a run could not be made, in words that say what to do.

use std::io::{self, Write};
use std::path::Path;

use crate::check::NoInputs;
use crate::load::fault::Fault;
use crate::report::clean;
use crate::rules;

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
                let at = sources.position(broken.place);
                let told = rules::told(&Fault {
                    place: broken.place,
                    subject: None,
                    field: None,
                    what: broken.what.clone(),
                });
                Self::new(
                    format!(
                        "{path}/framework.yaml:{}:{}: the settings cannot be read: {}",
                        at.line,
                        at.column,
                        told.message()
                    ),
                    format!("{} Nothing is checked without the settings.", told.help()),
                )
            }
        }
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
        _ => Problem::new(
            format!("{path} cannot be written: {error}"),
            "Name a file in a folder that exists and may be written to.",
        ),
    }
}

/// Says on standard error what is no obstacle but good to know.
pub(super) fn remark(text: &str) {
    let _ = io::stderr().write_all(format!("note: {}\n", clean(text)).as_bytes());
}
