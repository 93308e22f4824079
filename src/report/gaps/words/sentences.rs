//! Sentences that are put together.

use std::fmt::Display;

use super::Words;
use crate::finding::{Group, Level, Step};
use crate::framework::{Basis, Service};
use crate::report::gaps::contents::{Figure, Nothing, Stop};

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
#[expect(
    clippy::unused_self,
    reason = "sentences belong to a language; that of a translation is another table"
)]
impl Words {
    /// A level as a director reads it.
    pub(in crate::report::gaps) fn level_name(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => "Must fix",
            Level::Warning => "Should fix",
            Level::Note => "Consider",
        }
    }

    /// What a level means.
    pub(in crate::report::gaps) fn level_meaning(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => {
                "A duty, a required document or a broken link to the plan. The check fails while one is open."
            }
            Level::Warning => "Good practice, advice from peers, or what nobody has looked at yet.",
            Level::Note => "Worth a look at the next review.",
        }
    }

    /// A group of rules as a question.
    pub(in crate::report::gaps) fn group_name(&self, group: &Group) -> &'static str {
        group.title()
    }

    /// How a document serves a priority, in a cell.
    pub(in crate::report::gaps) fn service(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated",
            Service::ThroughOthers => "Through others",
            Service::NotStated => "Not stated",
        }
    }

    /// The same, for the key to the table.
    pub(in crate::report::gaps) fn service_meaning(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated: the document itself names the priority",
            Service::ThroughOthers => {
                "Through others: it serves a document that serves the priority"
            }
            Service::NotStated => "Not stated: only reported or inferred on the way",
        }
    }

    /// How a link is known.
    pub(in crate::report::gaps) fn basis(&self, basis: &Basis) -> &'static str {
        basis.word()
    }

    /// Levels and numbers in a row: "11 must fix, 95 should fix, 167 to consider".
    pub(in crate::report::gaps) fn result(
        &self,
        error: usize,
        warning: usize,
        note: usize,
    ) -> String {
        format!("{error} must fix, {warning} should fix, {note} to consider")
    }

    /// "of 12".
    pub(in crate::report::gaps) fn of(&self, all: &usize) -> String {
        format!("of {all}")
    }

    /// "1 gap", "5 gaps".
    pub(in crate::report::gaps) fn gap_count(&self, count: usize) -> String {
        match count {
            0 => "No gaps".into(),
            1 => "1 gap".into(),
            _ => format!("{count} gaps"),
        }
    }

    /// "in force; supports the next, reported".
    pub(in crate::report::gaps) fn step(&self, step: &Step) -> String {
        let state = step.state.replace('-', " ");
        match (step.relation, step.basis) {
            (Some(relation), Some(basis)) => format!(
                "{state}; {} the next, {}",
                relation.replace('_', " "),
                self.basis(&basis)
            ),
            _ => state,
        }
    }

    /// A period as far as it is recorded.
    pub(in crate::report::gaps) fn period(
        &self,
        from: Option<String>,
        to: Option<String>,
    ) -> Option<String> {
        match (from, to) {
            (Some(from), Some(to)) if from == to => Some(from),
            (Some(from), Some(to)) => Some(format!("{from} to {to}")),
            (Some(from), None) => Some(format!("from {from}, no end recorded")),
            (None, Some(to)) => Some(format!("to {to}, no start recorded")),
            (None, None) => None,
        }
    }

    /// Who adopted a document.
    pub(in crate::report::gaps) fn by(&self, whom: &str) -> String {
        format!("by {whom}")
    }

    /// Where a thread ends.
    pub(in crate::report::gaps) fn stops_at(&self, title: &str, state: &str) -> String {
        format!("stops at {title}, {state}")
    }

    /// How many rows the table of a sheet has.
    pub(in crate::report::gaps) fn rows(&self, shown: usize, all: usize) -> String {
        match all {
            1 => "This sheet holds one table with 1 row.".into(),
            _ if all <= shown => format!("This sheet holds one table with {all} rows."),
            _ => format!(
                "This sheet holds the first {shown} of {all} rows, as many as a sheet takes. The CSV file holds all gaps."
            ),
        }
    }

    /// What the timeline shows.
    pub(in crate::report::gaps) fn timeline_note(
        &self,
        both: usize,
        of: usize,
        day: &str,
    ) -> String {
        format!("{both} of {of} documents record both dates. The gold line marks {day}.")
    }

    /// What has changed since a day.
    pub(in crate::report::gaps) fn changes(&self, day: impl Display) -> String {
        format!("What changed since {day}")
    }

    /// The same in a sentence.
    pub(in crate::report::gaps) fn change(&self, new: usize, fixed: usize, still: usize) -> String {
        let are = |count| if count == 1 { "gap is" } else { "gaps are" };
        format!(
            "{new} {} new, {fixed} {} gone, {still} {} still open.",
            are(new),
            are(fixed),
            are(still)
        )
    }

    /// The forward plan up to a day.
    pub(in crate::report::gaps) fn plan(&self, until: impl Display) -> String {
        format!("What lies ahead, to {until}")
    }

    /// That the forward plan is not whole.
    pub(in crate::report::gaps) fn plan_cut(&self, day: impl Display) -> String {
        format!("So much changes that nothing after {day} could be followed.")
    }

    /// "and 3 more like it".
    pub(in crate::report::gaps) fn more_like_it(&self, more: usize) -> String {
        format!("and {more} more like it")
    }

    /// "Not recorded: owner, period, adopted".
    pub(in crate::report::gaps) fn absent(&self, names: &[&str]) -> String {
        format!("{}: {}", self.not_recorded, names.join(", ").to_lowercase())
    }

    /// A rule's name as a few words: "missing owner".
    pub(in crate::report::gaps) fn rule_name(&self, rule: &str) -> String {
        rule.replace('-', " ")
    }

    /// Why a thread stops.
    pub(in crate::report::gaps) fn stop(&self, stop: &Stop) -> &'static str {
        match stop {
            Stop::Unlinked => "Linked to nothing",
            Stop::CutOff => "Linked, but the thread stops on the way",
            Stop::Unexamined => "Nobody has looked for the links yet",
            Stop::Missing => "Expected, but missing",
            Stop::NotInForce => "Expected, but nothing in force fulfils it",
        }
    }

    /// Why a document serves no priority, in a cell.
    pub(in crate::report::gaps) fn nothing(&self, nothing: &Nothing) -> &'static str {
        match nothing {
            Nothing::StandsForSeveral => "stands for several",
            Nothing::AnotherAuthoritys => "another authority’s",
            Nothing::NotLookedFor => "not looked for yet",
            Nothing::PlanAsAWhole => "plan as a whole",
            Nothing::NoLink => "no link",
            Nothing::ThreadStops => "thread stops",
        }
    }

    /// The first sentences of the report.
    pub(in crate::report::gaps) fn verdict(
        &self,
        linked: Figure,
        unexamined: usize,
        must: usize,
    ) -> String {
        let Figure { count, of } = linked;
        let threads = match of {
            0 => "No strategy or plan is in force.".to_owned(),
            _ if count == of => {
                format!("All {of} strategies and plans in force trace back to the corporate plan.")
            }
            _ => format!(
                "{count} of {of} strategies and plans in force are known to trace back to the corporate plan."
            ),
        };
        let rest = of - count - unexamined;
        let others = match (unexamined, rest) {
            (0, 0) => String::new(),
            (0, rest) => {
                format!(" The other {rest} do not say that they do, or their thread stops.")
            }
            (unexamined, 0) => {
                format!(" Whether the other {unexamined} do is not known: nobody has looked yet.")
            }
            (unexamined, rest) => {
                format!(
                    " Of {unexamined} it is not known: nobody has looked yet. The other {rest} do not say that they do, or their thread stops."
                )
            }
        };
        let fix = match must {
            0 => "Nothing must be fixed.".to_owned(),
            1 => "1 gap must be fixed.".to_owned(),
            _ => format!("{must} gaps must be fixed."),
        };
        format!("{threads}{others} {fix}")
    }
}
