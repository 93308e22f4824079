//! What each step of a check costs, as a ratio to reading the same files, to parsing them with the general parser, and to
//! the whole; and what whole runs cost.
//!
//!     cargo bench --bench speed                      # 1,000 and 10,000 documents
//!     cargo bench --bench speed -- 100000            # any other size
//!     cargo bench --bench speed -- 10000 JSON clean  # only what has these words in its title
//!     cargo bench --bench speed -- --write-docs      # all sizes, into docs/speed.md
//!
//! Ratios of processor time (user and system, all threads) hold on a busy machine where absolute times do not. See
//! `benches/README.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

mod case;
#[path = "../common/mod.rs"]
mod common;
mod diagnostic;
mod floor;
mod goals;
mod process;
mod table;

use std::process::ExitCode;

use mimalloc::MiMalloc;

use case::Measured;
use common::docs;
use common::generate::{Faults, Files, Format, Plan};
use goals::Results;

/// As the program does.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What is measured at each size; the first is what most goals are about.
const LAYOUTS: [(Format, Files, Faults); 8] = [
    (Format::Yaml, Files::OneEach, Faults::None),
    (Format::Yaml, Files::OneEach, Faults::Some),
    (Format::Yaml, Files::One, Faults::None),
    (Format::Yaml, Files::One, Faults::Some),
    (Format::Json, Files::OneEach, Faults::None),
    (Format::Json, Files::OneEach, Faults::Some),
    (Format::Json, Files::One, Faults::None),
    (Format::Json, Files::One, Faults::Some),
];

/// Of so many documents and more there is only one file.
const TOO_MANY_FILES: usize = 1_000_000;

/// The sizes of files that findings are shown from.
const SHOWN_FROM: [usize; 2] = [100, 10_000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(exit) = process::of_ours(&arguments) {
        return exit;
    }
    // `cargo test --benches` leaves `--bench` out: then the stages are only tried.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let writes = arguments.iter().any(|argument| argument == docs::WRITE);
    let sizes = match (sizes(&arguments), writes, measures) {
        (given, ..) if !given.is_empty() => given,
        (_, true, _) => vec![100, 1_000, 10_000, 100_000, 1_000_000],
        (_, _, true) => vec![1_000, 10_000],
        _ => vec![200],
    };
    let plans = sizes.into_iter().flat_map(plans);
    let plans = plans.filter(|plan| is_wanted(*plan, &arguments));
    let results = Results {
        cases: plans.map(|plan| show(plan, measures)).collect(),
        over_miette: over_miette(measures),
    };
    let (goals, of_sizes) = (goals::table(&results), table::of_sizes(&results.cases));
    let shares = table::shares(&results.cases);
    println!("\n## Goals\n\n{goals}\n## Sizes\n\n{of_sizes}\n## Where the time goes\n\n{shares}");
    if writes {
        docs::replace("goals", &goals);
        docs::replace("sizes", &of_sizes);
        docs::replace("shares", &shares);
    }
    ExitCode::SUCCESS
}

fn sizes(arguments: &[String]) -> Vec<usize> {
    let numbers = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    numbers.collect()
}

fn is_wanted(plan: Plan, arguments: &[String]) -> bool {
    let (layout, faults) = table::words(plan);
    let is_word = |word: &&String| word.chars().all(char::is_alphabetic);
    let mut words = arguments.iter().filter(is_word);
    words.all(|word| layout.contains(word.as_str()) || faults == word)
}

fn plans(documents: usize) -> impl Iterator<Item = Plan> {
    let layouts = LAYOUTS.into_iter();
    let layouts =
        layouts.filter(move |(_, files, _)| documents < TOO_MANY_FILES || *files == Files::One);
    layouts.map(move |(format, files, faults)| Plan {
        documents,
        format,
        files,
        faults,
    })
}

fn show(plan: Plan, measures: bool) -> Measured {
    let rounds = if measures { rounds(plan.documents) } else { 1 };
    let case = case::measure(plan, rounds);
    println!("{}", table::in_full(&case));
    case
}

/// More of the short ones.
fn rounds(documents: usize) -> usize {
    match documents {
        0..=1_000 => 15,
        1_001..=10_000 => 7,
        10_001..=100_000 => 3,
        _ => 1,
    }
}

fn over_miette(measures: bool) -> Vec<(usize, f64)> {
    let (sizes, rounds) = if measures {
        (&SHOWN_FROM[..], 15)
    } else {
        (&SHOWN_FROM[..1], 1)
    };
    sizes
        .iter()
        .map(|size| (*size, diagnostic::over_miette(*size, rounds)))
        .collect()
}
