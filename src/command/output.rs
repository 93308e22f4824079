//! Where a result goes: standard output, or a file that is written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::Problem;
use super::problem::remedy;
use crate::cli;
use crate::load;
use crate::load::folder::Folder;
use crate::report::human;
use crate::report::text::Look;
use crate::start::folder::{nameless, temporary};

/// Where the result of a run goes, and how it may look there.
#[derive(Debug)]
pub(super) struct Output {
    file: Option<PathBuf>,
    /// Whether somebody reads it on a screen.
    pub(super) on_terminal: bool,
    /// Whether to use colour.
    pub(super) color: bool,
    /// Whether signs beyond ASCII can be shown.
    pub(super) unicode: bool,
    /// Columns to fill.
    pub(super) width: usize,
}

impl Output {
    pub(super) fn new(arguments: &cli::Output) -> Self {
        // By old custom a dash is standard output, and a file of that name is `./-`.
        let file = arguments
            .output
            .clone()
            .filter(|path| path.as_os_str() != "-");
        let on_terminal = file.is_none() && io::stdout().is_terminal();
        let color = match arguments.color {
            cli::Color::Always => true,
            cli::Color::Never => false,
            cli::Color::Auto => color_by_environment().unwrap_or(on_terminal),
        };
        Self {
            color,
            unicode: file.is_some() || unicode_by_environment(),
            file,
            on_terminal,
            width: if on_terminal { terminal_width() } else { 80 },
        }
    }

    /// The same for a command that reads a framework's folder. An error where the result would be among its documents.
    pub(super) fn apart(arguments: &cli::Output, framework: &Path) -> Result<Self, Problem> {
        Self::new(arguments).outside(framework)
    }

    /// A file beside the result, with text as any reader takes it.
    pub(super) fn plain(path: &Path) -> Self {
        Self {
            file: Some(path.to_owned()),
            on_terminal: false,
            color: false,
            unicode: true,
            width: 80,
        }
    }

    /// Nothing takes the place of a declared document but an earlier result, which is none.
    pub(super) fn outside(self, framework: &Path) -> Result<Self, Problem> {
        let folder = Folder::open(framework).ok();
        match self.file.as_deref().zip(folder) {
            Some((file, folder)) if folder.reads(file) && holds_documents(file) => {
                Err(Problem::new(
                    format!(
                        "{} is read as a declared document, and is left as it is",
                        file.display()
                    ),
                    format!(
                        "Name another file, best outside of {}.",
                        framework.display()
                    ),
                ))
            }
            _ => Ok(self),
        }
    }

    /// Standard output as it is, plain.
    fn standard() -> Self {
        Self {
            file: None,
            on_terminal: false,
            color: false,
            unicode: unicode_by_environment(),
            width: 80,
        }
    }

    /// The file that is written; none for standard output.
    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// How text may look there.
    pub(super) fn look(&self) -> Look {
        Look {
            color: self.color,
            unicode: self.unicode,
            width: self.width,
        }
    }

    /// Hands over the whole result.
    pub(super) fn write(&self, result: &[u8]) -> Result<(), Problem> {
        self.write_by(|out| out.write_all(result))
    }

    /// Hands over a result as it is made.
    pub(super) fn write_by(
        &self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Problem> {
        match &self.file {
            None => print(write).map_err(|error| unwritten(&error)),
            Some(path) => replace(path, write).map_err(|error| {
                let message = format!("{} cannot be written: {error}", path.display());
                Problem::new(message, remedy(&error))
            }),
        }
    }
}

fn unwritten(error: &io::Error) -> Problem {
    Problem::new(
        format!("the result cannot be written: {error}"),
        "Write it to a file with `-o FILE`.",
    )
}

/// Whether there is a file that is no result of this program.
fn holds_documents(file: &Path) -> bool {
    match fs::read(file) {
        Ok(bytes) => !load::is_result(&String::from_utf8_lossy(&bytes)),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// Shows a result on standard output. False where nobody reads it any more.
pub(super) fn show(result: &[u8]) -> Result<bool, Problem> {
    printed(|out| out.write_all(result)).map_err(|error| unwritten(&error))
}

/// Says on standard output what was done.
pub(super) fn say(text: &str) -> Result<(), Problem> {
    print(|out| out.write_all(text.as_bytes())).map_err(|error| unsaid(&error))
}

fn unsaid(error: &io::Error) -> Problem {
    Problem::new(
        format!("what was done cannot be said: {error}"),
        "The files are written and whole; only the words about them are lost.",
    )
}

/// Says on standard output what a check comes to, in short.
pub(super) fn say_check(write: impl FnOnce(human::Style) -> Vec<u8>) -> Result<(), Problem> {
    let output = Output::standard();
    let style = human::Style {
        color: output.color,
        unicode: output.unicode,
        width: output.width,
        detail: human::Detail::Summary,
        statistics: false,
        exit_zero: false,
    };
    print(|out| out.write_all(&write(style))).map_err(|error| unsaid(&error))
}

/// `NO_COLOR` and `CLICOLOR_FORCE` or `FORCE_COLOR` as their users agreed: set and not empty (nor 0 for the second two).
fn color_by_environment() -> Option<bool> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = |name| set(name) && std::env::var_os(name).is_some_and(|value| value != "0");
    if set("NO_COLOR") {
        return Some(false);
    }
    (forced("FORCE_COLOR") || forced("CLICOLOR_FORCE")).then_some(true)
}

/// Whether the locale, where there is one, can show more than ASCII. Logs of pipelines have none and take UTF-8.
fn unicode_by_environment() -> bool {
    let value = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(value);
    locale.is_none_or(|locale| locale.to_lowercase().replace('-', "").ends_with("utf8"))
}

fn terminal_width() -> usize {
    terminal_size::terminal_size()
        .map_or(80, |(width, _)| usize::from(width.0))
        .clamp(40, 120)
}

/// Writes to standard output.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    printed(write).map(|_| ())
}

/// Writes to standard output. False where the reader has seen enough, which is no error.
fn printed(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<bool> {
    match buffered(io::stdout().lock(), write) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        printed => printed.map(|()| true),
    }
}

fn buffered(
    out: impl Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out)?;
    out.flush()
}

/// Writes beside the file and then puts the new one in the old one's place, so that each is whole at any moment.
pub(super) fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    replaced(path, write).map_err(nameless)
}

fn replaced(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A device or a pipe cannot be put in place of another; it takes the content as it comes.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return buffered(fs::OpenOptions::new().write(true).open(path)?, write);
    }
    // A link stays a link: its target is what is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // Asked first, because it says best what is wrong with the folder.
    fs::metadata(folder)?;
    let old = fs::metadata(&target).map(|old| old.permissions());
    let mut new = temporary(folder, old.ok())?;
    buffered(&mut new, write)?;
    new.as_file().sync_all()?;
    new.persist(&target).map_err(|error| error.error)?;
    Ok(())
}
