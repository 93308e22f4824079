//! The forward plan for programs.

use serde::Serialize;

use super::super::Asked;
use super::super::entry::Head;
use super::super::json::{Location, location};
use super::super::pretty::pretty;
use super::words::role;
use crate::finding::Slot;
use crate::forecast::{Entry, Forecast, Fulfilled, Subject, What, Word};
use crate::framework::{DocumentRef, Expectation, Target};
use crate::settings::Exception;
use crate::source::Sources;

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-forecast/1";

#[derive(Serialize)]
struct Plan<'f> {
    #[serde(flatten)]
    head: Head<'f>,
    /// The last day of the plan.
    until: String,
    /// Where not all could be followed: the last day that was.
    followed_until: Option<String>,
    /// What is so already on the first day.
    already: Vec<Event<'f>>,
    /// What is to come, in the order of dates.
    events: Vec<Event<'f>>,
}

/// An entry of the plan. What does not concern it is null.
#[derive(Serialize)]
struct Event<'f> {
    date: String,
    what: &'static str,
    /// Of the document or the expectation; of an exception, what it is for.
    id: &'f str,
    title: Option<String>,
    kind: &'f str,
    owner: Option<String>,
    others: Vec<Other<'f>>,
    /// The expectation that asks for a review.
    asked_by: Option<&'f str>,
    /// How far an expectation is fulfilled that begins to apply.
    fulfilled: Option<&'static str>,
    target: Option<Promise<'f>>,
    exception: Option<Departure<'f>>,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Other<'f> {
    role: &'static str,
    id: &'f str,
    title: String,
}

#[derive(Serialize)]
struct Promise<'f> {
    measure: &'f str,
    value: f64,
    /// Another target for the measure and day has another value.
    differs: bool,
}

#[derive(Serialize)]
struct Departure<'f> {
    rule: &'f str,
    about: Option<&'f str>,
    reason: &'f str,
    agreed_by: &'f str,
}

/// The whole plan.
pub fn json<'f>(asked: &Asked<'f>, plan: &Forecast<'f>, sources: &'f Sources) -> Vec<u8> {
    let events = |entries: &[Entry<'f>]| entries.iter().map(|one| event(one, sources)).collect();
    pretty(&Plan {
        head: Head::new(SCHEMA, asked),
        until: plan.until.to_string(),
        followed_until: plan.cut.map(|day| day.to_string()),
        already: events(&plan.already),
        events: events(&plan.entries),
    })
}

fn event<'f>(entry: &Entry<'f>, sources: &'f Sources) -> Event<'f> {
    let others = entry.others.iter().map(|other| Other {
        role: role(other.role),
        id: &other.document.declared().id,
        title: short(&other.document.declared().title),
    });
    let mut event = Event {
        date: entry.date.to_string(),
        what: word(entry.what),
        id: entry.subject.id(),
        title: None,
        kind: "exception",
        owner: None,
        others: others.collect(),
        asked_by: entry.asked_by.map(|expectation| &*expectation.id.value),
        fulfilled: fulfilled(entry.what),
        target: None,
        exception: None,
        location: location(entry.place, sources),
    };
    match entry.subject {
        Subject::Document(document) => event.of_document(document),
        Subject::Target(document, target) => {
            event.of_document(document);
            event.target = Some(promise(document, target, entry.differs));
        }
        Subject::Expectation(expectation) => event.of_expectation(expectation),
        Subject::Exception(exception) => event.exception = Some(departure(exception)),
    }
    event
}

impl<'f> Event<'f> {
    fn of_document(&mut self, document: DocumentRef<'f>) {
        let declared = document.declared();
        self.title = Some(short(&declared.title));
        self.kind = &declared.kind_word;
        self.owner = declared.owner.as_deref().map(short);
    }

    fn of_expectation(&mut self, expectation: &'f Expectation<'f>) {
        self.title = Some(short(&expectation.title));
        self.kind = "expectation";
    }
}

/// Text that may stand in many entries.
fn short(text: &str) -> String {
    Slot::from(text).to_string()
}

fn promise<'f>(document: DocumentRef<'f>, target: &'f Target<'f>, differs: bool) -> Promise<'f> {
    Promise {
        measure: target.measured(document.declared()),
        value: target.value,
        differs,
    }
}

fn departure(exception: &Exception) -> Departure<'_> {
    Departure {
        rule: &exception.rule,
        about: exception.about.as_deref(),
        reason: &exception.reason,
        agreed_by: &exception.agreed_by,
    }
}

fn fulfilled(what: What) -> Option<&'static str> {
    match what {
        What::Asked(Fulfilled::Missing) => Some("missing"),
        What::Asked(Fulfilled::NotInForce) => Some("not-in-force"),
        What::Asked(Fulfilled::InPart) => Some("in-part"),
        What::Asked(Fulfilled::InFull) => Some("fulfilled"),
        _ => None,
    }
}

fn word(what: What) -> &'static str {
    match what {
        What::Lapses => "lapses",
        What::Replaced => "replaced",
        What::Begins => "begins",
        What::Becomes(Word::Proposed) => "proposed",
        What::Becomes(Word::Draft) => "draft",
        What::Becomes(Word::Adopted) => "adopted",
        What::Becomes(Word::UnderReview) => "under-review",
        What::Becomes(Word::Withdrawn) => "withdrawn",
        What::Becomes(Word::Unknown) => "status-unknown",
        What::ReviewDue => "review-due",
        What::TargetDue => "target-due",
        What::ExceptionEnds => "exception-ends",
        What::Unsupported => "unsupported",
        What::ThinlySupported => "thinly-supported",
        What::Supported => "supported",
        What::Undelivered => "undelivered",
        What::Delivered => "delivered",
        What::Unmet => "unmet",
        What::PartlyMet => "partly-met",
        What::Fulfilled => "fulfilled",
        What::Asked(_) => "begins-to-apply",
        What::NoLongerAsked => "ceases-to-apply",
    }
}
