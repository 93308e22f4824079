//! How the tests of a council's own rules went.

use crate::finding::Group;
use crate::rules::Report;
use crate::settings::Settings;

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
