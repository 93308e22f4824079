//! The course of documents: what each is, stage after stage, without asking day by day.

use super::Framework;
use super::document::Document;
use super::graph::Number;
use super::link::Extent;
use super::relation::Relation;
use super::state::State;
use super::status::{Status, StatusWord};
use crate::date::{Dated, Day};

/// What a document is from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stage {
    /// Its first day.
    pub(super) from: Day,
    pub(super) state: State,
    /// The first day of the adoption that counts, where that is dated.
    pub(super) adopted: Option<Day>,
}

impl Framework<'_> {
    /// The stages of every document from a day up to the framework's own: the first is that of the day itself. The states
    /// are the documents' own: that priorities retire with their plan is not in them.
    pub(super) fn courses(&self, start: Day) -> Vec<Vec<Stage>> {
        let courses = self.documents.iter().zip(self.supersession());
        courses
            .map(|(document, superseded)| course(document, superseded, start, self.day))
            .collect()
    }

    /// For every document the first day on which something has superseded it in full.
    fn supersession(&self) -> Vec<Option<Day>> {
        let mut first: Vec<Option<Day>> = vec![None; self.documents.len()];
        for successor in self.documents() {
            let Some(effect) = successor.takes_effect_on() else {
                continue;
            };
            let whole = successor.links().filter(|link| {
                link.relation == Relation::Supersedes && link.extent == Extent::Full
            });
            for (link, older) in whole.filter_map(|link| Some((link, link.target()?))) {
                let from = effect.max(link.since.map_or(Day::MIN, Dated::first));
                let known = &mut first[older.number as usize];
                *known = Some(known.map_or(from, |known| known.min(from)));
            }
        }
        first
    }

    /// The number of documents, as numbers go.
    pub(super) fn numbers(&self) -> std::ops::Range<Number> {
        self.states.numbers()
    }
}

fn course(document: &Document, superseded: Option<Day>, start: Day, end: Day) -> Vec<Stage> {
    let mut history = History::new(document);
    let mut stages: Vec<Stage> = Vec::new();
    for day in turns(document, superseded, start, end) {
        history.go_on_to(day);
        let superseded = superseded.is_some_and(|from| from <= day);
        let state = if history.has_begun(day) {
            document.state_by(history.word(), day, superseded)
        } else {
            State::NotYet
        };
        let now = Stage {
            from: day,
            state,
            adopted: history.adopted(),
        };
        let is_news = |last: &Stage| (last.state, last.adopted) != (now.state, now.adopted);
        if stages.last().is_none_or(is_news) {
            stages.push(now);
        }
    }
    stages
}

/// The days on which a document may become something else, and the first of all.
fn turns(document: &Document, superseded: Option<Day>, start: Day, end: Day) -> Vec<Day> {
    let statuses = document.status.iter().filter_map(|status| status.on);
    let from = document.period.from.map(|from| from.date.first());
    let to = document.period.to;
    let after = to.and_then(|to| to.date.last().tomorrow().ok());
    let mut days: Vec<Day> = statuses
        .map(Dated::first)
        .chain(from)
        .chain(after)
        .chain(superseded)
        .filter(|day| (start..=end).contains(day))
        .chain([start])
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// A history read day after day. On any day the last of the entries counts that are not dated later.
struct History<'d> {
    document: &'d Document<'d>,
    /// Entries by the day from which they count; those that count already are taken off the end.
    coming: Vec<(Day, usize)>,
    last: Option<usize>,
    last_adoption: Option<usize>,
}

impl<'d> History<'d> {
    fn new(document: &'d Document<'d>) -> Self {
        let on = |status: &Status| status.on.map_or(Day::MIN, Dated::first);
        let entries = document.status.iter().map(on).zip(0..);
        let mut coming: Vec<(Day, usize)> = entries.collect();
        coming.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            document,
            coming,
            last: None,
            last_adoption: None,
        }
    }

    fn go_on_to(&mut self, day: Day) {
        while let Some((_, entry)) = self.coming.pop_if(|(from, _)| *from <= day) {
            self.last = self.last.max(Some(entry));
            if self.document.status[entry].is == StatusWord::Adopted {
                self.last_adoption = self.last_adoption.max(Some(entry));
            }
        }
    }

    fn has_begun(&self, day: Day) -> bool {
        self.document.exists_on(day)
    }

    fn word(&self) -> Option<StatusWord> {
        self.last.map(|entry| self.document.status[entry].is)
    }

    fn adopted(&self) -> Option<Day> {
        let on = self.document.status[self.last_adoption?].on;
        on.map(Dated::first)
    }
}
