//! Faults of the machine around the program: full disks, closed pipes, kills, odd names, clocks and languages. Whatever happens,
//! the run ends with the exit code of the contract, says which file and what to do, and leaves files old or new, never half.

mod around;
mod killed;
mod names;
mod output;
mod reading;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::CommandFactory;
use stratlint::cli::Cli;
use tempfile::TempDir;

/// A plan, its priority and a strategy with a misspelt key, in letters that every screen has.
const DOCUMENTS: &str = "\
- {id: plan, kind: corporate-plan, title: The Plan}
- {id: aim, kind: priority, tier: core, title: An Aim, part_of: plan}
- {id: homes, kind: strategy, title: Homes, suports: aim, period: {from: 2023, to: 2030}}
";

/// A folder to stand in, with a framework that commands find by themselves.
struct Place(TempDir);

/// What a run came to.
#[derive(Debug, PartialEq)]
struct Ran {
    /// None where a signal ended it.
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        fs::create_dir(place.path("framework")).expect("a new folder");
        fs::write(place.path("framework/a.yaml"), DOCUMENTS).expect("a new file");
        place
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// A run that has not begun.
    fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        command
    }

    /// A run behind the words of a shell, which ends with `"$0" "$@"`.
    fn in_shell<A: AsRef<OsStr>>(&self, script: &str, arguments: &[A]) -> Command {
        let mut command = Command::new("sh");
        command
            .args(["-c", script, env!("CARGO_BIN_EXE_stratlint")])
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        command
    }

    #[track_caller]
    fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ran {
        ran(&mut self.command(arguments))
    }

    /// Every file by its path, with what it holds.
    fn all(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let walk = walkdir::WalkDir::new(self.0.path()).into_iter();
        let files = walk
            .map(|entry| entry.expect("an entry").into_path())
            .filter(|path| path.is_file());
        files
            .map(|path| (path.clone(), fs::read(path).expect("our own file")))
            .collect()
    }
}

#[track_caller]
fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program starts");
    let ran = Ran {
        code: output.status.code(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).expect("text"),
    };
    assert!(!ran.err.contains("panicked"), "{command:?}: {}", ran.err);
    ran
}

/// A run that could not be made, and says so with these words and what to do.
#[track_caller]
fn refuses(ran: &Ran, words: &str) {
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let is_error = |line: &str| line.starts_with("error: ");
    assert!(ran.err.lines().any(is_error), "{}", ran.err);
    assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    assert!(ran.err.contains("\n  help: "), "{}", ran.err);
    let names = ran.err.replace(".stratlint-baseline.json", "");
    let is_temporary = names.contains("/.tmp") || names.contains(".stratlint-");
    assert!(!is_temporary, "a name that nobody gave: {}", ran.err);
}

/// A file that takes nothing more.
fn full() -> File {
    let full = File::options().write(true).open("/dev/full");
    full.expect("a device of every Linux")
}

/// What every command that shows something can be asked for, in every form of each, on a fixed day.
fn results() -> Vec<Vec<String>> {
    let program = Cli::command();
    let shown = program.get_subcommands().filter(|command| {
        let name = command.get_name();
        !matches!(name, "init" | "new" | "lsp")
    });
    shown.flat_map(forms).collect()
}

/// One command in each of its forms.
fn forms(command: &clap::Command) -> Vec<Vec<String>> {
    let needed: &[&str] = match command.get_name() {
        "trace" | "impact" => &["aim"],
        "diff" => &["framework", "framework"],
        "completions" => &["bash"],
        _ => &[],
    };
    let has = |id: &str| {
        command
            .get_arguments()
            .find(|argument| *argument.get_id() == id)
    };
    let mut usual: Vec<String> = vec![command.get_name().into()];
    usual.extend(needed.iter().map(|&word| word.into()));
    if has("as_of").is_some() {
        usual.push("--as-of=2024-06-01".into());
    }
    let formats = has("format").map(clap::Arg::get_possible_values);
    let in_form = |format: &clap::builder::PossibleValue| {
        let mut form = usual.clone();
        form.push(format!("--format={}", format.get_name()));
        form
    };
    let forms: Vec<Vec<String>> = formats.iter().flatten().map(in_form).collect();
    if forms.is_empty() { vec![usual] } else { forms }
}

/// A name in letters that are not UTF-8.
fn cafe(before: &str, after: &str) -> OsString {
    let bytes = [before.as_bytes(), b"caf\xe9", after.as_bytes()].concat();
    OsStr::from_bytes(&bytes).to_owned()
}

#[expect(clippy::print_stdout, reason = "people should know what did not run")]
fn not_run(what: &str) {
    println!("not run: {what}");
}
