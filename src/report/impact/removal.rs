//! What would be otherwise without a document, in words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Section, named, section, unless_stated};
use crate::finding::{Level, Slot};
use crate::framework::{Basis, DocumentRef};
use crate::impact::{Loss, Removal, Standing};
use crate::outcome::Settled;
use crate::phrase;
use crate::report::text::count;
use crate::source::Sources;

/// Everything that would be otherwise.
pub(super) fn sections(removal: &Removal, sources: &Sources) -> Vec<Section> {
    let threads = removal.threads.iter().map(lost);
    let weaker = removal.weaker.iter().map(kept);
    let priorities = removal.priorities.iter().map(|(priority, before, after)| {
        format!("{}: {}", named(*priority), carried(*before, *after))
    });
    let expectations = removal
        .expectations
        .iter()
        .map(|(expectation, before, after)| {
            let title = Slot::title(&expectation.title);
            let (before, after) = (standing(*before), standing(*after));
            format!(
                "{title}, {}: {before} now, {after} then",
                phrase::binding(expectation.level)
            )
        });
    let states = removal.states.iter().map(|(document, before, after)| {
        let name = Slot::title(&document.title);
        let words = [before, after].map(|state| state.word().replace('-', " "));
        format!(
            "{name} ({}): {} now, {} then",
            &*document.id, words[0], words[1]
        )
    });
    let dangling = removal
        .dangling
        .iter()
        .map(|settled| dangling(settled, sources));
    let new = removal.new.iter().map(|settled| finding(settled, sources));
    let gone = gone(&removal.gone, sources).into_iter();
    let sections = [
        section("Without it: no thread any more", threads),
        section("Without it: only a lesser thread", weaker),
        section("Without it: priorities with less support", priorities),
        section(
            "Without it: expectations no longer fulfilled as now",
            expectations,
        ),
        section("Without it: documents in another state", states),
        section(
            "Without it: links to write anew, because they would lead to nothing",
            dangling,
        ),
        section("Without it: what else `stratlint check` would find", new),
        section(
            "Without it: what `stratlint check` would no longer find",
            gone,
        ),
    ];
    sections.into_iter().flatten().collect()
}

fn lost(loss: &Loss) -> String {
    let basis = loss.before.to_any.map_or(String::new(), unless_stated);
    format!("{}{basis}", named(loss.document))
}

/// A document, and what it would keep.
fn kept(loss: &Loss) -> String {
    let name = named(loss.document);
    let kept = loss.after.to_any.unwrap_or(Basis::Inferred);
    match loss.after.to_priority {
        None => {
            let basis = unless_stated(kept);
            format!("{name}: to no priority, only to the plan as a whole{basis}")
        }
        Some(basis) if basis < kept => {
            format!("{name}: to a priority only as {}", basis.word())
        }
        Some(basis) => format!("{name}: only {}", basis.word()),
    }
}

/// So many findings that would be gone are named one by one.
const NAMED: usize = 8;

/// The findings that would be gone; where they are many, how many of each rule.
fn gone(gone: &[&Settled], sources: &Sources) -> Vec<String> {
    if gone.len() <= NAMED {
        return gone
            .iter()
            .map(|settled| finding(settled, sources))
            .collect();
    }
    let mut rules: BTreeMap<(Reverse<Level>, &str), usize> = BTreeMap::new();
    for settled in gone {
        let finding = &settled.finding;
        *rules
            .entry((Reverse(finding.level), &*finding.rule))
            .or_default() += 1;
    }
    let line = |((Reverse(level), rule), number): ((Reverse<Level>, &str), usize)| {
        format!("{}[{rule}]: {}", level.word(), count(number, "finding"))
    };
    rules.into_iter().map(line).collect()
}

fn carried(before: usize, after: Option<usize>) -> String {
    let now = count(before, "document");
    match after {
        None => "no longer a priority of a plan in force".to_owned(),
        Some(0) => format!("carried by {now} now, by none then"),
        Some(after) => format!("carried by {now} now, by {after} then"),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing => "missing",
        Standing::NotInForce => "declared, but not in force",
        Standing::InPart => "fulfilled in part",
        Standing::Fulfilled => "fulfilled",
    }
}

fn dangling(settled: &Settled, sources: &Sources) -> String {
    let subject = settled.finding.subject.as_deref();
    format!(
        "{}: {}",
        place(settled, sources),
        subject.unwrap_or("the settings")
    )
}

fn finding(settled: &Settled, sources: &Sources) -> String {
    let finding = &settled.finding;
    let (level, rule) = (finding.level.word(), &finding.rule);
    let (message, place) = (finding.message(), place(settled, sources));
    format!("{level}[{rule}] {message} ({place})")
}

fn place(settled: &Settled, sources: &Sources) -> String {
    let place = settled.finding.place;
    let at = sources.position(place);
    format!("{}:{}:{}", sources.path(place), at.line, at.column)
}

/// The sum of it.
pub(super) fn closing(document: DocumentRef, removal: &Removal) -> String {
    let parts = [
        (
            removal.threads.len(),
            "document would have no thread",
            "documents would have no thread",
        ),
        (
            removal.weaker.len(),
            "document would keep only a lesser thread",
            "documents would keep only a lesser thread",
        ),
        (
            removal.dangling.len(),
            "link would lead to nothing",
            "links would lead to nothing",
        ),
        (
            at(removal, Level::Error),
            "other error would be new",
            "other errors would be new",
        ),
        (
            at(removal, Level::Warning),
            "warning would be new",
            "warnings would be new",
        ),
        (
            at(removal, Level::Note),
            "note would be new",
            "notes would be new",
        ),
        (
            removal.gone.len(),
            "finding would be gone",
            "findings would be gone",
        ),
    ];
    let told = parts.into_iter().filter(|(number, ..)| *number > 0);
    let told = told
        .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }));
    let told: Vec<String> = told.collect();
    let title = Slot::title(&document.title);
    match told.as_slice() {
        [] => format!("Without {title} nothing would break. No file was changed."),
        told => format!("Without {title}: {}. No file was changed.", told.join("; ")),
    }
}

fn at(removal: &Removal, level: Level) -> usize {
    let new = removal.new.iter();
    new.filter(|settled| settled.finding.level == level).count()
}
