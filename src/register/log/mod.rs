//! What became of a register, for those who know it: every question, every doubt, every row that is no document.

mod place;

use std::collections::HashMap;
use std::fmt::Write;

pub(super) use place::{Made, Place, plain, shown};

use crate::report::text::count;

/// What a line of the log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// Somebody who knows must answer.
    Question,
    /// Read in one of several ways.
    Reading,
    /// A row that is no document.
    NotADocument,
    /// Kept, but not understood.
    Kept,
    /// Says that it has nothing to say.
    Nothing,
    /// A comment beside a cell.
    Comment,
}

/// Every sort with its heading and what is to be done.
const SORTS: [(Sort, &str, &str); 6] = [
    (
        Sort::Question,
        "Questions",
        "Answer these in the files of the documents; each says under `evidence` which row it comes from.",
    ),
    (
        Sort::Reading,
        "Read in one of several ways",
        "Look whether these came out right.",
    ),
    (
        Sort::Comment,
        "Comments on cells",
        "These are kept here alone, because comments often name persons. Put what matters into the `note` of the document.",
    ),
    (
        Sort::NotADocument,
        "Rows that are no documents",
        "These rows gave no document. If one is, add it with `stratlint new`.",
    ),
    (
        Sort::Kept,
        "Kept in notes",
        "These columns and words are not understood; they stand in the `note` of their documents.",
    ),
    (
        Sort::Nothing,
        "Cells that say nothing",
        "These were left out.",
    ),
];

/// The log. What is said of many places is said once.
#[derive(Debug, Default)]
pub(super) struct Log {
    lines: Vec<Line>,
    found: HashMap<(Sort, String), usize>,
}

#[derive(Debug)]
struct Line {
    sort: Sort,
    text: String,
    places: Vec<Place>,
}

impl Log {
    /// Notes something of a place.
    pub(super) fn add(&mut self, sort: Sort, text: impl Into<String>, place: Place) {
        let text = text.into();
        let lines = &mut self.lines;
        let at = *self.found.entry((sort, text.clone())).or_insert_with(|| {
            lines.push(Line {
                sort,
                text,
                places: Vec::new(),
            });
            lines.len() - 1
        });
        self.lines[at].places.push(place);
    }

    /// How many lines there are of a sort, and how many places they speak of.
    pub(super) fn count(&self, sort: Sort) -> (usize, usize) {
        let lines = self.lines.iter().filter(|line| line.sort == sort);
        lines.fold((0, 0), |(lines, places), line| {
            (lines + 1, places + line.places.len())
        })
    }

    /// How many places something is said of.
    pub(super) fn places_of(&self, text: &str) -> usize {
        let lines = self.lines.iter().filter(|line| line.text == text);
        lines.map(|line| line.places.len()).sum()
    }

    /// The log as Markdown, with the documents that were made, in the order of their numbers.
    pub(super) fn markdown(&self, documents: &[Made]) -> String {
        let mut text = String::new();
        for (sort, heading, what_to_do) in SORTS {
            let mut lines = self
                .lines
                .iter()
                .filter(|line| line.sort == sort)
                .peekable();
            if lines.peek().is_none() {
                continue;
            }
            write!(text, "\n## {heading}\n\n{what_to_do}\n\n").expect("a string takes all");
            for line in lines {
                writeln!(text, "- {}:{}", plain(&line.text), line.told(documents))
                    .expect("a string takes all");
            }
        }
        text
    }
}

impl Line {
    /// Its places; of what is lost to nobody only how many there are.
    fn told(&self, documents: &[Made]) -> String {
        match self.sort {
            Sort::Kept | Sort::Nothing => format!(" {}", count(self.places.len(), "cell")),
            _ => match self.places.as_slice() {
                [only] => format!(" {}", only.told(documents)),
                places => {
                    let line = |place: &Place| format!("\n  - {}", place.told(documents));
                    places.iter().map(line).collect()
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_many_places_is_said_once() {
        let mut log = Log::default();
        log.add(Sort::Reading, "day first", Place::new("A1"));
        log.add(Sort::Question, "who owns it", Place::new("A2").of(0));
        log.add(Sort::Reading, "day first", Place::new("A3").saying("1/2"));
        assert_eq!(
            (log.count(Sort::Reading), log.count(Sort::Kept)),
            ((1, 2), (0, 0))
        );
        let made = Made {
            title: "A_B",
            file: "strategies/a-b.yaml".into(),
        };
        let text = log.markdown(&[made]);
        assert!(
            text.contains("- day first:\n  - A1\n  - A3 (1/2)\n"),
            "{text}"
        );
        assert!(
            text.contains("- who owns it: A2, of [A\\_B](strategies/a-b.yaml)\n"),
            "{text}"
        );
        assert!(text.find("Questions") < text.find("Read in"));
    }
}
