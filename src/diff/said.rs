//! What a declaration says, key by key, as text that can be compared and shown.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Renames;
use crate::framework::{
    BodyRole, DateAt, Document, Evidence, Expectation, Extent, Link, More, Status, StatusWord,
    Target, Text, word,
};
use crate::phrase;

/// What stands under one key.
pub(super) struct Said<'v> {
    key: &'static str,
    form: Form,
    values: Vec<Cow<'v, str>>,
}

/// What is otherwise under one key.
#[derive(Debug, PartialEq, Eq)]
pub struct Change<'v> {
    /// The key, as it stands in files.
    pub key: &'static str,
    /// Whether it takes several values.
    pub form: Form,
    /// Values that are gone. Where neither these nor new ones are, the same stand in another order.
    pub lost: Vec<Cow<'v, str>>,
    /// New values.
    pub gained: Vec<Cow<'v, str>>,
}

/// How many values a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Form {
    One,
    Many,
}

/// A key that takes one value.
pub(super) fn one<'v>(key: &'static str, value: Option<impl Into<Cow<'v, str>>>) -> Said<'v> {
    Said {
        key,
        form: Form::One,
        values: value.map(Into::into).into_iter().collect(),
    }
}

/// A key that takes several.
pub(super) fn many<'v>(
    key: &'static str,
    values: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
) -> Said<'v> {
    Said {
        key,
        form: Form::Many,
        values: values.into_iter().map(Into::into).collect(),
    }
}

/// All that is said, as if nothing had been before.
pub(super) fn all(said: Vec<Said>) -> Vec<Change> {
    let said = said.into_iter().filter(|said| !said.values.is_empty());
    said.map(|said| Change {
        key: said.key,
        form: said.form,
        lost: Vec::new(),
        gained: said.values,
    })
    .collect()
}

/// What is otherwise; the two must have the same keys in the same order.
pub(super) fn changes<'v>(before: Vec<Said<'v>>, after: Vec<Said<'v>>) -> Vec<Change<'v>> {
    let pairs = before.into_iter().zip(after);
    let otherwise = pairs.filter(|(before, after)| before.values != after.values);
    otherwise
        .map(|(before, after)| change(before, after))
        .collect()
}

fn change<'v>(before: Said<'v>, after: Said<'v>) -> Change<'v> {
    let mut open: FxHashMap<Cow<str>, usize> = FxHashMap::default();
    for value in &before.values {
        *open.entry(value.clone()).or_default() += 1;
    }
    let mut take = |value: &Cow<str>| match open.get_mut(&**value) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let mut gained = after.values;
    gained.retain(|value| !take(value));
    let mut lost = before.values;
    lost.retain(|value| take(value));
    Change {
        key: after.key,
        form: after.form,
        lost,
        gained,
    }
}

/// What a document says, its links aside. That every key of a document is among these is held by a test.
pub(super) fn of_document<'v>(document: &'v Document<'v>, renames: &Renames<'v>) -> Vec<Said<'v>> {
    let more = document.more.as_deref().unwrap_or(&NOTHING);
    let (own, promised): (Vec<_>, Vec<_>) = document
        .targets
        .iter()
        .partition(|target| target.measure.is_none());
    let target = |target: &&'v Target<'v>| target_words(target, renames);
    vec![
        one("title", Some(text(&document.title))),
        many("aliases", texts(&document.aliases)),
        one("kind", Some(text(&document.kind_word))),
        one("tier", more.tier.map(|tier| tier.word())),
        many(
            "status",
            document
                .status
                .iter()
                .map(|status| status_words(status, renames)),
        ),
        one("period", period(document.period.from, document.period.to)),
        one("review_by", document.review_by.map(written)),
        one("owner", document.owner.as_deref()),
        one("linkage", document.unexamined.map(|_| "unexamined")),
        one("external", yes(document.external)),
        one("collective", yes(document.collective)),
        one("unit", more.unit.as_deref()),
        one("baseline", more.baseline.map(|value| value.to_string())),
        many("target", own.iter().map(target)),
        many("targets", promised.iter().map(target)),
        one("number", more.number.as_deref()),
        one("role", more.role.map(|role| word(&BodyRole::WORDS, role))),
        one("published", more.published.map(written)),
        one("publisher", more.publisher.as_deref()),
        many("assumptions", texts(&more.assumptions)),
        many("risks", texts(&more.risks)),
        many("tags", texts(&more.tags)),
        one("url", more.url.as_deref()),
        many("evidence", evidence(&document.evidence, renames)),
        one("note", more.note.as_deref()),
        one("internal", yes(document.internal)),
    ]
}

/// What most documents say of what only some do.
static NOTHING: More = More {
    tier: None,
    unit: None,
    baseline: None,
    number: None,
    role: None,
    published: None,
    publisher: None,
    tags: Vec::new(),
    assumptions: Vec::new(),
    risks: Vec::new(),
    url: None,
    note: None,
};

/// What an expectation says, its links aside.
pub(super) fn of_expectation<'v>(
    expectation: &'v Expectation<'v>,
    renames: &Renames<'v>,
) -> Vec<Said<'v>> {
    let authority = expectation.authority.iter().map(|authority| {
        let parts = [&authority.provision, &authority.url].into_iter().flatten();
        let parts = std::iter::once(&authority.instrument).chain(parts);
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    });
    let links_to = expectation.links_to.iter();
    vec![
        one("title", Some(text(&expectation.title))),
        many("aliases", texts(&expectation.aliases)),
        one("level", Some(expectation.level.word())),
        many("authority", authority),
        many(
            "applies_to",
            expectation.applies_to.iter().map(|council| council.word()),
        ),
        many(
            "owned_by",
            expectation.owned_by.iter().map(|council| council.word()),
        ),
        one("from", expectation.from.map(written)),
        one("until", expectation.until.map(written)),
        one("review_every", expectation.review_every.map(phrase::every)),
        one(
            "adopted_by",
            expectation
                .adopted_by
                .map(|role| word(&BodyRole::WORDS, role)),
        ),
        many("links_to", links_to.map(|to| renames.expectation(to))),
        one("condition", expectation.condition.as_deref()),
        one("checked", yes(expectation.checked)),
        many("tags", texts(&expectation.tags)),
        one("url", expectation.url.as_deref()),
        many("evidence", evidence(&expectation.evidence, renames)),
        one("note", expectation.note.as_deref()),
        one("internal", yes(expectation.internal)),
    ]
}

/// What a link says beside its relation and where it leads.
pub(super) fn of_link<'v>(link: &'v Link<'v>, renames: &Renames<'v>) -> Vec<Said<'v>> {
    vec![
        one("basis", Some(link.basis.word())),
        one("extent", Some(word(&Extent::WORDS, link.extent))),
        one("since", link.since.map(|since| since.to_string())),
        many("evidence", evidence(&link.evidence, renames)),
        one("note", link.note.as_ref().map(|note| &*note.value)),
    ]
}

/// Text as it is.
fn text(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn texts<'v>(texts: &'v [Text<'v>]) -> impl Iterator<Item = Cow<'v, str>> {
    texts.iter().map(|one| text(one))
}

fn yes(is_so: bool) -> Option<&'static str> {
    is_so.then_some("yes")
}

fn written(date: DateAt) -> String {
    date.date.to_string()
}

fn period(from: Option<DateAt>, to: Option<DateAt>) -> Option<String> {
    let [from, to] = [from, to].map(|date| date.map(written));
    phrase::period(from.as_deref(), to.as_deref())
}

/// "adopted on 2022-12-13 by Cabinet".
fn status_words<'v>(status: &'v Status<'v>, renames: &Renames<'v>) -> String {
    let mut words = word(&StatusWord::WORDS, status.is).to_owned();
    push(&mut words, " on ", status.on.map(|on| on.to_string()));
    push(&mut words, " by ", status.by.as_deref());
    push(&mut words, ", ", evidence_words(&status.evidence, renames));
    words
}

/// "55 by 2030 for emissions".
fn target_words<'v>(target: &'v Target<'v>, renames: &Renames<'v>) -> String {
    let mut words = target.value.to_string();
    push(&mut words, " by ", target.by.map(written));
    let measure = target.measure.as_deref();
    push(&mut words, " for ", measure.map(|id| renames.document(id)));
    push(&mut words, " since ", target.since.map(written));
    push(&mut words, ", ", evidence_words(&target.evidence, renames));
    words
}

fn evidence_words<'v>(list: &'v [Evidence<'v>], renames: &Renames<'v>) -> Option<String> {
    let words: Vec<String> = evidence(list, renames).collect();
    (!words.is_empty()).then(|| words.join(" and "))
}

/// "cabinet-minutes at 4.1: covers a part".
fn evidence<'v>(list: &'v [Evidence<'v>], renames: &Renames<'v>) -> impl Iterator<Item = String> {
    list.iter().map(|one| {
        let mut words = renames.document(&one.source).to_owned();
        push(&mut words, " at ", one.at.as_deref());
        push(&mut words, ": ", one.note.as_ref().map(|note| &*note.value));
        words
    })
}

fn push(words: &mut String, before: &str, part: Option<impl AsRef<str>>) {
    if let Some(part) = part {
        words.push_str(before);
        words.push_str(part.as_ref());
    }
}
