//! What an edit changes, for who reviews it: what is worst comes first.
//!
//! `summary` is what a reviewer reads first; `sections` say everything once, as lines (`line`) made with `words`; `human` and
//! `markdown` show these. `form` is the same for programs.

mod form;
mod human;
mod line;
mod markdown;
mod sections;
mod summary;
mod words;

use std::path::Path;

use crate::date::Day;
use crate::diff::{Diff, Version};
use crate::finding::Level;

pub use form::json;
pub use human::{Detail, write as human};
pub use markdown::write as markdown;

/// One of two versions, and how people are told of it.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The version.
    pub version: Version<'a>,
    /// Its folder, or its revision.
    pub label: &'a str,
    /// The folder as the user named it.
    pub path: &'a Path,
    /// The full id of its commit, where it is a revision.
    pub commit: Option<&'a str>,
    /// Whether the folder is there at all: an earlier revision may not have it.
    pub is_there: bool,
}

/// Two versions, and what is otherwise.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// The earlier version.
    pub before: Side<'a>,
    /// The later one.
    pub after: Side<'a>,
    /// What is otherwise.
    pub diff: &'a Diff<'a>,
    /// The level from which a check fails.
    pub fail_on: Option<Level>,
    /// Whether what is new makes the run fail.
    pub fails: bool,
}

impl Compared<'_> {
    /// The one day on which both were asked about.
    fn day(&self) -> Day {
        self.after.version.framework.day()
    }
}
