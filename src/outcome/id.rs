//! The name of a finding, which stays when lines move.

use std::hash::Hasher;

use rustc_hash::FxHashMap;

use super::Settled;
use crate::finding::Finding;
use crate::framework::Relation;
use crate::source::Sources;

/// Twelve hexadecimal digits of what a finding is about; moving lines does not change them, nor does moving a
/// document to another file.
pub(crate) fn id(finding: &Finding, sources: &Sources, repeat: usize) -> String {
    let mut hash = Fnv::default();
    let mut part = |text: &str| {
        hash.write(text.as_bytes());
        hash.write(&[0]);
    };
    part(&finding.rule);
    match &finding.subject {
        Some(subject) => part(subject),
        None => part(sources.path(finding.place)),
    }
    let mut others: Vec<&str> = finding.others.iter().map(String::as_str).collect();
    others.sort_unstable();
    others.into_iter().for_each(&mut part);
    let about = &finding.about;
    part(about.relation.map_or("", Relation::word));
    part(about.target.as_deref().unwrap_or_default());
    part(about.field.as_deref().unwrap_or_default());
    if repeat > 1 {
        part(&repeat.to_string());
    }
    format!("{:012x}", hash.finish() >> 16)
}

/// Findings about the same thing are numbered in the order of their messages, and only then of their places: moving a
/// document to another file gives it no other ids.
pub(super) fn number_repeats(findings: &mut [Settled], sources: &Sources) {
    let mut alike: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, settled) in findings.iter().enumerate() {
        alike.entry(&settled.id).or_default().push(number);
    }
    let repeated: Vec<_> = alike
        .into_values()
        .filter(|numbers| numbers.len() > 1)
        .collect();
    for mut numbers in repeated {
        numbers.sort_by_cached_key(|number| (findings[*number].finding.message(), *number));
        for (repeat, number) in (1..).zip(numbers) {
            let settled = &mut findings[number];
            settled.id = id(&settled.finding, sources, repeat);
        }
    }
}

/// The hash FNV-1a: written out here because ids must stay the same in every version, which no hashing crate promises.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
