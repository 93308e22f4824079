//! The walk through the findings: group by group, what is gravest first. What is said often is said in full once.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::diagnostic::Renderer;
use super::page::{Ink, Page};
use super::{Detail, located, summary};
use crate::finding::{Finding, Group, Level};
use crate::framework::Authority;
use crate::report::Checked;
use crate::report::text::columns;
use crate::rules::RULES;
use crate::source::Sources;

/// Every finding that stands.
pub(super) fn write(page: &mut Page, checked: &Checked) {
    for (group, findings) in by_group(checked) {
        page.heading(group.title(), &summary::counts(&findings));
        let (files, rest) = match group {
            Group::Integrity => by_file(checked.sources, findings),
            _ => (BTreeMap::new(), findings),
        };
        let are_apart = !files.is_empty() && !rest.is_empty();
        for (path, findings) in files {
            section(page, &format!("{path}: {}", summary::counts(&findings)));
            walk(page, checked.sources, &findings);
        }
        if are_apart {
            section(page, "One in each of these files:");
        }
        walk(page, checked.sources, &rest);
    }
}

/// The findings of each file that has several, so that who puts a file right sees all that is wrong with it; and the rest.
/// Of more files than a few none is shown apart: what is wrong with many is better told together.
fn by_file<'a>(
    sources: &'a Sources,
    findings: Vec<&'a Finding>,
) -> (BTreeMap<&'a str, Vec<&'a Finding>>, Vec<&'a Finding>) {
    const FEW: usize = 12;
    let mut files: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &findings {
        let path = sources.path(finding.place);
        files.entry(path).or_default().push(finding);
    }
    files.retain(|_, findings| findings.len() > 1);
    if files.len() > FEW {
        return (BTreeMap::new(), findings);
    }
    let rest = findings.into_iter();
    let rest = rest.filter(|finding| !files.contains_key(sources.path(finding.place)));
    let rest = rest.collect();
    (files, rest)
}

/// A few words on the findings that follow.
fn section(page: &mut Page, words: &str) {
    page.paragraph("", words);
    page.gap();
}

/// Shows findings level by level.
fn walk(page: &mut Page, sources: &Sources, findings: &[&Finding]) {
    for (_, level) in Level::WORDS {
        let renderer = Renderer::new(&page.style, level);
        let mut walk = Walk {
            page,
            sources,
            renderer,
        };
        let of_level = findings
            .iter()
            .copied()
            .filter(|finding| finding.level == level);
        for alike in alike(of_level) {
            walk.past(&alike);
        }
    }
}

fn by_group<'a>(checked: &Checked<'a>) -> BTreeMap<Group, Vec<&'a Finding>> {
    let mut groups: BTreeMap<Group, Vec<&Finding>> = BTreeMap::new();
    for settled in checked
        .outcome
        .findings
        .iter()
        .filter(|settled| settled.stands())
    {
        groups
            .entry(settled.finding.group)
            .or_default()
            .push(&settled.finding);
    }
    groups
}

/// Findings of one rule and one wording together, rule by rule as these are listed.
fn alike<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Vec<&'a Finding>> {
    let mut alike: Vec<Vec<&Finding>> = Vec::new();
    let mut known: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for finding in findings {
        let next = alike.len();
        let wording = (&*finding.rule, finding.words.message);
        let number = *known.entry(wording).or_insert(next);
        if number == next {
            alike.push(Vec::new());
        }
        alike[number].push(finding);
    }
    alike.sort_by_key(|alike| RULES.iter().position(|rule| rule.id == alike[0].rule));
    alike
}

/// How many of findings that are alike are shown in full: all where they are few, else the first. What is few depends on
/// how much each matters.
fn in_full(detail: Detail, alike: &[&Finding]) -> usize {
    let few = match alike[0].level {
        _ if detail == Detail::Everything => usize::MAX,
        Level::Error => 20,
        Level::Warning => 5,
        Level::Note => 1,
    };
    if alike.len() <= few { alike.len() } else { 1 }
}

/// So many more notes of one kind are listed; of more than that only the number is told.
const FEW_NOTES: usize = 3;

/// The walk through the findings of a level.
struct Walk<'w> {
    page: &'w mut Page,
    sources: &'w Sources,
    renderer: Renderer,
}

impl Walk<'_> {
    /// Shows findings that are alike.
    fn past(&mut self, alike: &[&Finding]) {
        let (full, rest) = alike.split_at(in_full(self.page.style.detail, alike));
        for (number, finding) in full.iter().enumerate() {
            let above = number.checked_sub(1).map(|above| full[above]);
            self.show(finding, above);
        }
        match rest.len() {
            0 => {}
            // Notes are to be read some day; a list of them would stand between a reader and the next error.
            more if full[0].level == Level::Note && more > FEW_NOTES => self.count(full[0], more),
            _ => self.list(full[0], rest),
        }
    }

    /// How many more findings there are like one that was shown in full.
    fn count(&mut self, first: &Finding, more: usize) {
        let head = self.head(first);
        let more = format!("and {more} more like it (`-v` shows each).");
        self.page.hanging(&format!("{head} "), "  ", &more);
        self.page.gap();
    }

    /// A finding in full, but for what the one above it has just said.
    fn show(&mut self, finding: &Finding, above: Option<&Finding>) {
        let above = above.filter(|_| self.page.style.detail != Detail::Everything);
        let help = finding.help();
        let told = above.is_some_and(|above| above.help() == help);
        let head = self.head(finding);
        self.page.line(&head);
        let help = if told { AS_ABOVE } else { &help };
        let left_out = self.renderer.render(self.page, self.sources, finding, help);
        if left_out > 0 {
            let more = format!("(and {left_out} more places; `-v` shows them)");
            self.page.paragraph("  ", &more);
        }
        let told = above.is_some_and(|above| above.authority == finding.authority);
        self.authority("  ", finding, told);
        self.page.gap();
    }

    /// Findings like one that was shown in full: what is particular to each, and where; on a line each if that is wide
    /// enough for all.
    fn list(&mut self, first: &Finding, rest: &[&Finding]) {
        let head = self.head(first);
        let more = format!("and {} more like it (`-v` shows each in full):", rest.len());
        self.page.hanging(&format!("{head} "), "  ", &more);
        let words = |text: &str| self.page.words(text).into_owned();
        let entry = |finding: &&Finding| {
            (
                words(&finding.gist()),
                words(&located(self.sources, finding.place)),
            )
        };
        let entries: Vec<(String, String)> = rest.iter().map(entry).collect();
        let gist = entries
            .iter()
            .map(|(gist, _)| columns(gist))
            .max()
            .unwrap_or_default();
        let place = entries
            .iter()
            .map(|(_, place)| columns(place))
            .max()
            .unwrap_or_default();
        let fits = ITEM.len() + gist + GAP.len() + place <= self.page.style.width;
        for ((text, place), finding) in entries.iter().zip(rest) {
            self.item(text, place, fits.then_some(gist));
            if finding.authority != first.authority {
                self.authority(BESIDE_ITEM, finding, false);
            }
        }
        self.page.gap();
    }

    /// A text and a place, on one line with the places of its neighbours below each other, or the place below the text.
    fn item(&mut self, text: &str, place: &str, beside: Option<usize>) {
        if let Some(column) = beside {
            let blank = " ".repeat(column - columns(text));
            let place = self.page.paint(Ink::Faint, place);
            self.page.line(&[ITEM, text, &blank, GAP, &place].concat());
        } else {
            self.page.hanging(ITEM, BESIDE_ITEM, text);
            self.page.quiet(BESIDE_ITEM, place);
        }
    }

    /// The level and the rule, as in every other format.
    fn head(&self, finding: &Finding) -> String {
        let level = self
            .page
            .paint(Ink::Level(finding.level), finding.level.word());
        format!("{level}[{}]", finding.rule)
    }

    /// Where it is asked for, unless that has just been told.
    fn authority(&mut self, indent: &str, finding: &Finding, told: bool) {
        if !finding.authority.is_empty() {
            let first = format!("{indent}{} ", self.page.paint(Ink::Aside, "authority:"));
            let named = named(&finding.authority, self.page.style.detail);
            let text = if told { AS_ABOVE } else { &named };
            self.page.hanging(&first, &format!("{indent}  "), text);
        }
    }
}

/// What stands in place of words that have just been said.
const AS_ABOVE: &str = "as above";

const ITEM: &str = "  - ";
const BESIDE_ITEM: &str = "    ";
const GAP: &str = "  ";

/// Instruments and provisions; addresses are left to those who want everything.
fn named(authority: &[Authority], detail: Detail) -> String {
    let one = |authority: &Authority| {
        let address = authority
            .url
            .as_deref()
            .filter(|_| detail == Detail::Everything);
        let parts = [
            Some(&*authority.instrument),
            authority.provision.as_deref(),
            address,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    authority.iter().map(one).collect::<Vec<_>>().join("; ")
}
