//! What was counted at some time, as a file that is committed; and what was counted now, held to it.

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, ExitCode};

use crate::callgrind::Count;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/counts/recorded.tsv");

/// How much more than recorded passes, in hundredths: several times what a build or a machine changes by itself.
const TOLERANCE: f64 = 3.0;

/// What every step takes, by the code that one compiler made.
pub(crate) struct Record {
    compiler: String,
    counts: Vec<(String, Count)>,
}

impl Record {
    pub(crate) fn new(counts: Vec<(String, Count)>) -> Self {
        let version = Command::new("rustc").arg("--version").output();
        let version = version.expect("who runs a benchmark has a compiler").stdout;
        let version = String::from_utf8_lossy(&version);
        let compiler = format!("{} on {}", version.trim(), std::env::consts::ARCH);
        Self { compiler, counts }
    }

    pub(crate) fn read() -> Self {
        let text = fs::read_to_string(FILE).expect("the record is committed");
        let mut rows = text
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        let count = |row: Vec<&str>| {
            let number = |at: usize| row[at].parse().expect("a count");
            let (instructions, allocations) = (number(1), number(2));
            let count = Count {
                instructions,
                allocations,
            };
            (row[0].to_owned(), count)
        };
        Self {
            compiler: head.last().copied().unwrap_or_default().to_owned(),
            counts: rows.map(count).collect(),
        }
    }

    pub(crate) fn write(&self) {
        let mut text = format!("stage\tinstructions\tallocations\t{}\n", self.compiler);
        for (stage, count) in &self.counts {
            let (instructions, allocations) = (count.instructions, count.allocations);
            writeln!(text, "{stage}\t{instructions}\t{allocations}").expect("text grows");
        }
        fs::write(FILE, text).expect("the worktree can be written");
    }

    fn of(&self, stage: &str) -> Option<Count> {
        let mut counts = self.counts.iter();
        counts
            .find(|(name, _)| name == stage)
            .map(|(_, count)| *count)
    }
}

/// Shows both beside each other; fails where a step takes more than it did, or where the steps are others.
pub(crate) fn compare(recorded: &Record, now: &Record) -> ExitCode {
    if recorded.compiler != now.compiler {
        println!(
            "Recorded with {}, counted with {}: the two cannot be compared. {ANEW}",
            recorded.compiler, now.compiler
        );
        return ExitCode::FAILURE;
    }
    println!("{HEAD}");
    let mut faults = Vec::new();
    for (stage, count) in &now.counts {
        match recorded.of(stage) {
            Some(before) => faults.extend(held(stage, before, *count)),
            None => faults.push(format!("`{stage}` is not recorded.")),
        }
    }
    let known = recorded.counts.iter();
    let gone = known.filter(|(stage, _)| now.of(stage).is_none());
    faults.extend(gone.map(|(stage, _)| format!("`{stage}` is recorded, but no longer counted.")));
    for fault in &faults {
        println!("\n{fault}");
    }
    if faults.is_empty() {
        println!(
            "\nNo step takes {TOLERANCE} % more than recorded. A gain is kept by recording it."
        );
        ExitCode::SUCCESS
    } else {
        println!("\n{ANEW}");
        ExitCode::FAILURE
    }
}

const HEAD: &str = "\
| stage | instructions | recorded | change | allocations | recorded | change |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |";

const ANEW: &str = "\
Where this is meant: `bash .ci/counts/run --record`, and commit benches/counts/recorded.tsv with the reason.";

/// Shows one step; what is wrong with it.
fn held(stage: &str, before: Count, now: Count) -> Vec<String> {
    let instructions = change(before.instructions, now.instructions);
    let allocations = change(before.allocations, now.allocations);
    println!(
        "| {stage} | {} | {} | {instructions:+.2} % | {} | {} | {allocations:+.2} % |",
        now.instructions, before.instructions, now.allocations, before.allocations,
    );
    let figures = [
        ("instructions", before.instructions, now.instructions),
        ("allocations", before.allocations, now.allocations),
    ];
    let slower = figures
        .into_iter()
        .filter(|(_, before, now)| change(*before, *now) > TOLERANCE);
    let words = slower.map(|(what, before, now)| {
        let change = change(before, now);
        format!(
            "`{stage}` takes {change:.1} % more {what} than recorded: {now} in place of {before}."
        )
    });
    words.collect()
}

/// In hundredths of what was before.
fn change(before: u64, now: u64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "no step takes 2^53 instructions"
    )]
    let (before, now) = (before as f64, now as f64);
    (now - before) / before.max(1.0) * 100.0
}
