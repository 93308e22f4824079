//! What the head, the summary and the section of changes ask.

use std::collections::BTreeSet;

use super::Page;
use super::layout::Section;
use crate::date;
use crate::finding::Level;
use crate::report::clean;
use crate::report::gaps::contents::{Changes, Figure};

impl Page<'_> {
    pub(super) fn day(&self) -> String {
        date::phrase(self.c.about.day)
    }

    pub(super) fn level_count(&self, level: Level) -> usize {
        let levels = self.c.summary.levels.iter();
        levels
            .filter(|one| one.level == level)
            .map(|one| one.count)
            .sum()
    }

    pub(super) fn result(&self) -> String {
        let count = |level| self.level_count(level);
        self.w.result(
            count(Level::Error),
            count(Level::Warning),
            count(Level::Note),
        )
    }

    pub(super) fn verdict(&self) -> String {
        let linked = self.c.summary.linked;
        self.w.verdict(
            linked,
            self.c.summary.unexamined,
            self.level_count(Level::Error),
        )
    }

    /// The figures with their words, and what is not known behind them.
    pub(super) fn figures(&self) -> [(Figure, &'static str, Option<String>); 3] {
        let (summary, words) = (&self.c.summary, self.w);
        let unknown = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        [
            (
                summary.linked,
                words.linked,
                unknown(summary.unexamined, words.not_known),
            ),
            (summary.supported, words.supported, None),
            (
                summary.met,
                words.met,
                unknown(summary.not_looked_for, words.more_not_looked),
            ),
        ]
    }

    /// What stands where a logo would.
    pub(super) fn org(&self) -> String {
        let text = self.c.about.brand.and_then(|brand| brand.text.as_deref());
        text.map_or_else(
            || self.c.about.council.to_string(),
            |text| clean(text).into_owned(),
        )
    }

    /// The sections with their addresses, names and how much is in them. Of a section on several pages the first stands.
    pub(super) fn contents(&self) -> Vec<(String, &'static str, Option<usize>)> {
        let mut sections: Vec<_> = self.layout.sections().collect();
        let mut seen = BTreeSet::new();
        sections.retain(|(_, section)| seen.insert(section.anchor()));
        let entry = |(page, section): (usize, Section)| {
            let (words, count) = self.heading(section);
            (
                self.layout.address(self.at, page, section.anchor()),
                words,
                count,
            )
        };
        sections.into_iter().map(entry).collect()
    }

    pub(super) fn heading(&self, section: Section) -> (&'static str, Option<usize>) {
        let (c, w) = (self.c, self.w);
        match section {
            Section::Summary => (w.summary, None),
            Section::Changes => (w.changes_short, None),
            Section::Gaps(_) => (w.gaps, Some(self.gap_count())),
            Section::Matrix => (w.matrix_short, None),
            Section::Thread => (w.serving_short, None),
            Section::Timeline => (w.timeline_short, None),
            Section::Plan => (w.plan_short, None),
            Section::Documents(_) => (w.documents, Some(c.documents.len())),
            Section::Sources => (w.sources, Some(c.sources.len())),
            Section::Recommendations => (w.recommendations_caption, Some(c.recommendations.len())),
            Section::Checks => (w.checked, Some(c.checks.len())),
            Section::About => (w.about, None),
        }
    }

    pub(super) fn some_known(&self) -> bool {
        self.c.summary.levels.iter().any(|level| level.known > 0)
    }

    pub(super) fn change(&self, changes: &Changes) -> String {
        self.w
            .change(changes.new.len(), changes.fixed.len(), changes.still)
    }
}
