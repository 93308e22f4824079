//! Whole frameworks: any number of files of any bytes.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use stratlint::baseline;
use stratlint::check::{Inputs, NoInputs};
use stratlint::date::Day;
use stratlint::fix;
use stratlint::outcome::Outcome;
use stratlint::report::{Checked, json};
use stratlint::source::{Input, Place, Sources};

/// Files by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The settings file.
pub(super) const SETTINGS: &str = "framework.yaml";

/// Files one after another, each behind a line `== path`: a check gives the same whatever their order, and what it gives holds.
pub fn check(data: &[u8]) {
    hold(&files(data));
}

/// A check of the files ends, every place is inside its file, no byte of the result depends on the order of files, nothing that is
/// found on who reads them, and fixes come to rest.
pub(super) fn hold(files: &Files) {
    let (inputs, turned) = (read(files, false), read(files, true));
    let marked = read(&marked(files), false);
    let (Some(inputs), Some(turned), Some(marked)) = (&inputs, turned, &marked) else {
        assert_eq!(inputs.is_some(), marked.is_some());
        return;
    };
    let outcome = inputs.check(day(), &[]);
    for place in places(&outcome) {
        assert_inside(place, &inputs.sources);
    }
    let bytes = written(inputs, &outcome);
    assert_eq!(bytes, written(&turned, &turned.check(day(), &[])));
    assert_sound(&bytes);
    let limits = &inputs.settings.limits;
    if files
        .iter()
        .all(|(path, bytes)| bytes.len() as u64 + 3 <= limits.bytes(path))
    {
        let by_the_judge = written(marked, &marked.check(day(), &[]));
        assert_eq!(found(&bytes), found(&by_the_judge));
    }
    assert_at_rest(files, outcome);
}

/// What is asked about.
pub(super) fn day() -> Day {
    Day::constant(2024, 1, 31)
}

/// What stands behind each line `== path`; what stands before the first is `a.yaml`.
pub(super) fn files(data: &[u8]) -> Files {
    let mut files = Files::new();
    let mut path = String::from("a.yaml");
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(b"== ") {
            Some(name) => {
                path = String::from_utf8_lossy(name)
                    .trim()
                    .chars()
                    .take(200)
                    .collect();
            }
            None => files.entry(path.clone()).or_default().extend(line),
        }
    }
    files
}

/// None where the settings or the baseline cannot be read, which is told of a place inside.
pub(super) fn read(files: &Files, backwards: bool) -> Option<Inputs> {
    let input = |path: &str| Some(Input::new(path, files.get(path)?.clone()));
    let apart = |path: &String| path == SETTINGS || path == baseline::FILE;
    let mut documents: Vec<Input> = files
        .keys()
        .filter(|path| !apart(path))
        .filter_map(|path| input(path))
        .collect();
    if backwards {
        documents.reverse();
    }
    let mut inputs = match Inputs::new(input(SETTINGS), |_| documents) {
        Ok(inputs) => inputs,
        Err(NoInputs::Unreadable(sources, broken)) => {
            assert_inside(broken.place, &sources);
            return None;
        }
        Err(other) => panic!("{other:?}"),
    };
    let baseline = input(baseline::FILE).map(|baseline| inputs.add_baseline(baseline));
    if let Some(Err(broken)) = baseline {
        assert_inside(broken.place, &inputs.sources);
        return None;
    }
    Some(inputs)
}

fn places(outcome: &Outcome) -> impl Iterator<Item = Place> {
    outcome.findings.iter().flat_map(|settled| {
        let finding = &settled.finding;
        let fix = finding.fix.iter().map(|fix| fix.place);
        let related = finding.related.iter().map(|other| other.place);
        related.chain(fix).chain([finding.place])
    })
}

/// Whether line and column are right is for the check of places to say.
pub(super) fn assert_inside(place: Place, sources: &Sources) {
    let text = sources.get(place.source()).text();
    assert!(
        text.get(place.span()).is_some(),
        "{place:?} is no part of {text:?}"
    );
}

pub(super) fn written(inputs: &Inputs, outcome: &Outcome) -> Vec<u8> {
    json::write(&Checked {
        outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    })
}

/// It is JSON, each finding has an id of its own, and the counts are those of the findings.
fn assert_sound(json: &[u8]) {
    let json: Value = serde_json::from_slice(json).expect("JSON");
    let findings = json["findings"].as_array().expect("a list");
    let mut ids: Vec<&str> = findings
        .iter()
        .map(|finding| finding["id"].as_str().expect("an id"))
        .collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "two findings have one id: {json}");
    let counts = ["error", "warning", "note", "excepted", "baseline"]
        .map(|key| json["summary"][key].as_u64());
    let told: u64 = counts.map(|count| count.expect("a number")).iter().sum();
    assert_eq!(told, count as u64, "{json}");
}

/// The files with a byte order mark before their first byte. It is no part of them, and the fast readers leave such files to the
/// general parser.
fn marked(files: &Files) -> Files {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let marked = |(path, bytes): (&String, &Vec<u8>)| {
        let is_text = str::from_utf8(bytes).is_ok_and(|text| !text.starts_with('\u{feff}'));
        let mark = if is_text { MARK } else { b"" };
        (path.clone(), [mark, bytes].concat())
    };
    files.iter().map(marked).collect()
}

/// All that is found. Bytes are left out: those of a mark come before them.
fn found(json: &[u8]) -> Value {
    let mut found: Value = serde_json::from_slice(json).expect("JSON");
    for finding in found["findings"].as_array_mut().expect("a list") {
        finding["location"]["offset"].take();
        for other in finding["related"].as_array_mut().expect("a list") {
            other["location"]["offset"].take();
        }
    }
    found
}

/// Making all fixes again and again comes to an end, and leaves files that are read as well as before.
fn assert_at_rest(files: &Files, mut outcome: Outcome) {
    let mut inputs = read(files, false).expect("they have been read before");
    for _ in 0..5 {
        let mended = fix::mend(&outcome, &inputs.sources, &inputs.settings.limits);
        if mended.is_empty() {
            return;
        }
        let texts = mended.into_iter().map(|file| (file.source, file.text));
        let mended = inputs.with(&texts.collect());
        inputs = mended.expect("settings and baseline that can still be read");
        outcome = inputs.check(day(), &[]);
    }
    panic!("fixes go on for ever");
}
