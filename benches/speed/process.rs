//! Whole processes: what a run takes from its start to its end, and the most memory that it holds.

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use wait4::Wait4;

use crate::common::measure::{Meter, Time};
use crate::floor;

/// The processes that are measured.
pub(crate) const CHECK: &str = "stratlint check";
pub(crate) const READ: &str = "walk and read";
pub(crate) const JSON: &str = "read and parse with serde_json";

/// The words with which this program does what is no program's of its own.
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
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
        let begin = Instant::now();
        let mut child = command.stdout(Stdio::null()).spawn().expect("it is built");
        let used = child.wait4().expect("it ends");
        assert!(used.status.success(), "{name} fails");
        let time = Time {
            processor: used.rusage.utime + used.rusage.stime,
            wall: begin.elapsed(),
        };
        self.times.keep(name, time);
        let peak = self.peak(name).unwrap_or(0).max(used.rusage.maxrss);
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

fn ourselves(word: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a program knows where it is"));
    command.arg(word).arg(folder);
    command
}

/// Does what one of the words asks for, where this process was started for that.
pub(crate) fn of_ours(arguments: &[String]) -> Option<ExitCode> {
    let [word, folder] = arguments else {
        return None;
    };
    let folder = Path::new(folder);
    black_box(match word.as_str() {
        WALK_AND_READ => floor::walk_and_read(folder),
        PARSE_JSON => floor::parse_json(folder),
        _ => return None,
    });
    Some(ExitCode::SUCCESS)
}
