//! How long `check --watch` takes to answer a save, in a framework of 10,000 files.
//!
//! A process watches; one file after the other is saved as editors do it, by a new file that takes the old one's place, and
//! each loses its owner by that. The answer is there when the process has written the whole result and says so. `cargo bench
//! --bench watch -- 100000` measures another size. See `docs/speed.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

#[path = "common/mod.rs"]
mod common;

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::generate::{self, Faults, Files, Format, Plan};
use common::measure::processor_time;
use common::stages::DAY;
use mimalloc::MiMalloc;
use stratlint::check::Inputs;
use stratlint::kept::Kept;
use stratlint::load::folder::Folder;
use stratlint::report::{self, Checked};
use walkdir::WalkDir;

/// As the program does.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Between two saves, so that each finds the process waiting.
const PAUSE: Duration = Duration::from_millis(200);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = arguments.iter().find_map(|argument| argument.parse().ok());
    // `cargo test --benches` leaves `--bench` out: then it is only tried.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let documents = given.unwrap_or(if measures { 10_000 } else { 200 });
    let saves = if measures { 50 } else { 2 };
    println!("| {documents} files, {saves} saves | | median, ms | worst, ms |");
    println!("| --- | --- | ---: | ---: |");
    for (state, faults) in [("clean", Faults::None), ("faulty", Faults::Some)] {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = Plan {
            documents,
            format: Format::Yaml,
            files: Files::OneEach,
            faults,
        };
        generate::write(plan, folder.path()).expect("room for the files");
        let files = owned(folder.path(), 2 * saves);
        let (first, second) = files.split_at(saves);
        let answered = answered(folder.path(), first);
        let (worked, processor) = worked(folder.path(), second).into_iter().unzip();
        row("from the save to the whole answer", state, answered);
        row("of that, to read, check and report", state, worked);
        row("the same, processor time of all threads", state, processor);
    }
}

fn row(what: &str, state: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "| {what} | {state} | {:.1} | {:.1} |",
        milliseconds(middle),
        milliseconds(worst)
    );
}

/// Some strategies and plans with an owner.
fn owned(root: &Path, count: usize) -> Vec<PathBuf> {
    let walk = WalkDir::new(root.join("strategy")).sort_by_file_name();
    let files = walk
        .into_iter()
        .map(|entry| entry.expect("ours").into_path());
    files.filter(|path| path.is_file()).take(count).collect()
}

/// Takes the owner out, and saves.
fn save(path: &Path) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    let without = text.lines().filter(|line| !line.starts_with("owner:"));
    let new = path.with_extension("yaml.new");
    fs::write(&new, without.collect::<Vec<_>>().join("\n"))?;
    fs::rename(new, path)
}

/// What a process that watches takes, as whoever saves sees it.
fn answered(root: &Path, files: &[PathBuf]) -> Vec<Duration> {
    let mut run = Command::new(env!("CARGO_BIN_EXE_stratlint"))
        .args([
            "check",
            "--watch",
            "--format=concise",
            "--as-of",
            &DAY.to_string(),
        ])
        .arg(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut result = run.stdout.take().expect("piped");
    // Somebody must read, or it would wait.
    let reader = thread::spawn(move || result.read_to_end(&mut Vec::new()));
    let mut told = BufReader::new(run.stderr.take().expect("piped")).lines();
    let mut answer = || told.next().expect("it goes on").expect("text");
    answer();
    thread::sleep(10 * PAUSE);
    let mut times = Vec::new();
    for file in files {
        thread::sleep(PAUSE);
        save(file).expect("ours");
        let began = Instant::now();
        let answer = answer();
        times.push(began.elapsed());
        assert!(answer.starts_with("Checked at "), "{answer}");
    }
    run.kill().expect("ours");
    run.wait().expect("ours");
    reader.join().expect("it only reads").expect("a pipe");
    times
}

/// The work of that, without waiting to be told: the time that passes, and that of all threads.
fn worked(root: &Path, files: &[PathBuf]) -> Vec<(Duration, Duration)> {
    let mut kept = Kept::new(Inputs::of_folder(root).expect("ours"));
    let folder = Folder::open(root).expect("ours");
    let mut work = |file: &PathBuf| {
        save(file).expect("ours");
        let (began, processor) = (Instant::now(), processor_time());
        let now = folder.document(file, &kept.inputs().settings.limits);
        kept.take(now.into_iter().collect());
        kept.ask(DAY, |inputs, framework, faults| {
            report::concise::write(&Checked {
                outcome: &inputs.outcome(framework, faults),
                sources: &inputs.sources,
                path: root,
                fail_on: None,
            })
        });
        (began.elapsed(), processor_time().saturating_sub(processor))
    };
    files.iter().map(&mut work).collect()
}
