//! Rules that ask for paths from a document.

use std::cell::LazyCell;

use super::{about, chain};
use crate::finding::{Found, Slot, Words};
use crate::framework::{DocumentRef, Framework, Query, Selector, Thread};
use crate::phrase;
use crate::settings::Demand;

const NO_PATH: Words = Words {
    message: "{document} does not reach what the rule `{rule}` asks for: {miss}",
    label: "no such path",
    help: "The rule says: {summary}. Add or mend the link that is missing, or agree another rule.",
};

const FORBIDDEN_PATH: Words = Words {
    message: "{document} reaches what the rule `{rule}` forbids: {path}",
    label: "such a path begins here",
    help: "The rule says: {summary}. Lead the link to what lies between, or agree another rule.",
};

pub(super) fn check<'f>(
    framework: &'f Framework<'f>,
    demand: Demand,
    selected: &[DocumentRef<'f>],
    to: &Selector,
    query: &Query,
) -> Vec<Found> {
    let paths = framework.paths_to(to, query);
    // What there would be if the rule asked for less.
    let by = || Query::by(query.by);
    let looser = LazyCell::new(|| framework.paths_to(to, &by()));
    let loosest = LazyCell::new(|| framework.paths_to(to, &by().through_anything()));
    let nearest = |document| looser.path(document).or_else(|| loosest.path(document));
    let judge = |document: &DocumentRef<'f>| match (demand, paths.lead(*document)) {
        (Demand::Require, false) => Some(missing(*document, nearest(*document), query)),
        (Demand::Forbid, true) => Some(forbidden(*document, &paths.path(*document)?)),
        _ => None,
    };
    selected.iter().filter_map(judge).collect()
}

fn forbidden(document: DocumentRef, path: &Thread) -> Found {
    let finding = about(&FORBIDDEN_PATH, document)
        .with("path", chain(path))
        .thread(path);
    Found {
        place: path.links[0].declared().to.place,
        ..finding
    }
}

fn missing(document: DocumentRef, nearest: Option<Thread>, query: &Query) -> Found {
    let finding = about(&NO_PATH, document);
    let Some(path) = nearest else {
        return finding.with("miss", "no path leads there");
    };
    let pieces = vec![shortfall(&path, query), chain(&path).to_string()];
    finding
        .with("miss", Slot::Pieces(pieces, ": "))
        .thread(&path)
}

/// Why the nearest path does not do.
fn shortfall(path: &Thread, query: &Query) -> String {
    let length = path.links.len() + path.left_out;
    let met = || path.links.iter().filter_map(|link| link.target());
    let idle = met().find(|document| !document.is_in_force());
    let weak = path.links.iter().find(|link| link.basis < query.basis);
    let avoided = met().find(|document| query.avoids(*document));
    match (idle, weak, avoided) {
        (Some(idle), ..) => {
            let (id, state) = (&idle.id.value, phrase::state(idle.state()));
            format!("the nearest path leads to `{id}`, which is {state}")
        }
        (_, Some(weak), _) => {
            let (found, asked) = (weak.basis.word(), query.basis.word());
            format!("the nearest path has a link that is {found} and not {asked}")
        }
        _ if query.within.is_some_and(|within| length > within) => {
            let within = query.within.unwrap_or_default();
            let links = phrase::count(length, "link");
            format!("the shortest path has {links} and not {within} at most")
        }
        (.., Some(avoided)) => {
            let id = &avoided.id.value;
            format!("the nearest path runs through `{id}`")
        }
        _ => "the nearest path is not what is asked for".into(),
    }
}
