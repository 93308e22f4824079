//! What is drawn: documents, the links between them and where each stands in the golden thread. Pure data; every form of a
//! picture is made of it.

mod build;
mod count;
mod group;
mod order;
mod overview;
mod select;
mod standing;
mod timeline;
mod words;

use std::borrow::Cow;

use crate::framework::{Basis, DocumentRef, Kind, Service, State, Tier as Rank};

pub use build::View;
pub use count::Counts;
pub(super) use overview::Row;
pub use select::{Choice, Chosen, Grouping, Shape, UnknownWord};
pub(super) use timeline::Span;

/// A document, or one that ought to be there.
pub struct Node<'f> {
    /// Its id; of one that is missing the expectation's.
    pub id: Cow<'f, str>,
    /// What people call it.
    pub title: Cow<'f, str>,
    /// "core priority", "service plan", "charter".
    pub kind: String,
    /// Which column it belongs to.
    pub tier: Tier,
    /// How it hangs on the plan.
    pub standing: Standing,
    /// What it is on the day; none of what is not declared.
    pub state: Option<State>,
    /// Its state in a few words, where there is more to say than "in force".
    pub condition: Option<String>,
    /// Why its thread stops, or what else is to be said of its links; none where all is well.
    pub reason: Option<String>,
    /// Who answers for it.
    pub owner: Option<&'f str>,
    /// File and line of its declaration, or of what asks for it.
    pub place: Option<(String, usize)>,
    /// The priorities that it serves, as positions among the nodes.
    pub serves: Vec<(usize, Service)>,
    /// What the rules found.
    pub findings: Findings,
    /// It is not for publishing.
    pub is_internal: bool,
    /// The picture is about this one.
    pub is_focus: bool,
    /// The document itself.
    pub document: Option<DocumentRef<'f>>,
}

/// The columns, from the priorities down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    Priorities,
    Strategies,
    Plans,
    ServicePlans,
    Measures,
    Others,
}

impl Tier {
    /// What stands above the column.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Priorities => "Priorities",
            Self::Strategies => "Strategies and policies",
            Self::Plans => "Plans and programmes",
            Self::ServicePlans => "Service plans",
            Self::Measures => "Measures",
            Self::Others => "Other documents",
        }
    }

    /// Where a kind belongs.
    pub fn of(kind: Kind) -> Self {
        use crate::framework::Family;
        match (kind, kind.family()) {
            (Kind::ServicePlan, _) => Self::ServicePlans,
            (_, Family::CorporatePlan | Family::Priority) => Self::Priorities,
            (_, Family::Strategy) => Self::Strategies,
            (_, Family::Plan) => Self::Plans,
            (_, Family::Measure) => Self::Measures,
            _ => Self::Others,
        }
    }
}

/// How something hangs on the corporate plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A priority.
    Priority,
    /// The corporate plan, which some serve as a whole.
    Plan,
    /// A thread leads up, and its own link says so.
    Linked,
    /// A thread leads up, but its own link is only reported or inferred.
    Unstated,
    /// It has links, but the thread stops.
    CutOff,
    /// It has no link upwards.
    Unlinked,
    /// Expected, and not there.
    Missing,
    /// Others link to it, and it is not declared.
    Undeclared,
    /// Its links lead to something whose links nobody has looked for.
    Unclear,
    /// Nobody has looked for its links.
    Unexamined,
}

impl Standing {
    /// In words.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Priority => "a priority",
            Self::Plan => "the corporate plan",
            Self::Linked => "linked to the plan",
            Self::Unstated => "linked to the plan, but not by its own words",
            Self::CutOff => "cut off from the plan",
            Self::Unlinked => "no link upwards",
            Self::Missing => "missing",
            Self::Undeclared => "not declared",
            Self::Unclear => "not known whether linked to the plan",
            Self::Unexamined => "links not looked for yet",
        }
    }

    /// Nobody knows whether a thread leads up.
    pub fn is_unknown(self) -> bool {
        self >= Self::Unclear
    }

    /// Its place is above the band in which threads stop.
    pub fn reaches(self) -> bool {
        self <= Self::Unstated
    }
}

/// A link, from the document below to the one above.
pub struct Edge {
    /// Position of the lower end among the nodes.
    pub child: usize,
    /// Position of the upper end.
    pub parent: usize,
    /// The relation's key.
    pub relation: &'static str,
    /// How it is known; the best, where there are several.
    pub basis: Basis,
    /// How far it carries.
    pub course: Course,
}

/// What becomes of a thread along a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It leads on to a priority or the plan.
    Holds,
    /// It stops further up.
    Stops,
    /// It leads to something whose links, or links further up, nobody has looked for.
    Unknown,
    /// Of a priority to its plan, or beside a link to one of its priorities: true, but not drawn.
    Implied,
}

impl Course {
    /// Its word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Stops => "stops",
            Self::Unknown => "unknown",
            Self::Implied => "implied",
        }
    }
}

/// How many findings there are on a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Findings {
    pub error: usize,
    pub warning: usize,
    pub note: usize,
}

impl Findings {
    /// "2 errors, 1 note"; none where there are no findings.
    pub fn words(self) -> Option<String> {
        use crate::report::text::count;
        let all = [
            (self.error, "error"),
            (self.warning, "warning"),
            (self.note, "note"),
        ];
        let words: Vec<String> = all
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| count(number, word))
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

impl Node<'_> {
    /// All that is to be said of it in a few words; none where all is well.
    pub fn remark(&self) -> Option<String> {
        let parts: Vec<&str> = [&self.condition, &self.reason]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        match parts.as_slice() {
            [] => None,
            [only] => Some((*only).to_owned()),
            [condition, reason, ..] => Some(format!("{condition}; {}", uncapitalised(reason))),
        }
    }

    /// Its state as a table says it, with what the rules found.
    pub fn condition_words(&self) -> String {
        let condition = self.condition.as_deref().unwrap_or("In force");
        match self.findings.words() {
            Some(findings) => format!("{condition}; {findings}"),
            None => condition.to_owned(),
        }
    }

    /// The rank of a priority.
    pub fn rank(&self) -> Option<Rank> {
        self.document?.tier()
    }

    /// The state of what is declared, and else how it stands, in words.
    pub fn state_words(&self) -> String {
        match self.state {
            Some(state) => state.word().replace('-', " "),
            None => self.standing.phrase().to_owned(),
        }
    }
}

/// The first letter small.
pub(super) fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// The first letter large.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The start of a title that is spoken of elsewhere: one of a megabyte may be, by every other document.
pub(super) fn short(title: &str) -> String {
    const LONGEST: usize = 120;
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}
