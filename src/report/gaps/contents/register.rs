//! Every document with its facts, its links and its gaps; and the sources.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::super::{clean, entry};
use super::super::words::ENGLISH as W;
use super::gaps::{Proof, RuleGaps, proofs};
use super::{Material, Mention, written};
use crate::date::Day;
use crate::finding::Level;
use crate::framework::{Basis, DocumentRef, Family, Kind, State, Step};
use crate::phrase;

/// A document.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The document.
    pub document: Mention<'a>,
    /// Its kind, in words.
    pub kind: String,
    /// What it is on the day.
    pub is: State,
    /// The same, in words.
    pub state: String,
    /// Who answers for it.
    pub owner: Option<Cow<'a, str>>,
    /// It must have an owner.
    pub is_owned: bool,
    /// When it holds.
    pub period: Option<String>,
    /// The last day for its next review.
    pub review: Option<String>,
    /// When and by whom it was adopted.
    pub adopted: Option<String>,
    /// The same dates as days.
    pub days: Days,
    /// Where it can be read.
    pub url: Option<Cow<'a, str>>,
    /// In the officer's own words.
    pub note: Option<Cow<'a, str>>,
    /// Another authority's, or standing for several, or not looked at for links: what a reader must know.
    pub remarks: Vec<&'static str>,
    /// What it serves.
    pub up: Vec<LinkLine<'a>>,
    /// What serves it.
    pub down: Vec<LinkLine<'a>>,
    /// What else it is linked to.
    pub aside: Vec<LinkLine<'a>>,
    /// Where its entry can be read.
    pub evidence: Vec<Proof<'a>>,
    /// Its gaps: id, level and rule.
    pub gaps: Vec<(&'a str, Level, &'a str)>,
}

/// The days of a document's life, as far as they are recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// The first on which it holds.
    pub from: Option<Day>,
    /// The last on which it holds.
    pub to: Option<Day>,
    /// The last for its next review.
    pub review: Option<Day>,
}

/// A link, as it is met from a document.
#[derive(Debug)]
pub struct LinkLine<'a> {
    /// What is said of the other end: "supports", "is supported by".
    pub phrase: &'static str,
    /// The other end; an id where it is not declared.
    pub other: Result<Mention<'a>, Cow<'a, str>>,
    /// The other end's state in words, where it is not in force.
    pub state: Option<String>,
    /// How it is known.
    pub basis: Basis,
    /// Where it can be read; told at the document that declares it.
    pub evidence: Vec<Proof<'a>>,
}

/// A source, report, register or assessment.
#[derive(Debug)]
pub struct SourceLine<'a> {
    /// The document.
    pub document: Mention<'a>,
    /// Its kind, in words.
    pub kind: String,
    /// When it was published.
    pub published: Option<String>,
    /// By whom.
    pub publisher: Option<Cow<'a, str>>,
    /// Where it can be read.
    pub url: Option<Cow<'a, str>>,
}

/// Evidence has a line among the sources instead.
pub(super) fn has_entry(document: DocumentRef) -> bool {
    document.kind.family() != Family::Evidence && document.kind != Kind::Body && document.exists()
}

pub(super) fn documents<'a>(material: &Material<'a>, gaps: &[RuleGaps<'a>]) -> Vec<Entry<'a>> {
    let mut by_document: FxHashMap<&str, Vec<(&'a str, Level, &'a str)>> = FxHashMap::default();
    for (rule, gap) in gaps
        .iter()
        .flat_map(|rule| rule.gaps.iter().map(move |gap| (rule, gap)))
    {
        if let Some(document) = &gap.document {
            let line = (gap.id, gap.level, rule.rule);
            by_document.entry(&document.id).or_default().push(line);
        }
    }
    // Of several declarations of one id one is heard.
    let is_heard =
        |one: &DocumentRef| material.asked.framework.document(&one.declared().id) == Some(*one);
    let mut documents: Vec<_> = material
        .documents()
        .filter(|one| has_entry(*one) && is_heard(one))
        .collect();
    documents.sort_by_key(|document| (document.kind, document.tier()));
    let entry = |document: DocumentRef<'a>| {
        let mut entry = described(material, document)?;
        entry.gaps = by_document.remove(&*entry.document.id).unwrap_or_default();
        Some(entry)
    };
    documents.into_iter().filter_map(entry).collect()
}

fn described<'a>(material: &Material<'a>, document: DocumentRef<'a>) -> Option<Entry<'a>> {
    let declared = document.declared();
    let more = declared.more.as_deref();
    let note = more.and_then(|more| more.note.as_ref());
    Some(Entry {
        document: material.mention(document)?,
        kind: clean(&entry::kind(document)).into_owned(),
        is: document.state(),
        state: entry::state(document),
        owner: material.inside(declared.owner.as_ref().map(|owner| clean(&owner.value))),
        is_owned: document.is_governed(),
        period: period(document),
        review: declared.review_by.map(|review| written(review.date)),
        adopted: adopted(document),
        days: days(document),
        url: more
            .and_then(|more| more.url.as_ref())
            .map(|url| clean(&url.value)),
        note: material.inside(note.map(|note| clean(&note.value))),
        remarks: remarks(document),
        up: lines(material, document.steps_up()),
        down: lines(material, document.steps_down()),
        aside: lines(material, document.steps_aside()),
        evidence: proofs(material, &declared.evidence),
        gaps: Vec::new(),
    })
}

fn period(document: DocumentRef) -> Option<String> {
    let period = document.period;
    let (from, to) = (
        period.from.map(|from| written(from.date)),
        period.to.map(|to| written(to.date)),
    );
    W.period(from, to)
}

fn days(document: DocumentRef) -> Days {
    let declared = document.declared();
    Days {
        from: declared.period.from.map(|from| from.date.first()),
        to: declared.period.to.map(|to| to.date.last()),
        review: declared.review_by.map(|review| review.date.last()),
    }
}

fn adopted(document: DocumentRef) -> Option<String> {
    let adopted = document.adopted()?;
    let on = adopted.on.map(written);
    let by = adopted.by.as_ref().map(|by| W.by(&clean(&by.value)));
    let words: Vec<String> = on.into_iter().chain(by).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn remarks(document: DocumentRef) -> Vec<&'static str> {
    let all = [
        (document.external, W.anothers),
        (document.collective, W.for_several),
        (document.unexamined.is_some(), W.unexamined),
        (document.internal, W.internal),
    ];
    all.into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, words)| words)
        .collect()
}

fn lines<'a>(material: &Material<'a>, steps: impl Iterator<Item = Step<'a>>) -> Vec<LinkLine<'a>> {
    steps.filter_map(|step| line(material, &step)).collect()
}

pub(super) fn line<'a>(material: &Material<'a>, step: &Step<'a>) -> Option<LinkLine<'a>> {
    let link = step.link.declared();
    let other = match step.to {
        Some(to) => Ok(material.mention(to)?),
        None if material.hidden.has(&link.to) => return None,
        None => match material.asked.framework.expectation(&link.to) {
            Some(expectation) => Err(clean(&expectation.title)),
            // What is not declared may be anything.
            None => Err(clean(material.inside(Some(&link.to))?)),
        },
    };
    let state = step.to.filter(|to| !to.is_in_force()).map(entry::state);
    Some(LinkLine {
        phrase: phrase::step(*step),
        other,
        state,
        basis: link.basis,
        evidence: if step.link.from == step.from {
            proofs(material, &link.evidence)
        } else {
            Vec::new()
        },
    })
}

pub(super) fn sources<'a>(material: &Material<'a>) -> Vec<SourceLine<'a>> {
    let is_source =
        |document: &DocumentRef| document.kind.family() == Family::Evidence && document.exists();
    let line = |document: DocumentRef<'a>| {
        let declared = document.declared();
        let more = declared.more.as_deref();
        let day = more.and_then(|more| more.published);
        let publisher = more.and_then(|more| more.publisher.as_ref());
        Some(SourceLine {
            document: material.mention(document)?,
            kind: clean(&entry::kind(document)).into_owned(),
            published: day.map(|day| written(day.date)),
            publisher: publisher.map(|publisher| clean(&publisher.value)),
            url: more
                .and_then(|more| more.url.as_ref())
                .map(|url| clean(&url.value)),
        })
    };
    material
        .documents()
        .filter(is_source)
        .filter_map(line)
        .collect()
}
