//! A council's own rules, as the settings declare them: a selector and one assertion.

use crate::date::Dated;
use crate::finding::Level;
use crate::framework::{
    Basis, KINDS, Kind, Kinds, Query, RELATIONS, Relation, Relations, Selector, State, Text, Tier,
    field_names,
};
use crate::load::OwnKinds;
use crate::load::fault::What;
use crate::load::fields::Fields;
use crate::load::node::{Entry, Node, Value};
use crate::source::Place;

/// A rule that a council has made for itself.
#[derive(Debug, Clone)]
pub struct OwnRule {
    /// Its name.
    pub id: Text<'static>,
    /// What it asks, in a sentence.
    pub summary: Option<Text<'static>>,
    /// How grave a departure is.
    pub level: Level,
    /// Which documents it holds to it.
    pub selector: Selector,
    /// Whether the assertion must or must not hold.
    pub demand: Demand,
    /// What is asserted.
    pub assertion: Assertion,
}

/// Whether an assertion must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// It must.
    Require,
    /// It must not.
    Forbid,
}

/// What a rule asserts of each document that it selects.
#[derive(Debug, Clone)]
pub enum Assertion {
    /// A path leads from it to one of these.
    Reach {
        /// The ends of such a path.
        to: Selector,
        /// What the path must be like.
        query: Query,
    },
    /// So many of these have a path to it.
    Reached {
        /// The starts of such paths.
        from: Selector,
        /// What each path must be like.
        query: Query,
        /// How many there must be.
        bounds: Bounds,
    },
    /// Its keys are as asked.
    Fields(Vec<(Text<'static>, FieldTest)>),
    /// It has so many links of a relation.
    Count {
        /// The relation.
        relation: Relation,
        /// How many there must be.
        bounds: Bounds,
    },
    /// It is in no circle of these links.
    Acyclic(Relations),
}

/// A least and a most.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// At least so many.
    pub at_least: usize,
    /// At most so many.
    pub at_most: usize,
}

/// What is asked of one key.
#[derive(Debug, Clone)]
pub enum FieldTest {
    /// It is declared.
    Present,
    /// It is not declared.
    Absent,
    /// Its value is one of these.
    OneOf(Vec<String>),
    /// Its list has all of these.
    Includes(Vec<String>),
    /// Its value fits a pattern with `*`.
    Matches(String),
    /// Its date stands so to another.
    Date(Comparison, Moment),
}

/// How one date stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its word")]
pub enum Comparison {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
}

/// What a date is compared with.
#[derive(Debug, Clone)]
pub enum Moment {
    /// The day that is asked about.
    Today,
    /// A date of the settings.
    Date(Dated),
    /// Another key of the same document.
    Field(String),
}

const COMPARISONS: [(&str, Comparison); 4] = [
    ("before", Comparison::Before),
    ("after", Comparison::After),
    ("on_or_before", Comparison::OnOrBefore),
    ("on_or_after", Comparison::OnOrAfter),
];

/// Keys of a document that hold a date.
const DATES: [&str; 4] = ["review_by", "period.from", "period.to", "published"];

/// Reads the rules. A rule with a fault is not asked.
pub(super) fn decode(fields: &mut Fields, kinds: &OwnKinds) -> Vec<OwnRule> {
    let mut rules = Vec::new();
    for node in fields.items("rules") {
        let faults = fields.faults.count();
        let rule = rule(fields, node, kinds);
        rules.extend(rule.filter(|_| fields.faults.count() == faults));
    }
    rules
}

fn rule(fields: &mut Fields, node: Node, kinds: &OwnKinds) -> Option<OwnRule> {
    let place = node.start();
    let mut entry = Fields::of(node, Some("rules"), fields.faults)?;
    let id = entry
        .need("id", place)
        .and_then(|node| entry.text_of(node, "id"));
    let summary = entry.text("summary").map(Text::into_owned);
    let level = entry.word("level", &Level::WORDS).unwrap_or(Level::Error);
    let selector = entry
        .map("for")
        .map(|(entries, _)| selector(&mut entry, entries, kinds))
        .unwrap_or_default();
    let demands =
        [("require", Demand::Require), ("forbid", Demand::Forbid)].map(|(key, demand)| {
            entry
                .map(key)
                .map(|(entries, place)| (demand, entries, place))
        });
    let demanded = match demands {
        [Some(one), None] | [None, Some(one)] => Some(one),
        [None, None] => {
            entry.fault(place, None, || What::Missing { key: "require" });
            None
        }
        [Some(_), Some((.., place))] => entry.wrong_form(place, "forbid", ONE_ASSERTION),
    };
    let demanded = demanded.and_then(|(demand, entries, place)| {
        Some((demand, assertion(&mut entry, entries, place, kinds)?))
    });
    entry.finish(|_| None);
    let (demand, assertion) = demanded?;
    Some(OwnRule {
        id: id?.into_owned(),
        summary,
        level,
        selector,
        demand,
        assertion,
    })
}

const ONE_ASSERTION: &str =
    "one assertion under `require` or `forbid`: reach, reached, fields, count or acyclic";

fn assertion(
    outer: &mut Fields,
    entries: Vec<Entry>,
    place: Place,
    kinds: &OwnKinds,
) -> Option<Assertion> {
    if entries.len() != 1 {
        return outer.wrong_form(place, "require", ONE_ASSERTION);
    }
    let mut entry = Fields::new(entries, outer.faults);
    let reach = entry
        .map("reach")
        .map(|(inner, _)| reach(&mut entry, inner, kinds));
    let reached = entry
        .map("reached")
        .map(|(inner, _)| reached(&mut entry, inner, kinds));
    let tests = entry
        .map("fields")
        .map(|(inner, _)| field_tests(&mut entry, inner));
    let count = entry
        .map("count")
        .map(|(inner, place)| count(&mut entry, inner, place));
    let acyclic = entry.map("acyclic").map(|(inner, _)| {
        let mut inner = Fields::new(inner, entry.faults);
        let by = relations(&mut inner);
        inner.finish(|_| None);
        Assertion::Acyclic(by)
    });
    entry.finish(|_| None);
    reach.or(reached).or(tests).or(count.flatten()).or(acyclic)
}

fn reach(outer: &mut Fields, entries: Vec<Entry>, kinds: &OwnKinds) -> Assertion {
    let mut inner = Fields::new(entries, outer.faults);
    let to = inner
        .map("to")
        .map(|(entries, _)| selector(&mut inner, entries, kinds))
        .unwrap_or_default();
    let query = query(&mut inner, kinds);
    inner.finish(|_| None);
    Assertion::Reach { to, query }
}

fn reached(outer: &mut Fields, entries: Vec<Entry>, kinds: &OwnKinds) -> Assertion {
    let mut inner = Fields::new(entries, outer.faults);
    let from = inner
        .map("from")
        .map(|(entries, _)| selector(&mut inner, entries, kinds))
        .unwrap_or_default();
    let query = query(&mut inner, kinds);
    let bounds = bounds(&mut inner);
    inner.finish(|_| None);
    Assertion::Reached {
        from,
        query,
        bounds,
    }
}

fn count(outer: &mut Fields, entries: Vec<Entry>, place: Place) -> Option<Assertion> {
    let mut inner = Fields::new(entries, outer.faults);
    let word = inner
        .need("relation", place)
        .and_then(|node| inner.text_of(node, "relation"));
    let relation = word.and_then(|word| relation(&mut inner, &word, "relation"));
    let bounds = bounds(&mut inner);
    inner.finish(|_| None);
    Some(Assertion::Count {
        relation: relation?,
        bounds,
    })
}

/// At least one where nothing is said; no upper bound unless one is said.
fn bounds(fields: &mut Fields) -> Bounds {
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let (at_least, at_most) = (
        fields.count("at_least").map(size),
        fields.count("at_most").map(size),
    );
    Bounds {
        at_least: at_least.unwrap_or(usize::from(at_most.is_none())),
        at_most: at_most.unwrap_or(usize::MAX),
    }
}

fn query(fields: &mut Fields, kinds: &OwnKinds) -> Query {
    Query {
        by: relations(fields),
        basis: fields.word("basis", &BASES).unwrap_or(Basis::Inferred),
        within: fields
            .count("within")
            .map(|links| usize::try_from(links).unwrap_or(usize::MAX)),
        avoiding: fields
            .map("avoiding")
            .map(|(entries, _)| selector(fields, entries, kinds)),
    }
}

const BASES: [(&str, Basis); 4] = [
    ("any", Basis::Inferred),
    ("stated", Basis::Stated),
    ("reported", Basis::Reported),
    ("inferred", Basis::Inferred),
];

/// The upward relations where nothing is said.
fn relations(fields: &mut Fields) -> Relations {
    let words = fields.texts("by");
    let relations: Vec<Relation> = words
        .iter()
        .filter_map(|word| relation(fields, word, "by"))
        .collect();
    if words.is_empty() {
        Relations::UPWARD
    } else {
        Relations::of(&relations)
    }
}

fn relation(fields: &mut Fields, word: &Text, key: &'static str) -> Option<Relation> {
    let found = RELATIONS
        .iter()
        .find(|row| row.word == &**word)
        .map(|row| row.relation);
    if found.is_none() {
        fields.unknown_word(word, key, RELATIONS.iter().map(|row| row.word));
    }
    found
}

fn selector(outer: &mut Fields, entries: Vec<Entry>, kinds: &OwnKinds) -> Selector {
    let mut fields = Fields::new(entries, outer.faults);
    let (kind, kind_word) = selected_kinds(&mut fields, kinds);
    let texts = |texts: Vec<Text>| {
        texts
            .into_iter()
            .map(|text| text.value.into_owned())
            .collect()
    };
    let selector = Selector {
        kind,
        kind_word,
        id: texts(fields.texts("id")),
        tier: fields.word("tier", &Tier::WORDS),
        tag: texts(fields.texts("tag")),
        state: fields.words("state", &State::WORDS),
        not: fields
            .map("not")
            .map(|(entries, _)| Box::new(selector(&mut fields, entries, kinds))),
        any: any(&mut fields, kinds),
    };
    fields.finish(|_| None);
    selector
}

fn any(fields: &mut Fields, kinds: &OwnKinds) -> Vec<Selector> {
    let mut selectors = Vec::new();
    for node in fields.items("any") {
        match node.value {
            Value::Map(entries) => selectors.push(selector(fields, entries, kinds)),
            _ => selectors.extend(fields.wrong_form::<Selector>(
                node.place,
                "any",
                "a list of selectors",
            )),
        }
    }
    selectors
}

fn selected_kinds(fields: &mut Fields, own: &OwnKinds) -> (Option<Kinds>, Vec<String>) {
    let words = fields.texts("kind");
    let (mut kinds, mut own_words) = (Vec::new(), Vec::new());
    for word in &words {
        if let Some(kind) = Kind::of(word) {
            kinds.push(kind);
        } else if own.contains_key(&*word.value) {
            own_words.push(word.value.clone().into_owned());
        } else {
            let known = KINDS
                .iter()
                .map(|(_, word, _)| *word)
                .chain(own.keys().map(String::as_str));
            fields.unknown_word(word, "kind", known);
        }
    }
    ((!words.is_empty()).then(|| Kinds::of(&kinds)), own_words)
}

fn field_tests<'a>(outer: &mut Fields<'a, '_>, entries: Vec<Entry<'a>>) -> Assertion {
    let mut tests = Vec::new();
    for entry in entries {
        let key = Text {
            value: entry.key,
            place: entry.key_place,
        }
        .into_owned();
        if !field_names().any(|name| name == &*key) {
            outer.unknown_word(&key, "fields", field_names());
        }
        if let Some(test) = field_test(outer, entry.node) {
            tests.push((key, test));
        }
    }
    Assertion::Fields(tests)
}

fn field_test<'a>(outer: &mut Fields<'a, '_>, node: Node<'a>) -> Option<FieldTest> {
    let place = node.start();
    let Value::Map(entries) = node.value else {
        let word = outer.text_of(node, "fields")?;
        return match &*word {
            "present" => Some(FieldTest::Present),
            "absent" => Some(FieldTest::Absent),
            _ => {
                outer.unknown_word(&word, "fields", ["present", "absent"].into_iter());
                None
            }
        };
    };
    if entries.len() != 1 {
        return outer.wrong_form(place, "fields", "one test for each key");
    }
    let mut entry = Fields::new(entries, outer.faults);
    let texts = |texts: Vec<Text>| -> Vec<String> {
        texts
            .into_iter()
            .map(|text| text.value.into_owned())
            .collect()
    };
    let words = [texts(entry.texts("equals")), texts(entry.texts("one_of"))].concat();
    let includes = texts(entry.texts("includes"));
    let matches = entry
        .text("matches")
        .map(|pattern| FieldTest::Matches(pattern.value.into_owned()));
    let dates = COMPARISONS.iter().find_map(|(key, comparison)| {
        let text = entry.text(key)?;
        Some(FieldTest::Date(
            *comparison,
            moment(&mut entry, &text, key)?,
        ))
    });
    entry.finish(|_| None);
    let lists = (!words.is_empty()).then_some(FieldTest::OneOf(words));
    lists
        .or((!includes.is_empty()).then_some(FieldTest::Includes(includes)))
        .or(matches)
        .or(dates)
}

fn moment(fields: &mut Fields, text: &Text, key: &'static str) -> Option<Moment> {
    match text.parse() {
        _ if &**text == "today" => Some(Moment::Today),
        Ok(date) => Some(Moment::Date(date)),
        Err(_) if DATES.contains(&&**text) => Some(Moment::Field(text.value.clone().into_owned())),
        Err(_) => {
            fields.unknown_word(text, key, ["today"].into_iter().chain(DATES));
            None
        }
    }
}
