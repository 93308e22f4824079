//! When and by whom a document was adopted, as a row tells of it.

use super::Reader;
use crate::date::Dated;
use crate::framework::StatusWord;
use crate::register::columns::Column;
use crate::register::entry::Entry;
use crate::register::log::{Log, Place, Sort};
use crate::register::when::{self, When};
use crate::register::words;

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

    /// A date of adoption that is still to come tells of a plan, or is a slip.
    pub(super) fn take_planned_adoption(self, entry: &mut Entry) -> Option<Dated> {
        let planned = entry.on.filter(|on| on.first() > self.today)?;
        entry.on = None;
        entry.notes.push(format!("Adopted: {planned}"));
        Some(planned)
    }

    /// A date of adoption beside a state that is none of an adopted document: both may be right, of two versions.
    pub(super) fn fit_adoption(self, planned: Option<Dated>, entry: &mut Entry, log: &mut Log) {
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
