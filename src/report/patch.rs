//! What a fix would change, as a unified diff.

use similar::TextDiff;

use super::clean;
use super::text::{Ink, Look};

/// The change of one file. Lines are as they are in the file, but for what a terminal would obey.
pub fn write(path: &str, old: &str, new: &str, look: Look) -> String {
    let diff = TextDiff::from_lines(old, new);
    let path = clean(path);
    let (old, new) = (format!("a/{path}"), format!("b/{path}"));
    let unified = diff.unified_diff().header(&old, &new).to_string();
    unified
        .split_inclusive('\n')
        .map(|line| shown(line, look))
        .collect()
}

fn shown(line: &str, look: Look) -> String {
    let content = line.trim_end_matches(['\r', '\n']);
    let end = &line[content.len()..];
    let ink = match content.as_bytes().first() {
        Some(b'+') => Ink::Good,
        Some(b'-') => Ink::Bad,
        Some(b'@') => Ink::Faint,
        _ => Ink::Plain,
    };
    look.ink(ink, &clean(content)) + end
}
