//! Baselines, over the same small framework as settings.

use stratlint::baseline;
use stratlint::report;

use super::frameworks::{Files, day, hold, read};
use super::settings::DOCUMENTS;

/// The bytes as a baseline: what holds for frameworks, and a baseline that is written anew knows all that is found.
pub fn check(data: &[u8]) {
    let with = |baseline: &[u8]| {
        Files::from([
            (baseline::FILE.to_owned(), baseline.to_vec()),
            ("a.yaml".to_owned(), DOCUMENTS.into()),
        ])
    };
    let files = with(data);
    hold(&files);
    let Some(renewed) = renewed(&files) else {
        return;
    };
    let files = with(&renewed);
    let inputs = read(&files, false).expect("what the program has written");
    let outcome = inputs.check_all(day());
    assert!(inputs.faults.is_empty(), "{:?}", inputs.faults);
    assert!(outcome.findings.iter().all(|settled| settled.known));
    assert_eq!(self::renewed(&files), Some(renewed));
}

/// The baseline as `--write-baseline` writes it.
fn renewed(files: &Files) -> Option<Vec<u8>> {
    let inputs = read(files, false)?;
    let outcome = inputs.check_all(day());
    let renewal = inputs.baseline.renew(&outcome, &inputs.settings, &[]);
    Some(report::baseline::write(&renewal))
}
