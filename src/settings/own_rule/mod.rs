//! A council's own rules, as the settings declare them: a selector and one assertion.

mod field_test;
pub(super) mod keys;
mod rule_test;
mod selector;

use crate::finding::Level;
use crate::framework::{Basis, Query, RELATIONS, Relation, Relations, Selector, Text, Through};
use crate::load::OwnKinds;
use crate::load::document;
use crate::load::fault::{Sort, What};
use crate::load::fields::Fields;
use crate::load::key::Table;
use crate::load::node::Node;
use crate::source::Place;

use keys::{ACYCLIC, ASSERTION, COUNT, REACH, REACHED, RULE};

pub use field_test::{Comparison, FieldTest, Moment};
pub(crate) use field_test::{PRESENCE, suits};
pub use rule_test::RuleTest;

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
    /// Small frameworks that show what it finds.
    pub tests: Vec<RuleTest>,
    /// Of the whole rule without layout.
    pub digest: u64,
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

/// The rules of the settings, and every name that one of them has taken.
#[derive(Debug, Default)]
pub(super) struct OwnRules {
    /// Those without a fault; the others are not asked.
    pub(super) rules: Vec<OwnRule>,
    /// Names, also of rules with a fault.
    pub(super) names: Vec<String>,
}

/// Reads the rules, `most` at most. `taken` are the names of the built-in ones.
pub(super) fn decode(
    fields: &mut Fields,
    kinds: &OwnKinds,
    taken: &[&str],
    most: usize,
) -> OwnRules {
    let mut own = OwnRules::default();
    for (number, node) in fields.items("rules").enumerate() {
        if number == most {
            fields.fault(node.start(), Some("rules"), || What::OverLimit {
                limit: "rules",
                value: most as u64,
            });
            break;
        }
        let (id, rule) = rule(fields, node, kinds);
        let name = id.map(|id| (id.place, id.value.into_owned()));
        let is_taken = name
            .as_ref()
            .is_some_and(|(_, name)| taken.contains(&&**name) || own.names.contains(name));
        if let Some((place, name)) = name {
            own.names.push(name.clone());
            if is_taken {
                let sort = Sort::Rule;
                fields.fault(place, Some("rules"), || What::TakenName { sort, name });
            }
        }
        own.rules.extend(rule.filter(|_| !is_taken));
    }
    own
}

/// A rule without fault, and its name even where the rest is at fault. A fault of a test is none of the rule.
fn rule<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    node: Node<'_, 'a>,
    kinds: &OwnKinds,
) -> (Option<Text<'a>>, Option<OwnRule>) {
    let place = node.start();
    let digest = node.digest();
    let faults = fields.faults.count();
    let Some(mut entry) = Fields::of(node, &RULE, Some("rules"), fields.faults) else {
        return (None, None);
    };
    let id = document::id(&mut entry, place);
    let summary = entry.text("summary").map(Text::into_owned);
    let level = entry.word("level", &Level::WORDS).unwrap_or(Level::Error);
    let selector = selector::under("for", &mut entry, kinds);
    let demanded = demanded(&mut entry, place, kinds);
    let tests = entry.items("tests");
    entry.finish();
    let demanded = demanded.filter(|_| fields.faults.count() == faults);
    let tests = rule_test::decode(fields, tests, kinds);
    let rule = id
        .clone()
        .zip(demanded)
        .map(|(id, (demand, assertion))| OwnRule {
            id: id.into_owned(),
            summary,
            level,
            selector,
            demand,
            assertion,
            tests,
            digest,
        });
    (id, rule)
}

/// What is asserted, and whether it must hold.
fn demanded(rule: &mut Fields, whole: Place, kinds: &OwnKinds) -> Option<(Demand, Assertion)> {
    let (demand, node) = match (rule.map("require"), rule.map("forbid")) {
        (Some(node), None) => (Demand::Require, node),
        (None, Some(node)) => (Demand::Forbid, node),
        (Some(_), Some(node)) => return rule.wrong_form(node.place(), "forbid", ONE_ASSERTION),
        (None, None) => {
            rule.fault(whole, None, || What::Missing { key: "require" });
            return None;
        }
    };
    Some((demand, assertion(rule, node, kinds)?))
}

const ONE_ASSERTION: &str =
    "one assertion under `require` or `forbid`: reach, reached, fields, count or acyclic";

fn assertion(outer: &mut Fields, node: Node, kinds: &OwnKinds) -> Option<Assertion> {
    let mut entries = node.entries();
    let says = entries.next().is_some_and(|entry| !entry.node.is_null());
    if !says || entries.next().is_some() {
        return outer.wrong_form(node.place(), "require", ONE_ASSERTION);
    }
    let mut entry = Fields::new(node, &ASSERTION, outer.faults);
    let reach = inside("reach", &REACH, &mut entry, |inner, _| reach(inner, kinds));
    let reached = inside("reached", &REACHED, &mut entry, |inner, _| {
        reached(inner, kinds)
    });
    let fields = entry.map("fields");
    let fields = fields.and_then(|tests| fields_test(&mut entry, tests));
    let count = inside("count", &COUNT, &mut entry, count);
    let acyclic = inside("acyclic", &ACYCLIC, &mut entry, |inner, _| {
        Some(Assertion::Acyclic(relations(inner)))
    });
    entry.finish();
    reach.or(reached).or(fields).or(count).or(acyclic)
}

/// An assertion whose value is a map with keys of its own.
fn inside(
    key: &'static str,
    table: &'static Table,
    outer: &mut Fields,
    decode: impl FnOnce(&mut Fields, Place) -> Option<Assertion>,
) -> Option<Assertion> {
    let node = outer.map(key)?;
    let mut inner = Fields::new(node, table, outer.faults);
    let assertion = decode(&mut inner, node.place());
    inner.finish();
    assertion
}

#[expect(clippy::unnecessary_wraps, reason = "one of a table of readers")]
fn reach(fields: &mut Fields, kinds: &OwnKinds) -> Option<Assertion> {
    Some(Assertion::Reach {
        to: selector::under("to", fields, kinds),
        query: query(fields, kinds),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "one of a table of readers")]
fn reached(fields: &mut Fields, kinds: &OwnKinds) -> Option<Assertion> {
    Some(Assertion::Reached {
        from: selector::under("from", fields, kinds),
        query: query(fields, kinds),
        bounds: bounds(fields),
    })
}

fn fields_test<'a>(outer: &mut Fields<'_, 'a, '_>, tests: Node<'_, 'a>) -> Option<Assertion> {
    if tests.entries().next().is_none() {
        return outer.wrong_form(tests.place(), "fields", "a test for each key");
    }
    Some(Assertion::Fields(field_test::decode(outer, tests)))
}

fn count(fields: &mut Fields, place: Place) -> Option<Assertion> {
    let word = fields.need("relation", place);
    let word = word.and_then(|node| fields.text_of(node, "relation"));
    let relation = word.and_then(|word| relation(fields, &word, "relation"));
    let bounds = bounds(fields);
    Some(Assertion::Count {
        relation: relation?,
        bounds,
    })
}

/// At least one where nothing is said; no upper bound unless one is said. A fault where no number lies between them.
fn bounds(fields: &mut Fields) -> Bounds {
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let at_least = fields.count("at_least").map(size);
    let at_most = fields.count_at("at_most");
    let bounds = Bounds {
        at_least: at_least.unwrap_or(usize::from(at_most.is_none())),
        at_most: at_most.map_or(usize::MAX, |(count, _)| size(count)),
    };
    if let Some((_, place)) = at_most.filter(|_| bounds.at_most < bounds.at_least) {
        fields.fault(place, Some("at_most"), || What::NothingBetween);
    }
    bounds
}

fn query(fields: &mut Fields, kinds: &OwnKinds) -> Query {
    Query {
        by: relations(fields),
        basis: fields.word("basis", &BASES).unwrap_or(Basis::Inferred),
        within: fields
            .count("within")
            .map(|links| usize::try_from(links).unwrap_or(usize::MAX)),
        avoiding: selector::maybe_under("avoiding", fields, kinds),
        through: Through::InForce,
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
