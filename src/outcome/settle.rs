//! From what the rules report to what counts: levels, exceptions, what is known, names, order.

use super::id::{id, number_repeats};
use super::{Counts, Outcome, PrioritySupport, RuleRun, Settled};
use crate::baseline::Baseline;
use crate::exceptions::Exceptions;
use crate::finding::Finding;
use crate::framework::{DocumentRef, Framework, Kind};
use crate::rules::{Check, RULES, Report, Rule};
use crate::settings::Settings;
use crate::source::Sources;

/// What findings are settled by.
struct Settling<'s> {
    settings: &'s Settings,
    sources: &'s Sources,
    exceptions: Exceptions<'s>,
}

impl Outcome {
    /// Settles the reports of the rules against the agreed exceptions and the findings that are known.
    pub fn settle(
        framework: &Framework,
        settings: &Settings,
        sources: &Sources,
        mut reports: Vec<Report>,
        baseline: &Baseline,
    ) -> Self {
        let day = framework.day();
        let settling = Settling {
            settings,
            sources,
            exceptions: Exceptions::new(settings, &reports, day),
        };
        reports.extend(settling.ask(|rule| match rule.check {
            Check::Exceptions(check) => Some(Report::of(rule, |report| {
                check(&settling.exceptions.fared, report);
            })),
            _ => None,
        }));
        let counts = counts(framework, sources);
        let mut outcome = Self {
            name: settings
                .name
                .as_ref()
                .map(|name| name.value.clone().into_owned()),
            day,
            documents: counts.documents + counts.sources + counts.expectations,
            counts,
            links: framework.link_count(),
            in_force: own(framework, sources)
                .filter(|document| document.is_in_force())
                .count(),
            priorities: priorities(framework),
            baseline: baseline.day,
            rules: runs(&reports),
            findings: settling.settled(reports),
            is_whole: true,
            rule_tests: None,
        };
        outcome.hold_to(baseline, &settling);
        outcome
    }

    /// Says which findings are known, and adds what the rules make of entries that no longer occur.
    fn hold_to(&mut self, baseline: &Baseline, settling: &Settling) {
        self.mark(|id| baseline.knows(id));
        let judged = baseline.judge(self, settling.settings);
        let reports = settling.ask(|rule| match rule.check {
            Check::Baseline(check) => Some(Report::of(rule, |report| check(&judged, report))),
            _ => None,
        });
        self.rules.extend(runs(&reports));
        let stale = settling.settled(reports);
        if !stale.is_empty() {
            self.findings.extend(stale);
            sort(&mut self.findings, settling.sources);
        }
    }
}

impl Settling<'_> {
    /// The reports of those rules that are on and have something to say.
    fn ask(&self, ask: impl Fn(&'static Rule) -> Option<Report>) -> Vec<Report> {
        let on = RULES.iter().filter(|rule| !self.settings.is_off(rule.id));
        on.filter_map(|rule| ask(rule)).collect()
    }

    fn settled(&self, reports: Vec<Report>) -> Vec<Settled> {
        let leveled = reports
            .into_iter()
            .flat_map(|report| report.findings)
            .filter(|finding| self.is_own(finding))
            .map(|finding| {
                let level = self.settings.level(&finding.rule);
                let level = level.unwrap_or(finding.level);
                Finding { level, ..finding }
            });
        let mut findings: Vec<Settled> = leveled
            .map(|finding| Settled {
                id: id(&finding, self.sources, 1),
                excepted: self.exceptions.excepting(&finding),
                known: false,
                finding,
            })
            .collect();
        sort(&mut findings, self.sources);
        number_repeats(&mut findings, self.sources);
        sort(&mut findings, self.sources);
        findings
    }

    /// Whether it concerns a file of the council: what is wrong with a framework that councils share is told there.
    fn is_own(&self, finding: &Finding) -> bool {
        let related = finding.related.iter().map(|related| related.place);
        let mut places = std::iter::once(finding.place).chain(related);
        places.any(|place| !self.sources.is_shared(place))
    }
}

fn runs(reports: &[Report]) -> Vec<RuleRun> {
    let run = |report: &Report| RuleRun {
        rule: report.rule.clone(),
        group: report.group,
        examined: report.examined,
        found: report.findings.len(),
    };
    reports.iter().map(run).collect()
}

fn sort(findings: &mut [Settled], sources: &Sources) {
    findings.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
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

/// How many expectations the council declares itself: those of a catalogue are no documents of its framework.
fn own_expectations(framework: &Framework) -> usize {
    let own = framework
        .expectations()
        .iter()
        .filter(|expectation| expectation.catalogue.is_none());
    own.count()
}

/// What the council itself declares. All that councils share is another authority's to each of them.
fn own<'f>(
    framework: &'f Framework<'f>,
    sources: &Sources,
) -> impl Iterator<Item = DocumentRef<'f>> {
    framework
        .all()
        .filter(|document| !(document.is_exempt() && sources.is_shared(document.id.place)))
}

fn counts(framework: &Framework, sources: &Sources) -> Counts {
    let is_source = |document: &DocumentRef| document.kind == Kind::Source;
    let documents = || own(framework, sources).filter(|document| !is_source(document));
    let in_force = documents().filter(|document| document.is_in_force() && document.has_state());
    Counts {
        documents: documents().count(),
        in_force: in_force.count(),
        sources: own(framework, sources).filter(is_source).count(),
        expectations: own_expectations(framework),
    }
}
