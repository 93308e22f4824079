//! What a picture says in a sentence, above itself.

use std::collections::BTreeSet;

use super::Standing;
use super::build::View;
use super::select::Shape;
use crate::date;
use crate::framework::{Service, Serving, State};
use crate::report::text::count;

/// What a strategy or plan is called where both are counted.
const ONE: &str = "strategy or plan";
const MANY: &str = "strategies and plans";

impl View<'_> {
    /// What the picture shows, as a sentence.
    pub fn title(&self) -> String {
        match (self.focus(), self.shape) {
            (Some(focus), Shape::Thread | Shape::Neighbourhood) => {
                format!("{}: what it serves, and what hangs below it", focus.title)
            }
            (_, Shape::Thread | Shape::Neighbourhood | Shape::Overview) => self.reach(),
            (_, Shape::Matrix) => self.carried(),
            (_, Shape::Timeline) => self.lapsed(),
        }
    }

    /// Whose framework, on which day, and the figures that the title does not tell.
    pub fn subtitle(&self) -> String {
        let council = self.subject.settings.name.as_ref();
        let day = date::phrase(self.subject.framework.day());
        let mut parts: Vec<String> = council.iter().map(|name| name.value.to_string()).collect();
        parts.push(format!("as at {day}"));
        if self.shape != Shape::Timeline && self.focus().is_none() {
            parts.extend(self.stops());
        }
        parts.join(" · ")
    }

    /// What is left out, and why.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
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
        if self.priorities().len() > Serving::MOST {
            let most = Serving::MOST;
            notes.push(format!(
                "Which document serves which priority is told apart for up to {most} priorities; here are more."
            ));
        }
        notes
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
            0 => return "No strategy or plan is declared".into(),
            1 => format!("{} of 1 {ONE}", counts.linked),
            all => format!("{} of {all} {MANY}", counts.linked),
        };
        match self.plan() {
            Some(plan) => format!("{of} can be traced to the {plan}"),
            None => format!("{of} can be traced to a priority, and no corporate plan is in force"),
        }
    }

    fn stops(&self) -> Vec<String> {
        let counts = self.counts;
        let parts = [
            (counts.stopped, "not linked or cut off"),
            (counts.unexamined, "not looked at yet"),
            (counts.missing, "missing"),
        ];
        let parts = parts.into_iter().filter(|(number, _)| *number > 0);
        parts
            .map(|(number, words)| format!("{number} {words}"))
            .collect()
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
