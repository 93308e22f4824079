//! Every word of the gap report that does not come from a framework. A translation is another table of these.

use crate::finding::{Group, Level};
use crate::framework::{Basis, Service};

/// The words of the report in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named for its words")]
pub struct Words {
    pub language: &'static str,
    pub title: &'static str,
    pub lede: &'static str,
    pub contents: &'static str,
    pub skip: &'static str,
    pub as_at: &'static str,
    pub result: &'static str,
    pub not_recorded: &'static str,
    pub none: &'static str,
    pub public_note: &'static str,
    pub summary: &'static str,
    pub linked: &'static str,
    pub supported: &'static str,
    pub met: &'static str,
    pub lapsed: &'static str,
    pub levels_caption: &'static str,
    pub level: &'static str,
    pub open_now: &'static str,
    pub meaning: &'static str,
    pub start_with: &'static str,
    pub gaps: &'static str,
    pub no_gaps: &'static str,
    pub filter: &'static str,
    pub all: &'static str,
    pub group: &'static str,
    pub priority: &'static str,
    pub owner: &'static str,
    pub search: &'static str,
    pub open_all: &'static str,
    pub clear: &'static str,
    pub why: &'static str,
    pub authority: &'static str,
    pub evidence: &'static str,
    pub to_do: &'static str,
    pub document: &'static str,
    pub place: &'static str,
    pub see_also: &'static str,
    pub thread: &'static str,
    pub matrix: &'static str,
    pub matrix_short: &'static str,
    pub matrix_caption: &'static str,
    pub links: &'static str,
    pub total: &'static str,
    pub not_in_force: &'static str,
    pub timeline: &'static str,
    pub timeline_short: &'static str,
    pub timeline_caption: &'static str,
    pub starts: &'static str,
    pub ends: &'static str,
    pub state: &'static str,
    pub review: &'static str,
    pub bar: &'static str,
    pub documents: &'static str,
    pub kind: &'static str,
    pub period: &'static str,
    pub adopted: &'static str,
    pub read_at: &'static str,
    pub note: &'static str,
    pub serves: &'static str,
    pub served_by: &'static str,
    pub other_links: &'static str,
    pub not_declared: &'static str,
    pub sources: &'static str,
    pub sources_caption: &'static str,
    pub published: &'static str,
    pub publisher: &'static str,
    pub recommendations: &'static str,
    pub recommendations_caption: &'static str,
    pub number: &'static str,
    pub answered_by: &'static str,
    pub unanswered: &'static str,
    pub closed: &'static str,
    pub checked: &'static str,
    pub checked_caption: &'static str,
    pub rule: &'static str,
    pub looked_at: &'static str,
    pub passed: &'static str,
    pub nothing_to_check: &'static str,
    pub exceptions: &'static str,
    pub exceptions_caption: &'static str,
    pub no_exceptions: &'static str,
    pub reason: &'static str,
    pub agreed_by: &'static str,
    pub until: &'static str,
    pub covers: &'static str,
    pub past: &'static str,
    pub about: &'static str,
    pub about_text: &'static str,
    pub how_to_read: &'static str,
    pub made_by: &'static str,
    pub from: &'static str,
    pub held_to: &'static str,
    pub no_catalogue: &'static str,
    pub not_looked_for: &'static str,
    pub again: &'static str,
    pub accessibility: &'static str,
    pub accessibility_text: &'static str,
}

/// The report in English.
pub static ENGLISH: Words = Words {
    language: "en-GB",
    title: "Strategy framework gap report",
    lede: "How the council’s strategies and plans hang on its corporate plan, and where they do not.",
    contents: "Contents",
    skip: "Skip to main content",
    as_at: "As at",
    result: "Result",
    not_recorded: "Not recorded",
    none: "None",
    public_note: "This version is for publishing. Owners, notes and internal documents are left out of it.",
    summary: "Summary",
    linked: "strategies and plans linked to a priority",
    supported: "priorities with a strategy or plan of their own",
    met: "expected documents in force",
    lapsed: "lapsed without a successor",
    levels_caption: "Gaps by level",
    level: "Level",
    open_now: "Open now",
    meaning: "What it means",
    start_with: "Start with these",
    gaps: "Gaps",
    no_gaps: "No gap was found by the rules below.",
    filter: "Filter the gaps",
    all: "All",
    group: "Question",
    priority: "Priority",
    owner: "Owner",
    search: "Search",
    open_all: "Open all",
    clear: "Clear filters",
    why: "Why it matters",
    authority: "Authority",
    evidence: "Evidence",
    to_do: "What to do",
    document: "Document",
    place: "Where",
    see_also: "See also",
    thread: "Golden thread",
    matrix: "Which strategies and plans serve which priorities",
    matrix_short: "Strategies and priorities",
    matrix_caption: "Strategies and plans by priorities",
    links: "Priorities served",
    total: "In force for each priority",
    not_in_force: "not in force",
    timeline: "When each document runs",
    timeline_short: "Timeline",
    timeline_caption: "Periods of the corporate plan, strategies and plans",
    starts: "Starts",
    ends: "Ends",
    state: "State",
    review: "Review by",
    bar: "Period drawn",
    documents: "Documents",
    kind: "Kind",
    period: "Period",
    adopted: "Adopted",
    read_at: "Read it at",
    note: "Note",
    serves: "What it serves",
    served_by: "What serves it",
    other_links: "Other links",
    not_declared: "not declared",
    sources: "Sources",
    sources_caption: "Sources, reports, registers and assessments",
    published: "Published",
    publisher: "Publisher",
    recommendations: "Recommendations and what answers them",
    recommendations_caption: "Recommendations",
    number: "Number",
    answered_by: "Answered by",
    unanswered: "Nothing in force answers it",
    closed: "Closed",
    checked: "What was checked",
    checked_caption: "Rules that ran, with those that found nothing",
    rule: "Rule",
    looked_at: "Looked at",
    passed: "Nothing found",
    nothing_to_check: "Nothing to look at",
    exceptions: "Agreed exceptions",
    exceptions_caption: "Exceptions with reason and end",
    no_exceptions: "No exception is agreed.",
    reason: "Reason",
    agreed_by: "Agreed by",
    until: "Until",
    covers: "Gaps covered",
    past: "ended, no longer holds",
    about: "About this report",
    about_text: "The report checks what documents declare about each other. It does not judge how good a strategy is, or whether it is being carried out.",
    how_to_read: "A link is stated where the document itself says it, reported where another document says so, and inferred where somebody concluded it. Only stated links count in full. What nobody has looked for is called so, and is never called missing.",
    made_by: "Made by",
    from: "From",
    held_to: "Held to",
    no_catalogue: "no catalogue of expected documents",
    not_looked_for: "Not looked for yet",
    again: "To make it again",
    accessibility: "Accessibility",
    accessibility_text: "Made to meet WCAG 2.2 AA. It works by keyboard, without scripts, at 400% zoom, in dark mode and on paper.",
};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl Words {
    /// A level as a director reads it.
    pub fn level_name(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => "Must fix",
            Level::Warning => "Should fix",
            Level::Note => "Consider",
        }
    }

    /// What a level means.
    pub fn level_meaning(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => "A duty, a required document or a broken link to the plan. The check fails.",
            Level::Warning => "Good practice from a named body, or a recommendation of peers.",
            Level::Note => "Worth a look at the next review.",
        }
    }

    /// A group of rules as a question.
    pub fn group_name(&self, group: &Group) -> &'static str {
        group.title()
    }

    /// How a document serves a priority, in a cell.
    pub fn service(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated",
            Service::ThroughOthers => "Through others",
            Service::NotStated => "Not stated",
        }
    }

    /// The same, for the key to the table.
    pub fn service_meaning(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated: the document itself names the priority",
            Service::ThroughOthers => "Through others: it serves a document that serves the priority",
            Service::NotStated => "Not stated: only reported or inferred on the way",
        }
    }

    /// How a link is known.
    pub fn basis(&self, basis: &Basis) -> &'static str {
        basis.word()
    }

    /// Levels and numbers in a row: "11 must fix, 95 should fix, 167 to consider".
    pub fn result(&self, error: usize, warning: usize, note: usize) -> String {
        format!("{error} must fix, {warning} should fix, {note} to consider")
    }

    /// "1 gap", "5 gaps".
    pub fn gap_count(&self, count: usize) -> String {
        match count {
            0 => "No gaps".into(),
            1 => "1 gap".into(),
            _ => format!("{count} gaps"),
        }
    }

    /// What the timeline shows.
    pub fn timeline_note(&self, both: usize, of: usize, day: &str) -> String {
        format!("{both} of {of} documents record both dates. The gold line marks {day}.")
    }

    /// The first sentences of the report.
    pub fn verdict(&self, linked: usize, of: usize, must: usize) -> String {
        let fix = match must {
            0 => "Nothing must be fixed.".to_owned(),
            1 => "1 gap must be fixed.".to_owned(),
            _ => format!("{must} gaps must be fixed."),
        };
        let threads = match of {
            0 => "No strategy or plan is in force.".to_owned(),
            _ if linked == of => format!("All {of} strategies and plans in force trace back to the corporate plan."),
            _ => format!("{linked} of {of} strategies and plans in force trace back to the corporate plan."),
        };
        format!("{threads} {fix}")
    }
}
