use std::cmp::Ordering;

use super::{Check, Context, Report, Rule};
use crate::date::Day;
use crate::finding::{Found, Group, Level, Related, Slot, Words};
use crate::framework::{DocumentRef, Kind, State, Target};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    id: "conflicting-targets",
    page: include_str!("conflicting_targets.md"),
    group: Group::Consistency,
    level: Level::Warning,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "documents promise different values of {measure} by {by}: {values}{unit}",
    label: "one of several values",
    help: "Agree which value holds, and correct or withdraw the others.",
};

const WITHOUT_DATE: Words = Words {
    message: "documents promise different values of {measure}, none with a date: {values}{unit}",
    label: "one of several values",
    help: "Agree which value holds and by when, and correct or withdraw the others.",
};

/// A target of a document for a measure.
type Promise<'f> = (DocumentRef<'f>, &'f Target<'f>);

fn check(context: &Context, report: &mut Report) {
    let mut promises: BTreeMap<(&str, Option<Day>), Vec<Promise>> = BTreeMap::new();
    for document in context
        .framework
        .documents()
        .filter(|document| promises_something(*document))
    {
        for target in document
            .declared()
            .targets
            .iter()
            .filter(|target| has_begun(target, context.framework.day()))
        {
            report.examine();
            let measure = target.measured(document.declared());
            let by = target.by.map(|by| by.date.last());
            promises
                .entry((&measure.value, by))
                .or_default()
                .push((document, target));
        }
    }
    for ((measure, by), promises) in promises {
        let measure = context
            .framework
            .document(measure)
            .filter(|found| found.kind == Kind::Measure);
        let differ = promises.iter().any(|(_, target)| {
            target.value.partial_cmp(&promises[0].1.value) != Some(Ordering::Equal)
        });
        if let (Some(measure), true) = (measure, differ) {
            report.add(finding(measure, by, &promises));
        }
    }
}

/// In force, or written and not yet adopted.
fn promises_something(document: DocumentRef) -> bool {
    document.is_in_force() || document.state() == State::Draft
}

fn has_begun(target: &Target, day: Day) -> bool {
    target.since.is_none_or(|since| since.date.first() <= day)
}

fn finding(measure: DocumentRef, by: Option<Day>, promises: &[Promise]) -> Found {
    let unit = measure
        .more
        .as_ref()
        .and_then(|more| more.unit.as_ref())
        .map_or(String::new(), |unit| format!(" {}", unit.value));
    let mut values: Vec<f64> = promises.iter().map(|(_, target)| target.value).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let values = Slot::first(values.iter().map(|value| Slot::id(&value.to_string())));
    let words = if by.is_some() { &WORDS } else { &WITHOUT_DATE };
    let mut finding = Found::new(words, promises[0].1.value_place)
        .subject(&measure.id)
        .title("measure", &measure.title)
        .with("values", values)
        .with("unit", &*unit)
        .field(&by.map_or_else(|| "no date".into(), |by| by.to_string()));
    if let Some(by) = by {
        finding = finding.with("by", by);
    }
    finding.others = promises
        .iter()
        .map(|(document, _)| document.id.value.clone().into_owned())
        .collect();
    finding.others.dedup();
    finding.related = promises[1..]
        .iter()
        .map(|promise| related(promise, &unit))
        .collect();
    finding
}

fn related((document, target): &Promise, unit: &str) -> Related {
    let slots = vec![
        ("title", Slot::title(&document.title)),
        ("value", format!("{}{unit}", target.value).into()),
    ];
    Related {
        words: "{title} says {value}",
        slots,
        place: target.value_place,
    }
}
