//! What a row says of a document.

use super::columns::{Column, Header};
use super::entry::Entry;
use super::log::{Log, Place, Sort};
use super::when::{self, When};
use super::words::{self, Owner};
use super::{Cell, Row, Sheet, Value};
use crate::date::{Dated, Day};
use crate::framework::Kind;
use crate::phrase;

/// A row in its sheet.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    pub(super) sheet: &'r Sheet,
    pub(super) header: &'r Header,
    pub(super) row: &'r Row,
    pub(super) today: Day,
    /// The number of the document among all.
    pub(super) document: usize,
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
    pub(super) fn words(self, column: Column) -> Option<String> {
        let (_, cell) = self.cell(column)?;
        Some(cell.words()).filter(|words| !when::is_nothing(words))
    }

    /// A cell's place with what stands there.
    pub(super) fn place(self, column: u32, words: &str) -> Place {
        self.cell_at(column).saying(words)
    }

    fn cell_at(self, column: u32) -> Place {
        Place::new(self.sheet.cell_at(self.row.number, column)).of(self.document)
    }

    pub(super) fn place_of(self, column: Column, words: &str) -> Place {
        self.place(self.header.of(column).unwrap_or_default(), words)
    }

    pub(super) fn name(self, column: u32) -> String {
        self.header
            .names
            .get(&column)
            .cloned()
            .unwrap_or_else(|| format!("Column {}", column + 1))
    }

    /// The type decides, where it is understood; otherwise the title; where that names no kind, what the column or the sheet
    /// is called.
    fn kind(self, title: &str, log: &mut Log) -> Kind {
        let by_type = self
            .words(Column::Kind)
            .and_then(|words| words::kind(&words));
        let guess = by_type
            .filter(|guess| guess.is_sure)
            .or_else(|| words::kind(title))
            .or(by_type);
        if guess.is_some_and(|guess| guess.is_sure) {
            return guess.map_or(Kind::Policy, |guess| guess.kind);
        }
        let place = self.place_of(Column::Title, title);
        let called = self.kind_of_column().or_else(|| self.kind_of_sheet());
        if let Some(kind) = called.filter(|kind| guess.is_none_or(|guess| guess.kind == *kind)) {
            let a_kind = phrase::with_article(&kind.to_string());
            let text = format!("taken for {a_kind}, because its column or its sheet is called so");
            log.add(Sort::Reading, text, place);
            return kind;
        }
        let kind = guess.map_or(Kind::Policy, |guess| guess.kind);
        let a_kind = phrase::with_article(&kind.to_string());
        let text = format!("Is this {a_kind}? Neither its title nor its type says so for sure");
        log.add(Sort::Question, text, place);
        kind
    }

    fn kind_of_column(self) -> Option<Kind> {
        let column = self.header.of(Column::Title)?;
        words::only_kind(self.header.names.get(&column)?)
    }

    fn kind_of_sheet(self) -> Option<Kind> {
        words::only_kind(self.sheet.name.as_deref()?)
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

    /// The post that answers for it. Persons come and go, and are not named.
    fn read_owner(self, entry: &mut Entry, log: &mut Log) {
        let Some((number, cell)) = self.cell(Column::Owner) else {
            return;
        };
        let words = cell.words();
        if when::is_nothing(&words) {
            return;
        }
        let lines = match &cell.value {
            Value::Text(text) => text,
            _ => &words,
        };
        let place = self.place(number, &words);
        match words::owner(lines) {
            Owner::Post => entry.owner = Some(words),
            Owner::Beside(post) => {
                let text = "the post is taken for the owner, and the person is not named";
                log.add(Sort::Reading, text, place);
                entry.owner = Some(post);
            }
            Owner::Person => {
                let text = "Which post is this? It is a person's name, and an owner is a post, so none is declared";
                log.add(Sort::Question, text, place);
            }
            Owner::Unclear => {
                let text = "Is this a post? It may be a person's name; it is declared as it stands";
                log.add(Sort::Question, text, place);
                entry.owner = Some(words);
            }
            Owner::Nobody => {
                let text = "Who answers for it? Nobody is named, so no owner is declared";
                log.add(Sort::Question, text, place);
                entry.notes.push(format!("Owner: {words}"));
            }
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
    pub(super) fn when(self, column: Column) -> Option<(u32, String, When)> {
        let (number, cell) = self.cell(column)?;
        let when = match cell.value {
            Value::Number(value) => when::number(value),
            _ => when::read(&cell.words()),
        };
        Some((number, cell.words(), when))
    }

    /// The one date of a cell. What is none goes into the note, and is asked about where it is unclear.
    pub(super) fn date(self, column: Column, entry: &mut Entry, log: &mut Log) -> Option<Dated> {
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

    pub(super) fn tell_reading(
        self,
        number: u32,
        words: &str,
        reading: Option<when::Reading>,
        log: &mut Log,
    ) {
        if let Some(reading) = reading {
            log.add(Sort::Reading, reading.words(), self.place(number, words));
        }
    }

    pub(super) fn keep(self, number: u32, words: &str, entry: &mut Entry) {
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
