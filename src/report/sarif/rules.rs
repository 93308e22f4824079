//! The rules of a SARIF log: those that found something, each with its page.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::finding::{Finding, Group};
use crate::report::clean;
use crate::rules::Rule;

/// The rules in the order in which they are met.
#[derive(Default)]
pub(super) struct Rules<'a> {
    pub(super) list: Vec<SarifRule<'a>>,
    indices: FxHashMap<&'a str, usize>,
}

/// A rule as a host explains it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifRule<'a> {
    id: &'a str,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'static str>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [Group; 1],
}

impl<'a> Rules<'a> {
    /// Where the finding's rule stands.
    pub(super) fn index(&mut self, finding: &'a Finding) -> usize {
        let next = self.list.len();
        let index = *self.indices.entry(&finding.rule).or_insert(next);
        if index == next {
            self.list.push(rule(finding));
        }
        index
    }
}

fn rule(finding: &Finding) -> SarifRule<'_> {
    let built_in = Rule::named(&finding.rule);
    let own = || "A rule of the council's own, declared in framework.yaml.".to_owned();
    let summary = built_in.map_or_else(own, Rule::summary);
    let why = built_in.map(|rule| paragraph(rule.section("Why it matters")));
    let remedy = || format!("`stratlint explain {}` says more.", clean(&finding.rule));
    let level = built_in.map_or(finding.level, |rule| rule.level);
    SarifRule {
        id: &finding.rule,
        name: name(&finding.rule),
        short_description: Text::plain(summary.clone()),
        full_description: Text::plain(why.clone().unwrap_or(summary)),
        help: Text {
            text: [why.unwrap_or_default(), remedy()]
                .join(" ")
                .trim()
                .to_owned(),
            markdown: built_in.map(|rule| rule.page),
        },
        default_configuration: Configuration {
            level: level.word(),
        },
        properties: Properties {
            tags: [finding.group],
        },
    }
}

impl Text {
    fn plain(text: String) -> Self {
        Self {
            text,
            markdown: None,
        }
    }
}

/// The first paragraph of a section on one line.
fn paragraph(section: &str) -> String {
    let first = section.split("\n\n").next().unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `unlinked-document` as hosts like names: `UnlinkedDocument`.
fn name(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.collect::<String>() + letters.as_str()
    };
    clean(id).split('-').map(word).collect()
}
