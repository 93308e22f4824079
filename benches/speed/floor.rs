//! What no program can do without: the same files walked, read and parsed with as little as can be.

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};

use granit_parser::{Options, Parser};
use rayon::prelude::*;
use serde::Deserialize;
use walkdir::{DirEntry, WalkDir};

/// Reads every file once, on all cores, with as few calls of the system as can be.
pub(crate) fn walk_and_read(folder: &Path) -> usize {
    each_text(folder, |text| text.len())
}

/// The same, and parses each with the parser that reads what is unusual.
pub(crate) fn parse(folder: &Path) -> usize {
    each_text(folder, events)
}

/// The same, and parses lists in JSON as plainly as can be: into structs that own their words, without places.
pub(crate) fn parse_json(folder: &Path) -> usize {
    each_text(folder, |text| {
        let is_settings = !text.starts_with('[');
        if is_settings {
            return 0;
        }
        let documents: Vec<Owned> = serde_json::from_str(text).expect("the generator writes JSON");
        black_box(&documents).len()
    })
}

fn each_text(folder: &Path, each: impl Fn(&str) -> usize + Sync) -> usize {
    let chunk = |paths: &[PathBuf]| {
        let mut bytes = Vec::new();
        let mut sum = 0;
        for path in paths {
            read(path, &mut bytes);
            sum += each(str::from_utf8(black_box(&bytes)).expect("the generator writes UTF-8"));
        }
        sum
    };
    files(folder).par_chunks(64).map(chunk).sum()
}

fn read(path: &Path, bytes: &mut Vec<u8>) {
    bytes.clear();
    let file = fs::File::open(path).expect("it has just been written");
    // Bare `read_to_end` would ask for the length first.
    let read = file.take(u64::MAX).read_to_end(bytes);
    read.expect("it can be read");
}

fn events(text: &str) -> usize {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut count = 0;
    while let Some(event) = parser.next_event() {
        black_box(event.expect("the generator writes YAML"));
        count += 1;
    }
    count
}

/// Every file of a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder is our own"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(DirEntry::into_path)
        .collect()
}

/// A document as any program would first write it down.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is there to be filled")]
struct Owned {
    id: String,
    kind: String,
    title: String,
    tier: Option<String>,
    aliases: Vec<String>,
    status: Vec<Status>,
    period: Period,
    review_by: String,
    owner: String,
    #[serde(default)]
    supports: Vec<Link>,
    #[serde(default)]
    delivers: Vec<Link>,
    #[serde(default)]
    part_of: Vec<Link>,
    measured_by: Option<String>,
    funded_by: Option<String>,
    tags: Vec<String>,
    url: String,
    risks: Vec<String>,
    note: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is there to be filled")]
struct Status {
    is: String,
    on: String,
    by: Option<String>,
    evidence: Option<Evidence>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is there to be filled")]
struct Period {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is there to be filled")]
struct Link {
    to: String,
    basis: String,
    evidence: Evidence,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is there to be filled")]
struct Evidence {
    source: String,
    at: String,
    note: Option<String>,
}
