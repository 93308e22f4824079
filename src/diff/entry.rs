//! Whatever is declared in a framework's own files: a document or an expectation.

use super::Renames;
use super::said::{self, Change, Said};
use crate::catalogue::is_path;
use crate::framework::{DocumentRef, Expectation, Framework, Link, State};

/// A document, or an expectation of the council's own.
#[derive(Clone, Copy)]
pub enum Entry<'v> {
    /// Anything but an expectation.
    Document(DocumentRef<'v>),
    /// What somebody expects of the council.
    Expectation(&'v Expectation<'v>),
}

impl<'v> Entry<'v> {
    /// Its id.
    pub fn id(self) -> &'v str {
        match self {
            Self::Document(document) => &document.declared().id.value,
            Self::Expectation(expectation) => &expectation.id.value,
        }
    }

    /// What people call it.
    pub fn title(self) -> &'v str {
        match self {
            Self::Document(document) => &document.declared().title.value,
            Self::Expectation(expectation) => &expectation.title.value,
        }
    }

    /// The word of its kind: the council's own where it has one.
    pub fn kind(self) -> &'v str {
        match self {
            Self::Document(document) => &document.declared().kind_word.value,
            Self::Expectation(_) => "expectation",
        }
    }

    /// What it is on the day; an expectation has no state.
    pub fn state(self) -> Option<State> {
        match self {
            Self::Document(document) => Some(document.state()),
            Self::Expectation(_) => None,
        }
    }

    /// What it says of others.
    pub fn links(self) -> &'v [Link<'v>] {
        match self {
            Self::Document(document) => &document.declared().links,
            Self::Expectation(expectation) => &expectation.links,
        }
    }

    /// All that it says, its links aside, as if it had said nothing before.
    pub fn says(self) -> Vec<Change<'v>> {
        said::all(self.said(&Renames::default()))
    }

    /// The same by key, with ids as the later version has them.
    pub(super) fn said(self, renames: &Renames<'v>) -> Vec<Said<'v>> {
        match self {
            Self::Document(document) => said::of_document(document.declared(), renames),
            Self::Expectation(expectation) => said::of_expectation(expectation, renames),
        }
    }
}

/// The documents of a framework, in the order of ids.
pub(super) fn documents<'v>(framework: &'v Framework<'v>) -> impl Iterator<Item = Entry<'v>> {
    framework.all().map(Entry::Document)
}

/// The expectations that stand in the framework's own files, in the order of ids.
pub(super) fn expectations<'v>(framework: &'v Framework<'v>) -> impl Iterator<Item = Entry<'v>> {
    let own = framework.expectations().iter();
    own.filter(|expectation| expectation.catalogue.as_deref().is_none_or(is_path))
        .map(Entry::Expectation)
}
