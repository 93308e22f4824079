//! What a rule reports, as data.
//!
//! A rule says what it [`Found`] and where, with its [`Words`]; its report makes a [`Finding`] of it, with the rule's name,
//! group and level. Only then is it shown to anybody.

mod fix;
mod found;
mod words;

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use crate::framework::Authority;

pub use fix::{Change, Fix};
pub use found::{About, Found, Related, Step};
pub use words::{Slot, Slots, Words};

/// One thing that is wrong or missing.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: Cow<'static, str>,
    /// The rule's group.
    pub group: Group,
    /// Its level, before the settings have their say.
    pub level: Level,
    /// On whose authority.
    pub authority: Arc<[Authority]>,
    /// What is wrong, where and in what words.
    pub found: Found,
}

/// Whoever shows a finding asks it for all of its parts.
impl Deref for Finding {
    type Target = Found;

    fn deref(&self) -> &Found {
        &self.found
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    /// Every level with its word, the gravest first.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("error", Self::Error),
        ("warning", Self::Warning),
        ("note", Self::Note),
    ];

    /// Its word in files and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "`title` says what each is about")]
pub enum Group {
    Integrity,
    Linkage,
    Coverage,
    Currency,
    Accountability,
    Consistency,
    Settings,
    Own,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Integrity,
        Self::Linkage,
        Self::Coverage,
        Self::Currency,
        Self::Accountability,
        Self::Consistency,
        Self::Settings,
        Self::Own,
    ];

    /// Its word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Integrity => "integrity",
            Self::Linkage => "linkage",
            Self::Coverage => "coverage",
            Self::Currency => "currency",
            Self::Accountability => "accountability",
            Self::Consistency => "consistency",
            Self::Settings => "settings",
            Self::Own => "own",
        }
    }

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Integrity => "Integrity: can the files be trusted?",
            Self::Linkage => "Linkage: does the golden thread hold?",
            Self::Coverage => "Coverage: is anything missing?",
            Self::Currency => "Currency: is everything up to date?",
            Self::Accountability => "Accountability: who answers for it?",
            Self::Consistency => "Consistency: do documents agree?",
            Self::Settings => "Settings: do the settings still fit?",
            Self::Own => "The council's own rules",
        }
    }
}
