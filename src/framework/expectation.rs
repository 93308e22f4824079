//! Expectations: documents that law, a professional code or good practice says should exist.

use std::sync::Arc;

use super::document::BodyRole;
use super::link::Link;
use super::written::{DateAt, Evidence, Text};
use crate::date::Day;

/// What is expected, and on whose authority.
#[derive(Debug, Clone)]
pub struct Expectation<'a> {
    /// Unique among expectations.
    pub id: Text<'a>,
    /// What people call the document that is expected.
    pub title: Text<'a>,
    /// What else people call it.
    pub aliases: Vec<Text<'a>>,
    /// How binding it is.
    pub level: Binding,
    /// Who asks for it.
    pub authority: Vec<Authority>,
    /// Types of council that it applies to; all where empty.
    pub applies_to: Vec<AuthorityType>,
    /// Types of council where another body owns it.
    pub owned_by: Vec<AuthorityType>,
    /// It does not apply before the first day of this.
    pub from: Option<DateAt>,
    /// It no longer applies after the last day of this.
    pub until: Option<DateAt>,
    /// Months between reviews.
    pub review_every: Option<u32>,
    /// Who must adopt it.
    pub adopted_by: Option<BodyRole>,
    /// Expectations whose fulfilment must be linked to this one's.
    pub links_to: Vec<Text<'a>>,
    /// It applies only where this holds, which the program cannot know.
    pub condition: Option<Text<'a>>,
    /// Somebody has read the provision.
    pub checked: bool,
    /// What it says of others.
    pub links: Vec<Link<'a>>,
    /// Where it can be read.
    pub evidence: Vec<Evidence<'a>>,
    /// Free words to choose by.
    pub tags: Vec<Text<'a>>,
    /// Where more can be read.
    pub url: Option<Text<'a>>,
    /// In the officer's own words.
    pub note: Option<Text<'a>>,
    /// Not for publishing.
    pub internal: bool,
    /// The catalogue that it comes from, as the settings name it; none where it is the council's own.
    pub catalogue: Option<Arc<str>>,
    /// Of the whole content without layout.
    pub digest: u64,
}

impl Expectation<'_> {
    /// Whether it asks anything of a council of this type on the day.
    pub fn applies(&self, council: Option<AuthorityType>, day: Day) -> bool {
        let to_this_type = self.applies_to.is_empty()
            || council.is_none_or(|council| self.applies_to.contains(&council));
        self.is_asked_on(day) && to_this_type && !self.is_owned_by_another(council)
    }

    /// Whether it asks anything of anybody on the day.
    pub fn is_asked_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.date.first() <= day)
            && self.until.is_none_or(|until| until.date.last() >= day)
    }

    /// Whether it is another body that has to have the document, where the council is of this type.
    pub fn is_owned_by_another(&self, council: Option<AuthorityType>) -> bool {
        council.is_some_and(|council| self.owned_by.contains(&council))
    }
}

/// How binding an expectation is. The most binding first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Binding {
    StatutoryDuty,
    StatutoryGuidance,
    ProfessionalCode,
    GoodPractice,
}

impl Binding {
    /// Every level with its word.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("statutory-duty", Self::StatutoryDuty),
        ("statutory-guidance", Self::StatutoryGuidance),
        ("professional-code", Self::ProfessionalCode),
        ("good-practice", Self::GoodPractice),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// Where a demand is written down.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Authority {
    /// The act, code or report.
    pub instrument: String,
    /// The section or paragraph.
    pub provision: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// Types of English council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum AuthorityType {
    CombinedAuthority,
    County,
    District,
    LondonBorough,
    MetropolitanDistrict,
    Unitary,
}

impl AuthorityType {
    /// Every type with its word.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("combined-authority", Self::CombinedAuthority),
        ("county", Self::County),
        ("district", Self::District),
        ("london-borough", Self::LondonBorough),
        ("metropolitan-district", Self::MetropolitanDistrict),
        ("unitary", Self::Unitary),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}
