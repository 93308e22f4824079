//! Which section is on which page: a report is one page, or many in a folder where there are too many documents for one.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::finding::Level;
use crate::report::gaps::contents::{Contents, Entry, Mention, RuleGaps};

/// A section of the report.
#[derive(Debug, Clone, Copy)]
pub(super) enum Section<'a> {
    Summary,
    Changes,
    Gaps(&'a [RuleGaps<'a>]),
    Matrix,
    Thread,
    Timeline,
    Plan,
    Documents(&'a [Entry<'a>]),
    Sources,
    Recommendations,
    Checks,
    About,
}

/// The pages of a report.
pub(super) struct Layout<'a> {
    /// Each page's file and its sections; the first is the one to begin with.
    pub(super) pages: Vec<(String, Vec<Section<'a>>)>,
    /// The page that each document's entry is on.
    entries: FxHashMap<&'a str, usize>,
    /// The page that each gap is on.
    gaps: FxHashMap<&'a str, usize>,
}

/// Documents of which one page can hold all; with more of them a browser takes seconds.
pub(super) const ON_ONE_PAGE: usize = 300;

/// Documents on a page of their own.
const ON_A_PAGE: usize = 50;

const FIRST: &str = "index.html";

impl<'a> Layout<'a> {
    /// All on one page.
    pub(super) fn one_page(c: &'a Contents<'a>) -> Self {
        let all = [
            Section::Summary,
            Section::Changes,
            Section::Gaps(&c.gaps),
            Section::Matrix,
            Section::Thread,
            Section::Timeline,
            Section::Plan,
            Section::Documents(&c.documents),
            Section::Recommendations,
            Section::Sources,
            Section::Checks,
            Section::About,
        ];
        Self::of(vec![(FIRST.to_owned(), all.to_vec())], c)
    }

    /// What is read first on the first page, the rest on pages of its own.
    pub(super) fn folder(c: &'a Contents<'a>) -> Self {
        // Rules stand in the order of their levels, and notes are most of what is found.
        let grave = c.gaps.partition_point(|rule| rule.level > Level::Note);
        let (grave, notes) = c.gaps.split_at(grave);
        let first = vec![
            Section::Summary,
            Section::Changes,
            Section::Gaps(grave),
            Section::Matrix,
            Section::Recommendations,
            Section::Checks,
            Section::About,
        ];
        let mut pages = vec![(FIRST.to_owned(), first)];
        if !notes.is_empty() {
            pages.push(("notes.html".to_owned(), vec![Section::Gaps(notes)]));
        }
        pages.push(("thread.html".to_owned(), vec![Section::Thread]));
        pages.push((
            "timeline.html".to_owned(),
            vec![Section::Timeline, Section::Plan],
        ));
        for (at, documents) in c.documents.chunks(ON_A_PAGE).enumerate() {
            pages.push((
                format!("documents-{}.html", at + 1),
                vec![Section::Documents(documents)],
            ));
        }
        pages.push(("sources.html".to_owned(), vec![Section::Sources]));
        Self::of(pages, c)
    }

    fn of(mut pages: Vec<(String, Vec<Section<'a>>)>, c: &Contents) -> Self {
        let mut entries = FxHashMap::default();
        let mut gaps = FxHashMap::default();
        for (at, (_, sections)) in pages.iter_mut().enumerate() {
            sections.retain(|section| section.is_there(c));
            for section in sections {
                match section {
                    Section::Documents(documents) => {
                        entries.extend(documents.iter().map(|entry| (&*entry.document.id, at)));
                    }
                    Section::Gaps(rules) => {
                        let all = rules.iter().flat_map(|rule| &rule.gaps);
                        gaps.extend(all.map(|gap| (gap.id, at)));
                    }
                    _ => {}
                }
            }
        }
        Self {
            pages,
            entries,
            gaps,
        }
    }

    /// The sections with the pages that they are on.
    pub(super) fn sections(&self) -> impl Iterator<Item = (usize, Section<'a>)> {
        let pages = self.pages.iter().enumerate();
        pages.flat_map(|(at, (_, sections))| sections.iter().map(move |section| (at, *section)))
    }

    /// The address of an anchor on a page, from another page.
    pub(super) fn address(&self, from: usize, to: usize, anchor: &str) -> String {
        let mut address = String::new();
        if from != to {
            address.push_str(&self.pages[to].0);
        }
        write!(address, "#{anchor}").expect("memory takes all");
        address
    }

    /// The address of a gap.
    pub(super) fn gap(&self, from: usize, id: &str) -> String {
        let to = self.gaps.get(id).copied().unwrap_or(from);
        self.address(from, to, &format!("gap-{id}"))
    }

    /// The page with notes, where these have one of their own.
    pub(super) fn notes(&self) -> Option<&str> {
        let notes =
            |(_, sections): &&(String, Vec<Section>)| matches!(sections[..], [Section::Gaps(_)]);
        self.pages.iter().find(notes).map(|(name, _)| &**name)
    }

    /// The address of a document's entry.
    pub(super) fn entry(&self, from: usize, document: &Mention) -> String {
        let to = self.entries.get(&*document.id).copied().unwrap_or(from);
        self.address(from, to, &document.anchor())
    }
}

impl Section<'_> {
    /// Whether there is anything to say in it.
    fn is_there(self, c: &Contents) -> bool {
        match self {
            Self::Changes => c.changes.is_some(),
            Self::Matrix => c.matrix.is_some(),
            Self::Recommendations => !c.recommendations.is_empty(),
            Self::Sources => !c.sources.is_empty(),
            _ => true,
        }
    }

    pub(super) fn anchor(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Changes => "changes",
            Self::Gaps(_) => "gaps",
            Self::Matrix => "matrix",
            Self::Thread => "thread",
            Self::Timeline => "timeline",
            Self::Plan => "plan",
            Self::Documents(_) => "documents",
            Self::Sources => "sources",
            Self::Recommendations => "recommendations",
            Self::Checks => "checks",
            Self::About => "about",
        }
    }
}
