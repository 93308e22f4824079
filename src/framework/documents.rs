//! Declared documents, each with an outline.

use std::ops::Deref;

use super::document::Document;
use super::outline::Outlines;

/// Declared documents.
///
/// Each comes with an outline, taken while its words are at hand. Nothing that an outline holds may change: there is no way to
/// a document that could be changed but [`Documents::set_external`].
#[derive(Debug, Default)]
pub struct Documents<'a> {
    all: Vec<Document<'a>>,
    /// One for each lot that was read together.
    outlines: Vec<Outlines>,
}

impl<'a> Documents<'a> {
    /// Adds a document.
    pub fn push(&mut self, document: Document<'a>) {
        if self.outlines.is_empty() {
            self.outlines.push(Outlines::default());
        }
        let last = self.outlines.last_mut();
        last.expect("it is there now").push(&document);
        self.all.push(document);
    }

    /// Takes over all documents of another list.
    pub fn append(&mut self, mut other: Self) {
        self.all.append(&mut other.all);
        self.outlines.append(&mut other.outlines);
    }

    /// Makes room for so many more that are taken over from other lists.
    pub fn reserve(&mut self, count: usize) {
        self.all.reserve(count);
    }

    /// Gives back the room that has not been taken.
    pub fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.outlines.iter_mut().for_each(Outlines::shrink);
    }

    /// Keeps the first so many.
    pub fn truncate(&mut self, count: usize) {
        self.all.truncate(count);
        let mut left = count;
        for outlines in &mut self.outlines {
            outlines.truncate(left);
            left -= outlines.count();
        }
    }

    /// Room for so many.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            all: Vec::with_capacity(count),
            outlines: vec![Outlines::with_capacity(count)],
        }
    }

    /// Takes for another authority's those that are.
    pub fn set_external(&mut self, is_external: impl Fn(&Document) -> bool) {
        for document in &mut self.all {
            document.external |= is_external(document);
        }
    }

    pub(super) fn into_parts(self) -> (Vec<Document<'a>>, Vec<Outlines>) {
        (self.all, self.outlines)
    }
}

impl<'a> Deref for Documents<'a> {
    type Target = [Document<'a>];

    fn deref(&self) -> &[Document<'a>] {
        &self.all
    }
}

impl<'a> FromIterator<Document<'a>> for Documents<'a> {
    fn from_iter<I: IntoIterator<Item = Document<'a>>>(all: I) -> Self {
        let mut documents = Self::default();
        all.into_iter()
            .for_each(|document| documents.push(document));
        documents
    }
}

impl<'a> IntoIterator for Documents<'a> {
    type Item = Document<'a>;
    type IntoIter = std::vec::IntoIter<Document<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}
