//! `stratlint report`.

use std::fs;
use std::path::Path;

use super::{Exit, Output, Problem, baseline, day, folder, form, inputs, revision};
use crate::check::Inputs;
use crate::cli::{Report, ReportFormat};
use crate::date::{Day, months_after};
use crate::finding::Level;
use crate::forecast::Forecast;
use crate::load::folder::read_file;
use crate::load::git::{Refusal, Repository};
use crate::report::gaps::{Audience, Beside, Contents, Earlier, csv, markdown, page, xlsx};
use crate::report::{Asked, Checked};

/// Months that the forward plan looks ahead.
const MONTHS: u32 = 12;

pub(super) fn run(arguments: &Report) -> Result<Exit, Problem> {
    let output = Output::apart(&arguments.common.output, &arguments.path)?;
    let format = form::format(arguments, &output)?;
    let mut inputs = inputs(&arguments.path)?;
    baseline::read_usual(&mut inputs, &arguments.path)?;
    let day = day(&arguments.common);
    let earlier = arguments
        .since
        .as_deref()
        .map(|since| earlier(since, day, &arguments.path, &inputs))
        .transpose()?;
    let (framework, faults) = inputs.framework(day);
    let until = months_after(day, MONTHS);
    let (later, _) = inputs.framework(until.tomorrow().unwrap_or(until));
    let outcome = inputs.outcome(&framework, &faults);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: &arguments.path,
        fail_on: Some(Level::Error),
    };
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: &arguments.path,
    };
    let beside = Beside {
        audience: if arguments.public {
            Audience::Public
        } else {
            Audience::Council
        },
        forecast: &Forecast::new(&framework, &later, &inputs.settings),
        earlier: earlier.as_ref(),
    };
    let contents = Contents::new(asked, &checked, beside);
    let most = arguments.max_size;
    let most = most.map(|bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
    match format {
        ReportFormat::Html => write_page(&contents, arguments, &output)?,
        ReportFormat::Xlsx => output.write(&xlsx::write(&contents))?,
        ReportFormat::Markdown => output.write(&markdown::write(&contents, most))?,
        ReportFormat::Csv => output.write(&csv::write(&contents))?,
    }
    Ok(if outcome.is_empty() {
        Exit::Empty
    } else {
        Exit::Fine
    })
}

/// A page goes to a file or to standard output; a name without an extension is that of a folder.
fn write_page(contents: &Contents, arguments: &Report, output: &Output) -> Result<(), Problem> {
    let named = arguments.common.output.output.as_deref();
    let folder = named.filter(|path| is_folder(path));
    match folder {
        Some(folder) => folder::write(folder, &page::write_folder(contents)),
        None if page::needs_folder(contents) => Err(Problem::new(
            format!(
                "{} documents are too many for one page",
                contents.documents.len()
            ),
            "Name a folder in place of a file, as `-o gap-report`: the report becomes several pages in it, beginning with index.html.",
        )),
        None => output.write(&page::write(contents)),
    }
}

fn is_folder(path: &Path) -> bool {
    let is_new_folder = path.extension().is_none() && path.as_os_str() != "-" && !path.exists();
    is_new_folder || path.is_dir()
}

/// The earlier version: a folder or a revision, checked on the same day, or the findings that a check has written as JSON.
fn earlier(since: &Path, day: Day, path: &Path, inputs: &Inputs) -> Result<Earlier, Problem> {
    if since.is_dir() {
        let mut inputs = self::inputs(since)?;
        baseline::read_usual(&mut inputs, since)?;
        return Ok(Earlier::of_outcome(&inputs.check_all(day)));
    }
    if fs::symlink_metadata(since).is_err() {
        return of_revision(since, day, path);
    }
    let json = read_file(since, inputs.settings.limits.json_bytes).map_err(|why| why.to_string());
    json.and_then(|json| Earlier::of_json(&json))
        .map_err(|why| no_earlier(since, &why))
}

/// A revision of the repository that the framework lies in.
fn of_revision(since: &Path, day: Day, path: &Path) -> Result<Earlier, Problem> {
    let name = since.to_string_lossy();
    let commit = || Repository::around(path).and_then(|it| Ok((it.commit(&name)?, it)));
    let (commit, repository) = commit().map_err(|refusal| match refusal {
        Refusal::NoRepository
        | Refusal::NoRevision {
            is_shallow: false, ..
        } => no_earlier(
            since,
            "there is no such file or folder, and no such git revision",
        ),
        refusal => revision::refused(&refusal, path),
    })?;
    let inputs = revision::inputs(&repository, &commit, path)?;
    let inputs = inputs.ok_or_else(|| {
        let why = format!("that revision does not have the folder {}", path.display());
        no_earlier(since, &why)
    })?;
    Ok(Earlier::of_outcome(&inputs.check_all(day)))
}

fn no_earlier(since: &Path, why: &str) -> Problem {
    Problem::new(
        format!(
            "{} is no earlier version to compare with: {why}",
            since.display()
        ),
        "Name a folder with an earlier version of the framework, a file that `stratlint check --format json` wrote, or a revision \
         of the repository that the framework lies in.",
    )
}
