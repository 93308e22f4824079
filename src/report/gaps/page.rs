//! The gap report as HTML: nothing is fetched, and everything can be read without scripts.
//!
//! `report.html` and the files beside it are the page; `layout` says which section is on which page, `index` what gaps can be
//! chosen by, `text` what templates need of texts. Here stands what the templates ask.

mod index;
mod layout;
mod text;

use std::collections::BTreeSet;

use askama::Template;
use base64::Engine;
use sha2::{Digest, Sha256};

use super::contents::{
    Audience, Branch, Changes, Contents, Entry, Figure, Gap, LinkLine, Mention, PlanLine, Proof,
    Row, RuleGaps, RuleResult, Scale,
};
use super::words::{ENGLISH, Words};
use crate::date::{self, Day};
use crate::finding::{Level, Step};
use crate::framework::{Basis, Service};
use crate::report::clean;
use index::Index;
use layout::{Layout, Section};
use text::{lean, nesting};

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    c: &'a Contents<'a>,
    w: &'static Words,
    scale: Scale,
    index: Index<'a>,
    style: &'a str,
    script: &'static str,
    policy: String,
    layout: &'a Layout<'a>,
    /// Which page of the report it is.
    at: usize,
    sections: &'a [Section<'a>],
}

/// A file of the report.
#[derive(Debug)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// Whether one page is too small for the report: browsers would take seconds to show it.
pub fn needs_folder(contents: &Contents) -> bool {
    contents.documents.len() > layout::ON_ONE_PAGE
}

/// The whole report on one page.
pub fn write(contents: &Contents) -> Vec<u8> {
    let mut files = files(contents, &Layout::one_page(contents));
    files.remove(0).content
}

/// The report as the files of a folder: of one page, or of as many as there are too many documents for one.
pub fn write_folder(contents: &Contents) -> Vec<File> {
    let layout = if needs_folder(contents) {
        Layout::folder(contents)
    } else {
        Layout::one_page(contents)
    };
    files(contents, &layout)
}

fn files(contents: &Contents, layout: &Layout) -> Vec<File> {
    let style = style(contents);
    let page = |(at, (name, sections)): (usize, &(String, Vec<Section>))| {
        let page = Page {
            c: contents,
            w: &ENGLISH,
            scale: Scale::of(&contents.periods, contents.about.day),
            index: Index::new(contents),
            policy: policy(&style),
            style: &style,
            script: SCRIPT,
            layout,
            at,
            sections,
        };
        let text = page.render().expect("nothing in the templates can fail");
        File {
            name: name.clone(),
            content: lean(&text).into_bytes(),
        }
    };
    layout.pages.iter().enumerate().map(page).collect()
}

/// The page's style, in the council's colour.
fn style(contents: &Contents) -> String {
    let brand = contents.about.brand.and_then(|brand| brand.colour);
    let colour = brand.map_or(String::new(), |colour| {
        format!(
            "@media screen and (forced-colors:none) {{ :root {{ --head:{}; --head-muted:#fff; }} }}\n",
            colour.hex()
        )
    });
    STYLE.to_owned() + &colour
}

/// Only the page's own style and script are obeyed, known by their hashes; nothing is fetched and no form is sent.
fn policy(style: &str) -> String {
    let hash = |text: &str| base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

#[expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    reason = "templates call methods of the page, and pass references"
)]
impl Page<'_> {
    fn day(&self) -> String {
        date::phrase(self.c.about.day)
    }

    fn level_count(&self, level: Level) -> usize {
        let levels = self.c.summary.levels.iter();
        levels
            .filter(|one| one.level == level)
            .map(|one| one.count)
            .sum()
    }

    fn result(&self) -> String {
        let count = |level| self.level_count(level);
        self.w.result(
            count(Level::Error),
            count(Level::Warning),
            count(Level::Note),
        )
    }

    fn verdict(&self) -> String {
        let linked = self.c.summary.linked;
        self.w.verdict(
            linked,
            self.c.summary.unexamined,
            self.level_count(Level::Error),
        )
    }

    /// The figures with their words, and what is not known behind them.
    fn figures(&self) -> [(Figure, &'static str, Option<String>); 3] {
        let (summary, words) = (&self.c.summary, self.w);
        let unknown = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        [
            (
                summary.linked,
                words.linked,
                unknown(summary.unexamined, words.not_known),
            ),
            (summary.supported, words.supported, None),
            (
                summary.met,
                words.met,
                unknown(summary.not_looked_for, words.more_not_looked),
            ),
        ]
    }

    fn count_of(&self, gaps: &[RuleGaps]) -> usize {
        gaps.iter().map(|rule| rule.gaps.len()).sum()
    }

    fn gap_count(&self) -> usize {
        self.count_of(&self.c.gaps)
    }

    /// What stands where a logo would.
    fn org(&self) -> String {
        let text = self.c.about.brand.and_then(|brand| brand.text.as_deref());
        text.map_or_else(
            || self.c.about.council.to_string(),
            |text| clean(text).into_owned(),
        )
    }

    /// The sections with their addresses, names and how much is in them. Of a section on several pages the first stands.
    fn contents(&self) -> Vec<(String, &'static str, Option<usize>)> {
        let mut sections: Vec<_> = self.layout.sections().collect();
        let mut seen = BTreeSet::new();
        sections.retain(|(_, section)| seen.insert(section.anchor()));
        let entry = |(page, section): (usize, Section)| {
            let (words, count) = self.heading(section);
            (
                self.layout.address(self.at, page, section.anchor()),
                words,
                count,
            )
        };
        sections.into_iter().map(entry).collect()
    }

    fn heading(&self, section: Section) -> (&'static str, Option<usize>) {
        let (c, w) = (self.c, self.w);
        match section {
            Section::Summary => (w.summary, None),
            Section::Changes => (w.changes_short, None),
            Section::Gaps(_) => (w.gaps, Some(self.gap_count())),
            Section::Matrix => (w.matrix_short, None),
            Section::Thread => (w.serving_short, None),
            Section::Timeline => (w.timeline_short, None),
            Section::Plan => (w.plan_short, None),
            Section::Documents(_) => (w.documents, Some(c.documents.len())),
            Section::Sources => (w.sources, Some(c.sources.len())),
            Section::Recommendations => (w.recommendations_caption, Some(c.recommendations.len())),
            Section::Checks => (w.checked, Some(c.checks.len())),
            Section::About => (w.about, None),
        }
    }

    /// The address of a gap.
    fn gap(&self, id: &str) -> String {
        self.layout.gap(self.at, id)
    }

    /// The page on which the notes are, where it is another than this.
    fn notes(&self) -> Option<&str> {
        self.layout
            .notes()
            .filter(|notes| *notes != self.layout.pages[self.at].0)
    }

    /// The address of a document's entry.
    fn document(&self, document: &Mention) -> String {
        self.layout.entry(self.at, document)
    }

    /// The address of the document that a gap is about.
    fn subject(&self, gap: &Gap) -> Option<String> {
        let document = gap.document.as_ref().filter(|document| document.has_entry);
        document.map(|document| self.document(document))
    }

    /// A day as people write it.
    fn on(&self, day: &Day) -> String {
        date::phrase(*day)
    }

    fn change(&self, changes: &Changes) -> String {
        self.w
            .change(changes.new.len(), changes.fixed.len(), changes.still)
    }

    fn some_known(&self) -> bool {
        self.c.summary.levels.iter().any(|level| level.known > 0)
    }

    /// What is past already, and then each month with what is to come in it.
    fn months(&self) -> Vec<(String, &[PlanLine<'_>])> {
        let plan = &self.c.plan;
        let month = |line: &PlanLine| (line.day.year(), line.day.month());
        let already =
            (!plan.already.is_empty()).then(|| (self.w.already.to_owned(), &*plan.already));
        let to_come = plan.to_come.chunk_by(|a, b| month(a) == month(b));
        let to_come = to_come.map(|lines| (lines[0].day.strftime("%B %Y").to_string(), lines));
        already.into_iter().chain(to_come).collect()
    }

    /// How many columns the forward plan has.
    fn plan_width(&self) -> usize {
        if self.is_public() { 3 } else { 4 }
    }

    fn found(&self, result: &RuleResult) -> String {
        self.w.gap_count(result.found)
    }

    fn groups(&self) -> BTreeSet<&'static str> {
        self.c
            .gaps
            .iter()
            .map(|rule| self.w.group_name(&rule.group))
            .collect()
    }

    /// A gap of which a line says all.
    fn is_short(&self, gap: &Gap) -> bool {
        let nothing_of_its_own = gap.remedy.is_none() && gap.authority.is_empty();
        let is_light = nothing_of_its_own || gap.level == Level::Note;
        is_light && gap.thread.is_empty() && gap.related.is_empty()
    }

    fn shown<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        clean(text)
    }

    fn step(&self, step: &Step) -> String {
        let state = step.state.replace('-', " ");
        match (step.relation, step.basis) {
            (Some(relation), Some(basis)) => {
                format!(
                    "{state}; {} the next, {}",
                    relation.replace('_', " "),
                    self.w.basis(&basis)
                )
            }
            _ => state,
        }
    }

    fn services(&self) -> &'static [Service] {
        &[
            Service::Directly,
            Service::ThroughOthers,
            Service::NotStated,
        ]
    }

    fn service_word(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "directly",
            Service::ThroughOthers => "through-others",
            Service::NotStated => "not-stated",
        }
    }

    /// How many priorities the document serves, or why none.
    fn nothing(&self, row: &Row) -> String {
        match row.nothing {
            None => row.served().to_string(),
            Some(nothing) => self.w.nothing(nothing).to_owned(),
        }
    }

    fn timeline_note(&self) -> String {
        let periods = &self.c.periods;
        let both = periods
            .iter()
            .filter(|period| period.from.is_some() && period.to.is_some());
        self.w
            .timeline_note(both.count(), periods.len(), &self.day())
    }

    /// The sign of a document's gravest gap.
    fn worst(&self, entry: &Entry) -> &'static str {
        entry
            .gaps
            .iter()
            .map(|(_, level, _)| *level)
            .max()
            .map_or("ok", Level::word)
    }

    fn links<'e>(&self, entry: &'e Entry<'e>) -> Vec<(&'static str, &'e [LinkLine<'e>])> {
        let all = [
            (self.w.serves, &*entry.up),
            (self.w.served_by, &*entry.down),
            (self.w.other_links, &*entry.aside),
        ];
        all.into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .collect()
    }

    /// How a link is known where that is not by its own document, the state of its other end, and where it can be read, unless where the document itself is.
    fn known_by(&self, entry: &Entry, line: &LinkLine) -> Option<String> {
        let proofs = line
            .evidence
            .iter()
            .filter(|proof| !entry.evidence.contains(proof));
        let place = |proof: &Proof| match &proof.at {
            Some(at) => format!("{}, {at}", proof.source),
            None => proof.source.to_string(),
        };
        let basis = (line.basis != Basis::Stated).then(|| self.w.basis(&line.basis).to_owned());
        let words: Vec<String> = basis
            .into_iter()
            .chain(line.state.clone())
            .chain(proofs.map(place))
            .collect();
        (!words.is_empty()).then(|| words.join("; "))
    }

    /// The facts that every strategy and plan should have and this one has not.
    fn absent(&self, entry: &Entry) -> Option<String> {
        let facts = [
            (self.w.owner, entry.owner.is_none() && !self.is_public()),
            (self.w.period, entry.period.is_none()),
            (self.w.adopted, entry.adopted.is_none()),
        ];
        let absent = facts
            .into_iter()
            .filter(|(_, is_absent)| *is_absent && entry.is_owned);
        let names: Vec<&str> = absent.map(|(name, _)| name).collect();
        (!names.is_empty()).then(|| self.w.absent(&names))
    }

    /// The branches of the thread, each with the marks that put it below its neighbour before it.
    fn branches(&self) -> Vec<(String, &Branch<'_>)> {
        let mut depth = None;
        let branch = |branch| {
            let marks = nesting(depth, Some(branch));
            depth = Some(branch.depth);
            (marks, branch)
        };
        self.c.threads.branches.iter().map(branch).collect()
    }

    /// The marks that close the list of branches.
    fn branches_end(&self) -> String {
        nesting(self.c.threads.branches.last().map(|last| last.depth), None)
    }

    fn catalogues(&self) -> String {
        self.c.about.catalogues.join(", ")
    }

    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn command(&self) -> String {
        let public = if self.is_public() { " --public" } else { "" };
        let about = &self.c.about;
        clean(&format!(
            "stratlint report {} --as-of {}{public}",
            about.path, about.day
        ))
        .into_owned()
    }

    fn is_public(&self) -> bool {
        self.c.about.audience == Audience::Public
    }
}
