//! What is wrong or missing: findings by rule, with what an officer needs to act on each.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::super::clean;
use super::{Material, Mention};
use crate::finding::{Finding, Group, Level, Step};
use crate::framework::{Authority, DocumentRef, Evidence, Expectation, Serving};
use crate::outcome::Settled;
use crate::rules::Rule;
use crate::source::Place;

/// What one rule found.
#[derive(Debug)]
pub struct RuleGaps<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// What is wrong, in a sentence.
    pub title: Cow<'a, str>,
    /// What it is about.
    pub group: Group,
    /// The gravest level of its gaps.
    pub level: Level,
    /// Why it matters.
    pub why: Option<String>,
    /// On whose authority, where that is the same for all.
    pub authority: &'a [Authority],
    /// What to do, where that is the same for all.
    pub remedy: Option<String>,
    /// Each gap, the gravest first.
    pub gaps: Vec<Gap<'a>>,
}

/// One thing that is wrong or missing.
#[derive(Debug)]
pub struct Gap<'a> {
    /// A name that stays when lines move.
    pub id: &'a str,
    /// How much it matters.
    pub level: Level,
    /// It is in the baseline: the council knows of it, and no check fails for it.
    pub is_known: bool,
    /// What is wrong, in a sentence without its full stop.
    pub message: String,
    /// What to do, where that is not the same for all of its rule.
    pub remedy: Option<String>,
    /// Who asks for it, where that is not the same for all of its rule.
    pub authority: &'a [Authority],
    /// The document that it is about.
    pub document: Option<Mention<'a>>,
    /// Who answers for that document.
    pub owner: Option<Cow<'a, str>>,
    /// The priorities that the document is or serves.
    pub priorities: Vec<Cow<'a, str>>,
    /// The golden thread that it is about, from the bottom up.
    pub thread: &'a [Step],
    /// Where the claim can be read.
    pub evidence: Vec<Proof<'a>>,
    /// The file and line of what is wrong.
    pub place: String,
    /// Other places that a reader needs to see.
    pub related: Vec<(String, String)>,
}

/// A source and a place in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Proof<'a> {
    /// The source's title, or its id where it is not declared.
    pub source: Cow<'a, str>,
    /// Where the source itself can be read.
    pub url: Option<Cow<'a, str>>,
    /// The place in it.
    pub at: Option<Cow<'a, str>>,
    /// In the officer's own words.
    pub note: Option<Cow<'a, str>>,
}

impl RuleGaps<'_> {
    /// All its gaps are of one level.
    pub fn has_one_level(&self) -> bool {
        self.gaps.iter().all(|gap| gap.level == self.level)
    }
}

/// Every gap that no exception covers, by rule.
pub(super) fn gaps<'a>(material: &Material<'a>) -> Vec<RuleGaps<'a>> {
    let serving = material.asked.framework.serving();
    let mut by_rule: FxHashMap<&str, Vec<&Settled>> = FxHashMap::default();
    for settled in &material.checked.outcome.findings {
        let is_told = !material.hidden.covers(&settled.finding, material.audience);
        if settled.excepted.is_none() && is_told {
            by_rule
                .entry(&settled.finding.rule)
                .or_default()
                .push(settled);
        }
    }
    let told = |(rule, settled): (&'a str, Vec<&'a Settled>)| {
        of_rule(material, serving.as_ref(), rule, settled)
    };
    let mut groups: Vec<RuleGaps> = by_rule.into_iter().map(told).collect();
    groups.sort_by(|a, b| (b.level, a.group, a.rule).cmp(&(a.level, b.group, b.rule)));
    groups
}

fn of_rule<'a>(
    material: &Material<'a>,
    serving: Option<&Serving<'a>>,
    name: &'a str,
    mut settled: Vec<&'a Settled>,
) -> RuleGaps<'a> {
    settled.sort_by_key(|settled| std::cmp::Reverse(settled.finding.level));
    let first = &settled[0].finding;
    let remedy = one_remedy(&settled);
    let one_authority = settled
        .iter()
        .all(|one| one.finding.authority == first.authority);
    let gap = |settled: &&'a Settled| {
        let mut gap = gap(material, serving, settled);
        gap.remedy = gap.remedy.filter(|_| remedy.is_none());
        gap.authority = if one_authority { &[] } else { gap.authority };
        gap
    };
    RuleGaps {
        rule: name,
        title: title(material, name),
        group: first.group,
        level: first.level,
        why: Rule::named(name).map(|rule| paragraph(rule.section("Why it matters"))),
        authority: if one_authority { &first.authority } else { &[] },
        gaps: settled.iter().map(gap).collect(),
        remedy,
    }
}

/// What to do, where that is the same for all. Notes are many and have one remedy where only ids differ in it: each gap names
/// its document.
fn one_remedy(settled: &[&Settled]) -> Option<String> {
    let first = &settled[0].finding;
    let helps: FxHashSet<String> = settled.iter().map(|one| one.finding.help()).collect();
    let is_one =
        |one: &&Settled| one.finding.level == Level::Note && one.finding.words == first.words;
    let remedy = match helps.len() {
        1 => first.help(),
        _ if settled.iter().all(is_one) => first.help_for_any()?,
        _ => return None,
    };
    Some(clean(&remedy).into_owned())
}

/// What the rule says is wrong, in a sentence.
fn title<'a>(material: &Material<'a>, name: &'a str) -> Cow<'a, str> {
    if let Some(rule) = Rule::named(name) {
        return rule.summary().into();
    }
    let mut own = material.asked.settings.rules.iter();
    let own = own.find(|rule| &*rule.id.value == name);
    let summary = own.and_then(|rule| rule.summary.as_ref());
    clean(summary.map_or(name, |summary| &summary.value))
}

/// A page's text without its line breaks.
fn paragraph(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Messages are clauses, which stand here on their own: they begin with a capital.
pub(super) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn gap<'a>(
    material: &Material<'a>,
    serving: Option<&Serving<'a>>,
    settled: &'a Settled,
) -> Gap<'a> {
    let finding = &settled.finding;
    let framework = material.asked.framework;
    let subject = finding.subject.as_deref();
    let document = subject.and_then(|id| framework.document(id));
    let owner = document.and_then(|document| document.declared().owner.as_ref());
    Gap {
        id: &settled.id,
        level: finding.level,
        is_known: settled.known,
        message: sentence(&clean(&finding.message())),
        remedy: Some(clean(&finding.help()).into_owned()),
        authority: &finding.authority,
        document: document.and_then(|document| material.mention(document)),
        owner: material.inside(owner.map(|owner| clean(&owner.value))),
        priorities: document.map_or(Vec::new(), |document| {
            priorities(material, document, serving)
        }),
        thread: &finding.thread,
        evidence: proofs(material, evidence(material, finding, document)),
        place: place(material, finding.place),
        related: related(material, finding),
    }
}

/// The priority that the document is, or those that it serves.
fn priorities<'a>(
    material: &Material<'a>,
    document: DocumentRef<'a>,
    serving: Option<&Serving<'a>>,
) -> Vec<Cow<'a, str>> {
    let all = if document.tier().is_some() {
        vec![document]
    } else {
        let served = serving.map_or(Vec::new(), |serving| serving.of(document));
        served.into_iter().map(|(priority, _)| priority).collect()
    };
    let told = all
        .into_iter()
        .filter_map(|priority| material.mention(priority));
    told.map(|priority| priority.title).collect()
}

fn related(material: &Material, finding: &Finding) -> Vec<(String, String)> {
    let others = finding.related.iter();
    others
        .map(|other| {
            (
                clean(&other.message()).into_owned(),
                place(material, other.place),
            )
        })
        .collect()
}

/// The file and the line.
pub(super) fn place(material: &Material, place: Place) -> String {
    let sources = material.checked.sources;
    format!(
        "{}, line {}",
        clean(sources.path(place)),
        sources.position(place).line
    )
}

/// What is said for the link, the document or the expectation that a finding is about.
fn evidence<'a>(
    material: &Material<'a>,
    finding: &Finding,
    document: Option<DocumentRef<'a>>,
) -> Vec<&'a Evidence<'a>> {
    let Some(document) = document else {
        let expected = finding.subject.as_deref();
        let expected: Option<&Expectation> =
            expected.and_then(|id| material.asked.framework.expectation(id));
        return expected.map_or(Vec::new(), |expected| expected.evidence.iter().collect());
    };
    let about = &finding.about;
    let is_meant = |link: &&crate::framework::Link| {
        Some(&*link.to.value) == about.target.as_deref() && Some(link.relation) == about.relation
    };
    match document.declared().links.iter().find(is_meant) {
        Some(link) => link.evidence.iter().collect(),
        None if !is_shown_by_the_document(finding) => Vec::new(),
        None => document.declared().evidence.iter().collect(),
    }
}

/// Whether what is said for the document's own entry is said for the finding. It shows neither that nobody has looked nor that
/// something is not recorded, and stands at the document's entry in any case; notes, which are many, do without it.
fn is_shown_by_the_document(finding: &Finding) -> bool {
    let is_about_records = matches!(finding.group, Group::Linkage | Group::Accountability);
    finding.level == Level::Error || finding.level == Level::Warning && !is_about_records
}

/// Evidence with the titles and addresses of its sources.
pub(super) fn proofs<'a>(
    material: &Material<'a>,
    evidence: impl IntoIterator<Item = &'a Evidence<'a>>,
) -> Vec<Proof<'a>> {
    let proof = |evidence: &'a Evidence<'a>| {
        let source = material.asked.framework.document(&evidence.source);
        if source.is_some_and(|source| material.mention(source).is_none()) {
            return None;
        }
        if source.is_none() {
            // What is not declared may be anything.
            material.inside(Some(()))?;
        }
        let at = evidence.at.as_ref();
        let at = at.filter(|at| !material.hidden.is_in(at));
        let declared = source.map(DocumentRef::declared);
        let url = declared.and_then(|source| source.more.as_ref()?.url.as_ref());
        let title = declared.map_or(&evidence.source, |source| &source.title);
        Some(Proof {
            source: clean(&title.value),
            url: url.map(|url| clean(&url.value)),
            at: at.map(|at| clean(&at.value)),
            note: material.inside(evidence.note.as_ref().map(|note| clean(&note.value))),
        })
    };
    evidence.into_iter().filter_map(proof).collect()
}
