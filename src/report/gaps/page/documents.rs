//! What the section of documents asks.

use std::collections::BTreeMap;

use super::Page;
use crate::finding::Level;
use crate::framework::Basis;
use crate::report::gaps::contents::{Entry, LinkLine, Mention, Proof};

/// Links by what is said of their other ends.
type Phrases<'e> = BTreeMap<&'static str, Vec<&'e LinkLine<'e>>>;

fn by_phrase<'e>(lines: &'e [LinkLine<'e>]) -> Phrases<'e> {
    let mut phrases = Phrases::new();
    for line in lines {
        phrases.entry(line.phrase).or_default().push(line);
    }
    phrases
}

#[expect(clippy::unused_self, reason = "templates call methods of the page")]
impl Page<'_> {
    /// The address of a document's entry.
    pub(super) fn document(&self, document: &Mention) -> String {
        self.layout.entry(self.at, document)
    }

    /// The sign of a document's gravest gap.
    pub(super) fn worst(&self, entry: &Entry) -> &'static str {
        entry
            .gaps
            .iter()
            .map(|(_, level, _)| *level)
            .max()
            .map_or("ok", Level::word)
    }

    /// Its links under their headings, those of which the same is said together.
    pub(super) fn links<'e>(&self, entry: &'e Entry<'e>) -> Vec<(&'static str, Phrases<'e>)> {
        let all = [
            (self.w.serves, &entry.up),
            (self.w.served_by, &entry.down),
            (self.w.other_links, &entry.aside),
        ];
        let some = all.into_iter().filter(|(_, lines)| !lines.is_empty());
        some.map(|(heading, lines)| (heading, by_phrase(lines)))
            .collect()
    }

    /// How a link is known where that is not by its own document, the state of its other end, and where it can be read, unless where the document itself is.
    pub(super) fn known_by(&self, entry: &Entry, line: &LinkLine) -> Option<String> {
        let proofs = line
            .evidence
            .iter()
            .filter(|proof| !entry.evidence.contains(proof));
        let place = |proof: &Proof| match &proof.at {
            Some(at) => format!("{}, {at}", proof.source),
            None => proof.source.to_string(),
        };
        let basis = (line.basis != Basis::Stated).then(|| self.w.basis(&line.basis).to_owned());
        let words: Vec<String> = basis
            .into_iter()
            .chain(line.state.clone())
            .chain(proofs.map(place))
            .collect();
        (!words.is_empty()).then(|| words.join("; "))
    }

    /// The facts that every strategy and plan should have and this one has not.
    pub(super) fn absent(&self, entry: &Entry) -> Option<String> {
        let facts = [
            (self.w.owner, entry.owner.is_none() && !self.is_public()),
            (self.w.period, entry.period.is_none()),
            (self.w.adopted, entry.adopted.is_none()),
        ];
        let absent = facts
            .into_iter()
            .filter(|(_, is_absent)| *is_absent && entry.is_owned);
        let names: Vec<&str> = absent.map(|(name, _)| name).collect();
        (!names.is_empty()).then(|| self.w.absent(&names))
    }

    /// Whether anything is recorded of it beside its links.
    pub(super) fn has_facts(&self, entry: &Entry) -> bool {
        let recorded = [&entry.period, &entry.adopted, &entry.review];
        let written = [&entry.url, &entry.note];
        recorded.into_iter().any(Option::is_some)
            || written.into_iter().any(Option::is_some)
            || !entry.evidence.is_empty()
    }
}
