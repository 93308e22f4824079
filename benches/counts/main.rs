//! How many instructions each step takes, and how often it asks for memory, held to what is recorded in `recorded.tsv`.
//!
//! Counts do not depend on what else a machine does, so that a slowdown of a twentieth is seen where clocks would show noise.
//! `bash .ci/counts/run` compares, `bash .ci/counts/run --record` records anew. Without either the steps are only tried.
//! See `benches/README.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

mod callgrind;
#[path = "../common/mod.rs"]
mod common;
mod counted;
mod record;

use std::path::Path;
use std::process::ExitCode;

use common::generate::{self, Faults, Files, Format, Plan};

use record::Record;

/// Enough for what is paid once to count for nothing.
const DOCUMENTS: usize = 1_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    if has(callgrind::COUNTED) {
        counted::run(|stage| println!("{stage}"));
        ExitCode::SUCCESS
    } else if has("--record") {
        measure(DOCUMENTS).write();
        ExitCode::SUCCESS
    } else if has("--compare") {
        record::compare(&Record::read(), &measure(DOCUMENTS))
    } else {
        let folder = frameworks(50);
        std::env::set_current_dir(folder.path()).expect("it has just been made");
        counted::run(|_| ());
        ExitCode::SUCCESS
    }
}

fn measure(documents: usize) -> Record {
    let folder = frameworks(documents);
    Record::new(callgrind::count(folder.path()))
}

/// A folder with what is counted.
fn frameworks(documents: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    for (name, format) in [(counted::YAML, Format::Yaml), (counted::JSON, Format::Json)] {
        let plan = Plan {
            documents,
            format,
            files: Files::OneEach,
            faults: Faults::Some,
        };
        write(plan, &folder.path().join(name));
    }
    folder
}

fn write(plan: Plan, folder: &Path) {
    std::fs::create_dir(folder).expect("the folder around it is new");
    generate::write(plan, folder).expect("the folder is our own");
}
