//! What a rule asks of the keys of a document.

use super::keys::FIELD_TEST;
use crate::date::Dated;
use crate::framework::{Form, Text, field_form, field_names};
use crate::load::fields::Fields;
use crate::load::node::{Entry, Node};

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

impl Comparison {
    const WORDS: [(&'static str, Self); 4] = [
        ("before", Self::Before),
        ("after", Self::After),
        ("on_or_before", Self::OnOrBefore),
        ("on_or_after", Self::OnOrAfter),
    ];
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

/// What can be asked of any key.
pub(crate) const PRESENCE: [(&str, FieldTest); 2] = [
    ("present", FieldTest::Present),
    ("absent", FieldTest::Absent),
];

/// Whether the test of that name, one of [`FIELD_TEST`], can be made of a key that holds this.
pub(crate) fn suits(test: &str, form: Form) -> bool {
    match test {
        "equals" | "one_of" => form != Form::Presence,
        "includes" | "matches" => form == Form::Words,
        _ => form == Form::Date,
    }
}

/// The keys that stand for a date in a test.
pub(crate) fn date_names() -> impl Iterator<Item = &'static str> + Clone {
    let dates = field_names().filter(|name| field_form(name) == Some(Form::Date));
    std::iter::once("today").chain(dates)
}

/// The tests by key.
pub(super) fn decode<'a>(
    outer: &mut Fields<'_, 'a, '_>,
    tests: Node<'_, 'a>,
) -> Vec<(Text<'static>, FieldTest)> {
    let test = |entry: Entry<'_, 'a>| {
        let key = entry.name();
        let place = entry.node.start();
        let Some(form) = field_form(&key) else {
            outer.unknown_word(&key, "fields", field_names());
            return None;
        };
        let mut named = entry.node.entries().map(Entry::key);
        if let (Some(test), None) = (named.next(), named.next())
            && FIELD_TEST.key(test).is_some()
            && !suits(test, form)
        {
            return outer.wrong_form(place, "fields", tests_of(form));
        }
        let test = field_test(outer, entry.node)?;
        Some((key.into_owned(), test))
    };
    tests.entries().filter_map(test).collect()
}

fn tests_of(form: Form) -> &'static str {
    match form {
        Form::Words => "a test of words: present, absent, equals, one_of, includes or matches",
        Form::Date => {
            "a test of a date: present, absent, equals, one_of, before, after, on_or_before or on_or_after"
        }
        Form::Presence => "`present` or `absent`, all that can be asked of this key",
    }
}

fn field_test<'a>(outer: &mut Fields<'_, 'a, '_>, node: Node<'_, 'a>) -> Option<FieldTest> {
    let place = node.start();
    if !node.is_map() {
        let word = outer.text_of(node, "fields")?;
        let test = PRESENCE.into_iter().find(|(known, _)| *known == &*word);
        if test.is_none() {
            outer.unknown_word(&word, "fields", PRESENCE.iter().map(|(known, _)| *known));
        }
        return test.map(|(_, test)| test);
    }
    if node.entries().count() != 1 {
        return outer.wrong_form(place, "fields", ONE_TEST);
    }
    let faults = outer.faults.count();
    let mut entry = Fields::new(node, &FIELD_TEST, outer.faults);
    let test = one_test(&mut entry);
    entry.finish();
    if test.is_none() && outer.faults.count() == faults {
        return outer.wrong_form(place, "fields", ONE_TEST);
    }
    test
}

const ONE_TEST: &str = "one test for each key, with its value";

fn one_test(entry: &mut Fields) -> Option<FieldTest> {
    let allowed = [owned(entry.texts("equals")), owned(entry.texts("one_of"))].concat();
    let includes = owned(entry.texts("includes"));
    let matches = entry.text("matches");
    let [before, after, on_or_before, on_or_after] =
        Comparison::WORDS.map(|(key, comparison)| date_test(entry, key, comparison));
    let some = |words: Vec<String>| (!words.is_empty()).then_some(words);
    some(allowed)
        .map(FieldTest::OneOf)
        .or(some(includes).map(FieldTest::Includes))
        .or(matches.map(|pattern| FieldTest::Matches(pattern.value.into_owned())))
        .or(before.or(after).or(on_or_before).or(on_or_after))
}

fn owned(texts: Vec<Text>) -> Vec<String> {
    let owned = texts.into_iter().map(|text| text.value.into_owned());
    owned.collect()
}

fn date_test(entry: &mut Fields, key: &'static str, comparison: Comparison) -> Option<FieldTest> {
    let text = entry.text(key)?;
    let moment = match text.parse() {
        _ if &*text == "today" => Moment::Today,
        Ok(date) => Moment::Date(date),
        Err(_) if field_form(&text) == Some(Form::Date) => Moment::Field(text.value.into_owned()),
        Err(_) => {
            entry.unknown_word(&text, key, date_names());
            return None;
        }
    };
    Some(FieldTest::Date(comparison, moment))
}
