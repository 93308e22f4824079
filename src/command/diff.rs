//! `stratlint diff`.

use std::path::{Path, PathBuf};

use super::{Exit, Output, Problem, baseline, day, inputs, revision, steps};
use crate::check::Inputs;
use crate::cli::{self, DiffFormat};
use crate::diff::{Diff, Version};
use crate::framework::Framework;
use crate::load::fault::Fault;
use crate::load::git::{Commit, Repository};
use crate::outcome::Outcome;
use crate::report::diff::{self, Compared, Detail, Side};

/// One of the two versions, read.
struct Read {
    inputs: Inputs,
    path: PathBuf,
    label: String,
    commit: Option<Commit>,
    is_there: bool,
}

pub(super) fn run(arguments: &cli::Diff) -> Result<Exit, Problem> {
    let day = day(&arguments.common);
    let (before, after) = read(arguments)?;
    let [was, is] = [&before, &after].map(|read| read.inputs.framework(day));
    let outcomes = [(&before, &was), (&after, &is)].map(|(read, found)| outcome(read, found));
    let versions =
        [(&before, &was, 0), (&after, &is, 1)].map(|(read, (framework, _), at)| Version {
            inputs: &read.inputs,
            framework,
            outcome: &outcomes[at],
        });
    let changed = Diff::new(versions[0], versions[1]);
    let fail_on = steps::fail_on(arguments.fail_on);
    let fails = arguments.fail_on_new && changed.findings.fails(fail_on);
    let compared = Compared {
        before: before.side(versions[0]),
        after: after.side(versions[1]),
        diff: &changed,
        fail_on,
        fails,
    };
    let output = Output::apart(&arguments.common.output, &before.path)?.outside(&after.path)?;
    output.write(&match arguments.format {
        DiffFormat::Human => human(&compared, arguments, &output).into_bytes(),
        DiffFormat::Markdown => diff::markdown(&compared),
        DiffFormat::Json => diff::json(&compared),
    })?;
    Ok(match () {
        () if outcomes.iter().all(Outcome::is_empty) => Exit::Empty,
        () if fails => Exit::Findings,
        () => Exit::Fine,
    })
}

fn human(compared: &Compared, arguments: &cli::Diff, output: &Output) -> String {
    let detail = match (
        arguments.common.output.quiet,
        arguments.common.output.verbose,
    ) {
        (true, _) => Detail::Summary,
        (_, true) => Detail::Everything,
        _ => Detail::Usual,
    };
    diff::human(compared, detail, output.look())
}

fn outcome(read: &Read, (framework, faults): &(Framework, Vec<Fault>)) -> Outcome {
    read.inputs.outcome(framework, faults)
}

/// The earlier version and the later one.
fn read(arguments: &cli::Diff) -> Result<(Read, Read), Problem> {
    match (&arguments.git, &arguments.old, &arguments.new) {
        (Some(revisions), folder, _) => {
            let folder = folder.as_deref().unwrap_or(Path::new("framework"));
            of_revisions(revisions, folder)
        }
        (None, Some(old), Some(new)) => Ok((Read::folder(old)?, Read::folder(new)?)),
        (None, ..) => Err(Problem::new(
            "two versions are needed to compare them",
            "Name the folder of the earlier version and that of the later one, or git revisions with `--git main..HEAD`.",
        )),
    }
}

fn of_revisions(revisions: &str, folder: &Path) -> Result<(Read, Read), Problem> {
    let asked = revision::pair(revisions, folder)?;
    let before = Read::revision(&asked.repository, asked.before, folder)?;
    let after = match asked.after {
        Some(commit) => Read::revision(&asked.repository, commit, folder)?,
        None => Read {
            label: "the folder as it is now".into(),
            ..Read::folder(folder)?
        },
    };
    if before.is_there || after.is_there {
        return Ok((before, after));
    }
    Err(Problem::new(
        format!(
            "neither {} nor {} has the folder {}",
            before.label,
            after.label,
            folder.display()
        ),
        "Name the framework's folder as it is in the repository: `stratlint diff --git main..HEAD FOLDER`.",
    ))
}

impl Read {
    fn folder(path: &Path) -> Result<Self, Problem> {
        let mut inputs = inputs(path)?;
        baseline::read_usual(&mut inputs, path)?;
        Ok(Self {
            inputs,
            path: path.to_owned(),
            label: path.display().to_string(),
            commit: None,
            is_there: true,
        })
    }

    fn revision(repository: &Repository, commit: Commit, folder: &Path) -> Result<Self, Problem> {
        let inputs = revision::inputs(repository, &commit, folder)?;
        Ok(Self {
            is_there: inputs.is_some(),
            inputs: inputs.unwrap_or_default(),
            path: folder.to_owned(),
            label: commit.label(),
            commit: Some(commit),
        })
    }

    fn side<'a>(&'a self, version: Version<'a>) -> Side<'a> {
        Side {
            version,
            label: &self.label,
            path: &self.path,
            commit: self.commit.as_ref().map(|commit| &*commit.id),
            is_there: self.is_there,
        }
    }
}
