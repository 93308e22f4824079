//! The pieces of a declaration, each with the place where it is written.

use std::borrow::Cow;
use std::ops::Deref;

use crate::date::Dated;
use crate::source::Place;

/// A word or text of a file and where it stands.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// As the program reads it: quotes and escapes resolved.
    pub value: Cow<'a, str>,
    /// As it is written.
    pub place: Place,
}

impl Text<'_> {
    /// The same, free of the file.
    pub fn into_owned(self) -> Text<'static> {
        Text {
            value: Cow::Owned(self.value.into_owned()),
            place: self.place,
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

/// A declared date and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct DateAt {
    /// The date.
    pub date: Dated,
    /// As it is written.
    pub place: Place,
}

/// Where a claim can be read.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    /// The id of a declared document.
    pub source: Text<'a>,
    /// The place in it: a page, a paragraph, a minute.
    pub at: Option<Text<'a>>,
    /// In the officer's own words; boxed, because few have any.
    pub note: Option<Box<Text<'a>>>,
}

/// The word of a value in a table.
pub(crate) fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    let row = words.iter().find(|(_, known)| *known == value);
    row.expect("every value has its word").0
}
