//! What loading leaves in memory, and what a check holds at most, in bytes a document.
//!
//!     cargo bench --bench memory                     # 100,000 documents; `-- 10000` takes so many
//!     cargo bench --bench memory -- --write-docs     # into docs/speed.md
//!
//! Counted by an allocator that wraps the system's: what it is asked for, not what it takes from the machine. Whole processes, as
//! the machine sees them, are measured by `speed`. The texts of the files are counted apart: documents borrow their words.

#![expect(clippy::print_stdout, reason = "the table is the result")]

#[path = "common/mod.rs"]
mod common;

use std::fmt::Write as _;

use common::docs;
use common::generate::{self, Faults, Files, Format, Plan};
use common::stages::{self, DAY, checked};
use peak_alloc::PeakAlloc;
use stratlint::check::Inputs;
use stratlint::report;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most that loading may leave for a document, in bytes.
const GOAL: usize = 2_100;

const HEAD: &str = "\
| files | text | documents as loaded | goal | kept | most in a check |
| --- | ---: | ---: | ---: | --- | ---: |\n";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let given = arguments.iter().find_map(|argument| argument.parse().ok());
    let documents = given.unwrap_or(if measures { 100_000 } else { 100 });
    let layouts = [
        ("YAML, a file each", Format::Yaml, Files::OneEach),
        ("YAML, one file", Format::Yaml, Files::One),
        ("JSON, a file each", Format::Json, Files::OneEach),
        ("JSON, one file", Format::Json, Files::One),
    ];
    let mut table = HEAD.to_owned();
    for (name, format, files) in layouts {
        let plan = Plan {
            documents,
            format,
            files,
            faults: Faults::None,
        };
        let [text, loaded, most] = measure(plan).map(|bytes| bytes / documents);
        let kept = if loaded <= GOAL { "yes" } else { "**no**" };
        writeln!(
            table,
            "| {name} | {text} | {loaded} | ≤ {GOAL} | {kept} | {most} |"
        )
        .expect("text grows");
    }
    println!("Bytes a document, of {documents} documents:\n\n{table}");
    if arguments.iter().any(|argument| argument == docs::WRITE) {
        docs::replace("memory", &table);
    }
}

/// Bytes of all texts with their paths, bytes that loading them leaves, and the most that a check holds.
fn measure(plan: Plan) -> [usize; 3] {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    generate::write(plan, folder.path()).expect("the folder is our own");
    let before = MEMORY.current_usage();
    let inputs = Inputs::of_folder(folder.path()).expect("it has just been written");
    let read = MEMORY.current_usage();
    let loaded = stages::load(&inputs);
    let after = MEMORY.current_usage();
    drop(loaded);
    MEMORY.reset_peak_usage();
    let outcome = inputs.check(DAY, &[]);
    let concise = report::concise::write(&checked(&inputs, &outcome, folder.path()));
    drop(concise);
    let most = MEMORY.peak_usage();
    [read - before, after - read, most - before]
}
