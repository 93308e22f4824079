//! What the public does not hear of: documents and expectations that are marked as internal.

use rustc_hash::FxHashSet;

use super::super::super::Asked;
use super::Audience;
use crate::finding::{Finding, Group, Slot};

/// The names by which internal documents and expectations would be known.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    ids: FxHashSet<String>,
    /// As they stand in findings.
    titles: FxHashSet<String>,
}

/// Rules on how files are written, whose findings quote them.
const ON_FILES: [&str; 3] = ["unreadable-file", "invalid-declaration", "duplicate-id"];

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
        hidden
    }

    fn add(&mut self, id: &str, title: &str) {
        self.ids.insert(id.to_owned());
        self.titles.insert(Slot::from(title).to_string());
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
                .any(|text| self.is_in(&text))
    }

    fn is_in_slot(&self, slot: &Slot) -> bool {
        match slot {
            Slot::Title(text) | Slot::Text(text) => self.titles.contains(text) || self.has(text),
            _ => false,
        }
    }

    /// Whether a text has an id as one of its words, or a title in quotes. One pass, however much is hidden.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let mut words = text.split(|c| !joins(c));
        let mut quoted = text
            .split('“')
            .skip(1)
            .filter_map(|rest| rest.split_once('”'));
        words.any(|word| self.has(word)) || quoted.any(|(title, _)| self.titles.contains(title))
    }
}
