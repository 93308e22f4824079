//! What the sections of gaps and of rules ask.

use std::collections::BTreeSet;

use super::Page;
use crate::finding::{Group, Level};
use crate::report::gaps::contents::{Gap, RuleGaps, RuleResult};

#[expect(clippy::unused_self, reason = "templates call methods of the page")]
impl Page<'_> {
    pub(super) fn gap_count(&self) -> usize {
        self.count_of(&self.c.gaps)
    }

    pub(super) fn count_of(&self, gaps: &[RuleGaps]) -> usize {
        gaps.iter().map(|rule| rule.gaps.len()).sum()
    }

    pub(super) fn groups(&self) -> BTreeSet<Group> {
        self.c.gaps.iter().map(|rule| rule.group).collect()
    }

    /// A gap of which a line says all.
    pub(super) fn is_short(&self, gap: &Gap) -> bool {
        let nothing_of_its_own = gap.remedy.is_none() && gap.authority.is_empty();
        let is_light = nothing_of_its_own || gap.level == Level::Note;
        is_light && gap.thread.is_empty() && gap.related.is_empty()
    }

    /// The address of a gap.
    pub(super) fn gap(&self, id: &str) -> String {
        self.layout.gap(self.at, id)
    }

    /// The page on which the notes are, where it is another than this.
    pub(super) fn notes(&self) -> Option<&str> {
        self.layout
            .notes()
            .filter(|notes| *notes != self.layout.pages[self.at].0)
    }

    /// The address of the document that a gap is about.
    pub(super) fn subject(&self, gap: &Gap) -> Option<String> {
        let document = gap.document.as_ref().filter(|document| document.has_entry);
        document.map(|document| self.document(document))
    }

    pub(super) fn found(&self, result: &RuleResult) -> String {
        self.w.gap_count(result.found)
    }
}
