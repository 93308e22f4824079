//! What the tests share: checks of folders and of files in memory, findings as lines, and snapshots.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use snapbox::{Assert, Data};
use stratlint::baseline;
use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::finding::Level;
use stratlint::outcome::{Outcome, Settled};
use stratlint::report::{Asked, Checked};
use stratlint::source::{Input, Sources};

/// The day that examples, fixtures and pages are written for.
pub(crate) const DAY: &str = "2024-01-31";

/// Files by their path in the framework's folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

#[track_caller]
pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The inputs of a folder of this repository.
#[track_caller]
pub(crate) fn folder(path: impl AsRef<Path>) -> Inputs {
    let mut inputs = as_if_nothing_were_known(&path);
    if let Ok(bytes) = fs::read(path.as_ref().join(baseline::FILE)) {
        let baseline = inputs.add_baseline(Input::new(baseline::FILE, bytes));
        baseline.expect("a baseline that can be read");
    }
    inputs
}

/// The same without its baseline.
#[track_caller]
pub(crate) fn as_if_nothing_were_known(path: impl AsRef<Path>) -> Inputs {
    Inputs::of_folder(path.as_ref()).expect("a folder that can be read")
}

/// The inputs of files that lie nowhere.
#[track_caller]
pub(crate) fn in_memory(files: &Files) -> Inputs {
    let input = |(path, bytes): (&String, &Vec<u8>)| Input::new(path.clone(), bytes.clone());
    let settings = files.get_key_value("framework.yaml").map(input);
    let apart = ["framework.yaml", baseline::FILE];
    let documents = files
        .iter()
        .filter(|(path, _)| !apart.contains(&path.as_str()));
    let mut inputs = Inputs::new(settings, |_| documents.map(input).collect())
        .expect("settings that can be read");
    if let Some(baseline) = files.get_key_value(baseline::FILE).map(input) {
        inputs
            .add_baseline(baseline)
            .expect("a baseline that can be read");
    }
    inputs
}

/// What a report is made of that is asked for on 31 January 2024, with the framework in that folder.
pub(crate) fn reported<T>(
    inputs: &Inputs,
    folder: &str,
    report: impl FnOnce(Asked, &Checked) -> T,
) -> T {
    let (framework, faults) = inputs.framework(day(DAY));
    let outcome = inputs.outcome(&framework, &faults);
    let path = Path::new(folder);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path,
        fail_on: Some(Level::Error),
    };
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path,
    };
    report(asked, &checked)
}

/// Every declaration of a folder, so that a test can change some of them.
pub(crate) fn files(folder: &str) -> Files {
    let inputs = as_if_nothing_were_known(folder);
    let file = |(_, source): (_, &stratlint::source::Source)| {
        (source.path.clone(), source.text().as_bytes().to_vec())
    };
    inputs.sources.iter().map(file).collect()
}

/// The names of the folders in a folder, in order.
pub(crate) fn folders(path: &str) -> Vec<String> {
    let entries = fs::read_dir(path).expect("a folder of this repository");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    names
}

/// One line for each finding: level, rule, subject, place and what stands there.
pub(crate) fn lines(outcome: &Outcome, sources: &Sources) -> String {
    let line = |settled: &Settled| line(settled, sources) + "\n";
    outcome.findings.iter().map(line).collect()
}

pub(crate) fn line(settled: &Settled, sources: &Sources) -> String {
    let finding = &settled.finding;
    let at = sources.position(finding.place);
    let excepted = match settled {
        settled if settled.stands() => "",
        settled if settled.known => "known ",
        _ => "excepted ",
    };
    format!(
        "{excepted}{} {} {} {}:{}:{} {:?}",
        finding.level.word(),
        finding.rule,
        finding.subject.as_deref().unwrap_or("-"),
        sources.path(finding.place),
        at.line,
        at.column,
        sources.text(finding.place),
    )
}

/// Holds a text to a reviewed file; `SNAPSHOTS=overwrite` writes the file anew.
pub(crate) fn compare(path: impl AsRef<Path>, actual: &str) -> Result<(), String> {
    let path = path.as_ref();
    let expected = Data::read_from(path, None).raw();
    let name = path.display().to_string();
    let assert = Assert::new().action_env("SNAPSHOTS");
    let outcome = assert.try_eq(Some(&name), Data::text(actual), expected);
    outcome.map_err(|difference| difference.to_string())
}

/// Fails with all the faults at once.
#[track_caller]
pub(crate) fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
