//! A link as it was declared.

use super::relation::Relation;
use super::written::{Evidence, Text};
use crate::date::Dated;

/// How a link is known. The order is that of trust: the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Somebody's conclusion.
    Inferred,
    /// Another document says so.
    Reported,
    /// The document itself says so.
    Stated,
}

impl Basis {
    /// Every basis with its word.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("stated", Self::Stated),
        ("reported", Self::Reported),
        ("inferred", Self::Inferred),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Reported => "reported",
            Self::Inferred => "inferred",
        }
    }
}

/// How much of the other end a link speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// All of it.
    Full,
    /// A part.
    Part,
}

impl Extent {
    /// Every extent with its word.
    pub const WORDS: [(&'static str, Self); 2] = [("full", Self::Full), ("part", Self::Part)];
}

/// One declared link.
#[derive(Debug, Clone)]
pub struct Link<'a> {
    /// What is said.
    pub relation: Relation,
    /// The id of the other end.
    pub to: Text<'a>,
    /// How it is known.
    pub basis: Basis,
    /// For `supersedes` and `fulfils`.
    pub extent: Extent,
    /// The link does not exist before its first day.
    pub since: Option<Dated>,
    /// Where it can be read.
    pub evidence: Vec<Evidence<'a>>,
    /// In the officer's own words; boxed, because few have any.
    pub note: Option<Box<Text<'a>>>,
}
