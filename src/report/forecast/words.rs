//! The words for each entry of the forward plan.

use super::super::text::Ink;
use super::Moment;
use crate::date::Day;
use crate::finding::Slot;
use crate::forecast::{Entry, Fulfilled, Role, Subject, What, Word};
use crate::framework::{
    DocumentRef, Expectation, Extent, Kind, Relation, Relations, State, StatusWord, Target,
};
use crate::phrase;
use crate::settings::Exception;

/// What happens in a word or two, and its colour.
pub(in crate::report) fn word(what: What, moment: Moment) -> (Ink, &'static str) {
    match (what, moment) {
        (What::Lapses, Moment::ToCome) => (Ink::Bad, "lapses"),
        (What::Lapses, Moment::Already) => (Ink::Bad, "lapsed"),
        (What::Replaced, _) => (Ink::Plain, "replaced"),
        (What::Begins, _) => (Ink::Good, "begins"),
        (What::Becomes(Word::Proposed), _) => (Ink::Plain, "proposed"),
        (What::Becomes(Word::Draft), _) => (Ink::Plain, "draft"),
        (What::Becomes(Word::Adopted), _) => (Ink::Plain, "adopted"),
        (What::Becomes(Word::UnderReview), _) => (Ink::Plain, "under review"),
        (What::Becomes(Word::Withdrawn), _) => (Ink::Doubtful, "withdrawn"),
        (What::Becomes(Word::Unknown), _) => (Ink::Doubtful, "unknown"),
        (What::ReviewDue, Moment::ToCome) => (Ink::Doubtful, "review due"),
        (What::ReviewDue, Moment::Already) => (Ink::Bad, "review overdue"),
        (What::TargetDue, _) => (Ink::Plain, "target due"),
        (What::ExceptionEnds, Moment::ToCome) => (Ink::Doubtful, "exception ends"),
        (What::ExceptionEnds, Moment::Already) => (Ink::Bad, "exception over"),
        (What::Unsupported, _) => (Ink::Bad, "unsupported"),
        (What::ThinlySupported, _) => (Ink::Doubtful, "thin support"),
        (What::Supported, _) => (Ink::Good, "supported"),
        (What::Undelivered, _) => (Ink::Bad, "undelivered"),
        (What::Delivered, _) => (Ink::Good, "delivered"),
        (What::Unmet, _) => (Ink::Bad, "unmet"),
        (What::PartlyMet, _) => (Ink::Doubtful, "partly met"),
        (What::Fulfilled, _) => (Ink::Good, "fulfilled"),
        (What::Asked(_), _) => (Ink::Plain, "asked for"),
        (What::NoLongerAsked, _) => (Ink::Plain, "last asked for"),
    }
}

/// How a document is concerned, in one word.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Successor => "successor",
        Role::Predecessor => "predecessor",
        Role::Lost => "lost",
        Role::Gained => "gained",
        Role::Alone => "alone",
        Role::Priority => "priority",
        Role::Measure => "measure",
    }
}

/// What it is about.
pub(in crate::report) fn title(entry: &Entry) -> String {
    match entry.subject {
        Subject::Document(document) => Slot::from(&*document.title.value).to_string(),
        Subject::Expectation(expectation) => Slot::from(&*expectation.title.value).to_string(),
        Subject::Target(_, target) => promise(entry, target),
        Subject::Exception(exception) => {
            format!("{} for {}", &*exception.rule, &*exception.document)
        }
    }
}

/// What a reader needs to know of it, in a few facts.
pub(super) fn facts(entry: &Entry, moment: Moment) -> Vec<Option<String>> {
    let id = || Some(entry.subject.id().to_owned());
    match entry.subject {
        Subject::Expectation(expectation) => {
            vec![
                Some(phrase::binding(expectation.level).to_owned()),
                consequence(entry),
                id(),
            ]
        }
        Subject::Exception(exception) => agreement(exception, since(entry, moment)),
        Subject::Target(document, _) if document.kind == Kind::Measure => {
            vec![differs(entry), owner(document), id()]
        }
        Subject::Target(document, _) => vec![
            Some(format!("{} {}", source_word(document), named(document))),
            differs(entry),
            owner(document),
        ],
        Subject::Document(document) => vec![
            since(entry, moment),
            consequence(entry),
            owner(document).filter(|_| has_owner(entry.what)),
            id(),
        ],
    }
}

fn differs(entry: &Entry) -> Option<String> {
    let differs = "other targets for this measure and day differ";
    entry.differs.then(|| differs.to_owned())
}

/// A report or another source only records what others promise.
fn source_word(document: DocumentRef) -> &'static str {
    let promises = document.kind.is_strategy_or_plan()
        || [Kind::CorporatePlan, Kind::Priority].contains(&document.kind);
    if promises {
        "promised by"
    } else {
        "recorded in"
    }
}

/// What comes of it, or what it comes of, in a clause; empty where there is nothing to say.
pub(in crate::report) fn remark(entry: &Entry) -> String {
    let facts = match entry.subject {
        Subject::Exception(exception) => agreement(exception, None),
        _ => vec![consequence(entry)],
    };
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.join("; ")
}

/// The value that is due, and what of.
fn promise(entry: &Entry, target: &Target) -> String {
    let Some(measure) = entry.others(Role::Measure).next() else {
        let measure = target.measure.as_ref();
        let named = measure.map_or(entry.subject.id(), |measure| measure);
        return format!("{named}: {}", target.value);
    };
    let unit = measure.more.as_ref().and_then(|more| more.unit.as_ref());
    let unit = unit.map_or(String::new(), |unit| {
        format!(" {}", Slot::from(&*unit.value))
    });
    format!(
        "{}: {}{unit}",
        Slot::from(&*measure.title.value),
        target.value
    )
}

fn agreement(exception: &Exception, since: Option<String>) -> Vec<Option<String>> {
    vec![
        since,
        Some(format!("agreed by {}", &*exception.agreed_by)),
        Some(exception.reason.value.clone().into_owned()),
    ]
}

/// Priorities have no owner of their own, and what carries something is not asked for its owner here.
fn has_owner(what: What) -> bool {
    matches!(
        what,
        What::Lapses | What::Replaced | What::Begins | What::Becomes(_) | What::ReviewDue
    )
}

fn owner(document: DocumentRef) -> Option<String> {
    match &document.owner {
        None if !document.is_governed() => None,
        None => Some("no owner is named".into()),
        Some(owner) => Some(Slot::from(&*owner.value).to_string()),
    }
}

/// The day of what is so already.
fn since(entry: &Entry, moment: Moment) -> Option<String> {
    let words = match (moment, entry.what) {
        (Moment::Already, What::Lapses | What::ExceptionEnds) => "ended on",
        (Moment::Already, What::ReviewDue) => "was due by",
        _ => return None,
    };
    Some(format!("{words} {}", Slot::from(entry.date)))
}

/// What comes of it, or what it comes of.
fn consequence(entry: &Entry) -> Option<String> {
    let (lost, gained) = (list(entry, Role::Lost), list(entry, Role::Gained));
    let without = lost.as_ref().map(|lost| format!("without {lost}"));
    match entry.what {
        What::Lapses | What::Becomes(Word::Withdrawn) => Some(end(entry)),
        What::Replaced => replaced(entry),
        What::Begins => list(entry, Role::Predecessor).map(|old| format!("in place of {old}")),
        What::ReviewDue => cycle(entry.asked_by?),
        What::Unsupported => Some(after(without, "nothing in force carries it")),
        What::ThinlySupported => {
            let alone = list(entry, Role::Alone)?;
            Some(after(without, &format!("only {alone} carries it")))
        }
        What::Supported => gained.map(|by| format!("carried by {by}")),
        What::Undelivered => Some(after(without, "it has no delivery plan in force")),
        What::Delivered | What::Fulfilled => gained.map(|by| format!("by {by}")),
        What::Unmet => Some(after(without, "nothing in force fulfils it")),
        What::PartlyMet => Some(after(without, "it is fulfilled only in part")),
        What::NoLongerAsked => Some("ceases to apply after this day".into()),
        What::Asked(fulfilled) => Some(format!("begins to apply; {}", standing(fulfilled))),
        _ => None,
    }
}

/// "without X, nothing carries it".
fn after(without: Option<String>, what: &str) -> String {
    match without {
        Some(without) => format!("{without}, {what}"),
        None => what.to_owned(),
    }
}

fn standing(fulfilled: Fulfilled) -> &'static str {
    match fulfilled {
        Fulfilled::Missing => "nothing declared fulfils it",
        Fulfilled::NotInForce => "what would fulfil it is not in force",
        Fulfilled::InPart => "it is fulfilled only in part",
        Fulfilled::InFull => "it is fulfilled",
    }
}

fn cycle(expectation: &Expectation) -> Option<String> {
    let every = phrase::every(expectation.review_every?);
    Some(format!(
        "{every}, as {} asks",
        Slot::title(&expectation.title)
    ))
}

/// What takes its place, and what goes with it.
fn replaced(entry: &Entry) -> Option<String> {
    let by = list(entry, Role::Successor).map(|by| format!("by {by}"))?;
    Some(match priorities(entry) {
        Some(priorities) => format!("{by}; {priorities}"),
        None => by,
    })
}

/// What goes with it, and what is declared to follow.
fn end(entry: &Entry) -> String {
    let successors = entry.others(Role::Successor);
    let successors: Vec<String> = successors.map(|one| coming(one, entry.date)).collect();
    let follows = match successors.as_slice() {
        [] => match in_part(entry).as_slice() {
            [] => "no successor is declared".to_owned(),
            parts => format!("no successor is declared, but in part {}", joined(parts)),
        },
        successors => format!("successor {}", joined(successors)),
    };
    match priorities(entry) {
        Some(priorities) => format!("{priorities}; {follows}"),
        None => follows,
    }
}

/// Documents that are declared to take the place of a part of it.
fn in_part(entry: &Entry) -> Vec<String> {
    let Subject::Document(document) = entry.subject else {
        return Vec::new();
    };
    let links = document.incoming(Relations::of(&[Relation::Supersedes]));
    let parts = links.filter(|link| link.extent == Extent::Part);
    let successors = parts.map(|link| link.from);
    successors
        .filter(|successor| successor.state_on(entry.date, false) != State::Withdrawn)
        .map(|successor| coming(successor, entry.date))
        .collect()
}

/// The priorities that go with a corporate plan.
fn priorities(entry: &Entry) -> Option<String> {
    match entry.others(Role::Priority).count() {
        0 => None,
        1 => Some("its priority goes with it".into()),
        all => Some(format!("its {all} priorities go with it")),
    }
}

/// A successor, and from when or how far it is there.
fn coming(successor: DocumentRef, day: Day) -> String {
    let name = named(successor);
    let state = successor.state_on(day, false);
    match successor.takes_effect_on() {
        Some(from) if from > day => format!("{name} from {}", Slot::from(from)),
        _ if successor
            .history_until(day)
            .any(|status| status.is == StatusWord::Adopted) =>
        {
            name
        }
        _ => format!("{name}, {}", phrase::state(state)),
    }
}

/// The documents of a role.
fn list(entry: &Entry, role: Role) -> Option<String> {
    let names: Vec<String> = entry.others(role).map(named).collect();
    (!names.is_empty()).then(|| joined(&names))
}

/// "a, b and 3 more".
fn joined(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let more = names.len().saturating_sub(SHOWN);
    let mut names: Vec<String> = names.iter().take(SHOWN).cloned().collect();
    if more > 0 {
        names.push(format!("{more} more"));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

fn named(document: DocumentRef) -> String {
    Slot::title(&document.title).to_string()
}
