//! The history of a document, as it was declared.

use super::written::{Evidence, Text};
use crate::date::Dated;
use crate::source::Place;

/// One entry of a document's history.
#[derive(Debug, Clone)]
pub struct Status<'a> {
    /// What it became.
    pub is: StatusWord,
    /// Where the word stands.
    pub place: Place,
    /// When; without it the entry always counts.
    pub on: Option<Dated>,
    /// Who decided it.
    pub by: Option<Text<'a>>,
    /// Where the decision can be read.
    pub evidence: Vec<Evidence<'a>>,
}

/// The words of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum StatusWord {
    Proposed,
    Draft,
    Adopted,
    UnderReview,
    Withdrawn,
    Unknown,
}

impl StatusWord {
    /// Every status with its word.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("proposed", Self::Proposed),
        ("draft", Self::Draft),
        ("adopted", Self::Adopted),
        ("under-review", Self::UnderReview),
        ("withdrawn", Self::Withdrawn),
        ("unknown", Self::Unknown),
    ];

    /// Adopted, whether or not a review has begun since.
    pub(super) fn is_adopted(self) -> bool {
        matches!(self, Self::Adopted | Self::UnderReview)
    }
}
