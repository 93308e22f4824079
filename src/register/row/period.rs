//! When a document holds, as a row tells of it.

use super::Reader;
use crate::date::Dated;
use crate::framework::Kind;
use crate::register::columns::Column;
use crate::register::entry::Entry;
use crate::register::log::{Log, Place, Sort};
use crate::register::when::When;
use crate::register::years::{self, Years};

impl Reader<'_> {
    /// The period: by its columns, and what these leave open by the years of the title.
    pub(super) fn read_period(self, entry: &mut Entry, log: &mut Log) {
        let from = self.date(Column::Start, entry, log);
        let to = self.date(Column::End, entry, log);
        let (first, last) = self.period_cell(entry, log);
        (entry.from, entry.to) = (from.or(first), to.or(last));
        let may_have_period = entry.kind.is_strategy_or_plan() || entry.kind == Kind::CorporatePlan;
        if may_have_period && (entry.from.is_none() || entry.to.is_none()) {
            self.read_years_of_title(entry, log);
        }
        self.ask_about_order(entry, log);
    }

    fn period_cell(self, entry: &mut Entry, log: &mut Log) -> (Option<Dated>, Option<Dated>) {
        match self.when(Column::Period) {
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
        }
    }

    fn read_years_of_title(self, entry: &mut Entry, log: &mut Log) {
        let place = self.place_of(Column::Title, &entry.title);
        match years::of(&entry.title) {
            Years::Period(from, to, reading) => {
                log.add(Sort::Reading, "the period is read from the title", place);
                let number = self.header.of(Column::Title).unwrap_or_default();
                self.tell_reading(number, &entry.title, reading, log);
                (entry.from, entry.to) = (entry.from.or(from), entry.to.or(to));
            }
            Years::One(year) if entry.on.is_some_and(|on| is_of_year(on, year)) => {}
            Years::One(_) | Years::Unclear if entry.from.is_none() && entry.to.is_none() => {
                let text = "Which period is meant by the year in the title? None is declared";
                log.add(Sort::Question, text, place);
            }
            Years::One(_) | Years::Unclear | Years::None => {}
        }
    }

    fn ask_about_order(self, entry: &mut Entry, log: &mut Log) {
        let (Some(from), Some(to)) = (entry.from, entry.to) else {
            return;
        };
        if to.last() < from.first() {
            let text = "When does it begin and end? The end comes before the start, so neither is declared";
            let place = Place::new(&entry.at).saying(&format!("{from} to {to}"));
            log.add(Sort::Question, text, place.of(self.document));
            entry.notes.push(format!("Period: {from} to {to}"));
            (entry.from, entry.to) = (None, None);
        }
    }
}

/// Whether a title has the year of its adoption, as many have.
fn is_of_year(on: Dated, year: Dated) -> bool {
    on.first().year() == year.first().year()
}
