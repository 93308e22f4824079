//! The commands: each loads, asks and writes.

mod baseline;
mod check;
mod completions;
mod diff;
mod explain;
mod fix;
mod folder;
mod forecast;
mod form;
mod graph;
mod graphviz;
mod hosts;
mod impact;
mod init;
mod list;
mod lsp;
mod man;
mod new;
mod output;
mod problem;
mod report;
mod revision;
mod schema;
mod several;
mod shown;
mod steps;
mod trace;
mod watch;
mod way;

use std::path::Path;
use std::process::ExitCode;

use crate::check::Inputs;
use crate::cli::{self, Cli, Command, Common};
use crate::date::Day;
use crate::framework::{DocumentRef, Framework, Kind, Kinds, Nearest};
use crate::load::fault::Fault;
use crate::report::text::count as count_of;
use crate::rules::RULES;
use crate::settings::Settings;
use crate::suggest;
use output::Output;
use problem::Problem;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the level to fail on.
    Fine = 0,
    /// Findings at or above it.
    Findings = 1,
    /// The run could not be made.
    Failed = 2,
    /// No documents and no findings.
    Empty = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs a command; what stands in its way goes to standard error.
pub fn run(cli: &Cli) -> Exit {
    let result = match &cli.command {
        Command::Check(arguments) => check::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Forecast(arguments) => forecast::run(arguments),
        Command::Graph(arguments) => graph::run(arguments),
        Command::Impact(arguments) => impact::run(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Lsp(arguments) => lsp::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Trace(arguments) => trace::run(arguments),
    };
    result.unwrap_or_else(|problem| {
        problem.tell();
        Exit::Failed
    })
}

/// The day that is asked about; read from the clock here and nowhere else.
fn day(common: &Common) -> Day {
    common.as_of.unwrap_or_else(today)
}

fn today() -> Day {
    jiff::Zoned::now().date()
}

/// Reads the folder.
fn inputs(path: &Path) -> Result<Inputs, Problem> {
    Inputs::of_folder(path).map_err(|problem| Problem::no_inputs(path, &problem))
}

/// Says that a list or trace may lack something: what is wrong with the files is for `check` to show.
fn remark_on(faults: &[Fault], arguments: &cli::Output) {
    if !faults.is_empty() && !arguments.quiet {
        let count = count_of(faults.len(), "fault");
        problem::remark(&format!(
            "the files have {count}; `stratlint check` shows what is wrong"
        ));
    }
}

/// Says which files people may think are read: nobody would look for the reason in the program's silence.
fn remark_on_overlooked(inputs: &Inputs, arguments: &cli::Output) {
    const SHOWN: usize = 5;
    let files = &inputs.overlooked;
    if files.is_empty() || arguments.quiet {
        return;
    }
    let more = match files.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    problem::remark(&format!(
        "not read, because the name of a document ends in .yaml, .yml or .json: {}{more}",
        files[..files.len().min(SHOWN)].join(", ")
    ));
}

/// Says that the catalogues ask for more than they need to: a council of no type is held to what any type must have.
fn remark_on_authority(settings: &Settings, arguments: &cli::Output) {
    if settings.authority.is_none() && !settings.expectations.is_empty() && !arguments.quiet {
        problem::remark(
            "framework.yaml names catalogues under `expectations` but no type of council under `authority`; \
             what they ask of any type is asked here",
        );
    }
}

/// How a run ended that shows documents.
fn exit(framework: &Framework, faults: &[Fault]) -> Exit {
    let declared = framework.all().next().is_some() || !framework.expectations().is_empty();
    if declared || !faults.is_empty() {
        Exit::Fine
    } else {
        Exit::Empty
    }
}

/// The document of that id, or the ids that may be meant.
fn document<'f>(framework: &'f Framework<'f>, id: &str) -> Result<DocumentRef<'f>, Problem> {
    framework.document(id).ok_or_else(|| {
        if framework.expectation(id).is_some() {
            return Problem::new(
                format!("`{id}` is an expectation; a document is asked for"),
                "`stratlint list expectations` says what fulfils it.",
            );
        }
        let documents = Kinds::ALL.but(Kinds::of(&[Kind::Expectation]));
        let near = Nearest::new(framework, std::iter::once(id)).to(id, documents);
        let near: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
        let help = match near.as_slice() {
            [] => "`stratlint list` shows every document with its id.".into(),
            near => format!("Is {} meant?", near.join(" or ")),
        };
        Problem::new(format!("there is no document `{id}`"), help)
    })
}

/// Holds a name to those of the rules: the program's, and the council's own.
fn known_rule(name: &str, settings: &Settings) -> Result<(), Problem> {
    let own = settings.rules.iter().map(|rule| &*rule.id.value);
    let known = RULES.iter().map(|rule| rule.id).chain(own);
    if known.clone().any(|known| known == name) {
        return Ok(());
    }
    let help = match suggest::words(name, known).first() {
        Some(near) => format!("Is `{near}` meant?"),
        None => "`stratlint explain` lists all rules; those of your own are declared in framework.yaml under `rules`.".into(),
    };
    Err(Problem::new(format!("there is no rule `{name}`"), help))
}
