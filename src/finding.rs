//! What a rule reports, as data; and the one place where words are made of it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::date::Day;
use crate::framework::{Authority, Basis, DocumentRef, Link, LinkRef, Relation, State, Thread};
use crate::source::Place;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    /// Every level with its word, the gravest first.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("error", Self::Error),
        ("warning", Self::Warning),
        ("note", Self::Note),
    ];

    /// Its word in files and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "`title` says what each is about")]
pub enum Group {
    Integrity,
    Linkage,
    Coverage,
    Currency,
    Accountability,
    Consistency,
    Settings,
    Own,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Integrity,
        Self::Linkage,
        Self::Coverage,
        Self::Currency,
        Self::Accountability,
        Self::Consistency,
        Self::Settings,
        Self::Own,
    ];

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Integrity => "Integrity: can the files be trusted?",
            Self::Linkage => "Linkage: does the golden thread hold?",
            Self::Coverage => "Coverage: is anything missing?",
            Self::Currency => "Currency: is everything up to date?",
            Self::Accountability => "Accountability: who answers for it?",
            Self::Consistency => "Consistency: do documents agree?",
            Self::Settings => "Settings: do the settings still fit?",
            Self::Own => "The council's own rules",
        }
    }
}

/// The words of a rule for one kind of finding: templates with `{slots}`. A translation is another table of these.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong: one clause, no full stop.
    pub message: &'static str,
    /// A few words at the place.
    pub label: &'static str,
    /// What to do: a remedy that can be followed.
    pub help: &'static str,
}

/// Something that fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// As it is: an id, a key, a number with its unit.
    Text(String),
    /// A document's title; shown in quotes.
    Title(String),
    /// A day.
    Day(Day),
    /// How many.
    Count(usize),
    /// Words of which any will do.
    AnyOf(Vec<String>),
    /// Words that all count.
    AllOf(Vec<String>),
    /// Pieces of a sentence with what joins them; whole pieces are shown.
    Pieces(Vec<String>, &'static str),
}

impl Slot {
    /// An id in a sentence.
    pub(crate) fn id(id: &str) -> String {
        format!("`{}`", clipped(id))
    }

    /// A document's title.
    pub(crate) fn title(title: &str) -> Self {
        Self::Title(clipped(title))
    }
}

impl From<&str> for Slot {
    fn from(text: &str) -> Self {
        Self::Text(clipped(text))
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::from(&*text)
    }
}

impl From<Day> for Slot {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<usize> for Slot {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Title(title) => write!(f, "“{title}”"),
            Self::Day(day) => write!(f, "{}", day.strftime("%-d %B %Y")),
            Self::Count(count) => write!(f, "{count}"),
            Self::AnyOf(words) => f.write_str(&series(words, "or")),
            Self::AllOf(words) => f.write_str(&series(words, "and")),
            Self::Pieces(pieces, joint) => f.write_str(&pieces.join(joint)),
        }
    }
}

/// Words in a row: "a, b and c". Of very many the first are shown and the others counted.
fn series(words: &[String], last: &str) -> String {
    const SHOWN: usize = 60;
    let left_out = words.len().saturating_sub(SHOWN);
    let mut words: Vec<String> = words
        .iter()
        .take(SHOWN)
        .map(|word| format!("`{}`", clipped(word)))
        .collect();
    if left_out > 0 {
        words.push(format!("{left_out} more"));
    }
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, start)) => format!("{} {last} {end}", start.join(", ")),
    }
}

/// Text of any length, cut where a sentence would no longer be one. It is cut when it is taken into a finding: a title of a
/// megabyte may stand in ten thousand of them.
fn clipped(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// The values of a finding's slots.
pub type Slots = Vec<(&'static str, Slot)>;

/// Fills a template.
fn fill(template: &str, slots: &Slots) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, from_slot)) = rest.split_once('{') {
        let (name, after) = from_slot
            .split_once('}')
            .expect("a template closes its braces");
        let (_, value) = slots
            .iter()
            .find(|(slot, _)| *slot == name)
            .expect("a finding fills all slots of its words");
        text.push_str(before);
        text.push_str(&value.to_string());
        rest = after;
    }
    text + rest
}

/// One thing that is wrong or missing.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: Cow<'static, str>,
    /// The rule's group.
    pub group: Group,
    /// Its level, before the settings have their say.
    pub level: Level,
    /// The id of the document or expectation that it is about, where there is one.
    pub subject: Option<String>,
    /// Other ids that it is equally about.
    pub others: Vec<String>,
    /// The other end, where a subject can have several such findings.
    pub about: About,
    /// The value that is wrong, or what asks for what is missing.
    pub place: Place,
    /// Its words.
    pub words: &'static Words,
    /// What fills them.
    pub slots: Slots,
    /// The golden thread that it is about, from the bottom up.
    pub thread: Vec<Step>,
    /// Other places that a reader needs to see.
    pub related: Vec<Related>,
    /// On whose authority.
    pub authority: Arc<[Authority]>,
}

/// What of its subject a finding is about.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// A relation.
    pub relation: Option<Relation>,
    /// An id at the other end, as written.
    pub target: Option<String>,
    /// A key.
    pub field: Option<String>,
}

/// Another place, and what stands there.
#[derive(Debug, Clone)]
pub struct Related {
    /// A template.
    pub words: &'static str,
    /// What fills it.
    pub slots: Slots,
    /// The place.
    pub place: Place,
}

impl Related {
    /// What stands there, in words.
    pub fn message(&self) -> String {
        fill(self.words, &self.slots)
    }
}

/// One step of a golden thread.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Step {
    /// The document.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its state on the day.
    pub state: &'static str,
    /// By what relation it leads to the next step; none at the end.
    pub relation: Option<&'static str>,
    /// How that link is known.
    pub basis: Option<Basis>,
}

impl Finding {
    /// A finding at a place; the rest is added by the methods below, the rule's own part when it is reported.
    pub(crate) fn new(words: &'static Words, place: Place) -> Self {
        Self {
            rule: Cow::Borrowed(""),
            group: Group::Own,
            level: Level::Error,
            subject: None,
            others: Vec::new(),
            about: About::default(),
            place,
            words,
            slots: Vec::new(),
            thread: Vec::new(),
            related: Vec::new(),
            authority: Arc::new([]),
        }
    }

    pub(crate) fn subject(mut self, id: &str) -> Self {
        self.subject = Some(id.into());
        self
    }

    pub(crate) fn with(mut self, slot: &'static str, value: impl Into<Slot>) -> Self {
        self.slots.push((slot, value.into()));
        self
    }

    pub(crate) fn title(self, slot: &'static str, title: &str) -> Self {
        self.with(slot, Slot::title(title))
    }

    pub(crate) fn target(mut self, id: &str) -> Self {
        self.about.target = Some(id.into());
        self
    }

    pub(crate) fn relation(mut self, relation: Relation) -> Self {
        self.about.relation = Some(relation);
        self
    }

    pub(crate) fn field(mut self, key: &str) -> Self {
        self.about.field = Some(key.into());
        self
    }

    /// The link that it is about: its relation and target, and a slot for each.
    pub(crate) fn link(self, link: &Link) -> Self {
        self.relation(link.relation)
            .target(&link.to)
            .with("relation", link.relation.phrase())
            .with("key", link.relation.word())
            .with("target_id", &*link.to.value)
    }

    pub(crate) fn related(mut self, words: &'static str, title: &str, place: Place) -> Self {
        self.related.push(Related {
            words,
            slots: vec![("title", Slot::title(title))],
            place,
        });
        self
    }

    pub(crate) fn thread(mut self, thread: &Thread) -> Self {
        let along = thread.links.iter().map(|link| Step::along(*link));
        self.thread = along.chain([Step::end(thread.end)]).collect();
        self
    }

    /// What is wrong.
    pub fn message(&self) -> String {
        fill(self.words.message, &self.slots)
    }

    /// What is particular in its message: from the first slot to the last, without the words that all such findings share.
    pub fn gist(&self) -> String {
        let template = self.words.message;
        let (Some(start), Some(end)) = (template.find('{'), template.rfind('}')) else {
            return String::new();
        };
        // Quotes and brackets around a slot belong to it.
        let start = template[..start].trim_end_matches(['`', '(']).len();
        let end = template.len() - template[end + 1..].trim_start_matches(['`', ')']).len();
        fill(&template[start..end], &self.slots)
    }

    /// A few words at the place.
    pub fn label(&self) -> String {
        fill(self.words.label, &self.slots)
    }

    /// What to do.
    pub fn help(&self) -> String {
        fill(self.words.help, &self.slots)
    }

    /// Every id that it is about, in order.
    pub fn subjects(&self) -> Vec<&str> {
        let mut subjects: Vec<&str> = self
            .subject
            .iter()
            .chain(&self.others)
            .map(String::as_str)
            .collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects
    }
}

impl Step {
    pub(crate) fn along(link: LinkRef) -> Self {
        let (document, declared) = (link.from, link.declared());
        Self {
            id: document.id.value.clone().into_owned(),
            title: clipped(&document.title),
            state: document.state().word(),
            relation: Some(declared.relation.word()),
            basis: Some(declared.basis),
        }
    }

    /// Where a thread ends.
    pub(crate) fn end(end: DocumentRef) -> Self {
        let state: State = end.state();
        Self {
            id: end.id.value.clone().into_owned(),
            title: clipped(&end.title),
            state: state.word(),
            relation: None,
            basis: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_made_of_templates_and_slots() {
        let slots = vec![
            ("document", Slot::title("Transport Strategy")),
            ("day", Slot::Day("2024-01-31".parse().expect("a day"))),
            ("words", Slot::AnyOf(vec!["draft".into(), "adopted".into()])),
        ];
        let text = fill("{document} on {day}: {words}", &slots);
        assert_eq!(
            text,
            "“Transport Strategy” on 31 January 2024: `draft` or `adopted`"
        );
    }

    #[test]
    fn the_gist_is_what_differs_from_finding_to_finding() {
        const WORDS: Words = Words {
            message: "nothing fulfils {title} (`{id}`), so far",
            label: "",
            help: "",
        };
        let mut sources = crate::source::Sources::default();
        let file = sources.add(crate::source::Input::new("a.yaml", ""));
        let finding = Finding::new(&WORDS, Place::new(file, 0..0));
        let finding = finding
            .title("title", "Capital strategy")
            .with("id", "capital");
        assert_eq!(finding.gist(), "“Capital strategy” (`capital`)");
    }
}
