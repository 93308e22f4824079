//! Whole processes: what a run takes from its start to its end, and the most memory that it holds.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::common::measure::{Meter, Time};
use crate::floor;

/// The processes that are measured.
pub(crate) const CHECK: &str = "stratlint check";
pub(crate) const READ: &str = "walk and read";
pub(crate) const JSON: &str = "read and parse with serde_json";

/// The words with which this program does what is no program's of its own.
const MEASURE: &str = "--measure";
const WALK_AND_READ: &str = "--walk-and-read";
const PARSE_JSON: &str = "--parse-json";

/// What the rounds of some processes took.
#[derive(Default)]
pub(crate) struct Processes {
    pub(crate) times: Meter,
    /// The most memory that each process held in any round, in bytes.
    peaks: Vec<(&'static str, u64)>,
}

impl Processes {
    /// Checks the folder by the program as it is built for users.
    pub(crate) fn check(&mut self, folder: &Path) {
        let mut command = measuring(Path::new(env!("CARGO_BIN_EXE_stratlint")));
        command.arg("check").arg(folder);
        command.args([
            "--format",
            "concise",
            "--as-of",
            "2024-06-01",
            "--exit-zero",
        ]);
        self.run(CHECK, command);
    }

    /// Walks the folder and reads the files.
    pub(crate) fn walk_and_read(&mut self, folder: &Path) {
        self.run(READ, ourselves(WALK_AND_READ, folder));
    }

    /// Reads JSON, and parses it as plainly as can be.
    pub(crate) fn parse_json(&mut self, folder: &Path) {
        self.run(JSON, ourselves(PARSE_JSON, folder));
    }

    fn run(&mut self, name: &'static str, mut command: Command) {
        let told = command.output().expect("it is built");
        let words = String::from_utf8(told.stdout).expect("figures");
        assert!(told.status.success(), "{name} fails");
        let figures: Vec<u64> = words.split_whitespace().flat_map(str::parse).collect();
        let [processor, wall, peak] = figures[..] else {
            panic!("{name} tells {words}, not three figures");
        };
        let time = Time {
            processor: Duration::from_micros(processor),
            wall: Duration::from_micros(wall),
        };
        self.times.keep(name, time);
        let peak = self.peak(name).unwrap_or(0).max(peak);
        self.peaks.retain(|(known, _)| *known != name);
        self.peaks.push((name, peak));
    }

    /// The most memory that a process held, in bytes.
    pub(crate) fn peak(&self, name: &str) -> Option<u64> {
        let mut peaks = self.peaks.iter();
        peaks
            .find(|(known, _)| *known == name)
            .map(|(_, peak)| *peak)
    }
}

/// A command that starts another and tells what that took. The system takes the memory of who starts a process for its own:
/// so something small has to.
fn measuring(program: &Path) -> Command {
    let mut command = Command::new(this_program());
    command.arg(MEASURE).arg(program);
    command
}

fn ourselves(word: &str, folder: &Path) -> Command {
    let mut command = measuring(&this_program());
    command.arg(word).arg(folder);
    command
}

fn this_program() -> PathBuf {
    std::env::current_exe().expect("a program knows where it is")
}

/// Does what one of the words asks for, where this process was started for that.
pub(crate) fn of_ours(arguments: &[String]) -> Option<ExitCode> {
    match arguments {
        [word, program, rest @ ..] if word == MEASURE => Some(tell(program, rest)),
        [word, folder] if word == WALK_AND_READ => {
            Some(done(floor::walk_and_read(Path::new(folder))))
        }
        [word, folder] if word == PARSE_JSON => Some(done(floor::parse_json(Path::new(folder)))),
        _ => None,
    }
}

fn done(count: usize) -> ExitCode {
    black_box(count);
    ExitCode::SUCCESS
}

/// Runs a program, and prints microseconds of processor and of wall time, and the most memory that it held, in bytes.
fn tell(program: &str, arguments: &[String]) -> ExitCode {
    let begin = Instant::now();
    let mut command = Command::new(program);
    let child = command.args(arguments).stdout(Stdio::null()).spawn();
    let used = child.expect("it is built").wait4().expect("it ends");
    let wall = begin.elapsed().as_micros();
    let processor = (used.rusage.utime + used.rusage.stime).as_micros();
    println!("{processor} {wall} {}", used.rusage.maxrss);
    if used.status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
