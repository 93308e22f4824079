//! Which section is on which page: a report is one page, or many in a folder where there are too many documents for one.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::report::gaps::contents::{Contents, Entry, Mention};

/// A section of the report.
#[derive(Debug, Clone, Copy)]
pub(super) enum Section<'a> {
    Summary,
    Changes,
    Gaps,
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
            Section::Gaps,
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
        let first = [
            Section::Summary,
            Section::Changes,
            Section::Gaps,
            Section::Matrix,
        ];
        let last = [Section::Recommendations, Section::Checks, Section::About];
        let mut pages = vec![(FIRST.to_owned(), first.into_iter().chain(last).collect())];
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
        for (at, (_, sections)) in pages.iter_mut().enumerate() {
            sections.retain(|section| section.is_there(c));
            for section in sections {
                if let Section::Documents(documents) = section {
                    entries.extend(documents.iter().map(|entry| (&*entry.document.id, at)));
                }
            }
        }
        Self { pages, entries }
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
            Self::Gaps => "gaps",
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
