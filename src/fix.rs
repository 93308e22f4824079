//! New texts of files, made by the fixes that findings carry. Nothing is written here.
//!
//! A text is changed by spans of bytes, so that comments and layout stay as they are elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Change, Fix};
use crate::load::layout::{Asked, Layout, layout};
use crate::load::limits::Limits;
use crate::outcome::Outcome;
use crate::source::{SourceId, Sources};

/// A file with its fixes made.
#[derive(Debug)]
pub struct Mended {
    /// The file.
    pub source: SourceId,
    /// Its new text.
    pub text: String,
    /// How many changes were made.
    pub changes: usize,
}

/// Bytes of a file and what takes their place.
pub type Edits = Vec<(Range<usize>, String)>;

/// Makes the fixes of all findings that no exception covers.
pub fn mend(outcome: &Outcome, sources: &Sources, limits: &Limits) -> Vec<Mended> {
    let open = outcome.findings.iter();
    let wanted = open
        .filter(|settled| settled.excepted.is_none())
        .filter_map(|settled| settled.finding.fix.as_ref());
    let mended = |(source, edits): (SourceId, Edits)| Mended {
        source,
        text: applied(sources.get(source).text(), &edits),
        changes: edits.len(),
    };
    let all = changes(wanted, outcome.is_whole, sources, limits);
    all.into_iter().map(mended).collect()
}

/// The changes by which fixes are made, file by file and in order. Where something could not be read, which is what `is_whole`
/// denies, nothing is taken out: what looks settled may only not have been seen.
pub fn changes<'f>(
    wanted: impl Iterator<Item = &'f Fix>,
    is_whole: bool,
    sources: &Sources,
    limits: &Limits,
) -> Vec<(SourceId, Edits)> {
    let mut files: BTreeMap<SourceId, BTreeMap<usize, Asked>> = BTreeMap::new();
    for Fix { place, change } in wanted {
        let asked = match change {
            Change::Replace { old, new } => Asked::Replace { old, new },
            Change::RemoveItem if is_whole => Asked::Item,
            Change::RemoveItem => continue,
        };
        let file = files.entry(place.source()).or_default();
        file.entry(place.span().start).or_insert(asked);
    }
    files
        .into_iter()
        .filter_map(|(source, asked)| {
            let edits = sound_edits(sources.get(source).text(), &asked, limits)?;
            Some((source, edits))
        })
        .collect()
}

fn sound_edits(text: &str, asked: &BTreeMap<usize, Asked>, limits: &Limits) -> Option<Edits> {
    let layout = layout(text, asked, limits);
    let edits = edits(text, asked, &layout);
    let new = applied(text, &edits);
    // What has become worse to read was not understood.
    let is_sound = || self::layout(&new, &BTreeMap::new(), limits).stops <= layout.stops;
    (!edits.is_empty() && is_sound()).then_some(edits)
}

fn edits(text: &str, asked: &BTreeMap<usize, Asked>, layout: &Layout) -> Edits {
    let words = layout
        .replaceable
        .iter()
        .filter_map(|start| match asked.get(start) {
            Some(Asked::Replace { old, new }) => {
                Some((*start..start + old.len(), (*new).to_owned()))
            }
            _ => None,
        });
    let lines = layout
        .lines
        .iter()
        .map(|lines| (lines.clone(), String::new()));
    let runs = runs(text, &layout.bracketed);
    let bracketed = runs
        .iter()
        .filter_map(|run| Some((with_comma(text, run)?, String::new())));
    let mut edits: Edits = words.chain(lines).chain(bracketed).collect();
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut end = 0;
    edits.retain(|(span, _)| {
        let is_apart = span.start >= end;
        end = end.max(span.end);
        is_apart
    });
    edits
}

fn applied(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut end = 0;
    for (span, replacement) in edits {
        new += &text[end..span.start];
        new += replacement;
        end = span.end;
    }
    new + &text[end..]
}

/// Items that stand beside each other, as one: between them is a comma and nothing else.
fn runs(text: &str, items: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut items = items.to_vec();
    items.sort_by_key(|item| item.start);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for item in items {
        match runs.last_mut() {
            Some(run) if run.end <= item.start && text[run.end..item.start].trim() == "," => {
                run.end = item.end;
            }
            _ => runs.push(item),
        }
    }
    runs
}

/// Items of a list in brackets with the comma that goes with them: the one behind, or that before the last item. None where
/// something else stands there, say a comment.
fn with_comma(text: &str, items: &Range<usize>) -> Option<Range<usize>> {
    let (before, behind) = (
        text[..items.start].trim_end(),
        text[items.end..].trim_start(),
    );
    if let Some(rest) = behind.strip_prefix(',') {
        let next = rest.trim_start();
        return Some(items.start..text.len() - next.len());
    }
    if !behind.starts_with(']') {
        return None;
    }
    match before.strip_suffix(',') {
        Some(rest) => Some(rest.len()..items.end),
        None if before.ends_with('[') => Some(before.len()..text.len() - behind.len()),
        None => None,
    }
}
