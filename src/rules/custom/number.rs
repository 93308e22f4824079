//! Rules that ask how many documents lead to one, or how many links it has.

use rustc_hash::FxHashSet;

use super::about;
use crate::finding::{Found, Slot, Words};
use crate::framework::{DocumentRef, Framework, LinkRef, Query, Relation, Resolved, Selector};
use crate::phrase;
use crate::settings::{Bounds, Demand};

const TOO_FEW: Words = Words {
    message: "{document} is reached by {found}, where the rule `{rule}` asks for at least {bound}{those}",
    label: "reached by {found}",
    help: "The rule says: {summary}. Find what serves it and declare the link, or agree another rule.",
};

const TOO_MANY: Words = Words {
    message: "{document} is reached by {found}, where the rule `{rule}` allows {bound} at most{those}",
    label: "reached by {found}",
    help: "The rule says: {summary}. Lead some of them elsewhere, or agree another rule.",
};

const FORBIDDEN: Words = Words {
    message: "{document} is reached by {found}, which the rule `{rule}` forbids{those}",
    label: "reached by {found}",
    help: "The rule says: {summary}. Change the links that lead here, or agree another rule.",
};

const NOT_COUNTED: Words = Words {
    message: "{document} and {others} that the rule `{rule}` selects were not looked at: to follow all links that lead to them takes too long",
    label: "not looked at",
    help: "Say in the rule under `within` how many links to follow, or select fewer documents under `for`.",
};

/// Links that are followed for one rule, well over what any council needs: a chain of 100,000 documents would take
/// thousands of millions.
const MOST_STEPS: usize = 10_000_000;

pub(super) fn reached<'f>(
    framework: &'f Framework<'f>,
    demand: Demand,
    selected: &[DocumentRef<'f>],
    from: &Selector,
    query: &Query,
    bounds: Bounds,
) -> Vec<Found> {
    let enough = bounds.enough();
    let judge = |document: &DocumentRef<'f>, found: &[DocumentRef<'f>]| {
        let (words, bound) = match bounds.verdict(demand, found.len())? {
            Verdict::TooFew => (&TOO_FEW, bounds.at_least),
            Verdict::TooMany => (&TOO_MANY, bounds.at_most),
            Verdict::Forbidden => (&FORBIDDEN, 0),
        };
        // Nobody has looked for more.
        let at_least = if found.len() == enough {
            "at least "
        } else {
            ""
        };
        let number = some(found.len(), "document");
        Some(
            about(words, *document)
                .with("found", format!("{at_least}{number}"))
                .with("bound", bound)
                .with("those", those(found)),
        )
    };
    let mut steps = MOST_STEPS;
    let mut all = Vec::new();
    for (at, document) in selected.iter().enumerate() {
        let found = framework.reaching_in(*document, from, query, enough, &mut steps);
        let Some(found) = found else {
            let others = some(selected.len() - at - 1, "other document");
            all.push(about(&NOT_COUNTED, *document).with("others", others));
            break;
        };
        all.extend(judge(document, &found));
    }
    all
}

fn those(found: &[DocumentRef]) -> String {
    if found.is_empty() {
        return String::new();
    }
    format!(
        ": {}",
        Slot::first(found.iter().map(|one| Slot::id(&one.id)))
    )
}

const TOO_FEW_LINKS: Words = Words {
    message: "{document} has {found}, where the rule `{rule}` asks for at least {bound}",
    label: "{found}",
    help: "The rule says: {summary}. Declare the links that are missing, or agree another rule.",
};

const TOO_MANY_LINKS: Words = Words {
    message: "{document} has {found}, where the rule `{rule}` allows {bound} at most",
    label: "{found}",
    help: "The rule says: {summary}. Keep those that matter most, or agree another rule.",
};

const FORBIDDEN_LINKS: Words = Words {
    message: "{document} has {found}, which the rule `{rule}` forbids",
    label: "{found}",
    help: "The rule says: {summary}. Change the links of this document, or agree another rule.",
};

pub(super) fn count(
    demand: Demand,
    selected: &[DocumentRef],
    relation: Relation,
    bounds: Bounds,
) -> Vec<Found> {
    let judge = |document: &DocumentRef| {
        let found = targets(*document, relation);
        let (words, bound) = match bounds.verdict(demand, found)? {
            Verdict::TooFew => (&TOO_FEW_LINKS, bounds.at_least),
            Verdict::TooMany => (&TOO_MANY_LINKS, bounds.at_most),
            Verdict::Forbidden => (&FORBIDDEN_LINKS, 0),
        };
        let links = some(found, &format!("`{}` link", relation.word()));
        let finding = about(words, *document).relation(relation);
        Some(finding.with("found", links).with("bound", bound))
    };
    selected.iter().filter_map(judge).collect()
}

/// "no document", "1 document", "2 documents".
fn some(number: usize, one: &str) -> String {
    match number {
        0 => format!("no {one}"),
        _ => phrase::count(number, one),
    }
}

/// How many targets its links of a relation have, each once; links to nothing do not count.
fn targets(document: DocumentRef, relation: Relation) -> usize {
    let leads = |link: &LinkRef| {
        matches!(
            link.resolved(),
            Resolved::Document(_) | Resolved::Expectation(_)
        )
    };
    let links = document.links().filter(|link| link.relation == relation);
    let targets = links.filter(leads).map(|link| &*link.declared().to.value);
    targets.collect::<FxHashSet<&str>>().len()
}

/// What is wrong with a number.
enum Verdict {
    TooFew,
    TooMany,
    Forbidden,
}

impl Bounds {
    fn verdict(self, demand: Demand, found: usize) -> Option<Verdict> {
        let holds = found >= self.at_least && found <= self.at_most;
        match demand {
            Demand::Require if found < self.at_least => Some(Verdict::TooFew),
            Demand::Require if !holds => Some(Verdict::TooMany),
            Demand::Forbid if holds => Some(Verdict::Forbidden),
            _ => None,
        }
    }

    /// How many need to be found to judge: where there is no upper bound, as many as there must be.
    fn enough(self) -> usize {
        if self.at_most == usize::MAX {
            self.at_least.max(1)
        } else {
            self.at_most + 1
        }
    }
}
