//! The gap report as one HTML page: nothing is fetched, and everything can be read without scripts.

use std::collections::BTreeSet;

use askama::Template;
use base64::Engine;
use sha2::{Digest, Sha256};

use super::contents::{Audience, Branch, Contents, Entry, Figure, Gap, LinkLine, Mention, Row, RuleResult, Scale};
use super::words::{ENGLISH, Words};
use crate::date::Day;
use crate::finding::{Level, Step};
use crate::framework::{Basis, Service};
use crate::report::clean;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    c: &'a Contents<'a>,
    w: &'static Words,
    scale: Scale,
    index: Index<'a>,
    style: String,
    script: &'static str,
    policy: String,
}

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// The whole page.
pub fn write(contents: &Contents) -> Vec<u8> {
    let style = STYLE.to_owned();
    let page = Page {
        c: contents,
        w: &ENGLISH,
        scale: Scale::of(&contents.periods, contents.about.day),
        index: Index::new(contents),
        policy: policy(&style),
        style,
        script: SCRIPT,
    };
    page.render().expect("nothing in the templates can fail").into_bytes()
}

/// Only the page's own style and script are obeyed, known by their hashes; nothing is fetched and no form is sent.
fn policy(style: &str) -> String {
    let hash = |text: &str| base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

/// An address that a link may lead to: anything else could be a script.
pub(crate) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The part of an address that a reader knows.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

impl Page<'_> {
    fn day(&self) -> String {
        super::contents::day(self.c.about.day)
    }

    fn level_count(&self, level: Level) -> usize {
        let levels = self.c.summary.levels.iter();
        levels.filter(|one| one.level == level).map(|one| one.count).sum()
    }

    fn result(&self) -> String {
        let count = |level| self.level_count(level);
        self.w.result(count(Level::Error), count(Level::Warning), count(Level::Note))
    }

    fn verdict(&self) -> String {
        let linked = self.c.summary.linked;
        self.w.verdict(linked, self.c.summary.unexamined, self.level_count(Level::Error))
    }

    /// The figures with their words, and what is not known behind them.
    fn figures(&self) -> [(Figure, &'static str, Option<String>); 3] {
        let (summary, words) = (&self.c.summary, self.w);
        let unknown = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        [
            (summary.linked, words.linked, unknown(summary.unexamined, words.not_known)),
            (summary.supported, words.supported, None),
            (summary.met, words.met, unknown(summary.not_looked_for, words.more_not_looked)),
        ]
    }

    fn gap_count(&self) -> usize {
        self.c.gaps.iter().map(|rule| rule.gaps.len()).sum()
    }

    /// The sections with their names and how much is in them.
    fn contents(&self) -> Vec<(&'static str, &'static str, Option<usize>)> {
        let (c, w) = (self.c, self.w);
        let sections = [
            ("summary", w.summary, None, true),
            ("gaps", w.gaps, Some(self.gap_count()), true),
            ("matrix", w.matrix_short, None, c.matrix.is_some()),
            ("thread", w.serving_short, None, true),
            ("timeline", w.timeline_short, None, true),
            ("documents", w.documents, Some(c.documents.len()), true),
            ("recommendations", w.recommendations_caption, Some(c.recommendations.len()), !c.recommendations.is_empty()),
            ("checks", w.checked, Some(c.checks.len()), true),
            ("about", w.about, None, true),
        ];
        let there = sections.into_iter().filter(|(_, _, _, is_there)| *is_there);
        there.map(|(anchor, words, count, _)| (anchor, words, count)).collect()
    }

    fn found(&self, result: &RuleResult) -> String {
        self.w.gap_count(result.found)
    }

    fn groups(&self) -> BTreeSet<&'static str> {
        self.c.gaps.iter().map(|rule| self.w.group_name(&rule.group)).collect()
    }

    /// A gap of which a line says all.
    fn is_short(&self, gap: &Gap) -> bool {
        let nothing_of_its_own = gap.remedy.is_none() && gap.authority.is_empty();
        let is_light = nothing_of_its_own || gap.level == Level::Note;
        is_light && gap.thread.is_empty() && gap.related.is_empty()
    }

    fn shown<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        clean(text)
    }

    fn step(&self, step: &Step) -> String {
        let state = step.state.replace('-', " ");
        match (step.relation, step.basis) {
            (Some(relation), Some(basis)) => {
                format!("{state}; {} the next, {}", relation.replace('_', " "), self.w.basis(&basis))
            }
            _ => state,
        }
    }

    fn services(&self) -> &'static [Service] {
        &[Service::Directly, Service::ThroughOthers, Service::NotStated]
    }

    fn service_word(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "directly",
            Service::ThroughOthers => "through-others",
            Service::NotStated => "not-stated",
        }
    }

    /// How many priorities the document serves, or why none.
    fn nothing(&self, row: &Row) -> String {
        match row.nothing {
            None => row.served().to_string(),
            Some(nothing) => self.w.nothing(nothing).to_owned(),
        }
    }

    fn timeline_note(&self) -> String {
        let periods = &self.c.periods;
        let both = periods.iter().filter(|period| period.from.is_some() && period.to.is_some());
        self.w.timeline_note(both.count(), periods.len(), &self.day())
    }

    fn second<'p>(&self, date: &'p Option<(Day, String)>) -> Option<&'p str> {
        date.as_ref().map(|(_, words)| &**words)
    }

    /// The sign of a document's gravest gap.
    fn worst(&self, entry: &Entry) -> &'static str {
        entry.gaps.iter().map(|(_, level, _)| *level).max().map_or("ok", Level::word)
    }

    fn links<'e>(&self, entry: &'e Entry<'e>) -> Vec<(&'static str, &'e [LinkLine<'e>])> {
        let all = [
            (self.w.serves, &*entry.up),
            (self.w.served_by, &*entry.down),
            (self.w.other_links, &*entry.aside),
        ];
        all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// The facts that every strategy and plan should have and this one has not.
    fn absent(&self, entry: &Entry) -> Option<String> {
        let facts = [
            (self.w.owner, entry.owner.is_none() && !self.is_public()),
            (self.w.period, entry.period.is_none()),
            (self.w.adopted, entry.adopted.is_none()),
        ];
        let absent = facts.into_iter().filter(|(_, is_absent)| *is_absent && entry.is_owned);
        let names: Vec<&str> = absent.map(|(name, _)| name).collect();
        (!names.is_empty()).then(|| self.w.absent(&names))
    }

    /// The branches of the thread, each with the marks that put it below its neighbour before it.
    fn branches(&self) -> Vec<(String, &Branch<'_>)> {
        let mut depth = None;
        let branch = |branch| {
            let marks = nesting(depth, Some(branch));
            depth = Some(branch.depth);
            (marks, branch)
        };
        self.c.threads.branches.iter().map(branch).collect()
    }

    /// The marks that close the list of branches.
    fn branches_end(&self) -> String {
        nesting(self.c.threads.branches.last().map(|last| last.depth), None)
    }

    fn catalogues(&self) -> String {
        self.c.about.catalogues.join(", ")
    }

    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn command(&self) -> String {
        let public = if self.is_public() { " --public" } else { "" };
        let about = &self.c.about;
        clean(&format!("stratlint report {} --as-of {}{public}", about.path, about.day)).into_owned()
    }

    fn is_public(&self) -> bool {
        self.c.about.audience == Audience::Public
    }
}

/// The marks between two branches of nested lists: from one depth to the next, of which either may be none.
fn nesting(from: Option<usize>, to: Option<&Branch>) -> String {
    let levels = |depth: Option<usize>| depth.map_or(0, |depth| depth + 1);
    let (from, to) = (levels(from), levels(to.map(|to| to.depth)));
    match () {
        () if to > from => "<ul><li>".repeat(to - from),
        () if to == 0 => "</li></ul>".repeat(from),
        () => "</li></ul>".repeat(from - to) + "</li><li>",
    }
}

/// Text in pieces, with whether each stands between backticks: a word to be written as it is.
pub(crate) fn marked(text: &str) -> Vec<(bool, &str)> {
    let pieces: Vec<&str> = text.split('`').collect();
    // Without a partner the last of them is a sign like any other.
    let paired = pieces.len() - usize::from(pieces.len() % 2 == 0);
    pieces.into_iter().enumerate().map(|(at, piece)| (at % 2 == 1 && at < paired, piece)).collect()
}

/// What gaps can be chosen by: their numbers stand at the gaps in place of long names.
struct Index<'a> {
    owners: Vec<&'a str>,
    priorities: Vec<&'a str>,
}

impl<'a> Index<'a> {
    fn new(contents: &'a Contents) -> Self {
        let gaps = || contents.gaps.iter().flat_map(|rule| &rule.gaps);
        let owners: BTreeSet<&str> = gaps().filter_map(|gap| gap.owner.as_deref()).collect();
        let served = gaps().flat_map(|gap| &gap.priorities);
        let priorities: BTreeSet<&str> = served.map(|title| &**title).collect();
        Self {
            owners: owners.into_iter().collect(),
            priorities: priorities.into_iter().collect(),
        }
    }

    fn owner(&self, owner: &str) -> usize {
        number(&self.owners, owner)
    }

    fn priorities(&self, gap: &Gap) -> String {
        let numbers = gap.priorities.iter().map(|title| number(&self.priorities, title));
        numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
    }
}

fn number(names: &[&str], name: &str) -> usize {
    names.binary_search(&name).map_or(0, |at| at + 1)
}

impl Mention<'_> {
    /// A name for its entry in a page. Ids of broken declarations may hold anything.
    fn anchor(&self) -> String {
        let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        let id: String = self.id.chars().map(plain).collect();
        format!("doc-{id}")
    }
}
