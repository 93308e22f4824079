//! `stratlint check` on several frameworks in one run: those that the command line names, and those of workspace files.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::shown::{One, Shown, outputs};
use super::steps::{exit_of, fail_on, outcome, read_as_told};
use super::{Exit, Problem, baseline, day};
use crate::check::Inputs;
use crate::cli::Check;
use crate::date::Day;
use crate::finding::Level;
use crate::framework::Framework;
use crate::load::fault::Fault;
use crate::load::folder::{Folder, read_file};
use crate::load::limits::Limits;
use crate::outcome::Outcome;
use crate::source::{Input, Sources};
use crate::workspace::Workspace;

/// Whether the command line names several frameworks, or a file in place of a folder.
pub(super) fn are_meant(arguments: &Check) -> bool {
    !arguments.more.is_empty() || arguments.path.is_file()
}

/// Checks each by its own settings, all at once, and shows them in the order in which they are named.
pub(super) fn run(arguments: &Check) -> Result<Exit, Problem> {
    one_by_one(arguments)?;
    let councils = councils(arguments)?;
    let read = |council: &Council| council.read(arguments);
    let inputs: Vec<Inputs> = councils.par_iter().map(read).collect::<Result<_, _>>()?;
    let pairs = inputs.par_iter().zip(&councils);
    let frameworks: Vec<(Framework, Vec<Fault>)> = pairs
        .map(|(inputs, council)| inputs.framework(council.day))
        .collect();
    let outcomes: Vec<Outcome> = inputs
        .par_iter()
        .zip(&frameworks)
        .map(|(inputs, (framework, faults))| outcome(inputs, framework, faults, arguments))
        .collect();
    let fail_on = fail_on(arguments.fail_on);
    let all: Vec<One> = (0..councils.len())
        .map(|at| {
            let (framework, path) = (&frameworks[at].0, &councils[at].path);
            One::new(&inputs[at], framework, &outcomes[at], path, fail_on)
        })
        .collect();
    let shown = Shown {
        arguments,
        all: &all,
        are_several: true,
    };
    let folders: Vec<&Path> = councils.iter().map(|council| &*council.path).collect();
    shown.write(&outputs(arguments, &folders)?)?;
    Ok(exit(&outcomes, fail_on, arguments.exit_zero))
}

/// Refuses what is done to one framework at a time.
fn one_by_one(arguments: &Check) -> Result<(), Problem> {
    let asked = [
        (arguments.fix, "--fix"),
        (arguments.diff, "--diff"),
        (arguments.write_baseline, "--write-baseline"),
        (arguments.baseline.is_some(), "--baseline"),
        (arguments.test_rules, "--test-rules"),
    ];
    let first = asked.iter().find(|(is_asked, _)| *is_asked);
    first.map_or(Ok(()), |(_, option)| {
        Err(Problem::new(
            format!("`{option}` is for one framework"),
            "Name one folder. Each framework's own `.stratlint-baseline.json` is asked in a run of several too.",
        ))
    })
}

/// A framework to be checked.
struct Council {
    path: PathBuf,
    day: Day,
    /// Folders of frameworks that it may link to.
    shared: Vec<PathBuf>,
}

/// What is to be checked, in the order of the command line and of its workspace files.
fn councils(arguments: &Check) -> Result<Vec<Council>, Problem> {
    let today = day(&arguments.common);
    let mut councils = Vec::new();
    for path in std::iter::once(&arguments.path).chain(&arguments.more) {
        if !path.is_file() {
            councils.push(Council {
                path: path.clone(),
                day: today,
                shared: Vec::new(),
            });
            continue;
        }
        let workspace = workspace(path)?;
        let home = path.parent().unwrap_or(Path::new(""));
        let shared: Vec<PathBuf> = workspace
            .shared
            .iter()
            .map(|path| home.join(path))
            .collect();
        councils.extend(workspace.frameworks.iter().map(|member| Council {
            path: home.join(&member.path),
            day: arguments.common.as_of.or(member.as_of).unwrap_or(today),
            shared: shared.clone(),
        }));
    }
    Ok(councils)
}

/// Reads a workspace file. Whatever is wrong with it stops the run: a council that was left out would seem to be in order.
fn workspace(path: &Path) -> Result<Workspace, Problem> {
    let refused = |why: String| {
        let file = path.display();
        Problem::new(
            format!("{file} is no workspace that can be read: {why}"),
            WORKSPACE,
        )
    };
    let content = read_file(path, Limits::default().yaml_bytes);
    let content = content.map_err(|obstacle| refused(obstacle.to_string()))?;
    let mut sources = Sources::default();
    let file = sources.add(Input::new(path.to_string_lossy(), content));
    if let Some(obstacle) = &sources.get(file).obstacle {
        return Err(refused(obstacle.to_string()));
    }
    let mut faults = Vec::new();
    let workspace = Workspace::read(&sources, file, &mut faults);
    match faults.first() {
        Some(fault) => Err(refused(Problem::at(&sources, fault))),
        None if workspace.frameworks.is_empty() => Err(refused("it names no framework".into())),
        None => Ok(workspace),
    }
}

const WORKSPACE: &str = "A workspace is a YAML file that names folders under `frameworks`; `stratlint schema workspace` describes it. To check one \
    framework, name its folder.";

impl Council {
    fn read(&self, arguments: &Check) -> Result<Inputs, Problem> {
        let mut inputs = read_as_told(&self.path, arguments)?;
        for shared in &self.shared {
            inputs.share(self.files_of(shared, &inputs.settings.limits)?);
        }
        if !arguments.no_baseline {
            baseline::read_usual(&mut inputs, &self.path)?;
        }
        Ok(inputs)
    }

    /// The files of a framework that is shared, by their way from this one. Its own settings and baseline are not asked.
    fn files_of(&self, shared: &Path, limits: &Limits) -> Result<Vec<Input>, Problem> {
        let whole =
            |path| fs::canonicalize(path).map_err(|error| no_shared(shared, &error.to_string()));
        let (root, home) = (whole(shared)?, whole(&self.path)?);
        if root == home {
            // What is shared is a framework of the workspace like others, and does not share itself.
            return Ok(Vec::new());
        }
        let folder = Folder::open(shared).map_err(|error| no_shared(shared, &error.to_string()))?;
        let way = pathdiff::diff_paths(&root, &home).unwrap_or(root);
        let way = way.to_string_lossy().replace('\\', "/");
        let mut files = folder.documents(limits).0;
        for file in &mut files {
            file.path = format!("{way}/{}", file.path);
        }
        Ok(files)
    }
}

fn no_shared(path: &Path, why: &str) -> Problem {
    Problem::new(
        format!(
            "the shared framework {} cannot be opened: {why}",
            path.display()
        ),
        "Put right its path under `shared` in the workspace file.",
    )
}

/// The gravest end of all.
fn exit(outcomes: &[Outcome], fail_on: Option<Level>, exit_zero: bool) -> Exit {
    let exits = || {
        outcomes
            .iter()
            .map(|outcome| exit_of(outcome, fail_on, exit_zero))
    };
    match () {
        () if exits().any(|exit| exit == Exit::Findings) => Exit::Findings,
        () if exits().all(|exit| exit == Exit::Empty) => Exit::Empty,
        () => Exit::Fine,
    }
}
