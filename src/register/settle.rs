//! What only all rows together tell: the corporate plan, and links to priorities.

use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use super::log::{Log, Place, Sort, shown};
use super::words;
use crate::date::Day;
use crate::framework::{Kind, StatusWord};
use crate::start::document::folder;
use crate::start::skeleton::{Council, Top};

/// Every name in a column of priorities, in the order of the register.
pub(super) fn names_of_priorities(entries: &[Entry]) -> Vec<String> {
    let names = entries.iter().flat_map(|entry| &entry.priorities);
    let mut seen = HashSet::new();
    let once = names.filter(|(name, _)| seen.insert(words::spelling(name)));
    once.map(|(name, _)| name.clone()).collect()
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

/// Links each entry to the priorities that are declared. Names that are not are asked about, and come back.
pub(super) fn link(
    entries: &mut [Entry],
    ids: &[String],
    top: &Top,
    log: &mut Log,
) -> HashSet<String> {
    let of_register = entries
        .iter()
        .zip(ids)
        .filter(|(entry, _)| entry.kind == Kind::Priority);
    let mut declared: HashMap<String, String> = of_register
        .map(|(entry, id)| (words::spelling(&entry.title), id.clone()))
        .collect();
    declared.extend(
        top.priorities
            .iter()
            .map(|(id, title)| (words::spelling(title), id.clone())),
    );
    let mut unknown = HashSet::new();
    for (number, entry) in entries.iter_mut().enumerate() {
        let names = std::mem::take(&mut entry.priorities);
        for (name, at) in names.into_iter().flat_map(|name| parts(name, &declared)) {
            let id = declared.get(&words::spelling(&name));
            match id.filter(|_| entry.kind.is_strategy_or_plan() || entry.kind == Kind::Measure) {
                Some(id) if entry.supports.iter().any(|(to, _)| to == id) => {}
                Some(id) => entry.supports.push((id.clone(), at)),
                None => {
                    let text = format!(
                        "Is “{}” a priority of the corporate plan? None of that name is declared, so no link is",
                        shown(&name)
                    );
                    if id.is_none() {
                        log.add(Sort::Question, text, Place::new(at).of(number));
                        unknown.insert(name.clone());
                    }
                    entry.notes.push(format!("Priority: {name}"));
                }
            }
        }
    }
    unknown
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
