//! What only all rows together tell: the corporate plan, and links to priorities.

use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use super::log::{Log, Place, Sort, shown};
use super::words;
use crate::date::Day;
use crate::framework::{Kind, StatusWord};
use crate::start::document::folder;
use crate::start::skeleton::{Council, Top};

/// Every name in a column of priorities, in the order of the register. Of names with commas between, each counts where one of
/// them stands by itself elsewhere.
pub(super) fn names_of_priorities(entries: &[Entry]) -> Vec<String> {
    let names = || entries.iter().flat_map(|entry| &entry.priorities);
    let whole: HashSet<String> = names().map(|(name, _)| words::spelling(name)).collect();
    let is_whole = |part: &&str| whole.contains(&words::spelling(part));
    let parts = |(name, _): &'_ (String, String)| -> Vec<String> {
        let parts: Vec<&str> = name.split(',').map(str::trim).collect();
        let parts = if parts.iter().any(is_whole) {
            parts
        } else {
            vec![name.as_str()]
        };
        parts.into_iter().map(Into::into).collect()
    };
    let mut seen = HashSet::new();
    let once = |name: &String| !names_none(name) && seen.insert(words::spelling(name));
    names().flat_map(parts).filter(once).collect()
}

/// Whether a text in a column of priorities names no one of them.
fn names_none(text: &str) -> bool {
    const NONE: [&str; 8] = [
        "all",
        "all priorities",
        "all of the above",
        "various",
        "several",
        "multiple",
        "cross cutting",
        "tbc",
    ];
    NONE.contains(&&*words::spelling(text))
}

/// The entry that is the corporate plan in force: the one that is named, or one that says so by its title.
pub(super) fn choose_plan(
    entries: &mut [Entry],
    council: &Council,
    today: Day,
    log: &mut Log,
) -> Option<usize> {
    let named = council.plan.map(words::key);
    for entry in entries
        .iter_mut()
        .filter(|entry| named.as_ref() == Some(&words::key(&entry.title)))
    {
        entry.kind = Kind::CorporatePlan;
    }
    let candidates: Vec<usize> = (0..entries.len())
        .filter(|at| entries[*at].kind == Kind::CorporatePlan)
        .collect();
    let begun = |at: &usize| {
        entries[*at]
            .from
            .or(entries[*at].on)
            .map(|date| date.first())
    };
    if let Some(plan) = candidates
        .iter()
        .copied()
        .filter(|at| entries[*at].is_in_force(today))
        .max_by_key(begun)
    {
        return Some(plan);
    }
    let is_silent = |at: &usize| {
        entries[*at].status == Some(StatusWord::Unknown) && entries[*at].is_within_period(today)
    };
    if let Some(plan) = candidates
        .iter()
        .copied()
        .filter(is_silent)
        .max_by_key(begun)
    {
        let entry = &mut entries[plan];
        log.add(
            Sort::Question,
            "Is this the corporate plan in force? The register does not say, and it is taken to be",
            Place::new(&entry.at).saying(&entry.title).of(plan),
        );
        entry.status = None;
        return Some(plan);
    }
    let text = "Which is the corporate plan? No row is one that is in force, so a file for it was made, to be filled in";
    log.add(
        Sort::Question,
        text,
        Place::new(format!("{}/", folder(Kind::CorporatePlan))),
    );
    None
}

/// The ids of the priorities that are declared, by the spelling of their names.
pub(super) fn declared_priorities(
    entries: &[Entry],
    ids: &[String],
    top: &Top,
) -> HashMap<String, String> {
    let of_register = entries
        .iter()
        .zip(ids)
        .filter(|(entry, _)| entry.kind == Kind::Priority)
        .map(|(entry, id)| (&entry.title, id));
    let of_top = top.priorities.iter().map(|(id, title)| (title, id));
    of_register
        .chain(of_top)
        .map(|(title, id)| (words::spelling(title), id.clone()))
        .collect()
}

/// Links each entry to the priorities that are declared. Names that are not are asked about.
pub(super) fn link(entries: &mut [Entry], declared: &HashMap<String, String>, log: &mut Log) {
    for (number, entry) in entries.iter_mut().enumerate() {
        let names = std::mem::take(&mut entry.priorities);
        for (name, at) in names.into_iter().flat_map(|name| parts(name, declared)) {
            let id = declared.get(&words::spelling(&name));
            match id.filter(|_| entry.kind.is_strategy_or_plan() || entry.kind == Kind::Measure) {
                Some(id) if entry.supports.iter().any(|(to, _)| to == id) => {}
                Some(id) => entry.supports.push((id.clone(), at)),
                None => {
                    if id.is_none() {
                        let place = Place::new(at).of(number);
                        log.add(Sort::Question, question_of(&name), place);
                    }
                    entry.notes.push(format!("Priority: {name}"));
                }
            }
        }
    }
}

fn question_of(name: &str) -> String {
    let shown = shown(name);
    if names_none(name) {
        format!(
            "Which priorities are meant by “{shown}”? No link is declared; write them under “supports”"
        )
    } else {
        format!(
            "Is “{shown}” a priority of the corporate plan? None of that name is declared, so no link is"
        )
    }
}

/// A name that is declared as it is, or the names between its commas where each of these is.
fn parts(
    (name, at): (String, String),
    declared: &HashMap<String, String>,
) -> Vec<(String, String)> {
    let is_declared = |name: &str| declared.contains_key(&words::spelling(name));
    let split: Vec<&str> = name.split(',').map(str::trim).collect();
    if is_declared(&name) || !split.iter().all(|part| is_declared(part)) {
        return vec![(name, at)];
    }
    let part = |part: &&str| ((*part).to_owned(), at.clone());
    split.iter().map(part).collect()
}
