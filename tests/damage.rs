//! Real files, damaged at random: there are findings or a clear error, and never a panic or a place outside a file.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use stratlint::check::{Inputs, NoInputs};
use stratlint::fix;
use stratlint::report::human::{Detail, Style};
use stratlint::report::{self, Checked};
use stratlint::source::Input;

use crate::checking::{DAY, day, files};
use crate::places::fault_of_place;

/// Real files to damage.
const FOLDERS: [&str; 6] = [
    "examples/02-first-steps",
    "examples/03-broken-threads",
    "examples/04-time",
    "examples/05-expectations-and-exceptions",
    "tests/fixtures/unknown-words",
    "tests/fixtures/settings-wrong",
];

/// Bytes that mean something to a parser, or nothing to UTF-8.
const MARKS: &[u8] = b"\t\r{}[]*&!|>'\"%@`#:-,?\0\xff";

type Edit = (Index, Index, Index, u8);

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_reported(
        folder in select(&FOLDERS[..]),
        edits in vec((any::<Index>(), any::<Index>(), any::<Index>(), any::<u8>()), 1..6),
    ) {
        let mut files: Vec<(String, Vec<u8>)> = files(folder).into_iter().collect();
        for edit in edits {
            let number = edit.0.index(files.len());
            damage(&mut files[number].1, edit);
        }
        let inputs = files.into_iter().map(|(path, bytes)| Input::new(path, bytes));
        let (settings, documents) = inputs.partition::<Vec<_>, _>(|input| input.path == "framework.yaml");
        match Inputs::new(settings.into_iter().next(), |_| documents) {
            Ok(inputs) => {
                prop_assert_eq!(misplaced(&inputs), None);
                prop_assert!(comes_to_rest(inputs), "fixes go on for ever");
            }
            Err(NoInputs::Unreadable(sources, broken)) => prop_assert_eq!(fault_of_place(broken.place, &sources), None),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

/// Makes all fixes until there are none: each leaves files that are read as well as before.
pub(crate) fn comes_to_rest(mut inputs: Inputs) -> bool {
    for _ in 0..5 {
        let outcome = inputs.check(day(DAY), &[]);
        let mended = fix::mend(&outcome, &inputs.sources, &inputs.settings.limits);
        if mended.is_empty() {
            return true;
        }
        let texts = mended.into_iter().map(|file| (file.source, file.text));
        inputs = inputs
            .with(&texts.collect())
            .expect("settings and baseline that can still be read");
    }
    false
}

/// Overwrites, cuts or doubles bytes, puts one in, or writes the file as another system would.
fn damage(bytes: &mut Vec<u8>, (_, from, to, byte): Edit) {
    if bytes.is_empty() {
        return;
    }
    let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
    let piece = from.min(to)..from.max(to);
    match byte % 6 {
        0 => bytes[from] = byte,
        1 => drop(bytes.drain(piece)),
        2 => bytes.extend_from_within(piece),
        3 => drop(bytes.splice(..0, *b"\xef\xbb\xbf")),
        4 => {
            let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
            *bytes = lines.join(&b"\r\n"[..]);
        }
        _ => bytes.insert(from, MARKS[usize::from(byte) % MARKS.len()]),
    }
}

/// Checks, reports in every form, and gives what is wrong with a place, if anything.
fn misplaced(inputs: &Inputs) -> Option<String> {
    let outcome = inputs.check(day(DAY), &[]);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    };
    let style = Style {
        color: true,
        unicode: true,
        width: 60,
        detail: Detail::Everything,
        statistics: true,
        exit_zero: false,
    };
    report::human::write(&checked, &style);
    report::concise::write(&checked);
    serde_json::from_slice::<serde_json::Value>(&report::json::write(&checked)).expect("JSON");
    let places = outcome.findings.iter().flat_map(|settled| {
        let related = settled.finding.related.iter().map(|other| other.place);
        related.chain([settled.finding.place])
    });
    let mut faults = places.map(|place| fault_of_place(place, &inputs.sources));
    faults.find_map(|fault| fault)
}
