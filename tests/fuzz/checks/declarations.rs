//! One file of declarations.

use serde_json::Value;

use super::frameworks::{Files, day, hold, read, written};

/// The bytes as YAML, and as JSON where they begin like it: what holds for frameworks, and the same findings with a byte order
/// mark before the first byte, with which the general parser reads what else the fast readers do.
pub fn check(data: &[u8]) {
    let is_json =
        data.trim_ascii_start().starts_with(b"{") || data.trim_ascii_start().starts_with(b"[");
    let name = if is_json { "a.json" } else { "a.yaml" };
    let files = Files::from([(name.to_owned(), data.to_vec())]);
    hold(&files);
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    if !text.starts_with('\u{feff}') {
        let marked = Files::from([(name.to_owned(), ["\u{feff}", text].concat().into_bytes())]);
        assert_eq!(found(&files), found(&marked), "{text:?}");
    }
}

/// All that is found. Bytes are left out: those of the mark come before them.
fn found(files: &Files) -> Value {
    let inputs = read(files, false).expect("no settings and no baseline");
    let outcome = inputs.check(day(), &[]);
    let mut found: Value = serde_json::from_slice(&written(&inputs, &outcome)).expect("JSON");
    for finding in found["findings"].as_array_mut().expect("a list") {
        finding["location"]["offset"].take();
        for other in finding["related"].as_array_mut().expect("a list") {
            other["location"]["offset"].take();
        }
    }
    found
}
