//! The steps of a check one by one, each on what the one before it made.

use std::path::Path;

use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::finding::Level;
use stratlint::framework::{Declared, Framework};
use stratlint::load::folder::{Folder, SETTINGS};
use stratlint::load::{self, Declarations};
use stratlint::outcome::Outcome;
use stratlint::report::Checked;
use stratlint::rules::{self, Check, Context, RULES, Report};
use stratlint::source::Input;

pub(crate) const READ: &str = "load: walk and read";

pub(crate) const DOCUMENTS: &str = "load: documents";

pub(crate) const FRAMEWORK: &str = "framework";

pub(crate) const RULES_ALL: &str = "rules";

pub(crate) const SETTLE: &str = "settle";

/// The day of every check.
pub(crate) const DAY: Day = Day::constant(2024, 6, 1);

/// Runs a step and keeps under its name what it takes.
pub(crate) type Measure<'m> = dyn FnMut(&'static str, &mut dyn FnMut()) + 'm;

/// Runs a step, measures it, and gives what it made.
pub(crate) fn step<T>(measure: &mut Measure, name: &'static str, run: impl FnOnce() -> T) -> T {
    let (mut run, mut made) = (Some(run), None);
    measure(name, &mut || made = run.take().map(|run| run()));
    made.expect("a measure runs what it measures")
}

/// Everything that was made on the way to the reports.
pub(crate) struct Made<'a> {
    pub(crate) framework: Framework<'a>,
    pub(crate) faults: Vec<load::fault::Fault>,
    pub(crate) outcome: Outcome,
}

/// The first step.
pub(crate) fn read(folder: &Path, measure: &mut Measure) -> Inputs {
    step(measure, READ, || {
        Inputs::of_folder(folder).expect("it has just been written")
    })
}

/// The steps from files in memory to an outcome.
pub(crate) fn check<'a>(inputs: &'a Inputs, measure: &mut Measure) -> Made<'a> {
    let settings = &inputs.settings;
    let loaded = step(measure, DOCUMENTS, || load(inputs));
    let declared = Declared {
        documents: loaded.documents,
        expectations: loaded.expectations,
        broken: loaded.broken,
    };
    let framework = step(measure, FRAMEWORK, || Framework::new(declared, &[], DAY));
    let context = Context {
        framework: &framework,
        settings,
        faults: &loaded.faults,
    };
    let reports = step(measure, RULES_ALL, || rules::run(&context));
    let outcome = step(measure, SETTLE, || {
        let (sources, baseline) = (&inputs.sources, &inputs.baseline);
        Outcome::settle(&framework, settings, sources, reports, baseline)
    });
    Made {
        framework,
        faults: loaded.faults,
        outcome,
    }
}

/// Every rule by itself.
pub(crate) fn each_rule(inputs: &Inputs, made: &Made, measure: &mut Measure) {
    let context = Context {
        framework: &made.framework,
        settings: &inputs.settings,
        faults: &made.faults,
    };
    for rule in RULES {
        if let Check::Framework(check) = rule.check {
            step(measure, rule.id, || {
                Report::of(rule, |report| check(&context, report))
            });
        }
    }
}

/// Documents of files in memory.
pub(crate) fn load(inputs: &Inputs) -> Declarations<'_> {
    let settings = &inputs.settings;
    load::load(&inputs.sources, &settings.kinds, &settings.limits)
}

/// The files of a folder under other settings: all catalogues, and twenty rules of a council's own.
pub(crate) fn demanding(folder: &Path) -> Inputs {
    let settings = Input::new(SETTINGS, include_str!("everything.yaml"));
    let files = Folder::open(folder).expect("it has just been written");
    let inputs = Inputs::new(Some(settings), |settings| {
        files.documents(&settings.limits).0
    });
    inputs.expect("the settings are in order")
}

/// What a report is made of.
pub(crate) fn checked<'a>(inputs: &'a Inputs, outcome: &'a Outcome, path: &'a Path) -> Checked<'a> {
    Checked {
        outcome,
        sources: &inputs.sources,
        path,
        fail_on: Some(Level::Error),
    }
}
