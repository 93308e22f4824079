//! A document as a register tells of it, and as it is declared.

use crate::date::{Dated, Day};
use crate::framework::{Kind, StatusWord};
use crate::start::yaml;

/// What a row tells of a document.
#[derive(Debug)]
pub(super) struct Entry {
    /// The row.
    pub(super) at: String,
    /// The title.
    pub(super) title: String,
    /// The kind that it is taken for.
    pub(super) kind: Kind,
    /// Its state; left out, it counts as adopted.
    pub(super) status: Option<StatusWord>,
    /// When it was adopted.
    pub(super) on: Option<Dated>,
    /// Who adopted it.
    pub(super) by: Option<String>,
    /// When it begins to hold.
    pub(super) from: Option<Dated>,
    /// When it ends.
    pub(super) to: Option<Dated>,
    /// By when it is to be reviewed.
    pub(super) review_by: Option<Dated>,
    /// Who answers for it.
    pub(super) owner: Option<String>,
    /// Where it can be read.
    pub(super) url: Option<String>,
    /// The heading above it.
    pub(super) section: Option<String>,
    /// The names of the priorities that it serves, as the register has them, each with its cell.
    pub(super) priorities: Vec<(String, String)>,
    /// The ids of those that are declared, each with its cell.
    pub(super) supports: Vec<(String, String)>,
    /// What else the row says.
    pub(super) notes: Vec<String>,
}

impl Entry {
    /// Whether it is in force on the day, as far as the register says. Left out, the state counts as adopted.
    pub(super) fn is_in_force(&self, day: Day) -> bool {
        let adopted = matches!(
            self.status,
            None | Some(StatusWord::Adopted | StatusWord::UnderReview)
        );
        adopted && self.on.is_none_or(|on| on.first() <= day) && self.is_within_period(day)
    }

    /// Whether the day lies within its period.
    pub(super) fn is_within_period(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.first() <= day)
            && self.to.is_none_or(|to| day <= to.last())
    }

    /// The text of its file. `register` is the id of the register.
    pub(super) fn text(&self, id: &str, register: &str) -> String {
        let source = |at: &str| {
            format!(
                "{{source: {}, at: {}}}",
                yaml::text(register),
                yaml::text(at)
            )
        };
        let mut lines = vec![
            format!("id: {}", yaml::text(id)),
            format!("kind: {}", self.kind.word()),
            format!("title: {}", yaml::text(&self.title)),
        ];
        lines.extend(self.status_line());
        lines.extend(period(self.from, self.to));
        lines.extend(self.review_by.map(|by| format!("review_by: {by}")));
        lines.extend(
            self.owner
                .as_ref()
                .map(|owner| format!("owner: {}", yaml::text(owner))),
        );
        match self.kind {
            Kind::Priority => {
                lines.push("tier: core    # or enabling: the register does not say".into());
            }
            kind if kind.is_strategy_or_plan() && self.supports.is_empty() => {
                lines.push(
                    "linkage: unexamined    # delete this line once its links are written down"
                        .into(),
                );
            }
            _ => {}
        }
        if !self.supports.is_empty() {
            lines.push("supports:".into());
            let link = |(to, at): &(String, String)| {
                format!(
                    "  - {{to: {}, basis: reported, evidence: {}}}",
                    yaml::text(to),
                    source(at)
                )
            };
            lines.extend(self.supports.iter().map(link));
        }
        lines.extend(
            self.section
                .as_ref()
                .map(|section| format!("tags: [{}]", yaml::text(section))),
        );
        lines.extend(
            self.url
                .as_ref()
                .map(|url| format!("url: {}", yaml::text(url))),
        );
        lines.push(format!("evidence: {}", source(&self.at)));
        if !self.notes.is_empty() {
            lines.push(format!("note: {}", yaml::text(&self.notes.join("; "))));
        }
        lines.join("\n") + "\n"
    }

    /// The state; a document that was adopted and is something else since has a history.
    fn status_line(&self) -> Option<String> {
        let word = self.status?;
        let is = |word: StatusWord| {
            StatusWord::WORDS
                .iter()
                .find(|(_, known)| *known == word)
                .map_or("unknown", |(word, _)| word)
        };
        if self.on.is_none() && self.by.is_none() {
            return Some(format!("status: {}", is(word)));
        }
        let on = self.on.map_or(String::new(), |on| format!(", on: {on}"));
        let by = self
            .by
            .as_ref()
            .map_or(String::new(), |by| format!(", by: {}", yaml::text(by)));
        Some(match word {
            StatusWord::UnderReview | StatusWord::Withdrawn => {
                format!(
                    "status:\n  - {{is: adopted{on}{by}}}\n  - {{is: {}}}",
                    is(word)
                )
            }
            _ => format!("status: {{is: {}{on}{by}}}", is(word)),
        })
    }
}

fn period(from: Option<Dated>, to: Option<Dated>) -> Option<String> {
    let ends = [
        from.map(|from| format!("from: {from}")),
        to.map(|to| format!("to: {to}")),
    ];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    (!ends.is_empty()).then(|| format!("period: {{{}}}", ends.join(", ")))
}
