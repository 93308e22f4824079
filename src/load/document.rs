//! What the keys of a declaration mean.

use std::borrow::Cow;

use super::OwnKinds;
use super::expectation::expectation;
use super::fault::{Faults, Sort, What};
use super::fields::Fields;
use super::key::Key;
use super::keys::{DOCUMENT, PERIOD, STATUS};
use super::link::{evidence, links, targets};
use super::node::{Items, Node};
use crate::date::Dated;
use crate::framework::{
    BodyRole, Document, Expectation, KINDS, Kind, Kinds, More, Period, RELATIONS, Status,
    StatusWord, Text, Tier,
};
use crate::source::Place;

/// What a declaration came to.
pub(super) enum Decoded<'a> {
    Document(Document<'a>),
    Expectation(Expectation<'a>),
    /// Too much is missing; its id, where it has one.
    Broken(Option<String>),
}

/// Reads one declaration; everything wrong with it goes to the faults.
pub(super) fn decode<'a>(node: Node<'_, 'a>, kinds: &OwnKinds, faults: &mut Faults) -> Decoded<'a> {
    let whole = node.start();
    let Some(mut fields) = Fields::of(node, &DOCUMENT, None, faults) else {
        return Decoded::Broken(None);
    };
    let id = id(&mut fields, whole);
    let subject = id.as_ref().map(|id| id.value.clone());
    let place = id.as_ref().map_or(whole, |id| id.place);
    let decoded = match (id, kind(&mut fields, kinds, place)) {
        (Some(id), Some((Kind::Expectation, _))) => expectation(fields, id, node.digest()),
        (Some(id), Some((kind, word))) => document(fields, id, kind, word),
        _ => {
            read_all_the_same(fields, place);
            Decoded::Broken(subject.clone().map(Cow::into_owned))
        }
    };
    faults.settle(subject.as_deref());
    decoded
}

/// The id, which must be there and be kebab-case.
pub(crate) fn id<'a>(fields: &mut Fields<'_, 'a, '_>, whole: Place) -> Option<Text<'a>> {
    let node = fields.need("id", whole)?;
    let id = fields.short_text_of(node, "id", LONGEST_ID)?;
    if !is_kebab_case(&id) {
        fields.fault(id.place, Some("id"), || What::NotAnId {
            text: id.value.clone().into_owned(),
        });
    }
    Some(id)
}

/// An id stands in every finding about its document; one of a megabyte would be written out a thousand times.
pub(crate) const LONGEST_ID: usize = 200;

/// Lower-case words and numbers with single hyphens between them.
pub(crate) fn is_kebab_case(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

fn kind<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    own: &OwnKinds,
    whole: Place,
) -> Option<(Kind, Text<'a>)> {
    let node = fields.need("kind", whole)?;
    let word = fields.text_of(node, "kind")?;
    let kind = Kind::of(&word).or_else(|| own.get(&*word).copied());
    if kind.is_none() {
        let known = KINDS.iter().map(|(_, word, _)| *word);
        let known = known.chain(own.keys().map(String::as_str));
        fields.unknown_name(&word, "kind", Sort::Kind, known);
    }
    Some((kind?, word))
}

fn document<'a>(
    mut fields: Fields<'_, 'a, '_>,
    id: Text<'a>,
    kind: Kind,
    kind_word: Text<'a>,
) -> Decoded<'a> {
    let title = title(&mut fields, &id);
    let mut document = Document {
        kind,
        kind_word,
        aliases: fields.texts("aliases"),
        status: history(&mut fields),
        period: period(&mut fields),
        review_by: fields.date("review_by"),
        owner: fields.text("owner").filter(|role| !role.trim().is_empty()),
        unexamined: linkage(&mut fields),
        external: fields.yes("external"),
        collective: fields.yes("collective"),
        internal: fields.yes("internal"),
        links: links(&mut fields, &RELATIONS),
        evidence: evidence(&mut fields),
        targets: targets(&mut fields, kind),
        more: more(&mut fields, kind, id.place),
        id,
        title,
    };
    if kind == Kind::Recommendation && fields.yes("withdrawn") {
        let place = document.id.place;
        document.status.push(Status {
            is: StatusWord::Withdrawn,
            place,
            on: None,
            by: None,
            evidence: Vec::new(),
        });
    }
    fields.finish_of(Kinds::of(&[kind]));
    Decoded::Document(document)
}

/// Reads what lacks an id or a kind, so that everything wrong with it is told at once. Without its kind no key is another's.
fn read_all_the_same(mut fields: Fields, place: Place) {
    for key in DOCUMENT.keys.iter().filter(|key| !is_of_sources(key)) {
        fields.take(key.name);
    }
    let nothing = Text {
        value: "".into(),
        place,
    };
    document(fields, nothing.clone(), Kind::Source, nothing);
}

fn is_of_sources(key: &Key) -> bool {
    key.of.contains(Kind::Source)
}

/// The title, or the id in its place, so that one missing title is one fault.
pub(super) fn title<'a>(fields: &mut Fields<'_, 'a, '_>, id: &Text<'a>) -> Text<'a> {
    let node = fields.need("title", id.place);
    let title = node.and_then(|node| fields.text_of(node, "title"));
    if let Some(title) = title.as_ref().filter(|title| title.is_empty()) {
        fields.fault(title.place, None, || What::Missing { key: "title" });
    }
    title.unwrap_or_else(|| id.clone())
}

fn linkage(fields: &mut Fields) -> Option<Place> {
    let word = fields.text("linkage")?;
    fields
        .word_of(&word, "linkage", &[("unexamined", ())])
        .map(|()| word.place)
}

fn history<'a>(fields: &mut Fields<'_, 'a, '_>) -> Vec<Status<'a>> {
    let items = match fields.take_even_empty("status") {
        None => Items::default(),
        Some(node) if node.is_null() => return blank_status(fields, node.place()),
        Some(node) => node.items(),
    };
    let mut history: Vec<Status<'a>> = Vec::with_capacity(items.clone().count());
    let mut before: Option<Dated> = None;
    for node in items {
        let Some(status) = status(fields, node) else {
            continue;
        };
        if let (Some(before), Some(on)) = (before, status.on)
            && on.first() < before.first()
        {
            fields.fault(status.place, Some("status"), || What::OutOfOrder);
        }
        before = status.on.or(before);
        history.push(status);
    }
    history
}

/// No status is a status: left out, or `null` as exports write it, it counts as adopted. But who writes `status:` and
/// nothing behind it has not got round to it: to take that for adopted would put in force what nobody has looked at.
fn blank_status<'a>(fields: &mut Fields<'_, 'a, '_>, place: Place) -> Vec<Status<'a>> {
    if !place.span().is_empty() {
        return Vec::new();
    }
    // Where what belongs below it is only not indented, that is told there.
    if !fields.has("is") {
        fields.fault(place, Some("status"), || What::Blank { key: "status" });
    }
    vec![Status {
        is: StatusWord::Unknown,
        place,
        on: None,
        by: None,
        evidence: Vec::new(),
    }]
}

/// One entry of a history. A word that is none of those it may be leaves the state unknown: the fault is told, and nothing
/// is concluded from it.
fn status<'a>(fields: &mut Fields<'_, 'a, '_>, node: Node<'_, 'a>) -> Option<Status<'a>> {
    let place = node.start();
    if node.is_text() {
        let word = fields.text_of(node, "status")?;
        let is = fields
            .word_of(&word, "status", &StatusWord::WORDS)
            .unwrap_or(StatusWord::Unknown);
        return Some(Status {
            is,
            place,
            on: None,
            by: None,
            evidence: Vec::new(),
        });
    }
    let mut entry = Fields::of(node, &STATUS, Some("status"), fields.faults)?;
    let word = entry
        .need("is", place)
        .and_then(|node| entry.text_of(node, "is"));
    let is = word
        .as_ref()
        .and_then(|word| entry.word_of(word, "is", &StatusWord::WORDS));
    let on = entry.date("on").map(|on| on.date);
    let by = entry.text("by");
    let evidence = evidence(&mut entry);
    entry.finish();
    let place = word.map_or(place, |word| word.place);
    Some(Status {
        is: is.unwrap_or(StatusWord::Unknown),
        place,
        on,
        by,
        evidence,
    })
}

fn period(fields: &mut Fields) -> Period {
    let Some(node) = fields.take("period") else {
        return Period::default();
    };
    if let Some(text) = node.str() {
        let text = text.to_owned();
        fields.fault(node.place(), Some("period"), || What::NotAPeriod { text });
        return Period::default();
    }
    if !node.is_map() {
        fields.wrong_form::<()>(node.start(), "period", TWO_DATES);
        return Period::default();
    }
    let mut entry = Fields::new(node, &PERIOD, fields.faults);
    let period = Period {
        from: entry.date("from"),
        to: entry.date("to"),
    };
    if let Some(to) = period.to.filter(|_| period.is_reversed()) {
        entry.fault(to.place, Some("period"), || What::EndsBeforeStart);
    }
    entry.finish();
    period
}

const TWO_DATES: &str = "two dates, as in `{from: 2022/23, to: 2036/37}`";

fn more<'a>(fields: &mut Fields<'_, 'a, '_>, kind: Kind, id: Place) -> Option<Box<More<'a>>> {
    let mut more = More {
        published: fields.date("published"),
        publisher: fields.text("publisher"),
        tags: fields.texts("tags"),
        assumptions: fields.texts("assumptions"),
        risks: fields.texts("risks"),
        url: fields.text("url"),
        note: fields.text("note"),
        ..More::default()
    };
    match kind {
        Kind::Priority => {
            let word = fields
                .need("tier", id)
                .and_then(|node| fields.text_of(node, "tier"));
            more.tier = word.and_then(|word| fields.word_of(&word, "tier", &Tier::WORDS));
        }
        Kind::Measure => {
            more.unit = fields.text("unit");
            more.baseline = fields.number("baseline").map(|(number, _)| number);
        }
        Kind::Recommendation => more.number = fields.text("number"),
        Kind::Body => more.role = fields.word("role", &BodyRole::WORDS),
        _ => {}
    }
    more.says_anything().then(|| Box::new(more))
}

impl More<'_> {
    fn says_anything(&self) -> bool {
        let Self {
            tier,
            unit,
            baseline,
            number,
            role,
            published,
            publisher,
            tags,
            assumptions,
            risks,
            url,
            note,
        } = self;
        let words = [unit, number, publisher, url, note]
            .into_iter()
            .any(Option::is_some);
        let lists = [tags, assumptions, risks]
            .into_iter()
            .any(|list| !list.is_empty());
        words
            || lists
            || tier.is_some()
            || baseline.is_some()
            || role.is_some()
            || published.is_some()
    }
}
