//! What a picture says in a sentence, above itself.

use std::collections::BTreeSet;

use super::build::View;
use super::count::strategies_and_plans;
use super::select::Shape;
use super::{Standing, short, uncapitalised};
use crate::date;
use crate::framework::{Service, Serving, State};
use crate::report::text::count;

impl View<'_> {
    /// What the picture shows, as a sentence.
    pub fn title(&self) -> String {
        let words = match self.shape {
            Shape::Matrix if self.tells_priorities => self.carried(),
            Shape::Timeline => self.lapsed(),
            _ => self.reach(),
        };
        match (self.focus(), self.shape) {
            (Some(focus), Shape::Thread | Shape::Neighbourhood) => {
                format!("{}: what it serves, and what hangs below it", focus.title)
            }
            (Some(focus), _) => {
                format!("Around {}: {}", short(&focus.title), uncapitalised(&words))
            }
            (None, _) => words,
        }
    }

    /// Whose framework, and on which day.
    pub fn occasion(&self) -> String {
        let council = self.subject.settings.name.as_ref();
        let day = date::phrase(self.subject.framework.day());
        let council = council.map(|name| format!("{} · ", name.value));
        format!("{}as at {day}", council.unwrap_or_default())
    }

    /// Whose framework, on which day, and the figures that the title does not tell.
    pub fn subtitle(&self) -> String {
        let mut parts = vec![self.occasion()];
        if self.has_shares() {
            let figures = self.stops().into_iter().filter(|(number, _)| *number > 0);
            parts.extend(figures.map(|(number, words)| format!("{number} {words}")));
        }
        parts.join(" · ")
    }

    /// Whether the picture is one of how many reach the plan.
    pub fn has_shares(&self) -> bool {
        self.shape != Shape::Timeline && self.focus().is_none()
    }

    /// What does not reach the plan, with what is to be said of it.
    pub fn stops(&self) -> [(usize, &'static str); 3] {
        let counts = self.counts;
        [
            (counts.stopped, "not linked or cut off"),
            (counts.unexamined, "not looked at yet"),
            (counts.missing, "missing"),
        ]
    }

    /// What is left out, and why.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.of_report().into_iter().collect();
        if self.not_looked_for > 0 {
            let expected = count(self.not_looked_for, "expected document");
            notes.push(format!(
                "{expected} that nobody has looked for yet {} not shown.",
                if self.not_looked_for == 1 {
                    "is"
                } else {
                    "are"
                }
            ));
        }
        if !self.tells_priorities {
            let most = Serving::MOST;
            notes.push(format!(
                "Which document serves which priority is told apart for up to {most} priorities; here are more."
            ));
        }
        notes
    }

    /// What the gap report counts, where a picture counts more: also what is not in force, and what is only said by others.
    fn of_report(&self) -> Option<String> {
        let [linked, all] = self.reported;
        let is_other = self.reported != [self.counts.linked, self.counts.documents];
        let is_of_reach = self.has_shares() && self.shape != Shape::Matrix;
        (is_of_reach && self.counts.linked > 0 && is_other).then(|| {
            format!(
                "All that is shown is counted, in force or not, stated or only reported; the gap report counts what is in force and says so \
                 itself: {linked} of {all}."
            )
        })
    }

    /// The document that the picture is about.
    pub fn focus(&self) -> Option<&super::Node<'_>> {
        self.nodes.iter().find(|node| node.is_focus)
    }

    /// The title of the corporate plan.
    pub fn plan(&self) -> Option<&str> {
        let plan = self.subject.framework.plans().next()?;
        Some(&*plan.declared().title.value)
    }

    fn reach(&self) -> String {
        let counts = self.counts;
        let of = match counts.documents {
            0 => return "No strategy or plan is shown".into(),
            all => format!("{} of {}", counts.linked, strategies_and_plans(all)),
        };
        match self.plan() {
            Some(plan) => format!("{of} can be traced to the {plan}"),
            None => format!("{of} can be traced to a priority, and no corporate plan is in force"),
        }
    }

    fn carried(&self) -> String {
        let priorities = self.priorities();
        let served = self.nodes.iter().flat_map(|node| &node.serves);
        let stated = served.filter(|(_, how)| *how == Service::Directly);
        let carried: BTreeSet<usize> = stated.map(|(at, _)| *at).collect();
        let carried = carried.len();
        match priorities.len() {
            0 => "There is no priority to serve".into(),
            all => format!(
                "{carried} of {} named by a strategy, plan or measure in its own words",
                match all {
                    1 => "1 priority is".to_owned(),
                    _ => format!("{all} priorities are"),
                }
            ),
        }
    }

    fn lapsed(&self) -> String {
        let in_scope = || {
            self.nodes
                .iter()
                .filter(|node| node.standing > Standing::Plan)
        };
        let lapsed = in_scope()
            .filter(|node| node.state == Some(State::Lapsed))
            .count();
        let day = date::phrase(self.subject.framework.day());
        match lapsed {
            0 => format!("No document shown has lapsed by {day}"),
            1 => format!("1 document has lapsed by {day} and nothing has replaced it"),
            many => format!("{many} documents have lapsed by {day} and nothing has replaced them"),
        }
    }
}
