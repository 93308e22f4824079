//! Findings as GitLab shows them in a merge request: its code quality report.

use serde::Serialize;

use super::clean;
use super::hosted::{Hosted, sentences};
use super::pretty::pretty;
use crate::finding::Level;
use crate::outcome::Settled;

/// The keys that GitLab reads.
#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The findings that count; GitLab tells new ones from old ones itself.
pub fn write(checks: &[Hosted]) -> Vec<u8> {
    let issues = checks.iter().flat_map(|hosted| {
        let findings = hosted.checked.gravest_first().into_iter();
        findings.map(move |one| issue(hosted, one))
    });
    pretty(&issues.collect::<Vec<Issue>>())
}

fn issue<'a>(hosted: &Hosted, settled: &'a Settled) -> Issue<'a> {
    let finding = &settled.finding;
    let begin = hosted.checked.sources.position(finding.place).line;
    Issue {
        description: clean(&sentences(finding)).into_owned(),
        check_name: &finding.rule,
        fingerprint: &settled.id,
        severity: severity(finding.level),
        location: Location {
            path: hosted.path(finding.place),
            lines: Lines { begin },
        },
    }
}

/// Of GitLab's five words; "blocker" and "critical" are left to what stops a service.
fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}
