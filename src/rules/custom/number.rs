//! Rules that ask how many documents lead to one, or how many links it has.

use rustc_hash::FxHashSet;

use super::about;
use crate::finding::{Found, Slot, Words};
use crate::framework::{DocumentRef, Framework, LinkRef, Query, Relation, Resolved, Selector};
use crate::settings::{Bounds, Demand};

const TOO_FEW: Words = Words {
    message: "{document} is reached by {found} and not by at least {bound}, as the rule `{rule}` asks{those}",
    label: "reached by {found}",
    help: "The rule says: {summary}. Find what serves it and declare the link, or agree another rule.",
};

const TOO_MANY: Words = Words {
    message: "{document} is reached by more than {bound}, against the rule `{rule}`{those}",
    label: "reached by too many",
    help: "The rule says: {summary}. Lead some of them elsewhere, or agree another rule.",
};

pub(super) fn reached<'f>(
    framework: &'f Framework<'f>,
    demand: Demand,
    selected: &[DocumentRef<'f>],
    from: &Selector,
    query: &Query,
    bounds: Bounds,
) -> Vec<Found> {
    let enough = bounds.enough();
    let judge = |document: &DocumentRef<'f>| {
        let found = framework.reaching(*document, from, query, enough);
        let words = bounds.verdict(demand, found.len())?;
        let (words, bound) = match words {
            Verdict::TooFew => (&TOO_FEW, bounds.at_least),
            Verdict::TooMany => (&TOO_MANY, bounds.most_allowed(demand)),
        };
        let those: Vec<String> = found
            .iter()
            .take(5)
            .map(|one| one.id.value.clone().into_owned())
            .collect();
        let those = if those.is_empty() {
            String::new()
        } else {
            format!(": {}", Slot::AllOf(those))
        };
        Some(
            about(words, *document)
                .with("found", found.len())
                .with("bound", bound)
                .with("those", those),
        )
    };
    selected.iter().filter_map(judge).collect()
}

const TOO_FEW_LINKS: Words = Words {
    message: "{document} has {found} `{key}` links and not at least {bound}, as the rule `{rule}` asks",
    label: "{found} `{key}` links",
    help: "The rule says: {summary}. Declare the links that are missing, or agree another rule.",
};

const TOO_MANY_LINKS: Words = Words {
    message: "{document} has {found} `{key}` links, more than the {bound} that the rule `{rule}` allows",
    label: "{found} `{key}` links",
    help: "The rule says: {summary}. Keep those that matter most, or agree another rule.",
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
            Verdict::TooMany => (&TOO_MANY_LINKS, bounds.most_allowed(demand)),
        };
        let finding = about(words, *document)
            .relation(relation)
            .with("key", relation.word());
        Some(finding.with("found", found).with("bound", bound))
    };
    selected.iter().filter_map(judge).collect()
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

/// On which side a number is wrong.
enum Verdict {
    TooFew,
    TooMany,
}

impl Bounds {
    fn verdict(self, demand: Demand, found: usize) -> Option<Verdict> {
        let holds = found >= self.at_least && found <= self.at_most;
        match demand {
            Demand::Require if found < self.at_least => Some(Verdict::TooFew),
            Demand::Require if !holds => Some(Verdict::TooMany),
            Demand::Forbid if holds => Some(Verdict::TooMany),
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

    fn most_allowed(self, demand: Demand) -> usize {
        match demand {
            Demand::Require => self.at_most,
            Demand::Forbid => self.at_least.saturating_sub(1),
        }
    }
}
