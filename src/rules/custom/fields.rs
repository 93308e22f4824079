//! Rules that ask for what the keys of a document hold.

use super::about;
use crate::date::Day;
use crate::finding::{Found, Slot, Words};
use crate::framework::{DocumentRef, Field, Text, fits};
use crate::settings::{Comparison, Demand, FieldTest, Moment};

const NOT_AS_ASKED: Words = Words {
    message: "{document} breaks the rule `{rule}`, which asks that {asked}",
    label: "not as asked",
    help: "The rule says: {summary}. Correct `{field}`, or agree another rule.",
};

const FORBIDDEN: Words = Words {
    message: "{document} breaks the rule `{rule}`, which forbids that {asked}",
    label: "as the rule forbids",
    help: "The rule says: {summary}. Correct `{field}`, or agree another rule.",
};

/// What is required must hold of each key, and each that fails is told. What is forbidden is forbidden as a whole.
pub(super) fn check(
    day: Day,
    demand: Demand,
    selected: &[DocumentRef],
    tests: &[(Text<'static>, FieldTest)],
) -> Vec<Found> {
    let mut findings = Vec::new();
    for document in selected {
        let fails = |(key, test): &&(Text, FieldTest)| !holds(*document, key, test, day);
        match demand {
            Demand::Require => {
                let failing = tests.iter().filter(fails);
                findings.extend(failing.map(|test| finding(&NOT_AS_ASKED, *document, &[test])));
            }
            Demand::Forbid if !tests.iter().any(|test| fails(&test)) => {
                let all: Vec<_> = tests.iter().collect();
                findings.push(finding(&FORBIDDEN, *document, &all));
            }
            Demand::Forbid => {}
        }
    }
    findings
}

fn finding(
    words: &'static Words,
    document: DocumentRef,
    tests: &[&(Text<'static>, FieldTest)],
) -> Found {
    let (key, _) = tests[0];
    let phrase = |(key, test): &&(Text, FieldTest)| format!("`{}` {}", key.value, test.phrase());
    let asked: Vec<String> = tests.iter().map(phrase).collect();
    about(words, document)
        .field(key)
        .with("field", &*key.value)
        .with("asked", asked.join(" and "))
}

fn holds(document: DocumentRef, key: &str, test: &FieldTest, day: Day) -> bool {
    let field = document.field(key).expect("only known keys are tested");
    match (test, field) {
        (FieldTest::Present, found) => found != Field::Absent,
        (FieldTest::Absent, found) => found == Field::Absent,
        (FieldTest::OneOf(allowed), Field::Words(words)) => words
            .iter()
            .all(|word| allowed.iter().any(|allowed| allowed == word)),
        (FieldTest::OneOf(allowed), Field::Date { written, .. }) => {
            allowed.contains(&written.to_string())
        }
        (FieldTest::Includes(wanted), Field::Words(words)) => {
            wanted.iter().all(|wanted| words.contains(&wanted.as_str()))
        }
        (FieldTest::Matches(pattern), Field::Words(words)) => {
            words.iter().all(|word| fits(pattern, word))
        }
        (FieldTest::Date(comparison, moment), Field::Date { day: one, .. }) => {
            let other = moment.days(document, day);
            other.is_some_and(|other| comparison.holds(one, other))
        }
        _ => false,
    }
}

impl Moment {
    /// Its first and its last day; none where it is a key that the document lacks.
    fn days(&self, document: DocumentRef, today: Day) -> Option<(Day, Day)> {
        match self {
            Self::Today => Some((today, today)),
            Self::Date(date) => Some((date.first(), date.last())),
            Self::Field(name) => match document.field(name) {
                Some(Field::Date { day, .. }) => Some((day, day)),
                _ => None,
            },
        }
    }

    fn phrase(&self) -> String {
        match self {
            Self::Today => "the day that is asked about".into(),
            Self::Date(date) => date.to_string(),
            Self::Field(name) => format!("`{name}`"),
        }
    }
}

impl Comparison {
    fn holds(self, one: Day, (first, last): (Day, Day)) -> bool {
        match self {
            Self::Before => one < first,
            Self::After => one > last,
            Self::OnOrBefore => one <= last,
            Self::OnOrAfter => one >= first,
        }
    }

    fn phrase(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::OnOrBefore => "on or before",
            Self::OnOrAfter => "on or after",
        }
    }
}

impl FieldTest {
    fn phrase(&self) -> String {
        match self {
            Self::Present => "is declared".into(),
            Self::Absent => "is left out".into(),
            Self::OneOf(words) => format!("is {}", Slot::AnyOf(words.clone())),
            Self::Includes(words) => format!("has {}", Slot::AllOf(words.clone())),
            Self::Matches(pattern) => format!("fits `{pattern}`"),
            Self::Date(comparison, moment) => {
                format!("is {} {}", comparison.phrase(), moment.phrase())
            }
        }
    }
}
