//! The file of known findings: read before a check, and written by one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::replace;
use super::problem::{Problem, remark, remedy};
use crate::baseline::{FILE, Renewal, SCHEMA};
use crate::check::Inputs;
use crate::cli::Check;
use crate::date::Day;
use crate::load::folder::{Folder, read_file};
use crate::report;
use crate::report::text::count;
use crate::source::Input;

/// Reads what is known, if anything is.
pub(super) fn read(inputs: &mut Inputs, arguments: &Check) -> Result<(), Problem> {
    if arguments.no_baseline {
        return Ok(());
    }
    let file = file(arguments);
    let limit = inputs.settings.limits.json_bytes;
    let found = match &arguments.baseline {
        None => Folder::open(&arguments.path).and_then(|folder| folder.file(FILE, limit)),
        Some(named) => read_named(named, arguments, limit),
    };
    let found = found.map_err(|error| Problem::no_baseline(&file, &error.to_string()))?;
    match found.map_or(Ok(()), |input| inputs.add_baseline(input)) {
        // Who writes it again may do so because it is broken. Only what is to stay in it must be read.
        Err(_) if arguments.write_baseline && arguments.only.is_empty() => Ok(()),
        Err(broken) => Err(Problem::broken_baseline(&file, &inputs.sources, &broken)),
        Ok(()) => Ok(()),
    }
}

/// Reads what is known where it usually stands, for commands that take no baseline from elsewhere.
pub(super) fn read_usual(inputs: &mut Inputs, path: &Path) -> Result<(), Problem> {
    read_from(inputs, path, |name, limit| {
        Folder::open(path).and_then(|folder| folder.file(name, limit))
    })
}

/// The same from wherever a file of the framework's folder is had by its name, within so many bytes.
pub(super) fn read_from(
    inputs: &mut Inputs,
    path: &Path,
    file: impl FnOnce(&str, u64) -> io::Result<Option<Input>>,
) -> Result<(), Problem> {
    let found = file(FILE, inputs.settings.limits.json_bytes);
    let file = path.join(FILE);
    let found = found.map_err(|error| Problem::no_baseline(&file, &error.to_string()))?;
    let read = found.map_or(Ok(()), |input| inputs.add_baseline(input));
    read.map_err(|broken| Problem::broken_baseline(&file, &inputs.sources, &broken))
}

/// Where the baseline is, or will be.
pub(super) fn file(arguments: &Check) -> PathBuf {
    let usual = || arguments.path.join(FILE);
    arguments.baseline.clone().unwrap_or_else(usual)
}

/// Reads a file that the command line names: it must be there, unless it is to be written.
fn read_named(file: &Path, arguments: &Check, limit: u64) -> io::Result<Option<Input>> {
    match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && arguments.write_baseline => {
            return Ok(None);
        }
        metadata => metadata?,
    };
    let bytes = read_file(file, limit).map_err(|why| io::Error::other(why.to_string()))?;
    Ok(Some(Input::new(name(file, &arguments.path), bytes)))
}

/// How findings name the file: as they name the others where it lies among them.
fn name(file: &Path, root: &Path) -> String {
    let real = |path| fs::canonicalize(path).ok();
    let inside = real(file)
        .zip(real(root))
        .and_then(|(file, root)| file.strip_prefix(root).map(Path::to_owned).ok());
    report::json::path(inside.as_deref().unwrap_or(file))
}

/// Writes what was found on a day into the baseline, and says what has changed. Where there is nothing to check, nothing is
/// written: the folder may not be the one that is meant.
pub(super) fn write(
    inputs: &Inputs,
    arguments: &Check,
    day: Day,
    only: &[&str],
) -> Result<(), Problem> {
    let outcome = inputs.check_all(day);
    if outcome.is_empty() {
        return Ok(());
    }
    let renewal = inputs.baseline.renew(&outcome, &inputs.settings, only);
    let file = file(arguments);
    refuse_another_file(&file)?;
    let json = report::baseline::write(&renewal);
    replace(&file, |out| out.write_all(&json)).map_err(|error| {
        Problem::new(
            format!("the baseline {} cannot be written: {error}", file.display()),
            remedy(&error),
        )
    })?;
    if !arguments.common.output.quiet {
        remark(&format!("{}: {}", file.display(), change(&renewal)));
    }
    Ok(())
}

/// A mistyped name must not cost a file of another kind; a baseline that is broken still names its form.
fn refuse_another_file(file: &Path) -> Result<(), Problem> {
    let old = fs::read(file).unwrap_or_default();
    let form = SCHEMA.split('/').next().unwrap_or(SCHEMA).as_bytes();
    let is_baseline = old.windows(form.len()).any(|part| part == form);
    if is_baseline || old.trim_ascii().is_empty() || file.ends_with(FILE) {
        return Ok(());
    }
    Err(Problem::new(
        format!("{} is there already and is no baseline", file.display()),
        "Name the baseline that is to be written again, or a file that does not exist yet.",
    ))
}

/// "12 known findings before, 9 now: 4 gone, 1 new".
fn change(renewal: &Renewal) -> String {
    let Renewal {
        before, gone, new, ..
    } = renewal;
    let (before, now) = (count(*before, "known finding"), renewal.entries.len());
    match (gone, new) {
        (0, 0) => format!("{before}, as before"),
        (gone, 0) => format!("{before} before, {now} now: {gone} gone"),
        (0, new) => format!("{before} before, {now} now: {new} new"),
        (gone, new) => format!("{before} before, {now} now: {gone} gone, {new} new"),
    }
}
