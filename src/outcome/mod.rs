//! What a check comes to: findings with their exceptions and levels settled, counts, and what was looked at.

pub(crate) mod id;
mod rule_tests;
mod settle;

use std::borrow::Cow;
use std::sync::Arc;

use crate::date::Day;
use crate::finding::{Finding, Group, Level};
use crate::framework::Tier;
use crate::settings::Exception;

pub use rule_tests::RuleTests;

/// The result of a check.
#[derive(Debug)]
pub struct Outcome {
    /// The council's name, where told.
    pub name: Option<String>,
    /// The day that was asked about.
    pub day: Day,
    /// How many documents and expectations are declared.
    pub documents: usize,
    /// The same as people count.
    pub counts: Counts,
    /// How many links are declared.
    pub links: usize,
    /// How many documents are in force.
    pub in_force: usize,
    /// Each priority of the plan in force and what carries it.
    pub priorities: Vec<PrioritySupport>,
    /// Every finding, in order of place.
    pub findings: Vec<Settled>,
    /// The day for which the baseline was written, if there is one that says so.
    pub baseline: Option<Day>,
    /// All files could be read and made sense of.
    pub is_whole: bool,
    /// Every rule that ran, with how much it looked at and how often it spoke.
    pub rules: Vec<RuleRun>,
    /// How the tests of the council's own rules went, where these were run in place of a check.
    pub rule_tests: Option<RuleTests>,
}

/// How much is declared, by what people tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Neither sources nor expectations.
    pub documents: usize,
    /// Documents of which people would say that they are in force.
    pub in_force: usize,
    /// Declared to be named as evidence.
    pub sources: usize,
    /// The council's own.
    pub expectations: usize,
}

/// A finding with what the settings make of it.
#[derive(Debug)]
pub struct Settled {
    /// A name that stays when lines move.
    pub id: String,
    /// The finding, at its final level.
    pub finding: Finding,
    /// The agreed departure that covers it.
    pub excepted: Option<Arc<Exception>>,
    /// It is in the baseline, and no exception covers it.
    pub known: bool,
}

impl Settled {
    /// Neither covered by an exception nor known: it counts.
    pub fn stands(&self) -> bool {
        self.excepted.is_none() && !self.known
    }
}

/// How many strategies and plans carry a priority by a link of their own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PrioritySupport {
    /// Its id.
    pub id: String,
    /// Its title; not part of the published form.
    #[serde(skip)]
    pub title: String,
    /// Its rank.
    pub tier: Option<Tier>,
    /// In force on the day.
    pub in_force: usize,
    /// Declared, but not in force.
    pub not_in_force: usize,
}

/// One rule's work.
#[derive(Debug)]
pub struct RuleRun {
    /// The rule's name.
    pub rule: Cow<'static, str>,
    /// Its group.
    pub group: Group,
    /// How many documents, links or expectations it looked at.
    pub examined: usize,
    /// How many findings it has, excepted ones included.
    pub found: usize,
}

impl Outcome {
    /// How many findings of a level count.
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|settled| settled.stands() && settled.finding.level == level)
            .count()
    }

    /// How many findings are covered by an exception.
    pub fn excepted(&self) -> usize {
        let excepted = |settled: &&Settled| settled.excepted.is_some();
        self.findings.iter().filter(excepted).count()
    }

    /// How many findings are known.
    pub fn known(&self) -> usize {
        let known = |settled: &&Settled| settled.known;
        self.findings.iter().filter(known).count()
    }

    /// Says which findings are known. One that an exception covers need not be.
    pub fn mark(&mut self, is_known: impl Fn(&str) -> bool) {
        for settled in &mut self.findings {
            settled.known = settled.excepted.is_none() && is_known(&settled.id);
        }
    }

    /// Leaves out what other rules than these found, unless none is named. Exceptions and known findings have been judged
    /// by all rules.
    pub fn keep_only(&mut self, rules: &[&str]) {
        if !rules.is_empty() {
            self.findings
                .retain(|settled| rules.contains(&&*settled.finding.rule));
            self.rules.retain(|run| rules.contains(&&*run.rule));
        }
    }

    /// Whether anything that counts is at or above the level.
    pub fn fails(&self, at: Option<Level>) -> bool {
        at.is_some_and(|at| {
            self.findings
                .iter()
                .any(|settled| settled.stands() && settled.finding.level >= at)
        })
    }

    /// Neither a document nor a finding: there was nothing to check.
    pub fn is_empty(&self) -> bool {
        self.documents == 0 && self.findings.is_empty() && self.rule_tests.is_none()
    }
}
