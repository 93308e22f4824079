//! Settings and a council's own rules, over a small framework that gives them something to speak of.

use super::frameworks::{self, Files, SETTINGS, assert_inside, day, hold};

/// A plan, a priority, what serves it, and some of what is wrong.
pub(super) const DOCUMENTS: &str = "\
- {id: plan, kind: corporate-plan, title: Our Plan, period: {from: 2020, to: 2030}, owner: Leader, overseen_by: cabinet}
- {id: homes, kind: priority, tier: core, title: Homes, part_of: plan, tags: [place]}
- {id: old-homes, kind: strategy, title: Old Homes, status: adopted, period: {to: 2021}}
- {id: housing, kind: strategy, title: Housing, status: {is: adopted, on: 2021-02, by: Cabinet}, supersedes: old-homes,
   supports: {to: homes, evidence: {source: minutes, at: page 3}}, fulfils: duty, owner: Director, tags: [place, people]}
- {id: repairs, kind: service-plan, title: Repairs, delivers: [housing, nowhere], review_by: 2023, measured_by: done}
- {id: done, kind: measure, title: Repairs done, unit: '%', target: {value: 90, by: 2025}, delivers: repairs}
- {id: parks, kind: charter, title: Parks, supports: repairs, depends_on: parks-two}
- {id: parks-two, kind: policy, title: Parks, supports: parks, linkage: unexamined}
- {id: minutes, kind: source, title: Minutes, published: 2015}
- {id: advice, kind: recommendation, title: Advice, number: 4}
- {id: cabinet, kind: body, role: cabinet, title: Cabinet}
- {id: duty, kind: expectation, title: Duty, level: statutory-duty, authority: {instrument: An Act}, adopted_by: full-council}
";

/// The bytes as settings: what holds for frameworks, also of the tests of own rules.
pub fn check(data: &[u8]) {
    let files = Files::from([
        (SETTINGS.to_owned(), data.to_vec()),
        ("a.yaml".to_owned(), DOCUMENTS.into()),
    ]);
    hold(&files);
    if let Some(inputs) = frameworks::read(&files, false) {
        let outcome = inputs.test_rules(day());
        for settled in &outcome.findings {
            assert_inside(settled.finding.place, &inputs.sources);
        }
    }
}
