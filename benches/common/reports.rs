//! Every form of output, each on the same outcome.

use std::path::Path;

use stratlint::check::Inputs;
use stratlint::date::months_after;
use stratlint::forecast::Forecast;
use stratlint::report::gaps::{self, Audience, Beside, Contents};
use stratlint::report::human::{Detail, Style};
use stratlint::report::{self, Asked, Checked, Hosted};

use super::stages::{DAY, Made, Measure, checked, step};

/// How findings look to people who read them in a terminal.
pub(crate) const STYLE: Style = Style {
    unicode: true,
    color: false,
    width: 80,
    detail: Detail::Findings,
    statistics: false,
    exit_zero: false,
};

/// What all forms are made of.
struct Shown<'a> {
    asked: Asked<'a>,
    checked: Checked<'a>,
}

/// A form of what a check found.
type Form = (&'static str, fn(&Shown) -> Vec<u8>);

/// A form of the gap report.
type GapsForm = (&'static str, fn(&Contents) -> Vec<u8>);

const OF_CHECK: [Form; 10] = [
    ("report: concise", |shown| {
        report::concise::write(&shown.checked)
    }),
    ("report: human", |shown| {
        report::human::write(&shown.checked, &STYLE)
    }),
    ("report: json", |shown| report::json::write(&shown.checked)),
    ("report: ndjson", ndjson),
    ("report: sarif", |shown| {
        report::sarif::write(&[shown.hosted()])
    }),
    ("report: github", |shown| {
        report::github::write(&[shown.hosted()])
    }),
    ("report: gitlab", |shown| {
        report::gitlab::write(&[shown.hosted()])
    }),
    ("report: junit", |shown| {
        report::junit::write(&[(shown.asked, shown.hosted())])
    }),
    ("report: markdown", |shown| {
        report::markdown::write(&shown.checked, None)
    }),
    ("report: csv", |shown| report::csv::write(&shown.checked)),
];

const OF_GAPS: [GapsForm; 4] = [
    ("gap report: page", page),
    ("gap report: workbook", gaps::xlsx::write),
    ("gap report: markdown", |contents| {
        gaps::markdown::write(contents, None)
    }),
    ("gap report: csv", gaps::csv::write),
];

/// Every form of what a check found.
pub(crate) fn of_check(inputs: &Inputs, made: &Made, path: &Path, measure: &mut Measure) {
    let shown = Shown::new(inputs, made, path);
    for (name, write) in OF_CHECK {
        step(measure, name, || write(&shown));
    }
}

/// The gap report: what it says, then every form of that.
pub(crate) fn of_gaps(inputs: &Inputs, made: &Made, path: &Path, measure: &mut Measure) {
    let shown = Shown::new(inputs, made, path);
    let (later, _) = inputs.framework(months_after(DAY, 12));
    let forecast = step(measure, "gap report: forecast", || {
        Forecast::new(&made.framework, &later, &inputs.settings)
    });
    let beside = Beside {
        audience: Audience::Council,
        forecast: &forecast,
        earlier: None,
    };
    let contents = step(measure, "gap report: contents", || {
        Contents::new(shown.asked, &shown.checked, beside)
    });
    for (name, write) in OF_GAPS {
        step(measure, name, || write(&contents));
    }
}

impl<'a> Shown<'a> {
    fn new(inputs: &'a Inputs, made: &'a Made, path: &'a Path) -> Self {
        let asked = Asked {
            framework: &made.framework,
            settings: &inputs.settings,
            path,
        };
        Self {
            asked,
            checked: checked(inputs, &made.outcome, path),
        }
    }

    fn hosted(&self) -> Hosted<'_> {
        Hosted {
            checked: &self.checked,
            folder: "",
        }
    }
}

fn ndjson(shown: &Shown) -> Vec<u8> {
    let mut lines = Vec::new();
    report::ndjson::write_findings(&shown.checked, &mut lines).expect("memory takes all");
    lines
}

/// One page, or the pages of a folder where there are too many documents for one.
fn page(contents: &Contents) -> Vec<u8> {
    let files = gaps::page::write_folder(contents);
    files.into_iter().flat_map(|file| file.content).collect()
}
