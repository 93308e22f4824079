//! The rules. Each is one file with its page beside it, and one line in the list below.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Group, Level};
use crate::framework::{Authority, Framework};
use crate::load::fault::Fault;
use crate::settings::{Exception, LevelSetting, OwnRule, Settings};

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
    missing_link,
    // currency
    lapsed_document,
    lapsing_document,
    overdue_review,
    open_ended_review,
    outdated_thread,
    stale_evidence,
    // accountability
    missing_owner,
    unrecorded_adoption,
    wrong_adopting_body,
    unfunded_document,
    // consistency
    uneven_template,
    conflicting_targets,
    // settings
    unused_exception,
    expired_exception,
    ineffective_rule,
];

mod custom;
mod expected;

/// Rules of the published table that this version does not have yet; settings may name them all the same.
const TO_COME: [&str; 1] = ["stale-baseline"];

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
    pub exception: Exception,
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
    /// The rule's name.
    pub rule: Cow<'static, str>,
    /// Its group.
    pub group: Group,
    level: Level,
    authority: Arc<[Authority]>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// How many things it looked at.
    pub examined: usize,
}

impl Report {
    /// An empty report of a built-in rule.
    pub fn new(rule: &'static Rule) -> Self {
        let authority = rule.authority().into();
        let (rule, group, level) = (rule.id.into(), rule.group, rule.level);
        Self {
            rule,
            group,
            level,
            authority,
            findings: Vec::new(),
            examined: 0,
        }
    }

    /// An empty report of a rule of the council's own.
    fn own(rule: &OwnRule) -> Self {
        let (name, group, level) = (rule.id.value.clone(), Group::Own, rule.level);
        Self {
            rule: name,
            group,
            level,
            authority: Arc::new([]),
            findings: Vec::new(),
            examined: 0,
        }
    }

    /// Notes that one more thing was looked at, found or not.
    pub fn examine(&mut self) {
        self.examined += 1;
    }

    /// Adds a finding of the rule, at the rule's level and on its authority.
    pub fn add(&mut self, finding: Finding) {
        self.add_with(self.level, &self.authority.clone(), finding);
    }

    /// Adds a finding whose level and authority are those of an expectation.
    pub fn add_with(&mut self, level: Level, authority: &Arc<[Authority]>, finding: Finding) {
        let (rule, group, authority) = (self.rule.clone(), self.group, authority.clone());
        self.findings.push(Finding {
            rule,
            group,
            level,
            authority,
            ..finding
        });
    }
}

/// Asks the council's own rules that are not off.
fn run_own(context: &Context) -> Vec<Report> {
    let is_on =
        |rule: &&OwnRule| context.settings.levels.get(&*rule.id.value) != Some(&LevelSetting::Off);
    let rules: Vec<&OwnRule> = context.settings.rules.iter().filter(is_on).collect();
    rules
        .into_par_iter()
        .map(|rule| {
            let mut report = Report::own(rule);
            custom::check(context, rule, &mut report);
            report
        })
        .collect()
}

/// Asks every rule that is not off, on all cores; the built-in ones in the order of the list, then the council's own.
pub fn run(context: &Context) -> Vec<Report> {
    let is_on =
        |rule: &&&'static Rule| context.settings.levels.get(rule.id) != Some(&LevelSetting::Off);
    let rules: Vec<&'static Rule> = RULES.iter().filter(is_on).copied().collect();
    let ask = |rule: &'static Rule| match rule.check {
        Check::Framework(check) => {
            let mut report = Report::new(rule);
            check(context, &mut report);
            Some(report)
        }
        Check::Exceptions(_) => None,
    };
    let mut reports: Vec<Report> = rules.into_par_iter().filter_map(ask).collect();
    reports.extend(run_own(context));
    reports
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
