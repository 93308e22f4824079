//! What is otherwise, as sections of lines: said once for all forms that people read.

use super::words::{change, described, document, link, link_change, named, said};
use super::{Compared, Side};
use crate::diff::{Aside, Changed, Entry, Gone, GoneBy, New, NewBy, Support};
use crate::finding::{Level, Slot};
use crate::outcome::Settled;
use crate::report::text::count;

/// A heading and what stands under it.
pub(super) struct Section {
    pub(super) heading: String,
    /// The first of its lines.
    pub(super) lines: Vec<Line>,
    /// How many there are.
    pub(super) all: usize,
}

/// One thing that is otherwise.
#[derive(Default)]
pub(super) struct Line {
    /// The level and the rule of a finding.
    pub(super) mark: Option<(Level, String)>,
    pub(super) text: String,
    /// What more is to be said of it.
    pub(super) notes: Vec<String>,
}

/// How much is shown at most.
#[derive(Clone, Copy)]
pub(super) struct Most {
    /// Lines of a section.
    pub(super) lines: usize,
    /// Notes of a line.
    pub(super) notes: usize,
}

/// What is compared: the name, the two versions, the day.
pub(super) fn head(compared: &Compared) -> (String, String) {
    let settings = &compared.after.version.inputs.settings;
    let name = settings
        .name
        .as_ref()
        .map_or("Policy framework", |name| &name.value);
    let (before, after) = (compared.before.label, compared.after.label);
    let day = Slot::from(compared.day());
    (
        format!("{}: what this edit changes", Slot::from(name)),
        format!("From {before} to {after}; both checked on {day}"),
    )
}

/// The sum of it: a sentence on findings, one on documents, and what is to be known of the comparison.
pub(super) fn summary(compared: &Compared) -> Vec<String> {
    let diff = compared.diff;
    let new = levels(
        diff.findings
            .new
            .iter()
            .map(|new| new.settled.finding.level),
    );
    let (gone, still) = (diff.findings.gone.len(), diff.findings.still.len());
    let documents = [
        (diff.documents.added.len(), "added"),
        (diff.documents.removed.len(), "removed"),
        (diff.documents.changed.len(), "changed"),
    ];
    let links = [
        (diff.links_gained().count(), "gained"),
        (diff.links_lost().count(), "lost"),
    ];
    let findings = match new {
        Some(new) => format!("New findings: {new}."),
        None => "No new findings.".into(),
    };
    let mut lines = vec![
        format!("{findings} {gone} gone, {still} still there."),
        format!(
            "Documents: {}. Links: {}.",
            counts(&documents),
            counts(&links)
        ),
    ];
    lines.extend([compared.before, compared.after].iter().filter_map(missing));
    lines.extend([compared.before, compared.after].iter().filter_map(broken));
    lines
}

fn missing(side: &Side) -> Option<String> {
    let label = side.label;
    (!side.is_there)
        .then(|| format!("{label} does not have this folder: nothing is declared there."))
}

/// What cannot be read looks like what is not there.
fn broken(side: &Side) -> Option<String> {
    let label = side.label;
    (!side.version.outcome.is_whole).then(|| {
        format!("Files of {label} have faults: what cannot be read of them counts as not declared.")
    })
}

/// "1 error, 2 warnings"; none where there is nothing to count.
fn levels(levels: impl Iterator<Item = Level>) -> Option<String> {
    let mut numbers = [0; 3];
    levels.for_each(|level| numbers[level as usize] += 1);
    let words = Level::WORDS
        .iter()
        .filter(|(_, level)| numbers[*level as usize] > 0);
    let words = words.map(|(word, level)| count(numbers[*level as usize], word));
    Some(words.collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty())
}

/// "1 added, 2 removed"; "as before" where there is nothing to count.
fn counts(numbers: &[(usize, &str)]) -> String {
    let words = numbers.iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = words
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    if words.is_empty() {
        "as before".into()
    } else {
        words.join(", ")
    }
}

/// Everything that is otherwise, what is worst first.
pub(super) fn sections(compared: &Compared, most: Most) -> Vec<Section> {
    let diff = compared.diff;
    let sections = new(compared, most)
        .into_iter()
        .chain(aside(compared, most))
        .chain([gone(
            compared,
            GoneBy::Settings,
            "Not looked for any more",
            most,
        )])
        .chain([gone(
            compared,
            GoneBy::Removal,
            "Gone with what they were about",
            most,
        )])
        .chain([section(
            "Priorities and what carries them",
            &diff.priorities,
            most,
            support,
        )])
        .chain(documents(compared, most))
        .chain([section("Settings", &diff.settings, most, |one| {
            Line::of(change(one))
        })])
        .chain([gone(compared, GoneBy::Repair, "Put right", most)])
        .chain([levels_changed(compared, most)]);
    let sections = sections.map(|section| Section {
        lines: section
            .lines
            .into_iter()
            .map(|line| line.cut(most.notes))
            .collect(),
        ..section
    });
    sections.filter(|section| section.all > 0).collect()
}

fn section<T>(heading: &str, all: &[T], most: Most, line: impl Fn(&T) -> Line) -> Section {
    Section {
        heading: heading.into(),
        lines: all.iter().take(most.lines).map(line).collect(),
        all: all.len(),
    }
}

fn new(compared: &Compared, most: Most) -> [Section; 4] {
    const HEADINGS: [(NewBy, &str); 4] = [
        (NewBy::Declaration, "New findings"),
        (NewBy::Exception, "Findings that are no longer excepted"),
        (
            NewBy::Baseline,
            "Findings that are no longer among the known ones",
        ),
        (NewBy::Settings, "Looked for only now"),
    ];
    HEADINGS.map(|(by, heading)| {
        let new: Vec<&New> = compared
            .diff
            .findings
            .new
            .iter()
            .filter(|new| new.by == by)
            .collect();
        section(heading, &new, most, |new| {
            finding(new.settled, compared.after).with_help(new.settled)
        })
    })
}

fn aside(compared: &Compared, most: Most) -> [Section; 2] {
    const HEADINGS: [(bool, &str); 2] = [
        (true, "New, but excepted or known: these do not count"),
        (
            false,
            "Not put right, but excepted or known from now on: these no longer count",
        ),
    ];
    HEADINGS.map(|(is_new, heading)| {
        let findings = compared.diff.findings.aside.iter();
        let aside: Vec<&Aside> = findings.filter(|aside| aside.is_new == is_new).collect();
        section(heading, &aside, most, |aside| {
            finding(aside.settled, compared.after).with_reason(aside.settled)
        })
    })
}

fn gone(compared: &Compared, by: GoneBy, heading: &str, most: Most) -> Section {
    let gone = compared.diff.findings.gone.iter();
    let gone: Vec<&Gone> = gone.filter(|gone| gone.by == by).collect();
    section(heading, &gone, most, |gone| {
        finding(gone.settled, compared.before)
    })
}

fn levels_changed(compared: &Compared, most: Most) -> Section {
    let still = compared.diff.findings.still.iter();
    let changed: Vec<_> = still
        .filter(|(before, after)| before.finding.level != after.finding.level)
        .collect();
    section(
        "Still there, at another level",
        &changed,
        most,
        |(before, after)| {
            let was = before.finding.level.word();
            let mut line = finding(after, compared.after);
            line.notes.push(format!("level before: {was}"));
            line
        },
    )
}

fn documents(compared: &Compared, most: Most) -> [Section; 3] {
    let documents = &compared.diff.documents;
    let mut changed: Vec<&Changed> = documents.changed.iter().collect();
    changed.sort_by_key(|one| (one.links.lost.is_empty(), one.states().is_none()));
    [
        section("Removed", &documents.removed, most, |entry| {
            removed(*entry, compared)
        }),
        section("Changed", &changed, most, |one| changed_line(one, compared)),
        section("Added", &documents.added, most, |entry| {
            added(*entry, compared)
        }),
    ]
}

fn added(entry: Entry, compared: &Compared) -> Line {
    let links = entry.links().iter();
    let links = links.map(|one| link(one, compared.after.version));
    let says = entry.says();
    let says = says
        .iter()
        .filter(|one| !["title", "kind"].contains(&one.key));
    Line {
        notes: links.chain(says.map(said)).collect(),
        ..Line::of(described(entry))
    }
}

fn removed(entry: Entry, compared: &Compared) -> Line {
    let is_broken = compared.after.version.framework.is_broken(entry.id());
    let broken =
        is_broken.then(|| "it is still in the files, but cannot be read as a document".to_owned());
    let links = entry.links().iter();
    let links = links.map(|one| format!("with it: {}", link(one, compared.before.version)));
    Line {
        notes: broken.into_iter().chain(links).collect(),
        ..Line::of(described(entry))
    }
}

fn changed_line(changed: &Changed, compared: &Compared) -> Line {
    let links = &changed.links;
    let renamed = changed.renamed_from().map(|id| {
        format!(
            "id: {}, was {}",
            Slot::from(changed.after.id()),
            Slot::from(id)
        )
    });
    let states = changed.states().map(|(before, after)| {
        let [before, after] = [before, after].map(|state| state.word().replace('-', " "));
        format!("state on the day: {after}, was {before}")
    });
    let lost = links
        .lost
        .iter()
        .map(|one| format!("no longer {}", link(one, compared.before.version)));
    let gained = links
        .gained
        .iter()
        .map(|one| format!("now {}", link(one, compared.after.version)));
    let otherwise = links
        .changed
        .iter()
        .map(|one| link_change(one, compared.after.version));
    let notes = lost
        .chain(renamed)
        .chain(states)
        .chain(changed.changes.iter().map(change));
    Line {
        notes: notes.chain(gained).chain(otherwise).collect(),
        ..Line::of(named(changed.after))
    }
}

fn support(support: &Support) -> Line {
    let carried = |number: usize| match number {
        0 => "no document".to_owned(),
        number => count(number, "document"),
    };
    let words = match (support.before, support.after) {
        (Some(before), Some(after)) if before == after => {
            format!("carried by {}, as before", carried(after))
        }
        (Some(before), Some(after)) => format!(
            "carried by {}, before by {}",
            carried(after),
            carried(before)
        ),
        (None, Some(after)) => format!("carried by {}; it was no priority before", carried(after)),
        (before, None) => format!(
            "no longer a priority of a plan in force; carried by {} before",
            carried(before.unwrap_or(0))
        ),
    };
    let lost = support
        .lost
        .iter()
        .map(|one| format!("no longer by {}", document(*one)));
    let gained = support
        .gained
        .iter()
        .map(|one| format!("now by {}", document(*one)));
    Line {
        notes: lost.chain(gained).collect(),
        ..Line::of(format!("{}: {words}", document(support.priority)))
    }
}

fn finding(settled: &Settled, side: Side) -> Line {
    let finding = &settled.finding;
    let sources = &side.version.inputs.sources;
    let at = sources.position(finding.place);
    let (message, path) = (finding.message(), sources.path(finding.place));
    Line {
        mark: Some((finding.level, finding.rule.clone().into_owned())),
        ..Line::of(format!("{message} ({path}:{}:{})", at.line, at.column))
    }
}

impl Line {
    fn of(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    fn with_help(mut self, settled: &Settled) -> Self {
        self.notes.push(settled.finding.help());
        self
    }

    fn with_reason(mut self, settled: &Settled) -> Self {
        let reason = settled.excepted.as_ref().map(|exception| {
            let (agreed_by, until) = (&*exception.agreed_by, exception.until);
            format!(
                "excepted until {until}, agreed by {agreed_by}: {}",
                Slot::from(&*exception.reason)
            )
        });
        self.notes
            .push(reason.unwrap_or_else(|| "among the known findings".into()));
        self
    }

    /// The same with at most so many notes, and how many there are more.
    fn cut(mut self, most: usize) -> Self {
        let more = self.notes.len().saturating_sub(most);
        if more > 0 {
            self.notes.truncate(most);
            self.notes.push(format!("and {more} more"));
        }
        self
    }
}
