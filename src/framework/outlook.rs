//! Looking ahead: what changes in a framework after a day, by what is declared today.

use super::document::Target;
use super::expectation::Expectation;
use super::need::{Cover, Need};
use super::reference::DocumentRef;
use super::state::State;
use crate::date::Day;

/// What changes after a day.
pub struct Outlook<'f> {
    /// In the order of days.
    pub changes: Vec<Change<'f>>,
    /// The last day that was looked at, where so much changes that not all of it could be followed.
    pub cut: Option<Day>,
}

/// Something that is so from a day on, and was not the day before.
pub struct Change<'f> {
    /// Its first day.
    pub day: Day,
    /// What changes.
    pub what: Happening<'f>,
}

/// What changes.
pub enum Happening<'f> {
    /// A document becomes something else.
    State {
        /// The document.
        document: DocumentRef<'f>,
        /// The day before.
        before: State,
        /// On the day.
        after: State,
    },
    /// A review becomes overdue; priorities, which are reviewed with their plan, aside.
    Overdue {
        /// The document.
        document: DocumentRef<'f>,
        /// The last day on which it was due.
        due: Day,
        /// The expectation that asks for it, where the document does not name the day itself.
        asked_by: Option<&'f Expectation<'f>>,
    },
    /// More or less carries a need, or it begins or ceases to be asked for.
    Cover {
        /// What must be carried.
        need: Need<'f>,
        /// The day before.
        before: Cover,
        /// On the day.
        after: Cover,
        /// What no longer carries it.
        lost: Vec<DocumentRef<'f>>,
        /// What carries it now.
        gained: Vec<DocumentRef<'f>>,
        /// What carries it in full, where one document alone does.
        alone: Option<DocumentRef<'f>>,
    },
    /// The day is the last one for a target of a document in force or in draft.
    Target {
        /// The document.
        document: DocumentRef<'f>,
        /// The target.
        target: &'f Target<'f>,
        /// What it is a target for, where that is declared.
        measure: Option<DocumentRef<'f>>,
    },
}
