//! What the sections on priorities and the golden thread ask.

use rustc_hash::FxHashMap;

use super::Page;
use super::text::nesting;
use crate::diagram;
use crate::framework::Service;
use crate::report::clean;
use crate::report::gaps::contents::{Branch, Mention};

#[expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    reason = "templates call methods of the page, and pass references"
)]
impl Page<'_> {
    pub(super) fn services(&self) -> &'static [Service] {
        &[
            Service::Directly,
            Service::ThroughOthers,
            Service::NotStated,
        ]
    }

    pub(super) fn service_word(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "directly",
            Service::ThroughOthers => "through-others",
            Service::NotStated => "not-stated",
        }
    }

    /// The golden thread, drawn; each box leads to its document.
    pub(super) fn picture(&self) -> String {
        let entries = self.c.documents.iter();
        let entries: FxHashMap<&str, &Mention> = entries
            .map(|entry| (&*entry.document.id, &entry.document))
            .collect();
        let address = |id: &str| Some(self.document(entries.get(&*clean(id))?));
        diagram::in_page(&self.c.picture, self.w.picture_says, &address)
    }

    /// The branches of the thread, each with the marks that put it below its neighbour before it.
    pub(super) fn branches(&self) -> Vec<(String, &Branch<'_>)> {
        let mut depth = None;
        let branch = |branch| {
            let marks = nesting(depth, Some(branch));
            depth = Some(branch.depth);
            (marks, branch)
        };
        self.c.threads.branches.iter().map(branch).collect()
    }

    /// The marks that close the list of branches.
    pub(super) fn branches_end(&self) -> String {
        nesting(self.c.threads.branches.last().map(|last| last.depth), None)
    }
}
