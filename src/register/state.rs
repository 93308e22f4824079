//! How a document stands, and when it holds, as a row tells of it.

use super::columns::Column;
use super::entry::Entry;
use super::log::{Log, Sort};
use super::row::Reader;
use super::when::{self, When};
use super::words::{self, Stand};
use crate::date::Dated;
use crate::framework::StatusWord;

impl Reader<'_> {
    pub(super) fn read_period(self, entry: &mut Entry, log: &mut Log) {
        let from = self.date(Column::Start, entry, log);
        let to = self.date(Column::End, entry, log);
        let (first, last) = match self.when(Column::Period) {
            Some((number, words, When::Span(from, to, reading))) => {
                self.tell_reading(number, &words, reading, log);
                (from, to)
            }
            Some((number, words, When::On(date, _))) => {
                log.add(
                    Sort::Reading,
                    "one date for a period, read as its first and its last day",
                    self.place(number, &words),
                );
                (Some(date), Some(date))
            }
            // What is no span is told as what is no date.
            Some(_) => (self.date(Column::Period, entry, log), None),
            None => (None, None),
        };
        (entry.from, entry.to) = (from.or(first), to.or(last));
        if let (Some(from), Some(to)) = (entry.from, entry.to)
            && to.last() < from.first()
        {
            let text = "When does it begin and end? The end comes before the start, so neither is declared";
            log.add(
                Sort::Question,
                text,
                format!("{} ({from} to {to})", entry.at),
            );
            entry.notes.push(format!("Period: {from} to {to}"));
            (entry.from, entry.to) = (None, None);
        }
    }

    /// When it was adopted; the same cell may say by whom.
    pub(super) fn read_adoption(self, entry: &mut Entry, log: &mut Log) {
        let Some((number, words, When::Unclear)) = self.when(Column::ApprovedOn) else {
            entry.on = self.date(Column::ApprovedOn, entry, log);
            return;
        };
        let Some((date, reading, body)) = date_and_body(&words) else {
            // `Approved: yes` and `Approved: Cabinet` are no dates, and no faults.
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

    pub(super) fn read_status(self, entry: &mut Entry, log: &mut Log) {
        let Some(words) = self.words(Column::Status) else {
            entry.status = Some(if entry.on.is_some() {
                StatusWord::Adopted
            } else {
                StatusWord::Unknown
            });
            return;
        };
        let place = self.place_of(Column::Status, &words);
        let keep = |entry: &mut Entry| entry.notes.push(format!("Status: {words}"));
        let ended = entry.to.is_some_and(|to| to.last() < self.today);
        entry.status = Some(match words::stand(&words) {
            Some((Stand::Is(word), says_more)) => {
                if says_more {
                    keep(entry);
                }
                word
            }
            Some((Stand::Lapsed, _)) if ended => StatusWord::Adopted,
            Some((Stand::Lapsed, _)) => {
                keep(entry);
                log.add(
                    Sort::Question,
                    "When did it end? The register says that it has, and not when",
                    place,
                );
                StatusWord::Unknown
            }
            None => {
                keep(entry);
                log.add(
                    Sort::Question,
                    "What does this status mean? It is declared as unknown",
                    place,
                );
                StatusWord::Unknown
            }
        });
        fit_adoption(entry, log);
    }
}

/// A date of adoption beside a state that is none of an adopted document: both may be right, of two versions.
fn fit_adoption(entry: &mut Entry, log: &mut Log) {
    let is_before = matches!(entry.status, Some(StatusWord::Draft | StatusWord::Proposed));
    if let Some(on) = entry.on.filter(|_| is_before) {
        let text = "Is it adopted? It has a date of adoption, and a state from before; the state is declared";
        log.add(Sort::Question, text, format!("{} ({on})", entry.at));
        entry.notes.push(format!("Adopted: {on}"));
        entry.on = None;
    }
    if is_before && let Some(by) = entry.by.take() {
        entry.notes.push(format!("Adopted by: {by}"));
    }
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
