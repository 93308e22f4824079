//! What the public does not hear of: documents and expectations that are marked as internal, and rules that speak of them.

use std::collections::BTreeSet;
use std::ops::Bound;

use rustc_hash::FxHashSet;

use super::super::super::Asked;
use super::Audience;
use crate::finding::{Finding, Group, Slot};
use crate::settings::{Assertion, OwnRule};

/// The names by which internal documents and expectations would be known.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    ids: FxHashSet<String>,
    /// As they stand in findings.
    titles: FxHashSet<String>,
    /// As somebody may write them: in small letters.
    spoken: BTreeSet<String>,
    /// The council's own rules.
    rules: FxHashSet<String>,
}

/// Rules on how files are written, whose findings quote them. What is not declared may be anything.
const ON_FILES: [&str; 4] = [
    "unreadable-file",
    "invalid-declaration",
    "duplicate-id",
    "unknown-reference",
];

/// Keys whose values are not for publishing; a council's own rule may quote them.
const INSIDE: [&str; 3] = ["owner", "note", "internal"];

impl Hidden {
    pub(super) fn of(asked: &Asked, audience: Audience) -> Self {
        let mut hidden = Self::default();
        if audience == Audience::Council {
            return hidden;
        }
        for document in asked.framework.all().filter(|document| document.internal) {
            hidden.add(&document.declared().id, &document.declared().title);
        }
        for expectation in asked
            .framework
            .expectations()
            .iter()
            .filter(|one| one.internal)
        {
            hidden.add(&expectation.id, &expectation.title);
        }
        let rules = asked.settings.rules.iter();
        let inside = rules.filter(|rule| hidden.is_asked_by(rule));
        hidden.rules = inside.map(|rule| rule.id.value.to_string()).collect();
        hidden
    }

    /// Whether a rule of the council's own names something internal, or asks for what is not for publishing.
    fn is_asked_by(&self, rule: &OwnRule) -> bool {
        let summary = rule.summary.as_ref();
        let asks = match &rule.assertion {
            Assertion::Fields(tests) => tests.iter().any(|(key, _)| INSIDE.contains(&&*key.value)),
            _ => false,
        };
        asks || self.is_in(&rule.id.replace('-', " "))
            || self.has(&rule.id)
            || summary.is_some_and(|summary| self.is_in(summary))
    }

    /// Whether the public may not hear of a rule.
    pub(super) fn has_rule(&self, rule: &str) -> bool {
        self.rules.contains(rule)
    }

    fn add(&mut self, id: &str, title: &str) {
        self.ids.insert(id.to_owned());
        self.titles.insert(Slot::from(title).to_string());
        // An id of several words is as telling as a title.
        let id = id.contains('-').then(|| id.replace('-', " "));
        let spoken = [Some(title.trim().to_lowercase()), id];
        let spoken = spoken.into_iter().flatten();
        self.spoken
            .extend(spoken.filter(|spoken| !spoken.is_empty()));
    }

    /// Whether an id is that of something internal.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether the public may not read a finding: it names something internal in its data or its words, quotes the files, or
    /// is about the settings.
    pub(super) fn covers(&self, finding: &Finding, audience: Audience) -> bool {
        if audience == Audience::Council {
            return false;
        }
        let quotes = ON_FILES.contains(&&*finding.rule)
            || self.has_rule(&finding.rule)
            || finding.group == Group::Settings
            || finding
                .about
                .field
                .as_deref()
                .is_some_and(|field| INSIDE.contains(&field));
        quotes || self.is_named_in(finding)
    }

    fn is_named_in(&self, finding: &Finding) -> bool {
        let subjects = finding
            .subjects()
            .into_iter()
            .chain(finding.about.target.as_deref());
        let on_the_way = finding.thread.iter().map(|step| &*step.id);
        let related = || finding.related.iter();
        let slots = finding
            .slots
            .iter()
            .chain(related().flat_map(|other| &other.slots));
        let texts = [finding.message(), finding.help()].into_iter();
        subjects.chain(on_the_way).any(|id| self.has(id))
            || slots.into_iter().any(|(_, slot)| self.is_in_slot(slot))
            || texts
                .chain(related().map(|other| other.message()))
                .any(|text| self.is_quoted_in(&text))
    }

    fn is_in_slot(&self, slot: &Slot) -> bool {
        match slot {
            Slot::Title(text) | Slot::Text(text) => self.titles.contains(text) || self.has(text),
            _ => false,
        }
    }

    /// Whether a text in somebody's own words speaks of something internal.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let starts_word = |(at, _): &(usize, char)| {
            !text[..*at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        };
        let mut starts = text.char_indices().filter(starts_word);
        self.is_quoted_in(&text) || starts.any(|(at, _)| self.is_at_start(&text[at..]))
    }

    /// Whether a text begins with a title. The nearest title in order has it as its beginning, or shows how much less of the text
    /// can be one: so there is no need to try all.
    fn is_at_start(&self, text: &str) -> bool {
        let mut text = text;
        let up_to = |text| (Bound::Unbounded, Bound::Included(text));
        while let Some(title) = self.spoken.range::<str, _>(up_to(text)).next_back() {
            if text.starts_with(title) {
                return true;
            }
            let pairs = text.chars().zip(title.chars());
            let common = pairs.take_while(|(a, b)| a == b);
            text = &text[..common.map(|(a, _)| a.len_utf8()).sum()];
        }
        false
    }

    /// Whether a text has an id as one of its words, or a title in quotes. One pass, however much is hidden.
    fn is_quoted_in(&self, text: &str) -> bool {
        let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let mut words = text.split(|c| !joins(c));
        let mut quoted = text
            .split('“')
            .skip(1)
            .filter_map(|rest| rest.split_once('”'));
        words.any(|word| self.has(word)) || quoted.any(|(title, _)| self.titles.contains(title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_in_anybodys_words() {
        let mut hidden = Hidden::default();
        for (id, title) in [
            ("merger", "Plan to merge"),
            ("m-2", "Plan"),
            ("m-3", "Plan to move"),
        ] {
            hidden.add(id, title);
        }
        for text in [
            "Because of the plan to merge",
            "Plans",
            "“Plan”",
            "see m-2",
            "PLAN TO MOVE",
        ] {
            assert!(hidden.is_in(text), "{text}");
        }
        for text in ["", "Airplane", "A pla", "merge", "m-20"] {
            assert!(!hidden.is_in(text), "{text}");
        }
    }
}
