//! What libFuzzer has found worth keeping, and real files, held to the same checks on every run with stable Rust alone. How more
//! is found, CONTRIBUTING.md says.

#[expect(
    unreachable_pub,
    reason = "the package for libFuzzer takes them from outside"
)]
pub(crate) mod checks;

use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::PathBuf;

use serde_json::Value;
use stratlint::{baseline, schema};
use walkdir::WalkDir;

use crate::checking::{compare, files};
use crate::fixtures::frameworks;

type Check = fn(&[u8]);

#[test]
fn baselines_of_any_bytes() {
    hold(
        "baselines",
        checks::baselines::check,
        real(&[baseline::FILE]),
    );
}

#[test]
fn dates_of_any_bytes() {
    hold("dates", checks::dates::check, []);
}

#[test]
fn declarations_of_any_bytes() {
    hold(
        "declarations",
        checks::declarations::check,
        real(&[".yaml", ".json"]),
    );
}

#[test]
fn documents_of_any_bytes_in_an_editor() {
    hold("editors", checks::editors::check, []);
}

#[test]
fn any_text_in_every_form() {
    hold("forms", checks::forms::check, []);
}

#[test]
fn frameworks_of_any_files() {
    let frameworks = frameworks().into_iter();
    hold(
        "frameworks",
        checks::frameworks::check,
        frameworks.map(|path| (path.clone().into(), joined(&path))),
    );
}

#[test]
fn any_text_in_every_picture() {
    hold("pictures", checks::pictures::check, []);
}

#[test]
fn places_in_any_text() {
    hold(
        "places",
        checks::places::check,
        real(&["-cr/documents.yaml", "not-ascii/documents.yaml"]),
    );
}

#[test]
fn registers_of_any_bytes() {
    hold("registers", checks::registers::check, []);
}

#[test]
fn settings_of_any_bytes() {
    hold(
        "settings",
        checks::settings::check,
        real(&["framework.yaml"]),
    );
}

/// Files by their paths.
type Found = Vec<(PathBuf, Vec<u8>)>;

/// Runs a check over its corpus and over other files.
#[track_caller]
fn hold(name: &str, check: Check, others: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) {
    let corpus = below(&format!("tests/fuzz/corpus/{name}"), &[""]);
    assert!(!corpus.is_empty(), "{name} has no corpus");
    for (path, bytes) in corpus.into_iter().chain(others) {
        let held = panic::catch_unwind(|| check(&bytes));
        assert!(held.is_ok(), "{} does not hold", path.display());
    }
}

/// Real files whose paths end so.
fn real(ends: &[&str]) -> Found {
    let folders = ["framework", "examples", "tests/fixtures"];
    folders
        .iter()
        .flat_map(|folder| below(folder, ends))
        .collect()
}

fn below(folder: &str, ends: &[&str]) -> Found {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let paths = walk.map(|entry| entry.expect("an entry").into_path());
    let wanted = paths.filter(|path| {
        path.is_file() && ends.iter().any(|end| path.to_string_lossy().ends_with(end))
    });
    wanted
        .map(|path| (path.clone(), fs::read(&path).expect("a file")))
        .collect()
}

/// A folder as one input: every file behind a line with its path.
fn joined(folder: &str) -> Vec<u8> {
    let files = files(folder).into_iter();
    let file = |(path, bytes): (String, Vec<u8>)| {
        [format!("== {path}\n").as_bytes(), &bytes, b"\n"].concat()
    };
    files.flat_map(file).collect()
}

/// Words that libFuzzer may put in: every key, every word that a key takes, and the signs of YAML and JSON.
#[test]
fn the_dictionary_has_every_key_and_word() {
    let mut words: BTreeSet<String> = SIGNS.map(String::from).into();
    for schema in [
        schema::document(None),
        schema::settings(),
        schema::baseline(),
    ] {
        gather(&schema, &mut words);
    }
    let lines: Vec<String> = words
        .iter()
        .map(|word| format!("\"{}\"\n", escaped(word)))
        .collect();
    if let Err(difference) = compare("tests/fuzz/words.dict", &lines.concat()) {
        panic!("{difference}");
    }
}

/// As libFuzzer reads it: bytes by their numbers where they are no signs of ASCII.
fn escaped(word: &str) -> String {
    let byte = |byte: u8| match byte {
        b'"' | b'\\' | ..b' ' | 0x7f.. => format!("\\x{byte:02x}"),
        _ => char::from(byte).to_string(),
    };
    word.bytes().map(byte).collect()
}

const SIGNS: [&str; 40] = [
    "---\n",
    "...\n",
    "\n- ",
    "\n  ",
    ": ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "\"",
    "'",
    "''",
    "#",
    " #",
    "&a ",
    "*a",
    "!a ",
    "!!str ",
    "<<: ",
    "|\n",
    ">-\n",
    "|+2\n",
    "%YAML 1.2\n",
    "\t",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{202e}",
    "\u{1b}[31m",
    "\\u0041",
    "\\\"",
    "é",
    "2024-01-31",
    "2022/23",
    "::error::",
];

/// Names of properties, and words of which one must be chosen.
fn gather(schema: &Value, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                match (&**key, value) {
                    ("properties", Value::Object(keys)) => {
                        words.extend(keys.keys().map(|key| format!("{key}: ")));
                    }
                    ("enum", Value::Array(list)) => {
                        words.extend(list.iter().filter_map(Value::as_str).map(String::from));
                    }
                    _ => {}
                }
                gather(value, words);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, words)),
        _ => {}
    }
}
