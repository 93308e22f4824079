//! How the tests of a council's own rules went, in place of the summary of a check.

use super::page::Page;
use super::summary::verdict;
use crate::outcome::RuleTests;
use crate::report::Checked;
use crate::report::text::count;

pub(super) fn write(page: &mut Page, checked: &Checked, tests: &RuleTests) {
    let council = checked.outcome.name.as_deref().unwrap_or("this framework");
    page.heading(&format!("Tests of the own rules of {council}"), "");
    page.paragraph("", &ran(tests));
    if !tests.untested.is_empty() {
        let rules = count(tests.untested.len(), "rule");
        let names = tests.untested.join(", ");
        page.paragraph("", &format!("Without a test: {rules} ({names})."));
    }
    verdict(page, checked);
}

fn ran(tests: &RuleTests) -> String {
    let RuleTests { passed, failed, .. } = tests;
    if passed + failed == 0 {
        return "No rule declares tests; `tests:` of a rule in framework.yaml is their place."
            .into();
    }
    let of = count(tests.rules, "rule");
    let ran = count(passed + failed, "test");
    format!("Ran {ran} of {of}: {passed} passed, {failed} failed.")
}
