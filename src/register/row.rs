//! What a row says of a document.

use super::columns::{Column, Header};
use super::entry::Entry;
use super::log::{Log, Sort, shown};
use super::when::{self, When};
use super::words::{self, Stand};
use super::{Cell, Row, Sheet, Value};
use crate::date::{Dated, Day};
use crate::framework::{Kind, StatusWord};

/// A row in its sheet.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    pub(super) sheet: &'r Sheet,
    pub(super) header: &'r Header,
    pub(super) row: &'r Row,
    pub(super) today: Day,
}

impl Reader<'_> {
    /// The document that the row tells of. It has a title.
    pub(super) fn entry(self, title: &str, section: Option<&str>, log: &mut Log) -> Entry {
        let mut entry = Entry {
            at: self.sheet.row_at(self.row.number),
            kind: self.kind(title, log),
            title: title.to_owned(),
            status: None,
            on: None,
            by: self.words(Column::ApprovedBy),
            from: None,
            to: None,
            review_by: None,
            owner: self.words(Column::Owner),
            url: self.url(),
            section: section.map(Into::into),
            priorities: self.priorities(),
            supports: Vec::new(),
            notes: Vec::new(),
        };
        self.shorten_title(&mut entry, log);
        self.look_at_owner(&entry, log);
        self.read_period(&mut entry, log);
        self.read_adoption(&mut entry, log);
        self.read_status(&mut entry, log);
        entry.review_by = self.date(Column::Review, &mut entry, log);
        self.keep_the_rest(&mut entry, log);
        entry
    }

    fn cell(self, column: Column) -> Option<(u32, Cell)> {
        let number = self.header.of(column)?;
        let (_, cell) = self.row.cells.iter().find(|(at, _)| *at == number)?;
        Some((number, cell.clone()))
    }

    /// The words of a cell, if it says anything.
    fn words(self, column: Column) -> Option<String> {
        let (_, cell) = self.cell(column)?;
        Some(cell.words()).filter(|words| !when::is_nothing(words))
    }

    /// A cell's place with what stands there.
    fn place(self, column: u32, words: &str) -> String {
        format!(
            "{} ({})",
            self.sheet.cell_at(self.row.number, column),
            shown(words)
        )
    }

    fn place_of(self, column: Column, words: &str) -> String {
        self.place(self.header.of(column).unwrap_or_default(), words)
    }

    fn name(self, column: u32) -> String {
        self.header
            .names
            .get(&column)
            .cloned()
            .unwrap_or_else(|| format!("Column {}", column + 1))
    }

    /// The type decides, where it is understood; otherwise the title.
    fn kind(self, title: &str, log: &mut Log) -> Kind {
        let by_type = self
            .words(Column::Kind)
            .and_then(|words| words::kind(&words));
        let guess = by_type
            .filter(|guess| guess.is_sure)
            .or_else(|| words::kind(title))
            .or(by_type);
        let kind = guess.map_or(Kind::Policy, |guess| guess.kind);
        if !guess.is_some_and(|guess| guess.is_sure) {
            let text = format!("Is this a {kind}? Neither its title nor its type says so for sure");
            log.add(Sort::Question, text, self.place_of(Column::Title, title));
        }
        kind
    }

    /// A title of many lines is none; the whole of it goes into the note.
    fn shorten_title(self, entry: &mut Entry, log: &mut Log) {
        const LONGEST: usize = 300;
        if let Some((end, _)) = entry.title.char_indices().nth(LONGEST) {
            log.add(
                Sort::Question,
                "What is the title? This is too long for one; its beginning is taken",
                self.place_of(Column::Title, &entry.title),
            );
            let short = entry.title[..end].to_owned();
            entry.notes.push(std::mem::replace(&mut entry.title, short));
        }
    }

    fn look_at_owner(self, entry: &Entry, log: &mut Log) {
        let person = entry.owner.as_ref().filter(|owner| words::is_person(owner));
        if let Some(person) = person {
            let text = "Which role is this? It looks like a person's name, and an owner is a role";
            log.add(Sort::Question, text, self.place_of(Column::Owner, person));
        }
    }

    fn url(self) -> Option<String> {
        let is_address =
            |text: &String| text.starts_with("http://") || text.starts_with("https://");
        let told = self.words(Column::Link).filter(is_address);
        let behind = |column| self.cell(column).and_then(|(_, cell)| cell.link);
        told.or_else(|| behind(Column::Link))
            .or_else(|| behind(Column::Title))
    }

    /// The priorities that the cell names: the whole of it, or what stands between signs and line breaks.
    fn priorities(self) -> Vec<(String, String)> {
        let Some((number, cell)) = self.cell(Column::Priority) else {
            return Vec::new();
        };
        let at = self.sheet.cell_at(self.row.number, number);
        let text = match &cell.value {
            Value::Text(text) => text.clone(),
            _ => cell.words(),
        };
        let names = text
            .split([';', '\n', '|'])
            .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        names
            .filter(|name| !when::is_nothing(name))
            .map(|name| (name, at.clone()))
            .collect()
    }

    /// What a cell for a date says.
    fn when(self, column: Column) -> Option<(u32, String, When)> {
        let (number, cell) = self.cell(column)?;
        let when = match cell.value {
            Value::Number(value) => when::number(value),
            _ => when::read(&cell.words()),
        };
        Some((number, cell.words(), when))
    }

    /// The one date of a cell. What is none goes into the note, and is asked about where it is unclear.
    fn date(self, column: Column, entry: &mut Entry, log: &mut Log) -> Option<Dated> {
        let (number, words, when) = self.when(column)?;
        match when {
            When::On(date, reading) => {
                self.tell_reading(number, &words, reading, log);
                return Some(date);
            }
            When::Nothing => log.add(
                Sort::Nothing,
                self.name(number),
                self.sheet.cell_at(self.row.number, number),
            ),
            When::NoDate => self.keep(number, &words, entry),
            When::Span(..) | When::Unclear => {
                self.keep(number, &words, entry);
                log.add(
                    Sort::Question,
                    format!("Which date is meant under {}?", self.name(number)),
                    self.place(number, &words),
                );
            }
        }
        None
    }

    fn tell_reading(self, number: u32, words: &str, reading: Option<when::Reading>, log: &mut Log) {
        if let Some(reading) = reading {
            log.add(Sort::Reading, reading.words(), self.place(number, words));
        }
    }

    fn keep(self, number: u32, words: &str, entry: &mut Entry) {
        entry.notes.push(format!("{}: {words}", self.name(number)));
    }

    fn read_period(self, entry: &mut Entry, log: &mut Log) {
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
    fn read_adoption(self, entry: &mut Entry, log: &mut Log) {
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

    fn read_status(self, entry: &mut Entry, log: &mut Log) {
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

    /// What no key takes goes into the note with the name of its column.
    fn keep_the_rest(self, entry: &mut Entry, log: &mut Log) {
        for (number, cell) in &self.row.cells {
            let words = cell.words();
            let known = self.header.known.get(number);
            let is_said = match known {
                None | Some(Column::Notes) => false,
                Some(Column::Link) => entry.url.as_ref() == Some(&words) || cell.link.is_some(),
                Some(Column::Kind) => words::kind(&words)
                    .is_some_and(|guess| guess.is_sure && guess.kind == entry.kind),
                Some(_) => true,
            };
            match known {
                _ if is_said => {}
                _ if when::is_nothing(&words) => {
                    log.add(
                        Sort::Nothing,
                        self.name(*number),
                        self.sheet.cell_at(self.row.number, *number),
                    );
                }
                Some(Column::Notes) => entry.notes.push(words),
                _ => {
                    log.add(
                        Sort::Kept,
                        format!("Column {}", self.name(*number)),
                        self.sheet.cell_at(self.row.number, *number),
                    );
                    self.keep(*number, &words, entry);
                }
            }
        }
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
            When::On(date, reading) if !body.is_empty() => Some((date, reading, body)),
            _ => None,
        }
    };
    (1..=3)
        .rev()
        .filter(|count| *count < parts.len() && parts.len() < 20)
        .find_map(|count| split(parts.len() - count, true).or_else(|| split(count, false)))
}
