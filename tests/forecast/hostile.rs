//! Looking ahead, and asking what hangs on a document, in frameworks that were made to take long.

use std::time::{Duration, Instant};

use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::report::{forecast, impact};
use stratlint::source::Input;

use super::{ahead, inputs};
use crate::checking::{DAY, day};
use crate::impact::ask;
use crate::inline::{PLAIN, PLAN};

/// A fiftieth in debug builds.
const fn big(size: usize) -> usize {
    if cfg!(debug_assertions) {
        size / 50
    } else {
        size
    }
}

/// So many days after the one that is asked about.
fn later(days: usize) -> Day {
    let days = i64::try_from(days).expect("a few");
    day(DAY).saturating_add(jiff::Span::new().days(days))
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|number| line(number) + "\n").collect()
}

fn plan(inputs: &Inputs) -> (String, serde_json::Value) {
    ahead(inputs, "2090-12-31", |asked, plan| {
        let json = forecast::json(asked, plan, &inputs.sources);
        let form = serde_json::from_slice(&json).expect("JSON");
        (forecast::human(asked, plan, PLAIN), form)
    })
}

#[test]
fn as_many_ends_as_documents() {
    let count = big(10_000);
    let documents = lines(count, |at| {
        let (end, review) = (later(at + 1), later(at * 7 % count + 1));
        format!(
            "- {{id: d{at}, kind: policy, title: D{at}, supports: homes, period: {{to: {end}}}, review_by: {review}}}"
        )
    });
    let begun = Instant::now();
    let (text, form) = plan(&inputs("name: Marlshire", &format!("{PLAN}{documents}")));
    assert!(begun.elapsed() < Duration::from_mins(1));
    let events = form["events"].as_array().expect("a list");
    let lapses = events.iter().filter(|event| event["what"] == "lapses");
    assert_eq!(lapses.count(), count);
    assert!(
        text.contains(&format!("{count} documents lapse")),
        "no count"
    );
    let last: Vec<_> = events
        .iter()
        .rev()
        .take(2)
        .map(|event| &event["what"])
        .collect();
    assert_eq!(last, ["unsupported", "lapses"]);
}

/// Each plan delivers the one before it and takes its place.
fn chain(length: usize) -> String {
    lines(length, |at| match at {
        0 => "- {id: c0, kind: action-plan, title: C0, supports: homes}".into(),
        _ => format!(
            "- {{id: c{at}, kind: action-plan, title: C{at}, delivers: c{}, period: {{to: {}}}}}",
            at - 1,
            later(at)
        ),
    })
}

#[test]
fn a_chain_of_100_000() {
    let length = big(100_000);
    let documents = Input::new("documents.yaml", format!("{PLAN}{}", chain(length)));
    let inputs = Inputs::new(None, |_| vec![documents]).expect("no settings to be wrong");
    let (_, form) = plan(&inputs);
    let events = form["events"].as_array().expect("a list");
    assert!(events.len() >= 20_000.min(length - 1), "{}", events.len());

    let text = ask(&inputs, "c1", DAY, |asked, hangs, removal| {
        assert_eq!(hangs.threads.len(), length - 2);
        assert!(hangs.threads.iter().all(|one| one.other.is_none()));
        assert_eq!(removal.threads.len(), length - 2);
        impact::human(asked, hangs, Some(removal), &inputs.sources, PLAIN)
    });
    let more = length - 2 - 40;
    assert!(text.contains(&format!("… and {more} more")), "{text}");
}

/// A history of thousands of entries, each of which thousands of priorities hang on: the plan says how far it goes.
#[test]
fn what_changes_too_much_is_cut_and_said_so() {
    let aims = 2_000;
    let priorities = lines(aims, |at| {
        format!("- {{id: p{at}, kind: priority, tier: core, title: P{at}, part_of: council-plan}}")
    });
    let words = ["withdrawn", "adopted"];
    let entry = |at: usize| format!("{{is: {}, on: {}}}", words[at % 2], later(at));
    let history: Vec<String> = (0..2_000).map(entry).collect();
    let supports: Vec<String> = (0..aims).map(|at| format!("p{at}")).collect();
    let document = format!(
        "- {{id: a, kind: policy, title: A, status: [{}], supports: [{}]}}\n",
        history.join(", "),
        supports.join(", ")
    );
    let inputs = inputs("name: Marlshire", &format!("{PLAN}{priorities}{document}"));
    let (text, cut) = ahead(&inputs, "2090-12-31", |asked, plan| {
        (forecast::human(asked, plan, PLAIN), plan.cut)
    });
    let cut = cut.expect("too much to follow");
    assert!(cut > day(DAY) && cut < later(2_000), "{cut}");
    assert!(
        text.contains("So much changes that nothing after"),
        "{text}"
    );
}

#[test]
fn long_titles_are_cut() {
    let long = "Very long ".repeat(20_000);
    let documents = format!(
        "
- {{id: a, kind: strategy, title: \"{long}\", owner: \"{long}\", supports: homes, period: {{to: 2024-03}}, supersedes: b}}
- {{id: b, kind: strategy, title: B, supports: homes, period: {{to: 2024-02}}}}
"
    );
    let (text, form) = plan(&inputs("name: Marlshire", &format!("{PLAN}{documents}")));
    assert!(text.len() < 5_000, "{}", text.len());
    assert!(
        form.to_string().len() < 10_000,
        "{}",
        form.to_string().len()
    );
}
