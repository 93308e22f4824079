//! The rules. Each is one file with its page beside it, its `mod` line and its entry in the list below.

mod broken_thread;
mod circular_thread;
mod conflicting_targets;
mod custom;
mod detached_priority;
mod duplicate_id;
mod duplicate_title;
mod expected;
mod expired_exception;
mod inactive_target;
mod ineffective_rule;
mod invalid_declaration;
mod lapsed_document;
mod lapsing_document;
mod link_without_evidence;
mod misplaced_link;
mod missing_document;
mod missing_link;
mod missing_owner;
mod open_ended_review;
mod outdated_thread;
mod overdue_review;
mod partly_met_expectation;
mod repeated_link;
mod report;
mod stale_baseline;
mod stale_evidence;
mod thinly_supported_priority;
mod unanswered_recommendation;
mod undelivered_plan;
mod undelivered_strategy;
mod uneven_template;
mod unexamined_expectation;
mod unexamined_linkage;
mod unfunded_document;
mod unknown_reference;
mod unlinked_document;
mod unmeasured_priority;
mod unmet_expectation;
mod unreadable_file;
mod unrecorded_adoption;
mod unstated_link;
mod unsupported_priority;
mod unused_exception;
mod wrong_adopting_body;

use std::sync::Arc;

use rayon::prelude::*;

use crate::baseline::Judged;
use crate::date::Day;
use crate::finding::{Found, Group, Level};
use crate::framework::{Authority, Declared, Framework};
use crate::load::fault::Fault;
use crate::settings::{Exception, OwnRule, Settings};

pub use report::Report;
pub(crate) use undelivered_plan::{EXPECTATION as DELIVERY_PLAN, tells_of};

/// Every built-in rule, in the order in which they are explained.
pub static RULES: &[&Rule] = &[
    // integrity
    &unreadable_file::RULE,
    &invalid_declaration::RULE,
    &duplicate_id::RULE,
    &unknown_reference::RULE,
    &misplaced_link::RULE,
    &circular_thread::RULE,
    &repeated_link::RULE,
    &duplicate_title::RULE,
    // linkage
    &unlinked_document::RULE,
    &unexamined_linkage::RULE,
    &broken_thread::RULE,
    &unstated_link::RULE,
    &inactive_target::RULE,
    &link_without_evidence::RULE,
    &detached_priority::RULE,
    // coverage
    &missing_document::RULE,
    &unmet_expectation::RULE,
    &unexamined_expectation::RULE,
    &partly_met_expectation::RULE,
    &unsupported_priority::RULE,
    &thinly_supported_priority::RULE,
    &undelivered_plan::RULE,
    &undelivered_strategy::RULE,
    &unmeasured_priority::RULE,
    &unanswered_recommendation::RULE,
    &missing_link::RULE,
    // currency
    &lapsed_document::RULE,
    &lapsing_document::RULE,
    &overdue_review::RULE,
    &open_ended_review::RULE,
    &outdated_thread::RULE,
    &stale_evidence::RULE,
    // accountability
    &missing_owner::RULE,
    &unrecorded_adoption::RULE,
    &wrong_adopting_body::RULE,
    &unfunded_document::RULE,
    // consistency
    &uneven_template::RULE,
    &conflicting_targets::RULE,
    // settings
    &unused_exception::RULE,
    &expired_exception::RULE,
    &stale_baseline::RULE,
    &ineffective_rule::RULE,
];

/// What is wrong with a file or a declaration, in words.
pub(crate) fn told(fault: &Fault) -> Found {
    if fault.what.is_of_file() {
        unreadable_file::finding(fault)
    } else {
        invalid_declaration::finding(fault)
    }
}

/// Every name of a rule that settings may use.
pub(crate) fn names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).collect()
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
    /// After that, with each entry of the baseline held to them.
    Baseline(fn(&[Judged], &mut Report)),
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
    /// It matches at least one finding; none where its rule is off, so that nobody knows.
    pub matches: Option<bool>,
}

/// Asks every rule that is not off, on all cores; the built-in ones in the order of the list, then the council's own.
pub fn run(context: &Context) -> Vec<Report> {
    let is_on = |name: &str| !context.settings.is_off(name);
    let own: Vec<&OwnRule> = context
        .settings
        .rules
        .iter()
        .filter(|rule| is_on(&rule.id))
        .collect();
    let built_in: Vec<&'static Rule> = RULES
        .iter()
        .filter(|rule| is_on(rule.id))
        .copied()
        .collect();
    let mut reports: Vec<Report> = built_in
        .into_par_iter()
        .filter_map(|rule| match rule.check {
            Check::Framework(check) => Some(Report::of(rule, |report| check(context, report))),
            Check::Exceptions(_) | Check::Baseline(_) => None,
        })
        .collect();
    let count = own.len();
    let ask =
        |rule: &OwnRule| Report::of_own(rule, count, |report| custom::check(context, rule, report));
    reports.extend(own.into_par_iter().map(ask).collect::<Vec<_>>());
    reports
}

/// Runs the tests of the council's own rules, those that are off too. What is wrong with the settings comes first: a rule or
/// a test with a fault cannot be run. `faults` are those of the settings.
pub fn run_tests(settings: &Settings, faults: &[Fault], day: Day) -> Vec<Report> {
    let framework = &Framework::new(Declared::default(), &[], day);
    let context = Context {
        framework,
        settings,
        faults,
    };
    let check_faults = |rule: &'static Rule| match rule.check {
        Check::Framework(check) => Some(Report::of(rule, |report| check(&context, report))),
        Check::Exceptions(_) | Check::Baseline(_) => None,
    };
    let of_faults = [&unreadable_file::RULE, &invalid_declaration::RULE].into_iter();
    let own = settings.rules.par_iter();
    let tested = own.map(|rule| custom::testing::run(settings, rule, day));
    let mut reports: Vec<Report> = of_faults.filter_map(check_faults).collect();
    reports.extend(tested.collect::<Vec<_>>());
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
