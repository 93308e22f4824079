//! The rules. Each is one file with its page beside it, and one line in the list below.

use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Group, Level, Words};
use crate::framework::{Authority, Framework};
use crate::load::fault::Fault;
use crate::settings::{Exception, LevelSetting, Settings};

/// Declares the modules of the rules and lists them, in the order in which they are explained.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every built-in rule.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules![
    // integrity
    unreadable_file,
    invalid_declaration,
    duplicate_id,
    unknown_reference,
    misplaced_link,
    circular_thread,
    repeated_link,
    duplicate_title,
    // linkage
    unlinked_document,
    unexamined_linkage,
    broken_thread,
    unstated_link,
    inactive_target,
    link_without_evidence,
    detached_priority,
    // coverage
    missing_document,
    unmet_expectation,
    unexamined_expectation,
    partly_met_expectation,
    unsupported_priority,
    thinly_supported_priority,
    undelivered_plan,
    undelivered_strategy,
    unmeasured_priority,
    unanswered_recommendation,
    // currency
    lapsed_document,
    lapsing_document,
    overdue_review,
    open_ended_review,
    outdated_thread,
    // settings
    unused_exception,
    expired_exception,
];

mod expected;

/// Rules of the published table that this version does not have yet; settings may name them all the same.
const TO_COME: [&str; 10] = [
    "missing-link",
    "stale-evidence",
    "missing-owner",
    "unrecorded-adoption",
    "wrong-adopting-body",
    "unfunded-document",
    "uneven-template",
    "conflicting-targets",
    "stale-baseline",
    "ineffective-rule",
];

/// Every name of a rule that settings may use.
pub(crate) fn names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).chain(TO_COME).collect()
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the thing that is wrong.
    pub id: &'static str,
    /// Its page: what it finds, why, on what authority, an example and the remedy.
    pub page: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its level where neither the settings nor the finding say otherwise.
    pub level: Level,
    /// Looks for it.
    pub check: Check,
}

/// When a rule is asked.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// On the framework, each rule by itself.
    Framework(fn(&Context, &mut Report)),
    /// When all findings are there, with how each exception fared.
    Exceptions(fn(&[Fared], &mut Report)),
}

/// What a rule may look at.
pub struct Context<'f> {
    /// The documents on the day.
    pub framework: &'f Framework<'f>,
    /// What the council has set.
    pub settings: &'f Settings,
    /// What loading could not make sense of.
    pub faults: &'f [Fault],
}

/// How an exception fared.
#[derive(Debug)]
pub struct Fared {
    /// The exception.
    pub exception: Arc<Exception>,
    /// It holds on the day.
    pub holds: bool,
    /// Its end is past.
    pub expired: bool,
    /// It matches at least one finding.
    pub matches: bool,
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    authority: Arc<[Authority]>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// How many things it looked at.
    pub examined: usize,
    /// How many findings there was no room for.
    left_out: usize,
}

/// The most findings of a rule that are kept one by one: a hostile framework has millions.
const MOST_FINDINGS: usize = 100_000;

const LEFT_OUT: Words = Words {
    message: "{count} more findings of this rule are not listed",
    label: "the last one listed",
    help: "Settle those that are listed first; so many may well have one cause.",
};

impl Report {
    /// An empty report of a rule.
    pub fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            authority: rule.authority().into(),
            findings: Vec::new(),
            examined: 0,
            left_out: 0,
        }
    }

    /// Notes that one more thing was looked at, found or not.
    pub fn examine(&mut self) {
        self.examined += 1;
    }

    /// Adds a finding of the rule, at the rule's level and on its authority.
    pub fn add(&mut self, finding: Finding) {
        let level = self.rule.level;
        self.add_with(level, &self.authority.clone(), finding);
    }

    /// Adds a finding whose level and authority are those of an expectation.
    pub fn add_with(&mut self, level: Level, authority: &Arc<[Authority]>, finding: Finding) {
        if self.findings.len() >= MOST_FINDINGS {
            self.left_out += 1;
            return;
        }
        self.push(level, authority, finding);
    }

    fn push(&mut self, level: Level, authority: &Arc<[Authority]>, finding: Finding) {
        let (rule, group, authority) = (self.rule.id, self.rule.group, authority.clone());
        self.findings.push(Finding {
            rule,
            group,
            level,
            authority,
            ..finding
        });
    }

    /// Says how many findings are not listed, if so.
    fn close(&mut self) {
        let last = self.findings.last().map(|finding| finding.place);
        if let Some(place) = last.filter(|_| self.left_out > 0) {
            let finding = Finding::new(&LEFT_OUT, place).with("count", self.left_out);
            self.push(self.rule.level, &self.authority.clone(), finding);
        }
    }

    /// The rule that reports.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }
}

/// Asks every rule of the framework that is not off, on all cores; in the order of the list.
pub fn run(context: &Context) -> Vec<Report> {
    let on =
        |rule: &&&'static Rule| context.settings.levels.get(rule.id) != Some(&LevelSetting::Off);
    let rules: Vec<&'static Rule> = RULES.iter().filter(on).copied().collect();
    rules
        .into_par_iter()
        .filter_map(|rule| match rule.check {
            Check::Framework(check) => {
                let mut report = Report::new(rule);
                check(context, &mut report);
                report.close();
                Some(report)
            }
            Check::Exceptions(_) => None,
        })
        .collect()
}

impl Rule {
    /// The rule of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == name).copied()
    }

    /// What is wrong, in one sentence: the first paragraph of its page.
    pub fn summary(&self) -> String {
        let paragraph = self.page.split("\n\n").nth(1).unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A section of its page, without the heading.
    pub fn section(&self, heading: &str) -> &'static str {
        let start = self
            .page
            .split_once(&format!("\n## {heading}\n"))
            .map_or("", |(_, rest)| rest);
        start.split("\n## ").next().unwrap_or_default().trim()
    }

    /// The instruments that its page names, one bullet each: `- instrument; provision; <address>`.
    pub fn authority(&self) -> Vec<Authority> {
        let bullets = self
            .section("Authority")
            .lines()
            .filter_map(|line| line.strip_prefix("- "));
        let authority = |bullet: &str| {
            let (text, url) = match bullet.rsplit_once("; <") {
                Some((text, url)) => (text, Some(url.trim_end_matches('>').to_owned())),
                None => (bullet, None),
            };
            let (instrument, provision) = match text.split_once("; ") {
                Some((instrument, provision)) => (instrument, Some(provision.to_owned())),
                None => (text, None),
            };
            Authority {
                instrument: instrument.to_owned(),
                provision,
                url,
            }
        };
        bullets.map(authority).collect()
    }
}
