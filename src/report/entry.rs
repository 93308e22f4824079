//! What lists and traces tell of each document, and the head that their published forms share.

use serde::Serialize;

use super::Asked;
use super::json::{Tool, path};
use super::text::Ink;
use crate::date::Dated;
use crate::framework::{DocumentRef, Framework, Kind, Linkage, Service, Serving, State};
use crate::phrase;

/// The head of a published form.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    schema: &'static str,
    tool: Tool,
    framework: About<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    name: Option<&'a str>,
    path: String,
    as_of: String,
}

impl<'a> Head<'a> {
    pub(super) fn new(schema: &'static str, asked: &Asked<'a>) -> Self {
        let name = asked.settings.name.as_ref();
        Self {
            schema,
            tool: Tool::THIS,
            framework: About {
                name: name.map(|name| &*name.value),
                path: path(asked.path),
                as_of: asked.framework.day().to_string(),
            },
        }
    }
}

/// A document.
#[derive(Serialize)]
pub(super) struct Entry<'f> {
    pub(super) id: &'f str,
    /// The council's own word where it has one.
    pub(super) kind: &'f str,
    pub(super) title: &'f str,
    pub(super) state: &'static str,
    pub(super) period: Period,
    pub(super) review_by: Option<String>,
    pub(super) owner: Option<&'f str>,
    pub(super) external: bool,
    pub(super) collective: bool,
    /// Somebody has looked for its links.
    pub(super) examined: bool,
    /// The priorities it serves; none where there are more than are told apart.
    pub(super) serves: Option<Vec<Served<'f>>>,
}

/// When a document holds; an absent end is open.
#[derive(Serialize)]
pub(super) struct Period {
    from: Option<String>,
    to: Option<String>,
}

/// A priority that a document serves.
#[derive(Serialize)]
pub(super) struct Served<'f> {
    pub(super) priority: &'f str,
    pub(super) how: Service,
}

impl<'f> Entry<'f> {
    pub(super) fn new(document: DocumentRef<'f>, serving: Option<&Serving<'f>>) -> Self {
        let declared = document.declared();
        let written = |date: Option<Dated>| date.map(|date| date.to_string());
        let served = |(priority, how): (DocumentRef<'f>, Service)| Served {
            priority: &priority.declared().id,
            how,
        };
        Self {
            id: &declared.id,
            kind: &declared.kind_word,
            title: &declared.title,
            state: document.state().word(),
            period: Period {
                from: written(declared.period.from.map(|from| from.date)),
                to: written(declared.period.to.map(|to| to.date)),
            },
            review_by: written(declared.review_by.map(|review| review.date)),
            owner: declared.owner.as_deref(),
            external: declared.external,
            collective: declared.collective,
            examined: declared.unexamined.is_none(),
            serves: serving.map(|serving| serving.of(document).into_iter().map(served).collect()),
        }
    }
}

impl Period {
    /// "2022/23 to 2036/37"; none where both ends are open.
    pub(super) fn words(&self) -> Option<String> {
        phrase::period(self.from.as_deref(), self.to.as_deref())
    }
}

/// The priorities that a document serves in words; none where there is nothing to say.
pub(super) fn service<'f>(
    framework: &'f Framework<'f>,
    document: DocumentRef<'f>,
    entry: &Entry,
) -> Option<String> {
    let served = entry.serves.as_deref().filter(|_| document.exists())?;
    if !served.is_empty() {
        let served: Vec<String> = served.iter().map(Served::words).collect();
        return Some(format!("serves {}", served.join(", ")));
    }
    let words = match framework.linkage(document) {
        _ if !document.kind.is_strategy_or_plan() => return None,
        Linkage::Linked => "serves the corporate plan as a whole",
        Linkage::Unstated(_) => "serves the corporate plan as a whole (not stated)",
        Linkage::Unexamined(_) => "nobody has looked for its links yet",
        Linkage::Unclear => "leads to a document whose links nobody has looked for yet",
        _ => "serves no priority",
    };
    Some(words.into())
}

impl Served<'_> {
    fn words(&self) -> String {
        match self.how {
            Service::Directly => self.priority.to_owned(),
            Service::ThroughOthers => format!("{} (through others)", self.priority),
            Service::NotStated => format!("{} (not stated)", self.priority),
        }
    }
}

/// A state as people read it.
pub(super) fn state(document: DocumentRef) -> String {
    match document.state() {
        State::NotYet => phrase::state(State::NotYet).to_owned(),
        state => state.word().replace('-', " "),
    }
}

/// The colour of a state.
pub(super) fn ink(state: State) -> Ink {
    match state {
        State::InForce => Ink::Good,
        State::UnderReview | State::Proposed | State::Draft | State::Future | State::NotYet => {
            Ink::Doubtful
        }
        State::Lapsed | State::Withdrawn => Ink::Bad,
        State::Superseded | State::Unknown => Ink::Faint,
    }
}

/// "core priority", "service plan", "charter".
pub(super) fn kind(document: DocumentRef) -> String {
    let word = document.kind_word.replace('-', " ");
    match document.tier() {
        Some(tier) if document.kind == Kind::Priority => format!("{} {word}", tier.word()),
        _ => word,
    }
}
