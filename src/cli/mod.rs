//! The command line: its shape and its help, and nothing else. `values` has what options take.

mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::date::Day;
use values::{also, day, last_day};

pub use values::{
    Also, Color, DiffFormat, FailOn, Format, GraphFormat, GroupBy, Layout, ListFormat, PageFormat,
    Plain, ReportFormat, SchemaOf, View,
};

/// Checks that a council's strategies and plans hang together.
///
/// It reads the declared documents of a policy framework, follows each one's golden thread up to a priority of the
/// corporate plan, and says what is missing, lapsed, unowned, unmeasured or inconsistent.
#[derive(Debug, Parser)]
#[command(
    name = "stratlint",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find what is wrong or missing
    Check(Check),
    /// Write the gap report: a page, a workbook, a paper or a CSV file
    Report(Report),
    /// Show the golden threads of one document, up to priorities and down to measures
    Trace(Trace),
    /// List documents with state, period, owner and the priorities they serve
    List(List),
    /// Say what has changed between two versions: documents, links, priorities, findings
    Diff(Diff),
    /// Say what will lapse, fall due or lose support, by month
    Forecast(Forecast),
    /// Say what hangs on a document or a priority, and what would break without it
    Impact(Impact),
    /// Draw the framework: what hangs on what, and where the thread stops
    Graph(Graph),
    /// Say what a rule checks, why, and how to put it right
    Explain(Explain),
    /// Start a policy framework in a new folder, from nothing or from a register that you already have
    Init(Init),
    /// Start the file of one document
    New(New),
    /// Write the JSON Schema of the files, for editors that complete and check while you type
    Schema(Schema),
    /// Answer an editor while you type: the language server, on standard input and output
    Lsp(Lsp),
    /// Write the completions of a shell: what it offers when you press Tab
    Completions(Completions),
    /// Write a manual page, for `man`
    Man(Man),
}

/// `stratlint check`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
#[command(
    after_help = "Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; \
    2 the run could not be made; 3 no documents and no findings."
)]
pub struct Check {
    /// The framework's folder, or a workspace file that names several
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// More frameworks, to be checked in the same run, each by its own settings
    #[arg(value_name = "PATH")]
    pub more: Vec<PathBuf>,
    /// How to show the findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Also write the findings in another form to a file, as sarif=findings.sarif (may be repeated)
    #[arg(long, value_name = "FORMAT=FILE", value_parser = also, conflicts_with = "diff")]
    pub also: Vec<Also>,
    /// Fail on findings of this level and above
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// Give a rule another level: error, warning, note or off (may be repeated)
    #[arg(long, value_name = "RULE=LEVEL")]
    pub level: Vec<String>,
    /// Show only the findings of this rule (may be repeated)
    #[arg(long, value_name = "RULE")]
    pub only: Vec<String>,
    /// The known findings, which do not make the check fail [default: .stratlint-baseline.json in PATH, if it is there]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings of today into the baseline; with --only those of its rules
    #[arg(long)]
    pub write_baseline: bool,
    /// Check as if no finding were known
    #[arg(long, conflicts_with_all = ["baseline", "write_baseline"])]
    pub no_baseline: bool,
    /// Run the tests of the council's own rules instead of checking the framework
    #[arg(long, conflicts_with_all = ["level", "only", "statistics", "baseline", "write_baseline", "no_baseline", "fix", "diff"])]
    pub test_rules: bool,
    /// Check again whenever a file is saved, and show what has changed, until you press Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// Put right in the files what has one right answer: a misspelt word or id, an exception or known finding that is of no
    /// use any more
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, and write nothing
    #[arg(long, conflicts_with = "write_baseline")]
    pub diff: bool,
    /// Exit with 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
    /// Also count the findings of each rule and what it looked at
    #[arg(long)]
    pub statistics: bool,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint report`.
#[derive(Debug, Args)]
pub struct Report {
    /// The framework's folder
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// The form of the report [default: what the name of the result file says, else html]
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Leave out what a council keeps inside: owners, notes and internal documents
    #[arg(long)]
    pub public: bool,
    /// Also say what has changed since an earlier version: its folder, its findings as written by `check --format json`, or a
    /// git revision, as main
    #[arg(long, value_name = "FOLDER|FILE|REVISION", conflicts_with = "public")]
    pub since: Option<PathBuf>,
    /// Cut the report to so many bytes, which it then says (Markdown only)
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u64).range(1000..))]
    pub max_size: Option<u64>,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint trace`.
#[derive(Debug, Args)]
pub struct Trace {
    /// The document's id
    pub id: String,
    /// The framework's folder
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: Plain,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only this kind (strategy, service-plan, ...) or family (strategies, plans, evidence); `expectations` lists what is
    /// expected and what fulfils it
    pub kind: Option<String>,
    /// The framework's folder
    #[arg(long, default_value = "framework", value_name = "PATH")]
    pub framework: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint forecast`.
#[derive(Debug, Args)]
pub struct Forecast {
    /// The framework's folder
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// The last day to look at, as 2030, 2026/27, 2026-11 or 2026-11-30 [default: 12 months on]
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub until: Option<Day>,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: Plain,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint impact`.
#[derive(Debug, Args)]
pub struct Impact {
    /// The id of the document or priority
    pub id: String,
    /// The framework's folder
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// Also say what would break if it were not declared; no file is changed
    #[arg(long)]
    pub remove: bool,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: Plain,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint diff`.
#[derive(Debug, Args)]
#[command(
    override_usage = "stratlint diff [OPTIONS] OLD NEW\n       stratlint diff [OPTIONS] --git REVISIONS [PATH]",
    after_help = "Both versions are checked on the same day, so that what time alone changes is no change. With --git the \
    repository is only read, by the installed program git.\n\nExit codes: 0 no new findings at or above --fail-on, or \
    --fail-on-new is not given; 1 such findings; 2 the run could not be made; 3 no documents and no findings in either version."
)]
pub struct Diff {
    /// The folder of the earlier version; with --git the framework's folder [default: framework]
    pub old: Option<PathBuf>,
    /// The folder of the later version
    #[arg(conflicts_with = "git")]
    pub new: Option<PathBuf>,
    /// Compare git revisions: main..HEAD; main...HEAD, from where HEAD began; or main, with the folder as it is now
    #[arg(long, value_name = "REVISIONS")]
    pub git: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: DiffFormat,
    /// Exit with 1 where there are new findings
    #[arg(long)]
    pub fail_on_new: bool,
    /// With --fail-on-new: only new findings of this level and above count
    #[arg(
        long,
        value_enum,
        default_value = "error",
        value_name = "LEVEL",
        requires = "fail_on_new"
    )]
    pub fail_on: FailOn,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint graph`.
#[derive(Debug, Args)]
pub struct Graph {
    /// The framework's folder
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// What to show [default: thread, or overview above 80 strategies and plans; neighbourhood with --focus]
    #[arg(long, value_enum)]
    pub view: Option<View>,
    /// The form of the picture [default: by the extension of -o, and else svg]
    #[arg(long, value_enum)]
    pub format: Option<GraphFormat>,
    /// Only this document, what it serves and what hangs below it
    #[arg(long, value_name = "ID")]
    pub focus: Option<String>,
    /// At most so many links away from it
    #[arg(long, value_name = "N", requires = "focus")]
    pub depth: Option<usize>,
    /// Only this kind (strategy, service-plan, ...) or family (strategies, plans, measures), beside the priorities (may be
    /// repeated)
    #[arg(long, value_name = "KIND")]
    pub only: Vec<String>,
    /// What goes together
    #[arg(long, value_enum, value_name = "WHAT")]
    pub group_by: Option<GroupBy>,
    /// Mark what a check finds
    #[arg(long)]
    pub findings: bool,
    /// Who places the boxes of a thread or neighbourhood: this program, or an installed Graphviz
    #[arg(long, value_enum, default_value = "own", value_name = "WHO")]
    pub layout: Layout,
    /// The program `dot` of Graphviz
    #[arg(long, value_name = "PATH", default_value = "dot", requires = "layout")]
    pub graphviz: PathBuf,
    /// Stop Graphviz after so long
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "60",
        requires = "layout"
    )]
    pub graphviz_limit: u64,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub common: Common,
}

/// `stratlint explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A rule, a catalogue or an expectation; all rules are listed where it is left out
    pub name: Option<String>,
    /// The framework's folder, for rules and expectations of your own
    #[arg(long, default_value = "framework", value_name = "PATH")]
    pub framework: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    pub format: PageFormat,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub output: Output,
}

/// `stratlint init`.
#[derive(Debug, Args)]
#[command(
    after_help = "A register is an XLSX, CSV or TSV file with a row for each document and a line of column names (title, type, \
    status, owner, approved, start, end, review, priority, ...), or a plain list of titles (.txt). What was made of each row, \
    and what is left to be asked, stands in register-import.md in the new folder."
)]
pub struct Init {
    /// The folder to make; it must not exist yet, or be empty
    #[arg(default_value = "framework")]
    pub path: PathBuf,
    /// Take the documents from this register: .xlsx, .csv, .tsv or .txt
    #[arg(long, value_name = "REGISTER")]
    pub from: Option<PathBuf>,
    /// The council's name
    #[arg(long)]
    pub name: Option<String>,
    /// The type of council: combined-authority, county, district, london-borough, metropolitan-district or unitary
    #[arg(long, value_name = "TYPE")]
    pub authority: Option<String>,
    /// The title of the corporate plan
    #[arg(long, value_name = "TITLE")]
    pub plan: Option<String>,
    /// A priority of the corporate plan (may be repeated)
    #[arg(long, value_name = "TITLE")]
    pub priority: Vec<String>,
}

/// `stratlint new`.
#[derive(Debug, Args)]
pub struct New {
    /// What it is: strategy, policy, action-plan, priority, measure, ... or a kind of your own
    pub kind: String,
    /// Its title
    pub title: String,
    /// Its id [default: made of the title]
    #[arg(long)]
    pub id: Option<String>,
    /// The framework's folder
    #[arg(long, default_value = "framework", value_name = "PATH")]
    pub framework: PathBuf,
    /// The file to write; it must not exist yet [default: named for the document, beside others of its kind]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `stratlint lsp`.
#[derive(Debug, Args)]
pub struct Lsp {
    /// The day to ask about, as 2024-01-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

/// `stratlint schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Of which files
    #[arg(value_enum, default_value = "document")]
    pub of: SchemaOf,
    /// The framework's folder; with it, the council's own kinds are known and no others are taken
    pub path: Option<PathBuf>,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub output: Output,
}

/// `stratlint completions`.
#[derive(Debug, Args)]
#[command(after_help = "Where a shell looks for them: \
    bash: ~/.local/share/bash-completion/completions/stratlint; \
    fish: ~/.config/fish/completions/stratlint.fish; \
    zsh: a file _stratlint in a folder of $fpath.")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub output: Output,
}

/// `stratlint man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command; the page of the whole program where it is left out
    pub command: Option<String>,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub output: Output,
}

/// What every command that reads a framework takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The day to ask about, as 2024-01-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    #[expect(missing_docs, reason = "a doc comment would be shown as help")]
    #[command(flatten)]
    pub output: Output,
}

/// Where the result goes and how it looks.
#[derive(Debug, Args)]
pub struct Output {
    /// Write the result to this file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether to use colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Color,
    /// Say less
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long)]
    pub verbose: bool,
}
