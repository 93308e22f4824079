//! A framework that has one text in every place where a text may stand.

use stratlint::check::Inputs;
use stratlint::start::yaml;

use super::frameworks::{Files, SETTINGS, read};

/// The framework with the text in it, and in the name of its file.
pub(super) fn framework(text: &str) -> Inputs {
    let title = yaml::text(text);
    let words = DOCUMENTS.replace('T', &title);
    let name: String = text
        .chars()
        .filter(|c| !matches!(c, '/' | '\0'))
        .take(80)
        .collect();
    let settings = SETTINGS_TEXT.replace('T', &title);
    let files = Files::from([
        (SETTINGS.to_owned(), settings.into_bytes()),
        (format!("{name}.yaml"), words.into_bytes()),
    ]);
    read(&files, false).expect("settings that can be read")
}

/// `T` stands for the text.
const DOCUMENTS: &str = "\
- {id: plan, kind: corporate-plan, title: T, owner: T, note: T, period: {from: 2020, to: 2030}}
- {id: homes, kind: priority, tier: core, title: T, part_of: plan}
- {id: jobs, kind: priority, tier: enabling, title: T, note: T}
- {id: housing, kind: strategy, title: T, status: {is: adopted, on: 2021, by: T}, owner: T, url: T, tags: [T], period: {from: 2021, to: 2024-06},
   supports: {to: homes, basis: reported, note: T, evidence: {source: book, at: T, note: T}}}
- {id: repairs, kind: service-plan, title: T, delivers: [housing, T], funded_by: T, owner: T}
- {id: T, kind: strategy, title: T, owner: T, supports: jobs}
- {id: other, kind: T, title: T}
- {id: odd, kind: strategy, title: T, review_by: T, linkage: T, T: T}
- {id: book, kind: report, title: T, publisher: T, url: T}
- {id: advice, kind: recommendation, title: T, number: T, owner: T}
- {id: law, kind: expectation, title: T, level: statutory-duty, condition: T, authority: {instrument: T, provision: T, url: T}}
";

const SETTINGS_TEXT: &str = "\
name: T
not_looked_for: [T]
exceptions: [{rule: missing-owner, document: odd, reason: T, agreed_by: T, until: 2030}]
rules:
- {id: own, summary: T, level: error, for: {kind: strategy}, require: {fields: {owner: {equals: T}}}}
";
