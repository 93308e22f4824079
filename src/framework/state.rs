//! The state of a document on a day.

use super::document::Document;
use super::status::{Status, StatusWord};
use crate::date::{Dated, Day};

/// What a document is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum State {
    /// Its history begins later: as if undeclared.
    NotYet,
    Proposed,
    Draft,
    InForce,
    /// In force, and being reviewed.
    UnderReview,
    /// Adopted; its period begins later.
    Future,
    Lapsed,
    Superseded,
    Withdrawn,
    Unknown,
}

impl State {
    /// Every state that a document can be chosen by, with its word.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("in-force", Self::InForce),
        ("proposed", Self::Proposed),
        ("draft", Self::Draft),
        ("under-review", Self::UnderReview),
        ("lapsed", Self::Lapsed),
        ("superseded", Self::Superseded),
        ("withdrawn", Self::Withdrawn),
        ("future", Self::Future),
        ("unknown", Self::Unknown),
    ];

    /// Adopted, within its period, not superseded.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::UnderReview)
    }

    /// Not there any more, or not yet: replaced, withdrawn, or with a history that begins later.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Superseded | Self::Withdrawn | Self::NotYet)
    }

    /// Its word in lists and outputs.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, state)| *state == self)
            .map_or("not-yet", |(word, _)| word)
    }
}

impl Document<'_> {
    /// Whether it is there at all on the day: a history that begins with a later date has not begun.
    pub fn exists_on(&self, day: Day) -> bool {
        let begins = self.status.first().and_then(|first| first.on);
        begins.is_none_or(|on| on.first() <= day)
    }

    /// The entries that count on the day, oldest first.
    pub fn history_until(&self, day: Day) -> impl DoubleEndedIterator<Item = &Status<'_>> {
        self.status
            .iter()
            .filter(move |status| status.on.is_none_or(|on| on.first() <= day))
    }

    /// The entry by which it was last adopted, as far as that is recorded.
    pub fn adoption(&self, day: Day) -> Option<&Status<'_>> {
        self.history_until(day)
            .rfind(|status| status.is == StatusWord::Adopted)
    }

    /// Adopted at any time up to the day, with its period begun: from then on it takes the place of what it supersedes.
    pub fn has_taken_effect(&self, day: Day) -> bool {
        self.takes_effect_on().is_some_and(|from| from <= day)
    }

    /// The first day of that; none where it is never adopted.
    pub fn takes_effect_on(&self) -> Option<Day> {
        let since = |status: &Status| status.on.map_or(Day::MIN, Dated::first);
        let adoptions = self.status.iter().filter(|status| status.is.is_adopted());
        let adopted = match self.status.first() {
            None => Day::MIN,
            Some(first) => adoptions.map(since).min()?.max(since(first)),
        };
        let begun = self.period.from.map_or(Day::MIN, |from| from.date.first());
        Some(adopted.max(begun))
    }

    /// The state on the day, given whether something has superseded it in full.
    pub fn state_on(&self, day: Day, superseded: bool) -> State {
        if !self.exists_on(day) {
            return State::NotYet;
        }
        let last = self.history_until(day).next_back();
        self.state_by(last.map(|status| status.is), day, superseded)
    }

    /// The same for a document that exists, given also the last word of its history on the day.
    pub(super) fn state_by(&self, word: Option<StatusWord>, day: Day, superseded: bool) -> State {
        match word.unwrap_or(StatusWord::Adopted) {
            StatusWord::Proposed => State::Proposed,
            StatusWord::Draft => State::Draft,
            StatusWord::Withdrawn => State::Withdrawn,
            StatusWord::Unknown => State::Unknown,
            StatusWord::Adopted | StatusWord::UnderReview if superseded => State::Superseded,
            StatusWord::Adopted | StatusWord::UnderReview if !self.has_begun(day) => State::Future,
            StatusWord::Adopted | StatusWord::UnderReview if self.has_ended(day) => State::Lapsed,
            StatusWord::Adopted => State::InForce,
            StatusWord::UnderReview => State::UnderReview,
        }
    }

    fn has_begun(&self, day: Day) -> bool {
        self.period.from.is_none_or(|from| from.date.first() <= day)
    }

    fn has_ended(&self, day: Day) -> bool {
        self.period.to.is_some_and(|to| to.date.last() < day)
    }
}
