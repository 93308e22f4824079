//! The forward plan: what lapses, falls due or loses its support, by month.

use std::borrow::Cow;

use super::super::super::clean;
use super::super::super::forecast::{Moment, words};
use super::{Audience, Material, Mention};
use crate::date::Day;
use crate::forecast::{Entry, Forecast, Subject};
use crate::framework::DocumentRef;

/// What lies ahead.
#[derive(Debug)]
pub struct ForwardPlan<'a> {
    /// The last day that is looked at.
    pub until: Day,
    /// What is past already.
    pub already: Vec<PlanLine<'a>>,
    /// What is to come, in the order of days.
    pub to_come: Vec<PlanLine<'a>>,
    /// The last day that was looked at where so much changes that not all of it could be followed.
    pub cut: Option<Day>,
}

/// One entry of the forward plan.
#[derive(Debug)]
pub struct PlanLine<'a> {
    /// The day.
    pub day: Day,
    /// What happens, in a word or two.
    pub what: &'static str,
    /// To what.
    pub title: String,
    /// The document that it happens to, where it is one.
    pub document: Option<Mention<'a>>,
    /// Who answers for that document.
    pub owner: Option<Cow<'a, str>>,
    /// What comes of it, or what it comes of.
    pub remark: Option<String>,
}

pub(super) fn plan<'a>(material: &Material<'a>, forecast: &Forecast<'a>) -> ForwardPlan<'a> {
    let lines = |entries: &[Entry<'a>], moment| {
        let told = entries.iter().filter(|entry| !entry.is_told());
        told.filter_map(|entry| line(material, entry, moment))
            .collect()
    };
    // What is so today without being past is a gap, and told there.
    let past = forecast
        .already
        .partition_point(|entry| entry.date < forecast.from);
    ForwardPlan {
        until: forecast.until,
        already: lines(&forecast.already[..past], Moment::Already),
        to_come: lines(&forecast.entries, Moment::ToCome),
        cut: forecast.cut,
    }
}

fn line<'a>(material: &Material<'a>, entry: &Entry<'a>, moment: Moment) -> Option<PlanLine<'a>> {
    if is_internal(material, entry) {
        return None;
    }
    let subject = match entry.subject {
        Subject::Document(document) | Subject::Target(document, _) => Some(document),
        Subject::Expectation(_) | Subject::Exception(_) => None,
    };
    let owner = subject.and_then(|document| document.declared().owner.as_ref());
    let (_, what) = words::word(entry.what, moment);
    let remark = words::remark(entry);
    Some(PlanLine {
        day: entry.date,
        what,
        title: clean(&words::title(entry)).into_owned(),
        document: subject.and_then(|document| mention(material, document)),
        owner: material.inside(owner.map(|owner| clean(&owner.value))),
        remark: (!remark.is_empty()).then(|| clean(&remark).into_owned()),
    })
}

/// The forecast knows documents of later days too, which the report on this day has no entry for.
fn mention<'a>(material: &Material<'a>, later: DocumentRef<'a>) -> Option<Mention<'a>> {
    let today = material.asked.framework.document(&later.declared().id);
    material.mention(today.unwrap_or(later))
}

/// Whether an entry is for the council alone: it is about something internal or names it, or is an exception.
fn is_internal(material: &Material, entry: &Entry) -> bool {
    let is_hidden = |document: DocumentRef| material.mention(document).is_none();
    let about = match entry.subject {
        Subject::Document(document) | Subject::Target(document, _) => is_hidden(document),
        Subject::Expectation(expectation) => material.hidden.has(&expectation.id),
        Subject::Exception(_) => material.audience == Audience::Public,
    };
    let asked_by = entry
        .asked_by
        .is_some_and(|one| material.hidden.has(&one.id));
    about || asked_by || entry.others.iter().any(|other| is_hidden(other.document))
}
