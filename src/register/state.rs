//! How a document stands, as a row tells of it.

use super::columns::Column;
use super::entry::Entry;
use super::log::{Log, Place, Sort};
use super::row::Reader;
use super::when::{self, When};
use super::words::{self, Stand};
use crate::date::Dated;
use crate::framework::StatusWord;

impl Reader<'_> {
    /// When it was adopted; the same cell may say by whom.
    pub(super) fn read_adoption(self, entry: &mut Entry, log: &mut Log) {
        let Some((number, words, When::Unclear)) = self.when(Column::ApprovedOn) else {
            entry.on = self.date(Column::ApprovedOn, entry, log);
            return;
        };
        if let When::On(date, reading) = when::read(without_verb(&words)) {
            self.tell_reading(number, &words, reading, log);
            entry.on = Some(date);
            return;
        }
        let Some((date, reading, body)) = date_and_body(&words) else {
            // `Approved: yes` is a state.
            if words::yes_or_no(&words).is_some() {
                return;
            }
            self.keep(number, &words, entry);
            log.add(
                Sort::Question,
                format!("Which date is meant under {}?", self.name(number)),
                self.place(number, &words),
            );
            return;
        };
        self.tell_reading(number, &words, reading, log);
        log.add(
            Sort::Reading,
            "read as a date and the body that decided",
            self.place(number, &words),
        );
        entry.on = Some(date);
        match &entry.by {
            None => entry.by = Some(body),
            Some(_) => self.keep(number, &words, entry),
        }
    }

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

    fn has_ended(self, entry: &Entry) -> bool {
        entry.to.is_some_and(|to| to.last() < self.today)
    }

    /// `Approved: yes`, `Live: no`.
    fn answers(self) -> Vec<Answer> {
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
    fn status_of_answers(self, answers: &[Answer], entry: &Entry, log: &mut Log) -> StatusWord {
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
    fn ask_about_answers(self, answers: &[Answer], status: StatusWord, log: &mut Log) {
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
    fn keep_answers(self, answers: &[Answer], entry: &mut Entry) {
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

    /// A date of adoption that is still to come tells of a plan, or is a slip.
    fn take_planned_adoption(self, entry: &mut Entry) -> Option<Dated> {
        let planned = entry.on.filter(|on| on.first() > self.today)?;
        entry.on = None;
        entry.notes.push(format!("Adopted: {planned}"));
        Some(planned)
    }

    /// A date of adoption beside a state that is none of an adopted document: both may be right, of two versions.
    fn fit_adoption(self, planned: Option<Dated>, entry: &mut Entry, log: &mut Log) {
        let is_before = matches!(entry.status, Some(StatusWord::Draft | StatusWord::Proposed));
        let place = |on: Dated| {
            let place = Place::new(&entry.at).saying(&on.to_string());
            place.of(self.document)
        };
        match (planned, entry.on) {
            (Some(on), _) if !is_before => {
                let text = "When was it adopted? The date is still to come, so its state is declared as unknown";
                log.add(Sort::Question, text, place(on));
                entry.status = Some(StatusWord::Unknown);
            }
            (None, Some(on)) if is_before => {
                let text = "Is it adopted? It has a date of adoption, and a state from before; the state is declared";
                log.add(Sort::Question, text, place(on));
                entry.notes.push(format!("Adopted: {on}"));
                entry.on = None;
            }
            _ => {}
        }
        if is_before && let Some(by) = entry.by.take() {
            entry.notes.push(format!("Adopted by: {by}"));
        }
    }
}

/// A cell that answers with yes or no.
#[derive(Debug)]
struct Answer {
    column: u32,
    /// Whether it is adopted, and not whether it holds.
    is_of_approval: bool,
    is_yes: bool,
}

/// What follows `Approved` in a cell that need not say so.
fn without_verb(words: &str) -> &str {
    let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
    let verbs = ["approved", "adopted", "agreed"];
    let is_verb = verbs.iter().any(|known| known.eq_ignore_ascii_case(verb));
    let rest = if is_verb { rest } else { words };
    let small = ["on ", "in "]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    small.unwrap_or(rest)
}

/// `Cabinet 12/03/2024` and `12 March 2024, Cabinet`.
fn date_and_body(words: &str) -> Option<(Dated, Option<when::Reading>, String)> {
    let parts: Vec<&str> = words.split(' ').collect();
    let split = |at: usize, date_is_last: bool| {
        let (first, last) = parts.split_at(at);
        let (date, body) = if date_is_last {
            (last, first)
        } else {
            (first, last)
        };
        let trim = |text: String| {
            text.trim_matches([' ', ',', '-', '–', ':', '(', ')'])
                .to_owned()
        };
        let body = trim(body.join(" "));
        match when::read(&trim(date.join(" "))) {
            When::On(date, reading) if words::is_body(&body) => Some((date, reading, body)),
            _ => None,
        }
    };
    (1..=3)
        .rev()
        .filter(|count| *count < parts.len() && parts.len() < 20)
        .find_map(|count| split(parts.len() - count, true).or_else(|| split(count, false)))
}
