//! The forward plan: what will lapse, fall due or lose its support, by what is declared.
//!
//! The framework says what changes from day to day; here it becomes the diary that a policy team keeps, dated as an officer
//! would date it: what ends, on its last day; what begins, on its first. Exceptions, which are settings, are added.

mod ahead;
mod already;

use std::collections::BTreeMap;

use crate::date::Day;
use crate::framework::{DocumentRef, Expectation, Framework, State, Target};
use crate::settings::{Exception, Settings};
use crate::source::Place;

/// What lies ahead, from a day to another.
pub struct Forecast<'f> {
    /// The day that was asked about.
    pub from: Day,
    /// The last day of the plan.
    pub until: Day,
    /// What is so already on the first day, in order.
    pub already: Vec<Entry<'f>>,
    /// What is to come, in the order of dates.
    pub entries: Vec<Entry<'f>>,
    /// The last day that was looked at, where so much changes that not all of it could be followed.
    pub cut: Option<Day>,
}

/// One entry of the forward plan.
pub struct Entry<'f> {
    /// The last day of what ends or falls due, the first of what begins.
    pub date: Day,
    /// What happens.
    pub what: What,
    /// To what.
    pub subject: Subject<'f>,
    /// Who else is concerned.
    pub others: Vec<Other<'f>>,
    /// The expectation that asks for a review, where the document does not name the day itself.
    pub asked_by: Option<&'f Expectation<'f>>,
    /// Of a target: another one for its measure and day has another value.
    pub differs: bool,
    /// Where the date is declared, or what it is about.
    pub place: Place,
}

/// What happens; in the order in which a day's entries stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Its period ends, and nothing has taken its place.
    Lapses,
    /// Something else takes its place.
    Replaced,
    /// It comes into force.
    Begins,
    /// It becomes something else by its declared history.
    Becomes(Word),
    /// The last day for a review.
    ReviewDue,
    /// The last day for a target.
    TargetDue,
    /// The last day of an exception.
    ExceptionEnds,
    /// A priority that nothing in force carries.
    Unsupported,
    /// A priority that one document alone carries.
    ThinlySupported,
    /// A priority that is carried again, or for the first time.
    Supported,
    /// The corporate plan has no delivery plan.
    Undelivered,
    /// It has one again, or for the first time.
    Delivered,
    /// Nothing in force fulfils an expectation.
    Unmet,
    /// It is fulfilled only in part.
    PartlyMet,
    /// It is fulfilled.
    Fulfilled,
    /// It begins to apply.
    Asked(Fulfilled),
    /// Its last day.
    NoLongerAsked,
}

/// What a document becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is a word of a history")]
pub enum Word {
    Proposed,
    Draft,
    Adopted,
    UnderReview,
    Withdrawn,
    Unknown,
}

/// How far an expectation is fulfilled; the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant says it")]
pub enum Fulfilled {
    Missing,
    NotInForce,
    InPart,
    InFull,
}

/// What an entry is about.
#[derive(Clone, Copy)]
pub enum Subject<'f> {
    /// A document, or a priority.
    Document(DocumentRef<'f>),
    /// What is expected.
    Expectation(&'f Expectation<'f>),
    /// A target of a document.
    Target(DocumentRef<'f>, &'f Target<'f>),
    /// An agreed departure.
    Exception(&'f Exception),
}

/// A document that is concerned by an entry.
pub struct Other<'f> {
    /// How.
    pub role: Role,
    /// The document.
    pub document: DocumentRef<'f>,
}

/// How a document is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is declared to take the place of the subject.
    Successor,
    /// The subject takes its place.
    Predecessor,
    /// It no longer carries the subject.
    Lost,
    /// It carries the subject now.
    Gained,
    /// It alone carries the subject.
    Alone,
    /// A priority of the subject, which goes with it.
    Priority,
    /// The subject is a target for it.
    Measure,
}

impl<'f> Forecast<'f> {
    /// What lies ahead of the framework `now`, on its day. `later` is the same framework on the day after the last one of
    /// the plan, when all that begins in between is known.
    pub fn new(now: &'f Framework<'f>, later: &'f Framework<'f>, settings: &'f Settings) -> Self {
        let from = now.day();
        let until = later.day().yesterday().unwrap_or(from);
        let outlook = later.changes_since(from, settings.authority);
        let mut entries = ahead::entries(&outlook);
        let exceptions = settings.exceptions.iter().map(exception);
        entries.extend(exceptions.filter(|entry| entry.date >= from));
        entries.retain(|entry| entry.date <= outlook.cut.unwrap_or(until).min(until));
        mark_differing(&mut entries);
        Self {
            from,
            until,
            already: already::entries(now, settings),
            entries: in_order(entries),
            cut: outlook.cut,
        }
    }
}

/// Marks the targets of which one for the same measure and day has another value.
fn mark_differing(entries: &mut [Entry]) {
    let mut differs: BTreeMap<(Day, &str), (f64, bool)> = BTreeMap::new();
    for entry in entries.iter() {
        if let Subject::Target(document, target) = entry.subject {
            let of_day = differs.entry((entry.date, target.measured(document.declared())));
            let (first, differ) = of_day.or_insert((target.value, false));
            *differ |= first.total_cmp(&target.value).is_ne();
        }
    }
    for entry in entries {
        if let Subject::Target(document, target) = entry.subject {
            let measure: &str = target.measured(document.declared());
            entry.differs = differs[&(entry.date, measure)].1;
        }
    }
}

/// By date; on a day causes come before what follows from them.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| (a.date, a.what, a.subject.id()).cmp(&(b.date, b.what, b.subject.id())));
    entries
}

fn exception(exception: &Exception) -> Entry<'_> {
    Entry {
        date: exception.until.last(),
        what: What::ExceptionEnds,
        subject: Subject::Exception(exception),
        others: Vec::new(),
        asked_by: None,
        differs: false,
        place: exception.until_place,
    }
}

impl<'f> Entry<'f> {
    /// An entry about a document, where the document stands.
    fn of(date: Day, what: What, document: DocumentRef<'f>) -> Self {
        Self {
            date,
            what,
            subject: Subject::Document(document),
            others: Vec::new(),
            asked_by: None,
            differs: false,
            place: document.id.place,
        }
    }

    /// An entry about an expectation, where that stands.
    fn expected(date: Day, what: What, expectation: &'f Expectation<'f>) -> Self {
        Self {
            date,
            what,
            subject: Subject::Expectation(expectation),
            others: Vec::new(),
            asked_by: None,
            differs: false,
            place: expectation.id.place,
        }
    }

    fn with(mut self, role: Role, documents: impl IntoIterator<Item = DocumentRef<'f>>) -> Self {
        let others = documents.into_iter();
        self.others
            .extend(others.map(|document| Other { role, document }));
        self
    }

    /// The documents that are concerned in this way.
    pub fn others(&self, role: Role) -> impl Iterator<Item = DocumentRef<'f>> {
        let others = self.others.iter().filter(move |other| other.role == role);
        others.map(|other| other.document)
    }

    /// Whether the entry of its successor, which begins on the same day, says it all.
    pub fn is_told(&self) -> bool {
        let begins = |successor: DocumentRef| successor.takes_effect_on() == Some(self.date);
        self.what == What::Replaced
            && self.others(Role::Priority).next().is_none()
            && self.others(Role::Successor).any(begins)
    }
}

impl<'f> Subject<'f> {
    /// The id of what it is; of an exception that of what it is for.
    pub fn id(self) -> &'f str {
        match self {
            Self::Document(document) | Self::Target(document, _) => &document.declared().id,
            Self::Expectation(expectation) => &expectation.id,
            Self::Exception(exception) => &exception.document,
        }
    }
}

impl Word {
    /// The word for a state that a history names; none for what follows from periods and successors.
    fn of(state: State) -> Option<Self> {
        match state {
            State::Proposed => Some(Self::Proposed),
            State::Draft => Some(Self::Draft),
            // Adopted, but its period has not begun.
            State::Future => Some(Self::Adopted),
            State::UnderReview => Some(Self::UnderReview),
            State::Withdrawn => Some(Self::Withdrawn),
            State::Unknown => Some(Self::Unknown),
            State::InForce | State::Lapsed | State::Superseded | State::NotYet => None,
        }
    }
}
