//! What each step of a check costs, as a ratio to reading the same files and parsing them with the general parser.
//!
//! `cargo bench` measures 1,000 and 10,000 documents; `cargo bench -- 100000` measures so many. Ratios of processor time
//! (user and system, all threads) hold on a busy machine where absolute times do not. See `docs/speed.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

mod generate;
mod layout;
mod measure;

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};

use generate::{Faults, Files, Format, Plan, Planted};
use granit_parser::{Options, Parser};
use measure::{Meter, peak_memory, reset_peak_memory};
use rayon::prelude::*;
use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::finding::Level;
use stratlint::framework::{Declared, Framework};
use stratlint::load;
use stratlint::load::folder::{Folder, SETTINGS};
use stratlint::outcome::Outcome;
use stratlint::report::human::{Detail, Style};
use stratlint::report::{self, Checked};
use stratlint::rules::{self, Check, Context, RULES, Report};
use stratlint::source::Input;
use walkdir::{DirEntry, WalkDir};

/// What no program can do without.
const FLOOR: &str = "walk and read (the floor)";

/// The stage that all others are held to.
const PARSE: &str = "walk, read and parse with the general parser";

const READ: &str = "load: walk and read";

const DOCUMENTS: &str = "load: documents";

const WHOLE: &str = "whole check, concise";

const EVERYTHING: &str = "whole check, all catalogues and 20 own rules";

/// The day of every check.
const DAY: Day = Day::constant(2024, 6, 1);

/// What is measured at each size; the first is what the goals are about.
const LAYOUTS: [(Format, Files, Faults); 5] = [
    (Format::Yaml, Files::OneEach, Faults::None),
    (Format::Yaml, Files::OneEach, Faults::Some),
    (Format::Yaml, Files::One, Faults::None),
    (Format::Json, Files::OneEach, Faults::None),
    (Format::Json, Files::One, Faults::None),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    let mut sizes: Vec<usize> = given.collect();
    // `cargo test --benches` leaves `--bench` out: then the stages are only tried.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    if sizes.is_empty() && measures {
        sizes = vec![1_000, 10_000];
    } else if sizes.is_empty() {
        sizes = vec![200];
    }
    for documents in sizes {
        let rounds = if measures { rounds(documents) } else { 1 };
        for (format, files, faults) in LAYOUTS {
            let plan = Plan {
                documents,
                format,
                files,
                faults,
            };
            bench(plan, rounds);
        }
    }
}

/// More of the short ones.
fn rounds(documents: usize) -> usize {
    (60_000 / documents.max(1)).clamp(3, 15)
}

fn bench(plan: Plan, rounds: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let planted = generate::write(plan, folder.path()).expect("the folder is our own");
    verify(folder.path(), plan, &planted);
    reset_peak_memory();
    black_box(whole(folder.path()));
    let memory = peak_memory();
    let (mut stages, mut rules) = (Meter::default(), Meter::default());
    for _ in 0..rounds {
        round(&mut stages, &mut rules, folder.path());
    }
    println!("\n## {}\n\n{}", title(plan, folder.path()), measure::HEAD);
    let basis = stages.median(PARSE);
    stages
        .all()
        .chain(rules.slowest(5))
        .for_each(|row| row.print(basis, plan.documents));
    let times = |stage| stages.median(stage).processor.as_secs_f64();
    println!(
        "\nOf processor time, loading takes {:.2} of the floor, a check {:.2} of the floor and {:.2} of the general parser.",
        (times(READ) + times(DOCUMENTS)) / times(FLOOR),
        times(WHOLE) / times(FLOOR),
        times(WHOLE) / times(PARSE),
    );
    println!(
        "All catalogues and 20 own rules make a check {:.2} times as long.",
        times(EVERYTHING) / times(WHOLE),
    );
    if let Some(bytes) = memory {
        println!("Peak memory of a check: {} MB.", bytes / 1_000_000);
    }
}

fn title(plan: Plan, folder: &Path) -> String {
    let size = |path: &PathBuf| fs::metadata(path).expect("our own file").len();
    let kilobytes = files(folder).iter().map(size).sum::<u64>() / 1_000;
    let format = match plan.format {
        Format::Yaml => "YAML",
        Format::Json => "JSON",
    };
    let files = match plan.files {
        Files::One => "one file",
        Files::OneEach => "a file each",
    };
    let faults = match plan.faults {
        Faults::None => "clean",
        Faults::Some => "faulty",
    };
    let documents = plan.documents;
    format!("{documents} documents, {format}, {files}, {faults} ({kilobytes} KB)")
}

/// A benchmark of wrong answers would be worth nothing.
fn verify(folder: &Path, plan: Plan, planted: &Planted) {
    let inputs = Inputs::of_folder(folder).expect("the folder has just been written");
    let outcome = inputs.check(DAY, &[]);
    let count = |rule: &str| {
        outcome
            .findings
            .iter()
            .filter(|settled| settled.finding.rule == rule)
            .count()
    };
    let found = Planted {
        unknown_references: count("unknown-reference"),
        unlinked_documents: count("unlinked-document"),
        circular_threads: count("circular-thread"),
    };
    assert_eq!(found, *planted, "every planted fault is found, once");
    if plan.faults == Faults::None {
        let first = outcome
            .findings
            .first()
            .map(|settled| settled.finding.message());
        assert_eq!(first, None, "nothing is wrong with a clean framework");
    }
}

/// Each stage once, each on what the one before it made.
fn round(meter: &mut Meter, each_rule: &mut Meter, folder: &Path) {
    meter.time(FLOOR, || walk_and(folder, |_| 0));
    meter.time(PARSE, || walk_and(folder, events));
    let inputs = meter.time(READ, || {
        Inputs::of_folder(folder).expect("it is still there")
    });
    let settings = &inputs.settings;
    let loaded = meter.time(DOCUMENTS, || {
        load::load(&inputs.sources, &settings.kinds, &settings.limits)
    });
    let declared = Declared {
        documents: loaded.documents,
        expectations: loaded.expectations,
        broken: loaded.broken,
    };
    let framework = meter.time("framework", || Framework::new(declared, &[], DAY));
    let context = Context {
        framework: &framework,
        settings,
        faults: &loaded.faults,
    };
    let reports = meter.time("rules", || rules::run(&context));
    let outcome = meter.time("settle", || {
        Outcome::settle(
            &framework,
            settings,
            &inputs.sources,
            reports,
            &inputs.baseline,
        )
    });
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: folder,
        fail_on: Some(Level::Error),
    };
    let style = Style {
        unicode: true,
        color: false,
        width: 80,
        detail: Detail::Findings,
        statistics: false,
        exit_zero: false,
    };
    meter.time("report: concise", || report::concise::write(&checked));
    meter.time("report: json", || report::json::write(&checked));
    meter.time("report: human", || report::human::write(&checked, &style));
    meter.time(WHOLE, || whole(folder));
    meter.time(EVERYTHING, || everything(folder));
    for rule in RULES {
        if let Check::Framework(check) = rule.check {
            each_rule.time(rule.id, || {
                Report::of(rule, |report| check(&context, report))
            });
        }
    }
}

/// What the command does, to the last byte that it writes.
fn whole(folder: &Path) -> Vec<u8> {
    concise(
        &Inputs::of_folder(folder).expect("it is still there"),
        folder,
    )
}

/// The same, held to all catalogues and to twenty rules of a council's own.
fn everything(folder: &Path) -> Vec<u8> {
    let settings = Input::new(SETTINGS, include_str!("everything.yaml"));
    let files = Folder::open(folder).expect("it is still there");
    let inputs = Inputs::new(Some(settings), |settings| {
        files.documents(&settings.limits).0
    });
    concise(&inputs.expect("the settings are in order"), folder)
}

fn concise(inputs: &Inputs, folder: &Path) -> Vec<u8> {
    let outcome = inputs.check(DAY, &[]);
    report::concise::write(&Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: folder,
        fail_on: Some(Level::Error),
    })
}

/// Reads every file once, on all cores, with as few calls of the system as can be, and does something with its text.
fn walk_and(folder: &Path, each: impl Fn(&str) -> usize + Sync) -> usize {
    let chunk = |paths: &[PathBuf]| {
        let mut bytes = Vec::new();
        let mut sum = 0;
        for path in paths {
            bytes.clear();
            let file = fs::File::open(path).expect("it has just been written");
            // Bare `read_to_end` would ask for the length first.
            file.take(u64::MAX)
                .read_to_end(&mut bytes)
                .expect("it can be read");
            sum += each(str::from_utf8(black_box(&bytes)).expect("the generator writes UTF-8"));
        }
        sum
    };
    files(folder).par_chunks(64).map(chunk).sum()
}

/// Does nothing but parse, with the parser that reads what is unusual.
fn events(text: &str) -> usize {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut count = 0;
    while let Some(event) = parser.next_event() {
        black_box(event.expect("the generator writes YAML"));
        count += 1;
    }
    count
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder is our own"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(DirEntry::into_path)
        .collect()
}
