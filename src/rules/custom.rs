//! A council's own rules, held to the framework by the same engine as the built-in ones.

use rustc_hash::FxHashSet;

use super::{Context, Report};
use crate::date::Day;
use crate::finding::{Finding, Slot, Step, Words};
use crate::framework::{
    Circle, DocumentRef, Field, Framework, LinkRef, Paths, Query, Relation, Relations, Selector,
    Text, fits,
};
use crate::settings::{Assertion, Bounds, Comparison, Demand, FieldTest, Moment, OwnRule};

/// Holds the documents that a rule selects to what it asks.
pub(super) fn check(context: &Context, rule: &OwnRule, report: &mut Report) {
    let framework = context.framework;
    let selected: Vec<DocumentRef> = framework
        .documents()
        .filter(|document| rule.selector.chooses(*document))
        .collect();
    report.examined += selected.len();
    let findings = match &rule.assertion {
        Assertion::Reach { to, query } => reach(framework, rule.demand, &selected, to, query),
        Assertion::Reached {
            from,
            query,
            bounds,
        } => reached(framework, rule.demand, &selected, from, query, *bounds),
        Assertion::Fields(tests) => fields(framework.day(), rule.demand, &selected, tests),
        Assertion::Count { relation, bounds } => count(rule.demand, &selected, *relation, *bounds),
        Assertion::Acyclic(by) => acyclic(framework, &selected, *by),
    };
    for finding in findings {
        let summary = rule
            .summary
            .as_ref()
            .map_or("see the rule in framework.yaml", |summary| &*summary.value);
        let finding = finding
            .with("rule", &*rule.id.value)
            .with("summary", summary);
        report.add(finding.related("the rule is declared here", "", rule.id.place));
    }
}

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

fn reach<'f>(
    framework: &'f Framework<'f>,
    demand: Demand,
    selected: &[DocumentRef<'f>],
    to: &Selector,
    query: &Query,
) -> Vec<Finding> {
    let paths = framework.paths_to(to, query);
    // What there would be if the rule asked for less: the nearest miss.
    let any = framework.paths_to(to, &Query::by(query.by));
    let judge = |document: &DocumentRef<'f>| match (demand, paths.lead(*document)) {
        (Demand::Require, false) => Some(
            about(&NO_PATH, *document)
                .with("miss", miss(&any, *document, query))
                .steps(&any.path(*document)),
        ),
        (Demand::Forbid, true) => {
            let path = paths.path(*document);
            let finding = about(&FORBIDDEN_PATH, *document)
                .with("path", chain(&path))
                .steps(&path);
            Some(Finding {
                place: path
                    .first()
                    .map_or(document.id.place, |link| link.declared().to.place),
                ..finding
            })
        }
        _ => None,
    };
    selected.iter().filter_map(judge).collect()
}

/// The nearest miss in words.
fn miss<'f>(any: &Paths<'f>, document: DocumentRef<'f>, query: &Query) -> String {
    let path = any.path(document);
    match query.within {
        _ if path.is_empty() => "no path leads there".into(),
        Some(within) if path.len() > within => {
            format!(
                "the shortest path has {} links and not {within} at most: {}",
                path.len(),
                chain(&path)
            )
        }
        _ => format!(
            "the nearest path is not of the kind that is asked for: {}",
            chain(&path)
        ),
    }
}

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

fn reached<'f>(
    framework: &'f Framework<'f>,
    demand: Demand,
    selected: &[DocumentRef<'f>],
    from: &Selector,
    query: &Query,
    bounds: Bounds,
) -> Vec<Finding> {
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

const WRONG_FIELD: Words = Words {
    message: "`{field}` of {document} is not as the rule `{rule}` asks: {asked}",
    label: "not as asked",
    help: "The rule says: {summary}. Correct `{field}`, or agree another rule.",
};

fn fields(
    day: Day,
    demand: Demand,
    selected: &[DocumentRef],
    tests: &[(Text, FieldTest)],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in selected {
        for (key, test) in tests {
            let holds = document
                .field(key)
                .is_some_and(|field| passes(*document, &field, test, day));
            if holds == (demand == Demand::Forbid) {
                let asked = match demand {
                    Demand::Require => test.phrase(),
                    Demand::Forbid => format!("not {}", test.phrase()),
                };
                let finding = about(&WRONG_FIELD, *document)
                    .field(key)
                    .with("field", &*key.value);
                findings.push(finding.with("asked", asked));
            }
        }
    }
    findings
}

fn passes(document: DocumentRef, field: &Field, test: &FieldTest, day: Day) -> bool {
    match (test, field) {
        (FieldTest::Present, field) => *field != Field::Absent,
        (FieldTest::Absent, field) => *field == Field::Absent,
        (FieldTest::OneOf(allowed), Field::Words(words)) => words
            .iter()
            .all(|word| allowed.iter().any(|allowed| allowed == word)),
        (FieldTest::OneOf(allowed), Field::Date(date)) => {
            allowed.iter().any(|allowed| *allowed == date.to_string())
        }
        (FieldTest::Includes(wanted), Field::Words(words)) => {
            wanted.iter().all(|wanted| words.contains(&&**wanted))
        }
        (FieldTest::Matches(pattern), Field::Words(words)) => {
            words.iter().all(|word| fits(pattern, word))
        }
        (FieldTest::Date(comparison, moment), Field::Date(date)) => moment
            .day(document, day)
            .is_some_and(|other| comparison.holds(date.last(), other)),
        _ => false,
    }
}

impl Moment {
    fn day(&self, document: DocumentRef, today: Day) -> Option<Day> {
        match self {
            Self::Today => Some(today),
            Self::Date(date) => Some(date.last()),
            Self::Field(name) => match document.field(name) {
                Some(Field::Date(date)) => Some(date.last()),
                _ => None,
            },
        }
    }

    fn phrase(&self) -> String {
        match self {
            Self::Today => "the day that is asked about".into(),
            Self::Date(date) => date.to_string(),
            Self::Field(name) => format!("`{name}`"),
        }
    }
}

impl Comparison {
    fn holds(self, one: Day, other: Day) -> bool {
        match self {
            Self::Before => one < other,
            Self::After => one > other,
            Self::OnOrBefore => one <= other,
            Self::OnOrAfter => one >= other,
        }
    }

    fn phrase(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::OnOrBefore => "on or before",
            Self::OnOrAfter => "on or after",
        }
    }
}

impl FieldTest {
    fn phrase(&self) -> String {
        match self {
            Self::Present => "declared".into(),
            Self::Absent => "left out".into(),
            Self::OneOf(words) => Slot::AnyOf(words.clone()).to_string(),
            Self::Includes(words) => format!("with {}", Slot::AllOf(words.clone())),
            Self::Matches(pattern) => format!("fitting `{pattern}`"),
            Self::Date(comparison, moment) => {
                format!("{} {}", comparison.phrase(), moment.phrase())
            }
        }
    }
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

fn count(
    demand: Demand,
    selected: &[DocumentRef],
    relation: Relation,
    bounds: Bounds,
) -> Vec<Finding> {
    let judge = |document: &DocumentRef| {
        let found = document.targets(relation).count();
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

const CIRCLE: Words = Words {
    message: "{document} stands in a circle that the rule `{rule}` forbids: {path}",
    label: "part of a circle",
    help: "The rule says: {summary}. Delete the link that closes the circle, or agree another rule.",
};

fn acyclic<'f>(
    framework: &'f Framework<'f>,
    selected: &[DocumentRef<'f>],
    by: Relations,
) -> Vec<Finding> {
    let circles = framework.circles_of(by);
    let selected: FxHashSet<&str> = selected
        .iter()
        .map(|document| &*document.declared().id.value)
        .collect();
    let concerns = |member: &&DocumentRef<'f>| selected.contains(&*member.id.value);
    let finding = |circle: &Circle<'f>| {
        let first = circle.members.iter().find(concerns)?;
        let mut finding = about(&CIRCLE, *first)
            .with("path", chain(&circle.round))
            .steps(&circle.round);
        finding.others = circle
            .members
            .iter()
            .map(|member| member.id.value.clone().into_owned())
            .collect();
        Some(finding)
    };
    circles.iter().filter_map(finding).collect()
}

fn about(words: &'static Words, document: DocumentRef) -> Finding {
    Finding::new(words, document.id.place)
        .subject(&document.id)
        .title("document", &document.title)
}

/// A path in words: so many steps of it as a sentence can hold.
fn chain(path: &[LinkRef]) -> String {
    const SHOWN: usize = 8;
    let step = |link: &LinkRef| format!("`{}` {}", link.from.id.value, link.relation.phrase());
    let mut steps: Vec<String> = path.iter().take(SHOWN).map(step).collect();
    if path.len() > SHOWN {
        steps.push(format!("leads by {} more links to", path.len() - SHOWN));
    }
    let end = path.last().map_or("", |link| &*link.declared().to.value);
    format!(
        "{} `{end}`",
        steps.join(", which ").replace(", which `", " `")
    )
}

impl Finding {
    fn steps(mut self, path: &[LinkRef]) -> Self {
        const SHOWN: usize = 100;
        self.thread = path
            .iter()
            .take(SHOWN)
            .map(|link| Step::along(*link))
            .collect();
        self
    }
}
