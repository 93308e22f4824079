//! What a row says of a document: here what any cell tells, below what has more to it.

mod adoption;
mod answers;
mod kind;
mod owner;
mod period;
mod state;

use crate::date::{Dated, Day};
use crate::register::columns::{Column, Header};
use crate::register::entry::Entry;
use crate::register::log::{Log, Place, Sort};
use crate::register::when::{self, When};
use crate::register::words;
use crate::register::{Cell, Row, Sheet, Value};

/// A row in its sheet.
#[derive(Clone, Copy)]
pub(in crate::register) struct Reader<'r> {
    pub(in crate::register) sheet: &'r Sheet,
    pub(in crate::register) header: &'r Header,
    pub(in crate::register) row: &'r Row,
    pub(in crate::register) today: Day,
    /// The number of the document among all.
    pub(in crate::register) document: usize,
}

impl Reader<'_> {
    /// The document that the row tells of. It has a title.
    pub(in crate::register) fn entry(
        self,
        title: &str,
        section: Option<&str>,
        log: &mut Log,
    ) -> Entry {
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
            owner: None,
            url: self.url(),
            section: section.map(Into::into),
            priorities: self.priorities(),
            supports: Vec::new(),
            notes: Vec::new(),
        };
        self.shorten_title(&mut entry, log);
        self.read_owner(&mut entry, log);
        self.read_adoption(&mut entry, log);
        self.read_period(&mut entry, log);
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
    fn place(self, column: u32, words: &str) -> Place {
        self.cell_at(column).saying(words)
    }

    fn cell_at(self, column: u32) -> Place {
        Place::new(self.sheet.cell_at(self.row.number, column)).of(self.document)
    }

    fn place_of(self, column: Column, words: &str) -> Place {
        self.place(self.header.of(column).unwrap_or_default(), words)
    }

    fn name(self, column: u32) -> String {
        self.header
            .names
            .get(&column)
            .cloned()
            .unwrap_or_else(|| format!("Column {}", column + 1))
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
            When::Nothing => log.add(Sort::Nothing, self.name(number), self.cell_at(number)),
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
                Some(Column::Flag) => words::yes_or_no(&words).is_some(),
                Some(_) => true,
            };
            match known {
                _ if is_said => {}
                _ if when::is_nothing(&words) => {
                    log.add(Sort::Nothing, self.name(*number), self.cell_at(*number));
                }
                Some(Column::Notes) => entry.notes.push(words),
                _ => {
                    log.add(
                        Sort::Kept,
                        format!("Column {}", self.name(*number)),
                        self.cell_at(*number),
                    );
                    self.keep(*number, &words, entry);
                }
            }
        }
    }
}
