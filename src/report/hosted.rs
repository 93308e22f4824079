//! A check as the host of a repository sees it: files named from the root of the repository, the gravest findings first.

use super::{Checked, clean};
use crate::finding::Finding;
use crate::outcome::Settled;
use crate::source::Place;

/// A check, and where its folder stands in the repository.
#[derive(Debug, Clone, Copy)]
pub struct Hosted<'a> {
    /// The check.
    pub checked: &'a Checked<'a>,
    /// The framework's folder from the root of the repository, with `/`; empty where it is the root.
    pub folder: &'a str,
}

impl Hosted<'_> {
    /// The file of a place, from the root of the repository.
    pub(super) fn path(&self, place: Place) -> String {
        let path = self.checked.sources.path(place);
        match self.folder {
            "" => path.to_owned(),
            folder => format!("{folder}/{path}"),
        }
    }

    /// The same with the line, for people.
    pub(super) fn place(&self, place: Place) -> String {
        let line = self.checked.sources.position(place).line;
        format!("{}:{line}", clean(&self.path(place)))
    }
}

impl<'a> Checked<'a> {
    /// The findings that count, the gravest first and else in order of place.
    pub(super) fn gravest_first(&self) -> Vec<&'a Settled> {
        let findings = self.outcome.findings.iter();
        let mut standing: Vec<_> = findings.filter(|settled| settled.stands()).collect();
        standing.sort_by_key(|settled| std::cmp::Reverse(settled.finding.level));
        standing
    }
}

/// What is wrong and what to do, as two sentences.
pub(super) fn sentences(finding: &Finding) -> String {
    let message = finding.message();
    let mut letters = message.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}. {}", letters.as_str(), finding.help())
}
