//! One thing that is otherwise, and what more is to be said of it.

use super::words::{change, described, document, link, link_change, named, said};
use super::{Compared, Side};
use crate::diff::{Changed, Entry, Support};
use crate::finding::{Level, Slot};
use crate::outcome::Settled;
use crate::report::text::count;

/// One thing that is otherwise.
#[derive(Default)]
pub(super) struct Line {
    /// The level and the rule of a finding.
    pub(super) mark: Option<(Level, String)>,
    pub(super) text: String,
    /// What more is to be said of it.
    pub(super) notes: Vec<String>,
}

impl Line {
    pub(super) fn of(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// The same with one more note.
    pub(super) fn with(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// The same with at most so many notes, and how many there are more.
    pub(super) fn cut(mut self, most: usize) -> Self {
        let more = self.notes.len().saturating_sub(most);
        if more > 0 {
            self.notes.truncate(most);
            self.notes.push(format!("and {more} more"));
        }
        self
    }
}

/// A finding, where it stands in its version.
pub(super) fn finding(settled: &Settled, side: Side) -> Line {
    let finding = &settled.finding;
    let sources = &side.version.inputs.sources;
    let at = sources.position(finding.place);
    let (message, path) = (finding.message(), sources.path(finding.place));
    Line {
        mark: Some((finding.level, finding.rule.clone().into_owned())),
        ..Line::of(format!("{message} ({path}:{}:{})", at.line, at.column))
    }
}

/// Why a finding does not count.
pub(super) fn reason(settled: &Settled) -> String {
    match &settled.excepted {
        Some(exception) => {
            let reason = Slot::from(&*exception.reason);
            let (agreed_by, until) = (Slot::from(&*exception.agreed_by), exception.until);
            format!("excepted until {until}, agreed by {agreed_by}: {reason}")
        }
        None => "in the baseline of known findings".into(),
    }
}

/// A document that is new, with all that it says.
pub(super) fn added(entry: Entry, compared: &Compared) -> Line {
    let (version, renames) = (compared.after.version, &compared.diff.renames);
    let links = entry.links().iter().map(|one| link(one, version, renames));
    let says = entry.says();
    let says = says
        .iter()
        .filter(|one| !["title", "kind"].contains(&one.key));
    Line {
        notes: links.chain(says.map(said)).collect(),
        ..Line::of(described(entry))
    }
}

/// A document that is gone, with its links. What linked to it is a finding.
pub(super) fn removed(entry: Entry, compared: &Compared) -> Line {
    let (version, renames) = (compared.before.version, &compared.diff.renames);
    let is_broken = compared.after.version.framework.is_broken(entry.id());
    let broken = "it is still in the files, but cannot be read as a document".to_owned();
    let links = entry.links().iter();
    let links = links.map(|one| format!("it no longer {}", link(one, version, renames)));
    Line {
        notes: is_broken
            .then_some(broken)
            .into_iter()
            .chain(links)
            .collect(),
        ..Line::of(described(entry))
    }
}

/// A document that is in both versions: what it loses first.
pub(super) fn changed(one: &Changed, compared: &Compared) -> Line {
    let (before, after) = (compared.before.version, compared.after.version);
    let renames = &compared.diff.renames;
    let id = one.renamed_from().map(|was| {
        let [is, was] = [one.after.id(), was].map(Slot::id);
        format!("id: {is}, was {was}")
    });
    let states = one.states().map(|(before, after)| {
        let [before, after] = [before, after].map(|state| state.word().replace('-', " "));
        format!("state on the day: {after}, was {before}")
    });
    let links = &one.links;
    let lost = links.lost.iter();
    let lost = lost.map(|one| format!("no longer {}", link(one, before, renames)));
    let gained = links.gained.iter();
    let gained = gained.map(|one| format!("now {}", link(one, after, renames)));
    let otherwise = links.changed.iter();
    let otherwise = otherwise.map(|one| link_change(one, after, renames));
    let notes = lost.chain(gained).chain(otherwise).chain(id).chain(states);
    Line {
        notes: notes.chain(one.changes.iter().map(change)).collect(),
        ..Line::of(named(one.after))
    }
}

/// What carries a priority.
pub(super) fn support(support: &Support) -> Line {
    let carried = |number: usize| match number {
        0 => "nothing in force".to_owned(),
        number => count(number, "document"),
    };
    let words = match (support.before, support.after) {
        (Some(before), Some(after)) if before == after => {
            format!("carried by {}, as before", carried(after))
        }
        (Some(before), Some(after)) => {
            format!("carried by {}, {} before", carried(after), plain(before))
        }
        (None, Some(after)) => format!("carried by {}; it was no priority before", carried(after)),
        (before, None) => {
            let before = plain(before.unwrap_or(0));
            format!("no longer a priority of a plan in force; carried by {before} before")
        }
    };
    let lost = support.lost.iter();
    let lost = lost.map(|one| format!("no longer by {}", document(*one)));
    let gained = support.gained.iter();
    let gained = gained.map(|one| format!("now by {}", document(*one)));
    Line {
        notes: lost.chain(gained).collect(),
        ..Line::of(format!("{}: {words}", document(support.priority)))
    }
}

fn plain(number: usize) -> String {
    match number {
        0 => "none".to_owned(),
        number => number.to_string(),
    }
}
