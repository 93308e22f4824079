//! What is otherwise, as sections of lines, the worst first: said once for all forms that people read.

use super::Compared;
use super::line::{self, Line};
use super::words::change;
use crate::diff::{Aside, Changed, Gone, GoneBy, New, NewBy, Support};

/// A heading and what stands under it.
pub(super) struct Section {
    pub(super) heading: &'static str,
    /// The first of its lines.
    pub(super) lines: Vec<Line>,
    /// How many there are.
    pub(super) all: usize,
}

/// How much is shown at most.
#[derive(Clone, Copy)]
pub(super) struct Most {
    /// Lines of a section.
    pub(super) lines: usize,
    /// Notes of a line.
    pub(super) notes: usize,
}

/// Everything that is otherwise. First what is wrong or hidden, then what was done, then what is better.
pub(super) fn sections(compared: &Compared, most: Most) -> Vec<Section> {
    let sections = [
        new(compared, NewBy::Declaration, "New findings", most),
        new(compared, NewBy::Exception, "No longer excepted", most),
        new(compared, NewBy::Settings, "Looked for only now", most),
        aside(
            compared,
            true,
            "New, but excepted or known, so that they do not count",
            most,
        ),
        aside(
            compared,
            false,
            "Not put right, but excepted or known from now on",
            most,
        ),
        gone(compared, GoneBy::Settings, "Not looked for any more", most),
        gone(
            compared,
            GoneBy::Removal,
            "Gone with what they were about",
            most,
        ),
        priorities(compared, most),
        removed(compared, most),
        changed(compared, most),
        added(compared, most),
        settings(compared, most),
        gone(compared, GoneBy::Declaration, "Not found any more", most),
        levels(compared, most),
        new(compared, NewBy::Baseline, OUT_OF_DATE, most),
    ];
    let sections = sections.into_iter().filter(|section| section.all > 0);
    sections.collect()
}

const OUT_OF_DATE: &str =
    "The baseline is out of date: write it again with `stratlint check --write-baseline`";

fn section<T>(heading: &'static str, all: &[T], most: Most, line: impl Fn(&T) -> Line) -> Section {
    let lines = all.iter().take(most.lines).map(line);
    Section {
        heading,
        lines: lines.map(|line| line.cut(most.notes)).collect(),
        all: all.len(),
    }
}

fn new(compared: &Compared, by: NewBy, heading: &'static str, most: Most) -> Section {
    let new = compared.diff.findings.new.iter();
    let new: Vec<&New> = new.filter(|new| new.by == by).collect();
    section(heading, &new, most, |new| {
        let line = line::finding(new.settled, compared.after);
        if by == NewBy::Baseline {
            line
        } else {
            line.with(new.settled.finding.help())
        }
    })
}

fn aside(compared: &Compared, is_new: bool, heading: &'static str, most: Most) -> Section {
    let aside = compared.diff.findings.aside.iter();
    let aside: Vec<&Aside> = aside.filter(|aside| aside.is_new == is_new).collect();
    section(heading, &aside, most, |aside| {
        line::finding(aside.settled, compared.after).with(line::reason(aside.settled))
    })
}

fn gone(compared: &Compared, by: GoneBy, heading: &'static str, most: Most) -> Section {
    let gone = compared.diff.findings.gone.iter();
    let gone: Vec<&Gone> = gone.filter(|gone| gone.by == by).collect();
    section(heading, &gone, most, |gone| {
        line::finding(gone.settled, compared.before)
    })
}

fn levels(compared: &Compared, most: Most) -> Section {
    let still = compared.diff.findings.still.iter();
    let changed: Vec<_> = still
        .filter(|(before, after)| before.finding.level != after.finding.level)
        .collect();
    let heading = "Still there, at another level";
    section(heading, &changed, most, |(before, after)| {
        let was = before.finding.level.word();
        line::finding(after, compared.after).with(format!("level before: {was}"))
    })
}

/// Those that are carried by less first.
fn priorities(compared: &Compared, most: Most) -> Section {
    let mut priorities: Vec<&Support> = compared.diff.priorities.iter().collect();
    priorities.sort_by_key(|one| (one.lost.is_empty(), one.gained.is_empty()));
    let heading = "Priorities, and what carries them";
    section(heading, &priorities, most, |one| line::support(one))
}

fn removed(compared: &Compared, most: Most) -> Section {
    let removed = &compared.diff.documents.removed;
    section("Removed", removed, most, |entry| {
        line::removed(*entry, compared)
    })
}

/// Those that lose links first, then those that are something else on the day.
fn changed(compared: &Compared, most: Most) -> Section {
    let mut changed: Vec<&Changed> = compared.diff.documents.changed.iter().collect();
    changed.sort_by_key(|one| (one.links.lost.is_empty(), one.states().is_none()));
    section("Changed", &changed, most, |one| {
        line::changed(one, compared)
    })
}

fn added(compared: &Compared, most: Most) -> Section {
    let added = &compared.diff.documents.added;
    section("Added", added, most, |entry| line::added(*entry, compared))
}

fn settings(compared: &Compared, most: Most) -> Section {
    let settings = &compared.diff.settings;
    section("Settings", settings, most, |one| Line::of(change(one)))
}
