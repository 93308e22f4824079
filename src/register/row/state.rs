//! How a document stands, as a row tells of it.

use super::Reader;
use crate::framework::StatusWord;
use crate::register::columns::Column;
use crate::register::entry::Entry;
use crate::register::log::{Log, Sort};
use crate::register::words::{self, Stand};

impl Reader<'_> {
    /// The state: by its own column, or by those that are answered with yes or no, or by a date of adoption.
    pub(super) fn read_status(self, entry: &mut Entry, log: &mut Log) {
        let planned = self.take_planned_adoption(entry);
        let answers = self.answers();
        let status = match self.words(Column::Status) {
            Some(words) => {
                let status = self.status_of_words(&words, entry, log);
                self.ask_about_answers(&answers, status, log);
                status
            }
            None if answers.is_empty() && entry.on.is_none() => StatusWord::Unknown,
            None => self.status_of_answers(&answers, entry, log),
        };
        entry.status = Some(status);
        self.keep_answers(&answers, entry);
        self.fit_adoption(planned, entry, log);
    }

    fn status_of_words(self, words: &str, entry: &mut Entry, log: &mut Log) -> StatusWord {
        let keep = |entry: &mut Entry| entry.notes.push(format!("Status: {words}"));
        let ended = self.has_ended(entry);
        let question = match words::stand(words) {
            Some((Stand::Is(word), says_more)) => {
                if says_more {
                    keep(entry);
                }
                return word;
            }
            Some((Stand::Superseded, _)) => {
                "What has taken its place? Write “supersedes” into that one; until then its state is unknown"
            }
            Some((Stand::Lapsed, _)) if ended => return StatusWord::Adopted,
            Some((Stand::Lapsed, _)) => {
                "When did it end? The register says that it has, and not when"
            }
            None => "What does this status mean? It is declared as unknown",
        };
        keep(entry);
        log.add(
            Sort::Question,
            question,
            self.place_of(Column::Status, words),
        );
        StatusWord::Unknown
    }

    pub(super) fn has_ended(self, entry: &Entry) -> bool {
        entry.to.is_some_and(|to| to.last() < self.today)
    }
}
