//! What an edit changes, for programs. These structs are the published form; a change of it is a new version of the schema.

use std::borrow::Cow;

use serde::Serialize;

use super::{Compared, Side};
use crate::diff::{Changed, Entry, Gone, GoneBy, LinkChange, New, NewBy, Support, Version};
use crate::finding::Level;
use crate::framework::{Basis, DocumentRef, Extent, Link, State, Tier};
use crate::outcome::Settled;
use crate::report::json::{self, Tool};
use crate::report::pretty::pretty;

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-diff/1";

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: String,
    before: About<'a>,
    after: About<'a>,
    summary: Summary,
    documents: Documents<'a>,
    links: Links<'a>,
    priorities: Vec<Priority<'a>>,
    findings: Findings<'a>,
    settings: Vec<Change<'a>>,
}

/// One of the two versions.
#[derive(Serialize)]
struct About<'a> {
    name: Option<&'a str>,
    path: String,
    /// As people are told of it.
    version: &'a str,
    /// The commit; null where it is a folder.
    commit: Option<&'a str>,
    documents: usize,
    links: usize,
    in_force: usize,
    /// All files could be read and made sense of.
    is_whole: bool,
}

#[derive(Serialize)]
struct Summary {
    documents: Numbers,
    links: Numbers,
    findings: Found,
    fails: bool,
}

#[derive(Serialize)]
struct Numbers {
    added: usize,
    removed: usize,
    changed: usize,
}

#[derive(Serialize)]
struct Found {
    new: Levels,
    aside: usize,
    gone: usize,
    still: usize,
}

#[derive(Serialize)]
struct Levels {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct Documents<'a> {
    added: Vec<Declared<'a>>,
    removed: Vec<Declared<'a>>,
    changed: Vec<Otherwise<'a>>,
}

#[derive(Serialize)]
struct Declared<'a> {
    id: &'a str,
    kind: &'a str,
    title: &'a str,
    /// On the day; null for an expectation.
    state: Option<&'static str>,
}

#[derive(Serialize)]
struct Otherwise<'a> {
    #[serde(flatten)]
    is: Declared<'a>,
    /// The earlier id, where it is another now.
    was_id: Option<&'a str>,
    /// The earlier state on the same day, where it is another now.
    was_state: Option<&'static str>,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    key: &'static str,
    lost: &'a [Cow<'a, str>],
    gained: &'a [Cow<'a, str>],
}

#[derive(Serialize)]
struct Links<'a> {
    gained: Vec<Linked<'a>>,
    lost: Vec<Linked<'a>>,
    changed: Vec<LinkedOtherwise<'a>>,
}

#[derive(Serialize)]
struct Linked<'a> {
    from: &'a str,
    relation: &'static str,
    to: &'a str,
    basis: Basis,
    extent: Extent,
}

#[derive(Serialize)]
struct LinkedOtherwise<'a> {
    #[serde(flatten)]
    link: Linked<'a>,
    changes: Vec<Change<'a>>,
}

/// What carries a priority; null where it is none of that version.
#[derive(Serialize)]
struct Priority<'a> {
    id: &'a str,
    title: &'a str,
    tier: Option<Tier>,
    before: Option<usize>,
    after: Option<usize>,
    gained: Vec<&'a str>,
    lost: Vec<&'a str>,
}

#[derive(Serialize)]
struct Findings<'a> {
    new: Vec<Reported<'a, NewBy>>,
    aside: Vec<SetAside<'a>>,
    gone: Vec<Reported<'a, GoneBy>>,
    still: Vec<Still<'a>>,
}

#[derive(Serialize)]
struct Reported<'a, By> {
    by: By,
    #[serde(flatten)]
    finding: json::Finding<'a>,
}

#[derive(Serialize)]
struct SetAside<'a> {
    is_new: bool,
    #[serde(flatten)]
    finding: json::Finding<'a>,
}

/// The rest is in what `check` says of either version.
#[derive(Serialize)]
struct Still<'a> {
    id: &'a str,
    rule: &'a str,
    subject: Option<&'a str>,
    level: Level,
    was_level: Level,
}

/// Everything that is otherwise.
pub fn json(compared: &Compared) -> Vec<u8> {
    let diff = compared.diff;
    pretty(&Form {
        schema: SCHEMA,
        tool: Tool::THIS,
        as_of: compared.day().to_string(),
        before: about(compared.before),
        after: about(compared.after),
        summary: summary(compared),
        documents: Documents {
            added: diff
                .documents
                .added
                .iter()
                .map(|entry| declared(*entry))
                .collect(),
            removed: diff
                .documents
                .removed
                .iter()
                .map(|entry| declared(*entry))
                .collect(),
            changed: diff.documents.changed.iter().map(otherwise).collect(),
        },
        links: Links {
            gained: diff
                .links_gained()
                .map(|(from, link)| linked(from, link))
                .collect(),
            lost: diff
                .links_lost()
                .map(|(from, link)| linked(from, link))
                .collect(),
            changed: links_changed(compared)
                .map(|(from, link)| linked_otherwise(from, link))
                .collect(),
        },
        priorities: diff.priorities.iter().map(priority).collect(),
        findings: findings(compared),
        settings: changes(&diff.settings),
    })
}

fn about(side: Side<'_>) -> About<'_> {
    let Version { outcome, .. } = side.version;
    About {
        name: outcome.name.as_deref(),
        path: json::path(side.path),
        version: side.label,
        commit: side.commit,
        documents: outcome.documents,
        links: outcome.links,
        in_force: outcome.in_force,
        is_whole: outcome.is_whole,
    }
}

fn summary(compared: &Compared) -> Summary {
    let diff = compared.diff;
    let at = |level| {
        let new = diff.findings.new.iter();
        new.filter(|new| new.settled.finding.level == level).count()
    };
    Summary {
        documents: Numbers {
            added: diff.documents.added.len(),
            removed: diff.documents.removed.len(),
            changed: diff.documents.changed.len(),
        },
        links: Numbers {
            added: diff.links_gained().count(),
            removed: diff.links_lost().count(),
            changed: links_changed(compared).count(),
        },
        findings: Found {
            new: Levels {
                error: at(Level::Error),
                warning: at(Level::Warning),
                note: at(Level::Note),
            },
            aside: diff.findings.aside.len(),
            gone: diff.findings.gone.len(),
            still: diff.findings.still.len(),
        },
        fails: compared.fails,
    }
}

fn declared(entry: Entry<'_>) -> Declared<'_> {
    Declared {
        id: entry.id(),
        kind: entry.kind(),
        title: entry.title(),
        state: entry.state().map(State::word),
    }
}

fn otherwise<'a>(changed: &'a Changed<'a>) -> Otherwise<'a> {
    Otherwise {
        is: declared(changed.after),
        was_id: changed.renamed_from(),
        was_state: changed.states().map(|(before, _)| before.word()),
        changes: changes(&changed.changes),
    }
}

fn changes<'a>(list: &'a [crate::diff::Change<'a>]) -> Vec<Change<'a>> {
    let change = |change: &'a crate::diff::Change<'a>| Change {
        key: change.key,
        lost: &change.lost,
        gained: &change.gained,
    };
    list.iter().map(change).collect()
}

fn links_changed<'a>(
    compared: &Compared<'a>,
) -> impl Iterator<Item = (Entry<'a>, &'a LinkChange<'a>)> {
    let changed = compared.diff.documents.changed.iter();
    changed.flat_map(|one| one.links.changed.iter().map(|link| (one.after, link)))
}

fn linked<'a>(from: Entry<'a>, link: &'a Link<'a>) -> Linked<'a> {
    Linked {
        from: from.id(),
        relation: link.relation.word(),
        to: &link.to,
        basis: link.basis,
        extent: link.extent,
    }
}

fn linked_otherwise<'a>(from: Entry<'a>, link: &'a LinkChange<'a>) -> LinkedOtherwise<'a> {
    LinkedOtherwise {
        link: linked(from, link.link),
        changes: changes(&link.changes),
    }
}

fn priority<'a>(support: &Support<'a>) -> Priority<'a> {
    let id = |document: &DocumentRef<'a>| -> &'a str { &document.declared().id };
    Priority {
        id: id(&support.priority),
        title: &support.priority.declared().title,
        tier: support.priority.tier(),
        before: support.before,
        after: support.after,
        gained: support.gained.iter().map(id).collect(),
        lost: support.lost.iter().map(id).collect(),
    }
}

fn findings<'a>(compared: &Compared<'a>) -> Findings<'a> {
    let found = &compared.diff.findings;
    let reported = |settled: &'a Settled, side: Side<'a>| {
        json::finding(settled, &side.version.inputs.sources, compared.day())
    };
    let new = |new: &New<'a>| Reported {
        by: new.by,
        finding: reported(new.settled, compared.after),
    };
    let gone = |gone: &Gone<'a>| Reported {
        by: gone.by,
        finding: reported(gone.settled, compared.before),
    };
    Findings {
        new: found.new.iter().map(new).collect(),
        aside: found
            .aside
            .iter()
            .map(|aside| SetAside {
                is_new: aside.is_new,
                finding: reported(aside.settled, compared.after),
            })
            .collect(),
        gone: found.gone.iter().map(gone).collect(),
        still: found
            .still
            .iter()
            .map(|(before, after)| still(before, after))
            .collect(),
    }
}

fn still<'a>(before: &Settled, after: &'a Settled) -> Still<'a> {
    Still {
        id: &after.id,
        rule: &after.finding.rule,
        subject: after.finding.subject.as_deref(),
        level: after.finding.level,
        was_level: before.finding.level,
    }
}
