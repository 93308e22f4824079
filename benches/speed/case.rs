//! One made-up framework, and what everything takes on it.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use stratlint::check::Inputs;
use stratlint::report;

use crate::common::documents::Planted;
use crate::common::generate::{self, Faults, Files, Format, Plan};
use crate::common::measure::Meter;
use crate::common::reports;
use crate::common::stages::{self, DAY, checked};
use crate::floor;
use crate::process::Processes;

/// What no program can do without.
pub(crate) const FLOOR: &str = "walk and read (the floor)";

pub(crate) const PARSE: &str = "walk, read and parse with the general parser";

pub(crate) const WHOLE: &str = "whole check, concise";

pub(crate) const DEMANDING: &str = "whole check, all catalogues and 20 own rules";

/// Beyond so many documents whole processes are measured alone: the steps would hold all that each of them makes.
const MOST_IN_STEPS: usize = 100_000;

/// What everything takes on one framework.
pub(crate) struct Measured {
    pub(crate) plan: Plan,
    pub(crate) bytes: u64,
    pub(crate) stages: Meter,
    pub(crate) rules: Meter,
    pub(crate) reports: Meter,
    pub(crate) processes: Processes,
}

/// Makes the framework and measures it in so many rounds.
pub(crate) fn measure(plan: Plan, rounds: usize) -> Measured {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let planted = generate::write(plan, folder.path()).expect("the folder is our own");
    let mut measured = Measured {
        plan,
        bytes: bytes(folder.path()),
        stages: Meter::default(),
        rules: Meter::default(),
        reports: Meter::default(),
        processes: Processes::default(),
    };
    if plan.documents <= MOST_IN_STEPS {
        verify(folder.path(), plan, &planted);
        for _ in 0..rounds {
            measured.steps(folder.path());
        }
    }
    for _ in 0..rounds {
        measured.processes(folder.path());
    }
    measured
}

impl Measured {
    fn steps(&mut self, folder: &Path) {
        self.stages.time(FLOOR, || floor::walk_and_read(folder));
        self.stages.time(PARSE, || floor::parse(folder));
        self.one_by_one(folder);
        self.stages.time(WHOLE, || whole(folder));
        self.stages
            .time(DEMANDING, || concise(&stages::demanding(folder), folder));
    }

    fn one_by_one(&mut self, folder: &Path) {
        let keep = &mut keeping(&mut self.stages);
        let inputs = stages::read(folder, keep);
        let made = stages::check(&inputs, keep);
        // Rules and reports do not know what the files are like.
        if (self.plan.format, self.plan.files) == (Format::Yaml, Files::OneEach) {
            stages::each_rule(&inputs, &made, &mut keeping(&mut self.rules));
            let keep = &mut keeping(&mut self.reports);
            reports::of_check(&inputs, &made, folder, keep);
            reports::of_gaps(&inputs, &made, folder, keep);
        }
    }

    fn processes(&mut self, folder: &Path) {
        self.processes.walk_and_read(folder);
        self.processes.check(folder);
        let Plan {
            format,
            files,
            faults,
            ..
        } = self.plan;
        if (format, files, faults) == (Format::Json, Files::One, Faults::None) {
            self.processes.parse_json(folder);
        }
    }

    /// Processor time of a step over that of another.
    pub(crate) fn ratio(&self, stage: &str, basis: &str) -> Option<f64> {
        Some(self.stages.median(stage)?.micros() / self.stages.median(basis)?.micros())
    }
}

fn keeping(meter: &mut Meter) -> impl FnMut(&'static str, &mut dyn FnMut()) {
    |stage, run| meter.time(stage, run)
}

/// What the command does, to the last byte that it writes.
fn whole(folder: &Path) -> Vec<u8> {
    let inputs = Inputs::of_folder(folder).expect("it is still there");
    concise(&inputs, folder)
}

fn concise(inputs: &Inputs, folder: &Path) -> Vec<u8> {
    let outcome = inputs.check(DAY, &[]);
    report::concise::write(&checked(inputs, &outcome, folder))
}

fn bytes(folder: &Path) -> u64 {
    let size = |path| fs::metadata(path).expect("our own file").len();
    floor::files(folder).into_iter().map(size).sum()
}

/// A benchmark of wrong answers would be worth nothing.
fn verify(folder: &Path, plan: Plan, planted: &Planted) {
    let inputs = Inputs::of_folder(folder).expect("the folder has just been written");
    let outcome = black_box(inputs.check(DAY, &[]));
    let findings = || outcome.findings.iter().map(|settled| &settled.finding);
    let count = |rule: &str| findings().filter(|finding| finding.rule == rule).count();
    let found = Planted {
        unknown_references: count("unknown-reference"),
        unlinked_documents: count("unlinked-document"),
        circular_threads: count("circular-thread"),
    };
    assert_eq!(found, *planted, "every planted fault is found, once");
    if plan.faults == Faults::None {
        let first = findings().next().map(|finding| finding.message());
        assert_eq!(first, None, "nothing is wrong with a clean framework");
    }
}
