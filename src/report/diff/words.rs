//! Words for what is otherwise.

use std::borrow::Cow;

use crate::diff::{Change, Entry, Form, LinkChange, Renames, Version};
use crate::finding::Slot;
use crate::framework::{Basis, DocumentRef, Extent, Link, Relation};
use crate::phrase;
use crate::report::entry;

/// "“Transport Strategy” (transport-strategy)".
pub(super) fn named(entry: Entry) -> String {
    by_title(entry.title(), entry.id())
}

/// The same with its kind and its state: "“Transport Strategy” (transport-strategy), strategy, in force".
pub(super) fn described(entry: Entry) -> String {
    let (name, kind) = (named(entry), Slot::from(&*entry.kind().replace('-', " ")));
    match entry {
        Entry::Document(document) if document.has_state() => {
            format!("{name}, {kind}, {}", entry::state(document))
        }
        _ => format!("{name}, {kind}"),
    }
}

pub(super) fn document(document: DocumentRef) -> String {
    by_title(&document.title, &document.id)
}

fn by_title(title: &str, id: &str) -> String {
    format!("{} ({})", Slot::title(title), Slot::from(id))
}

/// "supports “Good homes” (homes), only reported".
pub(super) fn link(link: &Link, version: Version, renames: &Renames) -> String {
    let relation = phrase::relation(link.relation);
    let basis = match link.basis {
        Basis::Stated => String::new(),
        basis => format!(", only {}", basis.word()),
    };
    let has_extent = matches!(link.relation, Relation::Supersedes | Relation::Fulfils);
    let part = if has_extent && link.extent == Extent::Part {
        ", in part"
    } else {
        ""
    };
    let since = link
        .since
        .map_or(String::new(), |since| format!(", since {since}"));
    format!(
        "{relation} {}{basis}{part}{since}",
        target(link, version, renames)
    )
}

/// The other end of a link, as the version has it.
fn target(link: &Link, version: Version, renames: &Renames) -> String {
    let expectation = || version.framework.expectation(&link.to);
    let document = || version.framework.document(&link.to);
    let title = if link.relation == Relation::Fulfils {
        expectation().map(|found| by_title(&found.title, &found.id))
    } else {
        document().map(self::document)
    };
    title.unwrap_or_else(|| undeclared(&link.to, renames))
}

fn undeclared(id: &str, renames: &Renames) -> String {
    let id_now = renames.changed(id);
    let now = id_now.map_or(String::new(), |now| {
        format!(": its id is now {}", Slot::id(now))
    });
    format!("{}, which is not declared{now}", Slot::id(id))
}

/// "supports “Good homes” (homes): basis: reported, was stated".
pub(super) fn link_change(change: &LinkChange, version: Version, renames: &Renames) -> String {
    let changes: Vec<String> = change.changes.iter().map(self::change).collect();
    let relation = phrase::relation(change.link.relation);
    let target = target(change.link, version, renames);
    format!("{relation} {target}: {}", changes.join("; "))
}

/// "period: 2022/23 to 2036/37, was 2022/23 to 2027".
pub(super) fn change(change: &Change) -> String {
    let key = change.key.replace('_', " ");
    match (change.form, &*change.lost, &*change.gained) {
        (_, [], []) => format!("{key}: the same in another order"),
        (Form::One, [], [value]) if value == "yes" => format!("now marked {key}"),
        (Form::One, [value], []) if value == "yes" => format!("no longer marked {key}"),
        (_, [lost], [gained]) => {
            let (lost, gained) = apart(lost, gained);
            format!("{key}: {}, was {}", Slot::from(gained), Slot::from(lost))
        }
        (Form::One, [], gained) => format!("{key} added: {}", values(gained)),
        (Form::One, lost, _) => format!("{key} removed: was {}", values(lost)),
        (Form::Many, [], gained) => format!("{key}: added {}", values(gained)),
        (Form::Many, lost, []) => format!("{key}: removed {}", values(lost)),
        (Form::Many, lost, gained) => {
            format!("{key}: added {}; removed {}", values(gained), values(lost))
        }
    }
}

/// "owner: Director of Housing".
pub(super) fn said(change: &Change) -> String {
    let key = change.key.replace('_', " ");
    format!("{key}: {}", values(&change.gained))
}

fn values(values: &[Cow<str>]) -> String {
    const SHOWN: usize = 5;
    let mut words: Vec<String> = values
        .iter()
        .take(SHOWN)
        .map(|value| Slot::from(&**value).to_string())
        .collect();
    if values.len() > SHOWN {
        words.push(format!("and {} more", values.len() - SHOWN));
    }
    words.join("; ")
}

/// Two texts from where they begin to differ, where they are long: a sentence that is otherwise at its end would not be seen.
fn apart(before: &str, after: &str) -> (String, String) {
    /// Characters that are shown before the difference.
    const LED_BY: usize = 30;
    const LONG: usize = 100;
    if before.len().max(after.len()) < LONG {
        return (before.to_owned(), after.to_owned());
    }
    let pairs = before.char_indices().zip(after.chars());
    let same = pairs.take_while(|((_, a), b)| a == b);
    let starts: Vec<usize> = same.map(|((at, _), _)| at).collect();
    let from = starts.len().checked_sub(LED_BY).map_or(0, |at| starts[at]);
    let cut = |text: &str| match from {
        0 => text.to_owned(),
        from => format!("…{}", &text[from..]),
    };
    (cut(before), cut(after))
}
