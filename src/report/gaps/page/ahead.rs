//! What the timeline and the forward plan ask.

use super::Page;
use crate::report::gaps::contents::PlanLine;

impl Page<'_> {
    /// What is past already, and then each month with what is to come in it.
    pub(super) fn months(&self) -> Vec<(String, &[PlanLine<'_>])> {
        let plan = &self.c.plan;
        let month = |line: &PlanLine| (line.day.year(), line.day.month());
        let already =
            (!plan.already.is_empty()).then(|| (self.w.already.to_owned(), &*plan.already));
        let to_come = plan.to_come.chunk_by(|a, b| month(a) == month(b));
        let to_come = to_come.map(|lines| (lines[0].day.strftime("%B %Y").to_string(), lines));
        already.into_iter().chain(to_come).collect()
    }

    /// How many columns the forward plan has.
    pub(super) fn plan_width(&self) -> usize {
        if self.is_public() { 3 } else { 4 }
    }

    pub(super) fn timeline_note(&self) -> String {
        let periods = &self.c.periods;
        let both = periods
            .iter()
            .filter(|period| period.from.is_some() && period.to.is_some());
        self.w
            .timeline_note(both.count(), periods.len(), &self.day())
    }
}
