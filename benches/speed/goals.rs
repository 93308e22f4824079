//! What the program is held to, each as a ratio in one run.

use crate::case::{DEMANDING, FLOOR, Measured, WHOLE};
use crate::common::generate::{Faults, Files, Format, Plan};
use crate::common::measure::float;
use crate::common::stages::{DOCUMENTS, FRAMEWORK, READ, RULES_ALL, SETTLE};
use crate::process;

/// All that was measured in a run.
pub(crate) struct Results {
    pub(crate) cases: Vec<Measured>,
    /// A finding that is shown over one of miette, by the documents in its file.
    pub(crate) over_miette: Vec<(usize, f64)>,
}

/// Something that is kept or not.
struct Goal {
    words: &'static str,
    bound: Bound,
    /// None where this run did not measure it.
    measured: fn(&Results) -> Option<f64>,
}

enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

use Bound::{AtLeast, AtMost};

const GOALS: [Goal; 13] = [
    Goal {
        words: "loading 10,000 files, over walking and reading them",
        bound: AtMost(2.0),
        measured: |results| results.files(10_000).and_then(load),
    },
    Goal {
        words: "loading 100,000 files, over walking and reading them",
        bound: AtMost(2.5),
        measured: |results| results.files(100_000).and_then(load),
    },
    Goal {
        words: "what the check of 10,000 files adds to loading them, over walking and reading",
        bound: AtMost(0.2),
        measured: |results| results.files(10_000).and_then(after_loading),
    },
    Goal {
        words: "what the check of 100,000 files adds to loading them, over walking and reading",
        bound: AtMost(0.2),
        measured: |results| results.files(100_000).and_then(after_loading),
    },
    Goal {
        words: "the graph's part of a check of 10,000 files, in hundredths",
        bound: AtMost(5.0),
        measured: |results| results.files(10_000).and_then(graph),
    },
    Goal {
        words: "the whole run on 1,000,000 documents in one JSON file, over `serde_json` into structs that own their words",
        bound: AtMost(2.5),
        measured: |results| {
            let million = results.json(1_000_000)?;
            Some(million.process_micros(process::CHECK)? / million.process_micros(process::JSON)?)
        },
    },
    Goal {
        words: "1,000,000 documents in one JSON file over 100,000: processor time",
        bound: AtMost(16.0),
        measured: |results| {
            let [more, fewer] = [1_000_000, 100_000].map(|size| results.json(size));
            Some(more?.process_micros(process::CHECK)? / fewer?.process_micros(process::CHECK)?)
        },
    },
    Goal {
        words: "1,000,000 documents in one JSON file over 100,000: memory",
        bound: AtMost(11.0),
        measured: |results| {
            let [more, fewer] = [1_000_000, 100_000].map(|size| results.json(size));
            Some(more?.peak(process::CHECK)? / fewer?.peak(process::CHECK)?)
        },
    },
    Goal {
        words: "10,000 faulty files over as many clean ones, whole run",
        bound: AtMost(1.3),
        measured: |results| {
            let faulty = results.case(10_000, Format::Yaml, Files::OneEach, Faults::Some)?;
            let clean = results.files(10_000)?;
            Some(faulty.process_micros(process::CHECK)? / clean.process_micros(process::CHECK)?)
        },
    },
    Goal {
        words: "all catalogues and 20 own rules on 10,000 files, over a check without",
        bound: AtMost(1.3),
        measured: |results| results.files(10_000)?.ratio(DEMANDING, WHOLE),
    },
    Goal {
        words: "a finding shown from a file of 100 documents, over miette on 1 KB",
        bound: AtMost(1.2),
        measured: |results| results.over_miette(100),
    },
    Goal {
        words: "a finding shown from a file of 10,000 documents, over miette on 1 KB",
        bound: AtMost(1.2),
        measured: |results| results.over_miette(10_000),
    },
    Goal {
        words: "cores that a run on 10,000 files keeps busy (processor time over wall time), of two",
        bound: AtLeast(1.5),
        measured: |results| results.files(10_000)?.cores(),
    },
];

/// A table of all goals that this run can tell of.
pub(crate) fn table(results: &Results) -> String {
    let rows = GOALS.iter().filter_map(|goal| row(goal, results));
    let head = "| what | goal | measured | kept |\n| --- | ---: | ---: | --- |\n";
    head.to_owned() + &rows.collect::<String>()
}

fn row(goal: &Goal, results: &Results) -> Option<String> {
    let measured = (goal.measured)(results)?;
    let (bound, is_kept) = match goal.bound {
        AtMost(most) => (format!("≤ {most}"), measured <= most),
        AtLeast(least) => (format!("≥ {least}"), measured >= least),
    };
    let kept = if is_kept { "yes" } else { "**no**" };
    Some(format!(
        "| {} | {bound} | {measured:.2} | {kept} |\n",
        goal.words
    ))
}

/// Loading over its floor.
pub(crate) fn load(case: &Measured) -> Option<f64> {
    Some(case.ratio(READ, FLOOR)? + case.ratio(DOCUMENTS, FLOOR)?)
}

/// What comes after loading, over its floor. Taking all of it apart again is not in it: the program leaves that to the system.
/// Nor is a report, which has nothing to say of a clean framework.
fn after_loading(case: &Measured) -> Option<f64> {
    let stages = [FRAMEWORK, RULES_ALL, SETTLE];
    stages.iter().map(|stage| case.ratio(stage, FLOOR)).sum()
}

/// The graph's part of what loading and all after it take, in hundredths.
fn graph(case: &Measured) -> Option<f64> {
    let check = load(case)? + after_loading(case)?;
    Some(case.ratio(FRAMEWORK, FLOOR)? / check * 100.0)
}

impl Results {
    fn case(
        &self,
        documents: usize,
        format: Format,
        files: Files,
        faults: Faults,
    ) -> Option<&Measured> {
        let wanted = Plan {
            documents,
            format,
            files,
            faults,
        };
        self.cases.iter().find(|case| case.plan == wanted)
    }

    /// What the goals about files are held to: clean YAML.
    fn files(&self, documents: usize) -> Option<&Measured> {
        self.case(documents, Format::Yaml, Files::OneEach, Faults::None)
    }

    /// What the goals about many documents are held to: clean JSON in one file.
    fn json(&self, documents: usize) -> Option<&Measured> {
        self.case(documents, Format::Json, Files::One, Faults::None)
    }

    fn over_miette(&self, documents: usize) -> Option<f64> {
        let mut all = self.over_miette.iter();
        all.find(|(size, _)| *size == documents)
            .map(|(_, ratio)| *ratio)
    }
}

impl Measured {
    fn process_micros(&self, process: &str) -> Option<f64> {
        Some(self.processes.times.median(process)?.micros())
    }

    fn peak(&self, process: &str) -> Option<f64> {
        let bytes = self.processes.peak(process)?;
        Some(float(bytes))
    }

    /// Processor time over wall time of a whole run.
    pub(crate) fn cores(&self) -> Option<f64> {
        let time = self.processes.times.median(process::CHECK)?;
        Some(time.processor.as_secs_f64() / time.wall.as_secs_f64())
    }
}
