//! Looking ahead gives what asking the framework on every day gives: on every fixture, and on made-up frameworks.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use stratlint::check::Inputs;
use stratlint::date::{Dated, Day};
use stratlint::framework::{
    Change, Cover, DocumentRef, Framework, Fulfilment, Happening, Kind, Need, State,
};
use stratlint::source::Input;

use crate::checking::{day, none};
use crate::fixtures::frameworks;

/// What is so on a day: of each thing by its name, in words.
type Standing = BTreeMap<String, String>;

/// The framework asked on its own day.
fn asked(framework: &Framework, inputs: &Inputs) -> Standing {
    let mut standing = Standing::new();
    let documents = framework.all().filter(|one| one.kind != Kind::Priority);
    standing.extend(documents.map(|document| {
        (
            format!("state {}", &*document.id),
            document.state().word().to_owned(),
        )
    }));
    standing.extend(framework.priorities().map(|priority| {
        let mut supporters = framework.supporters(priority);
        supporters.retain(|supporter| supporter.is_in_force());
        let ids: BTreeSet<&str> = supporters
            .iter()
            .map(|one| &*one.declared().id.value)
            .collect();
        let alone = ids.first().filter(|_| ids.len() == 1);
        (
            format!("priority {}", &*priority.id),
            format!("{} {alone:?}", ids.len()),
        )
    }));
    standing.extend(framework.plans().map(|plan| {
        (
            format!("plan {}", &*plan.id),
            framework.is_delivered(plan).to_string(),
        )
    }));
    let applying = framework.expectations().iter();
    let applying = applying.filter(|one| one.applies(inputs.settings.authority, framework.day()));
    standing.extend(applying.map(|expectation| {
        let word = match framework.fulfilment(expectation) {
            Fulfilment::Met(_) => "met",
            Fulfilment::Partly(_) => "partly",
            Fulfilment::Unmet(_) => "unmet",
            Fulfilment::Missing => "missing",
        };
        (format!("expectation {}", &*expectation.id), word.to_owned())
    }));
    standing
}

fn overdue(framework: &Framework, inputs: &Inputs) -> BTreeMap<String, Day> {
    let documents = framework.documents();
    let reviewed = documents.filter(|document| document.kind != Kind::Priority);
    let reviews = reviewed.filter_map(|document| {
        let review = document.overdue_review(inputs.settings.authority)?;
        Some((document.id.value.clone().into_owned(), review.due))
    });
    reviews.collect()
}

/// Carries a change over to what was so before it.
fn apply(standing: &mut Standing, change: &Change) {
    match &change.what {
        Happening::State {
            document, after, ..
        } if document.kind != Kind::Priority => {
            standing.insert(format!("state {}", &*document.id), after.word().to_owned());
        }
        Happening::Cover {
            need, after, alone, ..
        } => {
            let (name, words) = covered(*need, *after, *alone);
            if after.asked {
                standing.insert(name, words);
            } else {
                standing.remove(&name);
            }
        }
        Happening::State { .. } | Happening::Overdue { .. } | Happening::Target { .. } => {}
    }
}

fn covered(need: Need, cover: Cover, alone: Option<DocumentRef>) -> (String, String) {
    match need {
        Need::Priority(priority) => {
            let alone = alone.as_ref().map(|document| &*document.id.value);
            (
                format!("priority {}", &*priority.id),
                format!("{} {alone:?}", cover.whole),
            )
        }
        Need::CorporatePlan(plan) => (format!("plan {}", &*plan.id), (cover.whole > 0).to_string()),
        Need::Expectation(expectation) => {
            let word = match cover {
                Cover { whole: 1.., .. } => "met",
                Cover { part: 1.., .. } => "partly",
                Cover { declared: 1.., .. } => "unmet",
                _ => "missing",
            };
            (format!("expectation {}", &*expectation.id), word.to_owned())
        }
    }
}

/// Every day on which something may change, found without the program's own search for them.
fn days(inputs: &Inputs, from: Day, to: Day) -> BTreeSet<Day> {
    let mut dates: BTreeSet<Day> = BTreeSet::new();
    for (_, source) in inputs.sources.iter() {
        let words = source
            .text()
            .split(|c: char| !c.is_ascii_digit() && !"-/".contains(c));
        for date in words.filter_map(|word| word.parse::<Dated>().ok()) {
            dates.extend([date.first(), date.last()]);
        }
    }
    let next: Vec<Day> = dates.iter().filter_map(|day| day.tomorrow().ok()).collect();
    dates.extend(next);
    dates
        .into_iter()
        .filter(|day| (from..=to).contains(day))
        .collect()
}

/// The first difference between looking ahead and asking day by day.
fn difference(inputs: &Inputs, from: Day, to: Day) -> Option<String> {
    let (later, _) = inputs.framework(to);
    if !later.repeated().is_empty() {
        return None; // Which declaration of an id is heard may change from day to day.
    }
    let outlook = later.changes_since(from, inputs.settings.authority);
    let mut days = days(inputs, from, to);
    days.extend(outlook.changes.iter().map(|change| change.day));
    // What was missed in between shows on the last day at the latest.
    days.insert(to);
    let (now, _) = inputs.framework(from);
    let mut standing = asked(&now, inputs);
    let mut were_overdue = overdue(&now, inputs);
    let mut changes = outlook.changes.iter().peekable();
    for day in days.into_iter().filter(|day| *day > from) {
        let mut told = BTreeMap::new();
        while let Some(change) = changes.next_if(|change| change.day <= day) {
            apply(&mut standing, change);
            if let Happening::Overdue { document, due, .. } = change.what {
                told.insert(document.id.value.clone().into_owned(), due);
            }
        }
        let (framework, _) = inputs.framework(day);
        let expected = asked(&framework, inputs);
        // What does not exist yet, the framework may not know at all.
        standing.retain(|name, word| word != State::NotYet.word() || expected.contains_key(name));
        let are_overdue = overdue(&framework, inputs);
        let mut new = are_overdue.clone();
        new.retain(|id, _| !were_overdue.contains_key(id));
        were_overdue = are_overdue;
        let differ: Vec<String> = standing
            .keys()
            .chain(expected.keys())
            .filter(|name| standing.get(*name) != expected.get(*name))
            .map(|name| {
                let (told, is) = (standing.get(name), expected.get(name));
                format!("{name}: told {told:?}, is {is:?}")
            })
            .collect();
        if !differ.is_empty() || told != new {
            return Some(format!(
                "{day}: {differ:#?}\nreviews: told {told:?}, are {new:?}"
            ));
        }
    }
    outlook.cut.map(|day| format!("cut on {day}"))
}

#[test]
fn every_framework_of_the_repository_changes_as_told() {
    let differences = frameworks().into_iter().filter_map(|path| {
        let inputs = Inputs::of_folder(path.as_ref()).ok()?;
        let difference = difference(&inputs, day("2019-06-30"), day("2032-01-01"))?;
        Some(format!("{path} {difference}"))
    });
    none(&differences.collect::<Vec<_>>());
}

const DATES: [&str; 8] = [
    "2021",
    "2022/23",
    "2022-06",
    "2022-12-31",
    "2023-01-01",
    "2023/24",
    "2023",
    "2024-02-29",
];

const DOCUMENTS: [(&str, &str); 8] = [
    ("plan", "corporate-plan"),
    ("next", "corporate-plan"),
    ("homes", "priority"),
    ("jobs", "priority"),
    ("a", "strategy"),
    ("b", "strategy"),
    ("c", "delivery-plan"),
    ("d", "delivery-plan"),
];

fn date() -> impl Strategy<Value = Value> {
    prop::option::weighted(0.7, select(&DATES[..])).prop_map(|date| json!(date))
}

fn link(to: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let basis = select(vec!["stated", "stated", "reported"]);
    let extent = select(vec!["full", "part"]);
    (select(to), basis, extent, date()).prop_map(
        |(to, basis, extent, since)| json!({"to": to, "basis": basis, "extent": extent, "since": since}),
    )
}

fn document((id, kind): (&'static str, &'static str)) -> impl Strategy<Value = Value> {
    let word = select(vec![
        "adopted",
        "adopted",
        "draft",
        "under-review",
        "withdrawn",
    ]);
    let entry = (word, date()).prop_map(|(is, on)| json!({"is": is, "on": on}));
    let up = vec(link(&["homes", "jobs", "plan", "next"]), 0..3);
    let part_of = vec(link(&["plan", "next"]), 0..2);
    let supersedes = vec(link(&["plan", "next", "a", "b", "c", "d"]), 0..2);
    let fulfils = vec(link(&["asked", "other"]), 0..2);
    let time = (vec(entry, 0..3), date(), date(), date());
    (time, up, part_of, supersedes, fulfils, any::<bool>()).prop_map(
        move |((status, from, to, review_by), up, part_of, supersedes, fulfils, collective)| {
            let mut document = json!({
                "id": id, "kind": kind, "title": id, "status": status,
                "period": {"from": from, "to": to}, "review_by": review_by,
            });
            let more = match kind {
                "priority" => json!({"tier": "core", "part_of": part_of}),
                "corporate-plan" => json!({"supersedes": supersedes}),
                "strategy" => json!({"supports": up, "supersedes": supersedes, "fulfils": fulfils, "collective": collective}),
                _ => json!({"delivers": up, "supports": part_of, "fulfils": fulfils}),
            };
            let more = more.as_object().expect("keys").clone();
            document.as_object_mut().expect("keys").extend(more);
            document
        },
    )
}

fn expectation(id: &'static str) -> impl Strategy<Value = Value> {
    (date(), date(), select(vec![12, 24])).prop_map(move |(from, until, months)| {
        json!({
            "id": id, "kind": "expectation", "title": id, "level": "good-practice",
            "authority": {"instrument": "Peer review"}, "from": from, "until": until, "review_every": months,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_framework_changes_as_told(
        documents in Vec::from(DOCUMENTS.map(document)),
        expectations in Vec::from(["asked", "other"].map(expectation)),
        from in select(vec!["2020-05-05", "2022-12-31", "2023-03-31"]),
    ) {
        let all: Vec<Value> = documents.into_iter().chain(expectations).collect();
        let file = Input::new("a.json", serde_json::to_string(&all).expect("JSON"));
        let inputs = Inputs::new(None, |_| vec![file]).expect("no settings to be wrong");
        prop_assert_eq!(difference(&inputs, day(from), day("2026-07-01")), None);
    }
}
