//! Every place of every finding over every framework lies in its file, and the text at it is the value that the message
//! speaks of.

use stratlint::catalogue::Catalogue;
use stratlint::date::{Dated, Day};
use stratlint::finding::{Finding, Group, Slot};
use stratlint::source::{Place, Position, Sources};

use crate::checking::none;
use crate::fixtures::{checked, frameworks};

#[test]
fn each_place_lies_in_its_file_at_the_line_and_column_that_are_told() {
    let mut faults = Vec::new();
    for path in frameworks() {
        let (inputs, outcome) = checked(&path);
        for settled in &outcome.findings {
            let finding = &settled.finding;
            let others = finding.related.iter().map(|other| other.place);
            for place in others.chain([finding.place]) {
                let fault = fault_of_place(place, &inputs.sources);
                faults.extend(fault.map(|fault| format!("{path}: {}: {fault}", finding.rule)));
            }
        }
    }
    none(&faults);
}

pub(crate) fn fault_of_place(place: Place, sources: &Sources) -> Option<String> {
    let (text, span) = (sources.get(place.source()).text(), place.span());
    if text.get(span.clone()).is_none() {
        return Some(format!("{span:?} is no part of the file"));
    }
    let [(line, column), (end_line, end_column)] =
        [span.start, span.end].map(|at| line_and_column(text, at));
    let counted = Position {
        line,
        column,
        end_line,
        end_column,
        offset: span.start,
        length: span.len(),
    };
    let told = sources.position(place);
    (told != counted).then(|| format!("{told:?} is told where {counted:?} is counted"))
}

/// Counted from the start of the file, a character at a time.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let (mut line, mut column, mut before) = (1, 1, None);
    for c in text[..offset].chars() {
        // A line ends with LF, CR or the two together.
        match (before, c) {
            (Some('\r'), '\n') | (None, '\u{feff}') => {}
            (_, '\n' | '\r') => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        before = Some(c);
    }
    (line, column)
}

#[test]
fn the_text_at_each_place_is_the_value_that_the_message_speaks_of() {
    let mut faults = Vec::new();
    for path in frameworks() {
        let (inputs, outcome) = checked(&path);
        for settled in &outcome.findings {
            let finding = &settled.finding;
            let text = inputs.sources.text(finding.place);
            if !speaks_of(finding, &value(text), &inputs.sources) {
                let (rule, message) = (&finding.rule, finding.message());
                faults.push(format!(
                    "{path}: {rule}: {text:?} is not what it says: {message}"
                ));
            }
        }
    }
    none(&faults);
}

/// What is written, read as the program reads it: without escapes, without the layout of text on several lines.
fn value(written: &str) -> String {
    let joined = written.replace("\\\n", "\n");
    let words: Vec<&str> = joined.lines().map(str::trim).collect();
    let one_line = if joined.lines().count() > 1 && written.contains("\\\n") {
        words.concat()
    } else {
        words.join(" ")
    };
    let json = one_line.replace("\\x", "\\u00");
    serde_json::from_str(&format!("\"{json}\"")).unwrap_or_else(|_| one_line.replace("''", "'"))
}

/// Whether the value is the one that the rule points at.
fn speaks_of(finding: &Finding, value: &str, sources: &Sources) -> bool {
    let is = |wanted: Option<&str>| wanted == Some(value);
    match &*finding.rule {
        "unknown-reference"
        | "misplaced-link"
        | "repeated-link"
        | "inactive-target"
        | "stale-evidence"
        | "link-without-evidence" => is(finding.about.target.as_deref()),
        "broken-thread" | "unstated-link" => is(finding.thread.get(1).map(|step| &*step.id)),
        "unrecorded-adoption" => value == "adopted" || is(finding.subject.as_deref()),
        "wrong-adopting-body" => !value.is_empty() && !is(finding.subject.as_deref()),
        "conflicting-targets" => is_one_of_the_values(finding, value),
        "ineffective-rule" | "stale-baseline" => is(finding.about.field.as_deref()),
        "outdated-thread" => is_id(value),
        "duplicate-title" => {
            let name = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
            let mut others = finding.related.iter();
            others.all(|other| name(&self::value(sources.text(other.place))) == name(value))
        }
        "unexamined-linkage" => value == "unexamined",
        "open-ended-review" => value == "under-review",
        "lapsed-document" | "lapsing-document" | "expired-exception" => ends(finding, "end", value),
        "overdue-review" => value == "adopted" || ends(finding, "due", value),
        "unreadable-file" => true,
        "invalid-declaration" => declares(finding, value),
        _ if finding.group == Group::Own => {
            is(finding.subject.as_deref()) || is(finding.thread.get(1).map(|step| &*step.id))
        }
        _ => is(finding.subject.as_deref()) || is_asked_by(finding, value),
    }
}

/// A word, date, id or key that is wrong is pointed at; where something is missing, there is none to point at.
fn declares(finding: &Finding, value: &str) -> bool {
    let names_a_key =
        ["unknown key", "not for this kind", "the second time"].contains(&&*finding.label());
    let name = if names_a_key { "key" } else { "word" };
    match slot(finding, name).or(slot(finding, "text")) {
        Some(told) => *told == Slot::Text(value.into()),
        None => true,
    }
}

/// What a catalogue of the program asks for is shown at its name in the settings.
fn is_asked_by(finding: &Finding, name: &str) -> bool {
    let expectations = Catalogue::named(name).map(Catalogue::expectations);
    let mut expectations = expectations.into_iter().flatten();
    expectations.any(|asked| finding.subject.as_deref() == Some(&*asked.id))
}

fn is_one_of_the_values(finding: &Finding, value: &str) -> bool {
    let number: f64 = value.parse().expect("a target is a number");
    let values = slot(finding, "values");
    matches!(values, Some(Slot::First(values, _)) if values.contains(&format!("`{number}`")))
}

fn is_id(value: &str) -> bool {
    let of_an_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !value.is_empty() && value.chars().all(of_an_id)
}

/// Whether the date that is written ends on the day of the slot.
fn ends(finding: &Finding, name: &str, value: &str) -> bool {
    let day: Option<Day> = value.parse().ok().map(Dated::last);
    day.is_some_and(|day| slot(finding, name) == Some(&Slot::Day(day)))
}

fn slot<'f>(finding: &'f Finding, name: &str) -> Option<&'f Slot> {
    let mut slots = finding.slots.iter();
    slots
        .find(|(slot, _)| *slot == name)
        .map(|(_, value)| value)
}
