//! Years on paper.

use super::super::super::view::Span;
use crate::date::Day;

/// Years shown before and after the day at most: what lies further off would press the rest together.
const BEFORE: i16 = 12;
const AFTER: i16 = 18;

/// How wide they are together.
pub(super) const WIDTH: f64 = 560.0;

/// Years on paper.
pub(super) struct Axis {
    pub(super) left: f64,
    first: i16,
    years: i16,
}

impl Axis {
    pub(super) fn new(left: f64, day: Day, spans: &[Span]) -> Self {
        let ends = |span: &Span| [span.from, span.to, span.review];
        let years = || spans.iter().flat_map(ends).flatten().map(|day| day.year());
        let (earliest, latest) = (day.year() - BEFORE, day.year() + AFTER);
        let first = years()
            .min()
            .unwrap_or(day.year())
            .clamp(earliest, day.year() - 1);
        let last = years()
            .max()
            .unwrap_or(day.year())
            .clamp(day.year() + 1, latest);
        Self {
            left,
            first,
            years: last + 1 - first,
        }
    }

    pub(super) fn right(&self) -> f64 {
        self.left + WIDTH
    }

    /// Where a day lies, even where that is beyond the paper.
    pub(super) fn at(&self, day: Day) -> f64 {
        let year = f64::from(day.year() - self.first) + f64::from(day.day_of_year() - 1) / 366.0;
        self.left + WIDTH * year / f64::from(self.years)
    }

    pub(super) fn within(&self, day: Day) -> f64 {
        self.at(day).clamp(self.left, self.right())
    }

    /// Years with a line: so far apart that their numbers fit.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (i16, f64)> {
        let step = [1, 2, 5, 10]
            .into_iter()
            .find(|step| WIDTH * f64::from(*step) / f64::from(self.years) > 40.0);
        let step = step.unwrap_or(10);
        (self.first..self.first + self.years)
            .filter(move |year| year % step == 0)
            // The paper may reach beyond the last year of the calendar.
            .filter_map(|year| Some((year, self.at(Day::new(year, 1, 1).ok()?))))
    }
}
