//! When each strategy and plan holds.

use super::super::super::entry;
use super::{Material, Mention, written};
use crate::date::Day;
use crate::framework::{DocumentRef, State};

/// When a strategy or plan holds.
#[derive(Debug)]
pub struct Period<'a> {
    /// The document.
    pub document: Mention<'a>,
    /// What it is on the day, in words.
    pub state: String,
    /// What it is on the day.
    pub is: State,
    /// Its first day, and as people write it.
    pub from: Option<(Day, String)>,
    /// Its last day, and as people write it.
    pub to: Option<(Day, String)>,
    /// The last day for its next review, and as people write it.
    pub review: Option<(Day, String)>,
}

/// Every strategy, plan and corporate plan that is not over and done with, the one that ends first before the others.
pub(super) fn periods<'a>(material: &Material<'a>) -> Vec<Period<'a>> {
    let is_over = |document: &DocumentRef| {
        matches!(
            document.state(),
            State::Superseded | State::Withdrawn | State::NotYet
        )
    };
    let governed = material
        .documents()
        .filter(|document| document.is_governed() && !is_over(document));
    let mut periods: Vec<Period> = governed
        .filter_map(|document| period(material, document))
        .collect();
    let end = |period: &Period| period.to.as_ref().map_or(Day::MAX, |(day, _)| *day);
    periods.sort_by_key(end);
    periods
}

fn period<'a>(material: &Material<'a>, document: DocumentRef<'a>) -> Option<Period<'a>> {
    let declared = document.declared();
    let from = declared.period.from.map(|from| from.date);
    let to = declared.period.to.map(|to| to.date);
    let review = declared.review_by.map(|review| review.date);
    Some(Period {
        document: material.mention(document)?,
        state: entry::state(document),
        is: document.state(),
        from: from.map(|from| (from.first(), written(from))),
        to: to.map(|to| (to.last(), written(to))),
        review: review.map(|review| (review.last(), written(review))),
    })
}

/// How days become places on a line.
#[derive(Debug)]
pub struct Scale {
    first: Day,
    last: Day,
    day: Day,
}

impl Scale {
    /// So many years at most lie before the day and after it: one plan that runs for centuries would leave no room for the rest.
    const MOST: i16 = 12;

    /// From the year in which the first document begins to that in which the last one ends.
    pub fn of(periods: &[Period], day: Day) -> Self {
        let starts = periods.iter().filter_map(|period| period.from.as_ref());
        let ends = periods.iter().filter_map(|period| period.to.as_ref());
        let first = starts
            .map(|(day, _)| day.year())
            .min()
            .unwrap_or(day.year());
        let last = ends.map(|(day, _)| day.year()).max().unwrap_or(day.year());
        let first = first.clamp(day.year().saturating_sub(Self::MOST), day.year());
        let last = last.clamp(day.year(), day.year().saturating_add(Self::MOST));
        Self {
            first: Day::constant(first, 1, 1),
            last: Day::constant(last, 12, 31),
            day,
        }
    }

    /// The place of a day in percent with two digits.
    fn at(&self, day: Day) -> String {
        let days = |to: Day| f64::from((to - self.first).get_days());
        let share = days(day.clamp(self.first, self.last)) / days(self.last).max(1.0);
        format!("{:.1}", 100.0 * share)
    }

    /// The place of the day that was asked about.
    pub fn now(&self) -> String {
        self.at(self.day)
    }

    /// Some years with their places, not more than there is room for.
    pub fn years(&self) -> Vec<(String, i16)> {
        const ROOM: i16 = 8;
        let (first, last) = (self.first.year(), self.last.year());
        let step = (last - first) / ROOM + 1;
        let years = (first..=last).step_by(usize::try_from(step).unwrap_or(1));
        years
            .map(|year| (self.at(Day::constant(year, 1, 1)), year))
            .collect()
    }

    /// Where a period is drawn, how wide, and in which way; none where nothing is recorded.
    pub fn bar(&self, period: &Period) -> Option<(String, String, &'static str)> {
        if period.from.is_none() && period.to.is_none() {
            return None;
        }
        let from = period.from.as_ref().map_or(self.first, |(day, _)| *day);
        let to = period.to.as_ref().map_or(self.last, |(day, _)| *day);
        let class = match period.is {
            State::Lapsed => "lap",
            _ if period.from.is_none() || period.to.is_none() => "opn",
            _ => "per",
        };
        let share = |day| self.at(day).parse::<f64>().unwrap_or(0.0);
        let width = (share(to) - share(from)).max(0.5);
        Some((self.at(from), format!("{width:.1}"), class))
    }
}
