//! What a check comes to: findings with their exceptions and levels settled, counts, and what was looked at.

use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::date::Day;
use crate::exceptions::Exceptions;
use crate::finding::{Finding, Group, Level};
use crate::framework::{DocumentRef, Framework, Kind, Relation, Tier};
use crate::rules::{Check, RULES, Report};
use crate::settings::{Exception, Settings};
use crate::source::Sources;

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
    /// Every rule that ran, with how much it looked at and how often it spoke.
    pub rules: Vec<RuleRun>,
    /// How the tests of the council's own rules went, where these were run in place of a check.
    pub rule_tests: Option<RuleTests>,
}

/// How the tests of a council's own rules went.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RuleTests {
    /// How many rules have a test that was run.
    pub rules: usize,
    /// Names of the rules without one.
    pub untested: Vec<String>,
    /// How many tests passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
}

impl RuleTests {
    /// Counts them. A report of an own rule holds one finding for each of its tests that failed.
    pub(crate) fn of(settings: &Settings, reports: &[Report]) -> Self {
        let (untested, tested): (Vec<_>, Vec<_>) = settings
            .rules
            .iter()
            .partition(|rule| rule.tests.is_empty());
        let own = reports.iter().filter(|report| report.group == Group::Own);
        let failed = own.map(|report| report.findings.len()).sum();
        let run: usize = tested.iter().map(|rule| rule.tests.len()).sum();
        Self {
            rules: tested.len(),
            untested: untested
                .iter()
                .map(|rule| rule.id.value.clone().into_owned())
                .collect(),
            passed: run - failed,
            failed,
        }
    }
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
}

impl Settled {
    /// Not covered by an exception: it counts.
    pub fn stands(&self) -> bool {
        self.excepted.is_none()
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
    /// Settles the reports of the rules.
    pub fn settle(
        framework: &Framework,
        settings: &Settings,
        sources: &Sources,
        mut reports: Vec<Report>,
        only: &[&str],
    ) -> Self {
        let day = framework.day();
        let exceptions = Exceptions::new(settings, &reports, day);
        for &rule in RULES {
            if let Check::Exceptions(check) = rule.check
                && !settings.is_off(rule.id)
            {
                reports.push(Report::of(rule, |report| check(&exceptions.fared, report)));
            }
        }
        reports.retain(|report| only.is_empty() || only.contains(&&*report.rule));
        let rules = reports.iter().map(|report| RuleRun {
            rule: report.rule.clone(),
            group: report.group,
            examined: report.examined,
            found: report.findings.len(),
        });
        Self {
            name: settings
                .name
                .as_ref()
                .map(|name| name.value.clone().into_owned()),
            day,
            documents: framework.all().count() + own_expectations(framework),
            counts: counts(framework),
            links: framework.link_count(),
            in_force: framework
                .all()
                .filter(|document| document.is_in_force())
                .count(),
            priorities: priorities(framework),
            rules: rules.collect(),
            findings: settled(reports, settings, sources, &exceptions),
            rule_tests: None,
        }
    }

    /// How many findings of a level count.
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|settled| settled.stands() && settled.finding.level == level)
            .count()
    }

    /// How many findings are covered by an exception.
    pub fn excepted(&self) -> usize {
        self.findings
            .iter()
            .filter(|settled| !settled.stands())
            .count()
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

/// How many expectations the council declares itself: those of a catalogue are no documents of its framework.
fn own_expectations(framework: &Framework) -> usize {
    let own = framework
        .expectations()
        .iter()
        .filter(|expectation| expectation.catalogue.is_none());
    own.count()
}

fn counts(framework: &Framework) -> Counts {
    let is_source = |document: &DocumentRef| document.kind == Kind::Source;
    let documents = || framework.all().filter(|document| !is_source(document));
    let in_force = documents().filter(|document| document.has_state() && document.is_in_force());
    Counts {
        documents: documents().count(),
        in_force: in_force.count(),
        sources: framework.all().filter(is_source).count(),
        expectations: own_expectations(framework),
    }
}

fn settled(
    reports: Vec<Report>,
    settings: &Settings,
    sources: &Sources,
    exceptions: &Exceptions,
) -> Vec<Settled> {
    let leveled = reports
        .into_iter()
        .flat_map(|report| report.findings)
        .map(|finding| Finding {
            level: settings.level(&finding.rule).unwrap_or(finding.level),
            ..finding
        });
    let mut findings: Vec<Settled> = leveled
        .map(|finding| Settled {
            id: id(&finding, sources, 1),
            excepted: exceptions.excepting(&finding),
            finding,
        })
        .collect();
    let sort = |findings: &mut Vec<Settled>| {
        findings.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
    };
    sort(&mut findings);
    number_repeats(&mut findings, sources);
    sort(&mut findings);
    findings
}

fn key<'a>(
    settled: &'a Settled,
    sources: &'a Sources,
) -> (&'a str, usize, &'a str, Option<&'a str>, &'a str) {
    let finding = &settled.finding;
    let offset = finding.place.span().start;
    (
        sources.path(finding.place),
        offset,
        &*finding.rule,
        finding.subject.as_deref(),
        &settled.id,
    )
}

fn priorities(framework: &Framework) -> Vec<PrioritySupport> {
    let support = |priority: DocumentRef| {
        let supporters = framework.supporters(priority);
        let in_force = supporters
            .iter()
            .filter(|document| document.is_in_force())
            .count();
        PrioritySupport {
            id: priority.id.value.clone().into_owned(),
            title: priority.title.value.clone().into_owned(),
            tier: priority.tier(),
            in_force,
            not_in_force: supporters.len() - in_force,
        }
    };
    let mut priorities: Vec<_> = framework.priorities().map(support).collect();
    priorities.sort_by(|a, b| (a.tier, &a.id).cmp(&(b.tier, &b.id)));
    priorities
}

/// Twelve hexadecimal digits of what a finding is about; moving lines or files does not change them.
fn id(finding: &Finding, sources: &Sources, repeat: usize) -> String {
    let mut hash = Fnv::default();
    let mut part = |text: &str| {
        hash.write(text.as_bytes());
        hash.write(&[0]);
    };
    part(&finding.rule);
    match &finding.subject {
        Some(subject) => part(subject),
        None => part(sources.path(finding.place)),
    }
    let mut others: Vec<&str> = finding.others.iter().map(String::as_str).collect();
    others.sort_unstable();
    others.into_iter().for_each(&mut part);
    let about = &finding.about;
    part(about.relation.map_or("", Relation::word));
    part(about.target.as_deref().unwrap_or_default());
    part(about.field.as_deref().unwrap_or_default());
    if repeat > 1 {
        part(&repeat.to_string());
    }
    format!("{:012x}", hash.finish() >> 16)
}

/// Findings about the same thing are numbered in the order of their messages, and only then of their places: moving a
/// document to another file gives it no other ids.
fn number_repeats(findings: &mut [Settled], sources: &Sources) {
    let mut alike: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, settled) in findings.iter().enumerate() {
        alike.entry(&settled.id).or_default().push(number);
    }
    let repeated: Vec<_> = alike
        .into_values()
        .filter(|numbers| numbers.len() > 1)
        .collect();
    for mut numbers in repeated {
        numbers.sort_by_cached_key(|number| (findings[*number].finding.message(), *number));
        for (repeat, number) in (1..).zip(numbers) {
            let settled = &mut findings[number];
            settled.id = id(&settled.finding, sources, repeat);
        }
    }
}

/// The hash FNV-1a: written out here because ids must stay the same in every version, which no hashing crate promises.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
