//! Columns that are answered with yes or no: approved, live, published.

use super::Reader;
use crate::framework::StatusWord;
use crate::register::columns::Column;
use crate::register::entry::Entry;
use crate::register::log::{Log, Place, Sort};
use crate::register::words;

/// A cell that answers with yes or no.
#[derive(Debug)]
pub(super) struct Answer {
    column: u32,
    /// Whether it is adopted, and not whether it holds.
    is_of_approval: bool,
    is_yes: bool,
}

impl Reader<'_> {
    /// `Approved: yes`, `Live: no`.
    pub(super) fn answers(self) -> Vec<Answer> {
        let columns = [Column::ApprovedOn, Column::Flag];
        let answer = |column: &Column| {
            let is_yes = words::yes_or_no(&self.words(*column)?)?;
            let is_of_approval = *column == Column::ApprovedOn;
            let column = self.header.of(*column)?;
            Some(Answer {
                column,
                is_of_approval,
                is_yes,
            })
        };
        columns.iter().filter_map(answer).collect()
    }

    /// The state where no column of states says one.
    pub(super) fn status_of_answers(
        self,
        answers: &[Answer],
        entry: &Entry,
        log: &mut Log,
    ) -> StatusWord {
        let Some(no) = answers.iter().find(|answer| !answer.is_yes) else {
            return StatusWord::Adopted;
        };
        let says_yes = entry.on.is_some() || answers.iter().any(|answer| answer.is_yes);
        let question = match (says_yes, no.is_of_approval) {
            (false, true) => return StatusWord::Draft,
            _ if self.has_ended(entry) => return StatusWord::Adopted,
            (false, false) => {
                "How does it stand? A draft, withdrawn, or at its end? It is declared as unknown"
            }
            (true, _) => {
                "How does it stand? One column says that it is adopted, and this one no; it is declared as unknown"
            }
        };
        log.add(Sort::Question, question, self.answered(no));
        StatusWord::Unknown
    }

    /// Answers that say another thing than the column of states.
    pub(super) fn ask_about_answers(self, answers: &[Answer], status: StatusWord, log: &mut Log) {
        let is_adopted = match status {
            StatusWord::Adopted | StatusWord::UnderReview => true,
            StatusWord::Draft | StatusWord::Proposed | StatusWord::Withdrawn => false,
            StatusWord::Unknown => return,
        };
        for other in answers.iter().filter(|answer| answer.is_yes != is_adopted) {
            let text = "How does it stand? Its status says another thing than this; the status is declared";
            log.add(Sort::Question, text, self.answered(other));
        }
    }

    fn answered(self, answer: &Answer) -> Place {
        let words = if answer.is_yes { "yes" } else { "no" };
        self.place(
            answer.column,
            &format!("{}: {words}", self.name(answer.column)),
        )
    }

    /// Keeps the answers that the state does not tell.
    pub(super) fn keep_answers(self, answers: &[Answer], entry: &mut Entry) {
        for answer in answers {
            let is_told = match entry.status {
                Some(StatusWord::Adopted | StatusWord::UnderReview) => answer.is_yes,
                Some(StatusWord::Draft) => answer.is_of_approval && !answer.is_yes,
                _ => false,
            };
            if !is_told {
                let words = if answer.is_yes { "yes" } else { "no" };
                self.keep(answer.column, words, entry);
            }
        }
    }
}
