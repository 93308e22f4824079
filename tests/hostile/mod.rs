//! Hostile input: whatever a folder holds, the program ends in order, says what is wrong and where, and stays within
//! 1 GB of memory and a minute; nothing of the input is live in what it prints.
//!
//! Each test lays out a folder and states the exit code and the findings. `cargo test --release hostile -- --nocapture`
//! prints a row for each case: seconds passed, seconds worked and peak memory, at full size. A debug build runs smaller sizes.

mod files;
mod graph;
mod picture;
mod rules;
mod settings;
mod size;
mod text;

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A size that takes long without optimisation: a fiftieth of it in debug builds.
const fn big(size: usize) -> usize {
    if cfg!(debug_assertions) {
        size / 50
    } else {
        size
    }
}

/// Corporate plan and priority, so that findings are about the case and not about a missing plan.
const SOUND: &str = "\
{id: plan, kind: corporate-plan, title: The Plan}
---
{id: aim, kind: priority, tier: core, title: An Aim, part_of: plan}
";

/// A folder with one hostile thing in it.
struct Case {
    name: &'static str,
    folder: TempDir,
    /// Another user to run as, who may read less.
    user: Option<u32>,
}

/// What a run came to.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Case {
    fn new(name: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the case");
        fs::create_dir(folder.path().join("framework")).expect("an empty folder");
        Self {
            name,
            folder,
            user: None,
        }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("framework")
    }

    fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("its folder");
        fs::write(path, content).expect("a file of the case");
        self
    }

    fn link(self, name: &str, target: impl AsRef<Path>) -> Self {
        std::os::unix::fs::symlink(target, self.root().join(name)).expect("a link of the case");
        self
    }

    /// Runs all formats; each line asked for must begin a line of the concise output, or of standard error.
    #[track_caller]
    fn expect(&self, code: i32, lines: &[&str]) -> Run {
        let concise = self.run("concise");
        for line in lines {
            let found = concise
                .out
                .lines()
                .chain(concise.err.lines())
                .any(|shown| shown.starts_with(line));
            assert!(
                found,
                "{}: no line begins with {line:?}:\n{}",
                self.name,
                concise.excerpt()
            );
        }
        assert_eq!(
            concise.code,
            Some(code),
            "{}:\n{}",
            self.name,
            concise.excerpt()
        );
        for format in ["json", "human"] {
            let run = self.run(format);
            assert_eq!(
                run.code,
                Some(code),
                "{} as {format}:\n{}",
                self.name,
                run.excerpt()
            );
            if format == "json" && code != 2 {
                serde_json::from_str::<serde_json::Value>(&run.out).expect("JSON");
            }
        }
        concise
    }

    /// Draws it in every form that shows each document, and as an overview; the shape of the framework may be anything.
    #[track_caller]
    fn draw(&self) {
        for (view, format) in [
            ("thread", "svg"),
            ("thread", "text"),
            ("thread", "dot"),
            ("thread", "graphml"),
            ("matrix", "svg"),
            ("timeline", "svg"),
            ("overview", "svg"),
        ] {
            let name = format!("{view} as {format}");
            let arguments = ["graph", "framework", "--view", view, "-q"];
            let run = self.run_with(&name, &arguments, format);
            assert_eq!(
                run.code,
                Some(0),
                "{} {name}:\n{}",
                self.name,
                run.excerpt()
            );
        }
    }

    #[track_caller]
    fn run(&self, format: &str) -> Run {
        self.run_with(format, &["check", "framework"], format)
    }

    #[track_caller]
    fn run_with(&self, name: &str, arguments: &[&str], format: &str) -> Run {
        let (out, err) = (
            self.folder.path().join("out"),
            self.folder.path().join("err"),
        );
        let limit = "ulimit -v 1048576; exec \"$0\" \"$@\"";
        let mut command = Command::new("sh");
        command
            .args(["-c", limit, env!("CARGO_BIN_EXE_stratlint")])
            .args(arguments)
            .args(["--as-of", "2024-06-01", "--format", format])
            .current_dir(self.folder.path())
            // Each thread reserves address space, which the limit counts.
            .env("RAYON_NUM_THREADS", "2")
            .env_remove("RUST_BACKTRACE")
            .stdout(File::create(&out).expect("a file for standard output"))
            .stderr(File::create(&err).expect("a file for standard error"));
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        let code = self.wait(name, command.spawn().expect("the program starts"));
        let read =
            |path| String::from_utf8(fs::read(path).expect("output")).expect("output is UTF-8");
        let run = Run {
            code,
            out: read(out),
            err: read(err),
        };
        assert!(
            !run.err.contains("panicked"),
            "{} as {format}:\n{}",
            self.name,
            run.excerpt()
        );
        assert_eq!(
            run.err.is_empty(),
            code != Some(2),
            "{} as {format}:\n{}",
            self.name,
            run.excerpt()
        );
        run
    }

    /// Waits for the end and prints the row; what takes a minute hangs.
    #[track_caller]
    fn wait(&self, format: &str, mut child: Child) -> Option<i32> {
        let start = Instant::now();
        let (mut peak, mut busy) = (0, 0.0);
        loop {
            peak = peak_memory(child.id()).unwrap_or(peak);
            busy = busy_seconds(child.id()).unwrap_or(busy);
            if let Some(status) = child.try_wait().expect("a child to wait for") {
                let taken = start.elapsed().as_secs_f64();
                let name = self.name;
                say(&format!(
                    "{name:<44} {format:<8} {taken:>6.2} s {busy:>6.2} s CPU {peak:>5} MB"
                ));
                return status.code();
            }
            if start.elapsed() > Duration::from_mins(1) {
                child.kill().expect("a child to end");
                panic!("{} as {format}: not done after a minute", self.name);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Run {
    fn excerpt(&self) -> String {
        let start = |text: &str| text.chars().take(3_000).collect::<String>();
        format!(
            "exit {:?}\n{}\n{}",
            self.code,
            start(&self.out),
            start(&self.err)
        )
    }
}

/// Megabytes that a process has held at most, as long as the system still says.
fn peak_memory(process: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: usize = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// Seconds that a process has worked, in hundredths, on all its threads.
fn busy_seconds(process: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: f64 = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    (ticks > 0.0).then_some(ticks / 100.0)
}

/// Many lines by number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        text += &line(number);
        text.push('\n');
    }
    text
}

/// Many words of a list, by number.
fn words(count: usize, word: impl Fn(usize) -> String) -> String {
    (0..count).map(word).collect::<Vec<_>>().join(", ")
}

/// Past the capture of a test's output with `--nocapture` only.
#[expect(
    clippy::print_stdout,
    reason = "figures are for people, and so is what did not run"
)]
fn say(words: &str) {
    println!("{words}");
}
