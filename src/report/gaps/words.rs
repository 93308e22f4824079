//! Every word of the gap report that does not come from a framework. A translation is another table of these.

use std::fmt::Display;

use super::contents::{Figure, Nothing, Stop};
use crate::finding::{Group, Level};
use crate::framework::{Basis, Service};

/// The words of the report in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) lede: &'static str,
    pub(super) contents: &'static str,
    pub(super) skip: &'static str,
    pub(super) as_at: &'static str,
    pub(super) result: &'static str,
    pub(super) not_recorded: &'static str,
    pub(super) none: &'static str,
    pub(super) public_note: &'static str,
    pub(super) summary: &'static str,
    pub(super) linked: &'static str,
    pub(super) supported: &'static str,
    pub(super) met: &'static str,
    pub(super) not_known: &'static str,
    pub(super) more_not_looked: &'static str,
    pub(super) lapsed: &'static str,
    pub(super) levels_caption: &'static str,
    pub(super) level: &'static str,
    pub(super) open_now: &'static str,
    pub(super) meaning: &'static str,
    pub(super) start_with: &'static str,
    pub(super) gaps: &'static str,
    pub(super) no_gaps: &'static str,
    pub(super) notes_apart: &'static str,
    pub(super) filter: &'static str,
    pub(super) all: &'static str,
    pub(super) group: &'static str,
    pub(super) priority: &'static str,
    pub(super) owner: &'static str,
    pub(super) search: &'static str,
    pub(super) open_all: &'static str,
    pub(super) clear: &'static str,
    pub(super) why: &'static str,
    pub(super) authority: &'static str,
    pub(super) evidence: &'static str,
    pub(super) to_do: &'static str,
    pub(super) document: &'static str,
    pub(super) kind: &'static str,
    pub(super) place: &'static str,
    pub(super) see_also: &'static str,
    pub(super) thread: &'static str,
    pub(super) matrix: &'static str,
    pub(super) matrix_short: &'static str,
    pub(super) matrix_caption: &'static str,
    pub(super) links: &'static str,
    pub(super) total: &'static str,
    pub(super) timeline: &'static str,
    pub(super) timeline_short: &'static str,
    pub(super) timeline_caption: &'static str,
    pub(super) starts: &'static str,
    pub(super) ends: &'static str,
    pub(super) state: &'static str,
    pub(super) review: &'static str,
    pub(super) bar: &'static str,
    pub(super) documents: &'static str,
    pub(super) period: &'static str,
    pub(super) adopted: &'static str,
    pub(super) read_at: &'static str,
    pub(super) note: &'static str,
    pub(super) serves: &'static str,
    pub(super) served_by: &'static str,
    pub(super) other_links: &'static str,
    pub(super) sources: &'static str,
    pub(super) sources_caption: &'static str,
    pub(super) published: &'static str,
    pub(super) publisher: &'static str,
    pub(super) recommendations: &'static str,
    pub(super) recommendations_caption: &'static str,
    pub(super) number: &'static str,
    pub(super) answered_by: &'static str,
    pub(super) unanswered: &'static str,
    pub(super) closed: &'static str,
    pub(super) checked: &'static str,
    pub(super) checked_caption: &'static str,
    pub(super) rule: &'static str,
    pub(super) looked_at: &'static str,
    pub(super) passed: &'static str,
    pub(super) nothing_to_check: &'static str,
    pub(super) exceptions: &'static str,
    pub(super) exceptions_caption: &'static str,
    pub(super) no_exceptions: &'static str,
    pub(super) reason: &'static str,
    pub(super) agreed_by: &'static str,
    pub(super) until: &'static str,
    pub(super) covers: &'static str,
    pub(super) past: &'static str,
    pub(super) about: &'static str,
    pub(super) about_text: &'static str,
    pub(super) how_to_read: &'static str,
    pub(super) made_by: &'static str,
    pub(super) from: &'static str,
    pub(super) held_to: &'static str,
    pub(super) no_catalogue: &'static str,
    pub(super) not_looked_for: &'static str,
    pub(super) serving: &'static str,
    pub(super) serving_short: &'static str,
    pub(super) serving_text: &'static str,
    pub(super) picture: &'static str,
    pub(super) picture_says: &'static str,
    pub(super) skip_picture: &'static str,
    pub(super) as_list: &'static str,
    pub(super) stops: &'static str,
    pub(super) stops_text: &'static str,
    pub(super) no_thread: &'static str,
    pub(super) shown_above: &'static str,
    pub(super) again: &'static str,
    pub(super) accessibility: &'static str,
    pub(super) accessibility_text: &'static str,
    pub(super) new_gaps: &'static str,
    pub(super) fixed_gaps: &'static str,
    pub(super) now_excepted: &'static str,
    pub(super) known: &'static str,
    pub(super) of_these_known: &'static str,
    pub(super) date: &'static str,
    pub(super) happens: &'static str,
    pub(super) plan_short: &'static str,
    pub(super) changes_short: &'static str,
    pub(super) plan_caption: &'static str,
    pub(super) nothing_ahead: &'static str,
    pub(super) already: &'static str,
}

/// The report in English.
pub(super) static ENGLISH: Words = Words {
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
    not_known: "not looked at yet",
    more_not_looked: "more not looked for yet",
    lapsed: "lapsed without a successor",
    levels_caption: "Gaps by level",
    level: "Level",
    open_now: "Open now",
    meaning: "What it means",
    start_with: "Start with these",
    gaps: "Gaps",
    no_gaps: "No gap was found by the rules below.",
    notes_apart: "Gaps that are no more than worth a look have a page of their own.",
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
    kind: "Kind",
    place: "Where",
    see_also: "See also",
    thread: "Golden thread",
    matrix: "Which strategies and plans serve which priorities",
    matrix_short: "Strategies and priorities",
    matrix_caption: "Strategies and plans by priorities",
    links: "Priorities served",
    total: "In force for each priority",
    timeline: "When each document runs",
    timeline_short: "Timeline",
    timeline_caption: "Periods of the corporate plan, strategies and plans",
    starts: "Starts",
    ends: "Ends",
    state: "State",
    review: "Review by",
    bar: "Period drawn",
    documents: "Documents",
    period: "Period",
    adopted: "Adopted",
    read_at: "Read it at",
    note: "Note",
    serves: "What it serves",
    served_by: "What serves it",
    other_links: "Other links",
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
    how_to_read: "A link is stated where the document itself says it, reported where another document says so, and inferred where somebody concluded it. Only stated links count in full, and a link of which nothing else is said is stated. What nobody has looked for is called so, and is never called missing.",
    made_by: "Made by",
    from: "From",
    held_to: "Held to",
    no_catalogue: "no catalogue of expected documents",
    not_looked_for: "Not looked for yet",
    serving: "The golden thread, from the plan down",
    serving_short: "Golden thread",
    picture: "The golden thread, drawn",
    picture_says: "Documents as boxes with their links; the list below says the same",
    skip_picture: "Skip the picture",
    as_list: "The same as a list",
    serving_text: "Below each document stand those that say they serve it. A document that serves several stands below each of them, and what serves it is shown once.",
    stops: "The thread stops here",
    stops_text: "No thread is known from these to a priority or to the corporate plan.",
    no_thread: "No corporate plan and no priority is in force.",
    shown_above: "what serves it is shown above",
    again: "To make it again",
    accessibility: "Accessibility",
    accessibility_text: "Made to meet WCAG 2.2 AA. It works by keyboard, without scripts, at 400% zoom, in dark mode and on paper.",
    new_gaps: "New gaps",
    fixed_gaps: "Gaps that are gone",
    now_excepted: "now an agreed exception",
    known: "known",
    of_these_known: "Of these in the baseline",
    date: "Date",
    happens: "What happens",
    plan_short: "Forward plan",
    changes_short: "What changed",
    plan_caption: "Reviews, lapses and what they bring, by month",
    nothing_ahead: "Nothing that is declared lapses or falls due in this time.",
    already: "Past already",
};

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
#[expect(
    clippy::unused_self,
    reason = "sentences belong to a language; that of a translation is another table"
)]
impl Words {
    /// A level as a director reads it.
    pub(super) fn level_name(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => "Must fix",
            Level::Warning => "Should fix",
            Level::Note => "Consider",
        }
    }

    /// What a level means.
    pub(super) fn level_meaning(&self, level: &Level) -> &'static str {
        match level {
            Level::Error => {
                "A duty, a required document or a broken link to the plan. The check fails while one is open."
            }
            Level::Warning => "Good practice, advice from peers, or what nobody has looked at yet.",
            Level::Note => "Worth a look at the next review.",
        }
    }

    /// A group of rules as a question.
    pub(super) fn group_name(&self, group: &Group) -> &'static str {
        group.title()
    }

    /// How a document serves a priority, in a cell.
    pub(super) fn service(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated",
            Service::ThroughOthers => "Through others",
            Service::NotStated => "Not stated",
        }
    }

    /// The same, for the key to the table.
    pub(super) fn service_meaning(&self, service: &Service) -> &'static str {
        match service {
            Service::Directly => "Stated: the document itself names the priority",
            Service::ThroughOthers => {
                "Through others: it serves a document that serves the priority"
            }
            Service::NotStated => "Not stated: only reported or inferred on the way",
        }
    }

    /// How a link is known.
    pub(super) fn basis(&self, basis: &Basis) -> &'static str {
        basis.word()
    }

    /// Levels and numbers in a row: "11 must fix, 95 should fix, 167 to consider".
    pub(super) fn result(&self, error: usize, warning: usize, note: usize) -> String {
        format!("{error} must fix, {warning} should fix, {note} to consider")
    }

    /// "of 12".
    pub(super) fn of(&self, all: &usize) -> String {
        format!("of {all}")
    }

    /// "1 gap", "5 gaps".
    pub(super) fn gap_count(&self, count: usize) -> String {
        match count {
            0 => "No gaps".into(),
            1 => "1 gap".into(),
            _ => format!("{count} gaps"),
        }
    }

    /// What the timeline shows.
    pub(super) fn timeline_note(&self, both: usize, of: usize, day: &str) -> String {
        format!("{both} of {of} documents record both dates. The gold line marks {day}.")
    }

    /// What has changed since a day.
    pub(super) fn changes(&self, day: impl Display) -> String {
        format!("What changed since {day}")
    }

    /// The same in a sentence.
    pub(super) fn change(&self, new: usize, fixed: usize, still: usize) -> String {
        let are = |count| if count == 1 { "gap is" } else { "gaps are" };
        format!(
            "{new} {} new, {fixed} {} gone, {still} {} still open.",
            are(new),
            are(fixed),
            are(still)
        )
    }

    /// The forward plan up to a day.
    pub(super) fn plan(&self, until: impl Display) -> String {
        format!("What lies ahead, to {until}")
    }

    /// That the forward plan is not whole.
    pub(super) fn plan_cut(&self, day: impl Display) -> String {
        format!("So much changes that nothing after {day} could be followed.")
    }

    /// "and 3 more like it".
    pub(super) fn more_like_it(&self, more: usize) -> String {
        format!("and {more} more like it")
    }

    /// "Not recorded: owner, period, adopted".
    pub(super) fn absent(&self, names: &[&str]) -> String {
        format!("{}: {}", self.not_recorded, names.join(", ").to_lowercase())
    }

    /// A rule's name as a few words: "missing owner".
    pub(super) fn rule_name(&self, rule: &str) -> String {
        rule.replace('-', " ")
    }

    /// Why a thread stops.
    pub(super) fn stop(&self, stop: &Stop) -> &'static str {
        match stop {
            Stop::Unlinked => "Linked to nothing",
            Stop::CutOff => "Linked, but the thread stops on the way",
            Stop::Unexamined => "Nobody has looked for the links yet",
            Stop::Missing => "Expected, but missing",
            Stop::NotInForce => "Expected, but nothing in force fulfils it",
        }
    }

    /// Why a document serves no priority, in a cell.
    pub(super) fn nothing(&self, nothing: &Nothing) -> &'static str {
        match nothing {
            Nothing::StandsForSeveral => "stands for several",
            Nothing::AnotherAuthoritys => "another authority’s",
            Nothing::NotLookedFor => "not looked for yet",
            Nothing::PlanAsAWhole => "plan as a whole",
            Nothing::NoLink => "no link",
            Nothing::ThreadStops => "thread stops",
        }
    }

    /// The first sentences of the report.
    pub(super) fn verdict(&self, linked: Figure, unexamined: usize, must: usize) -> String {
        let Figure { count, of } = linked;
        let threads = match of {
            0 => "No strategy or plan is in force.".to_owned(),
            _ if count == of => {
                format!("All {of} strategies and plans in force trace back to the corporate plan.")
            }
            _ => format!(
                "{count} of {of} strategies and plans in force are known to trace back to the corporate plan."
            ),
        };
        let rest = of - count - unexamined;
        let others = match (unexamined, rest) {
            (0, 0) => String::new(),
            (0, rest) => {
                format!(" The other {rest} do not say that they do, or their thread stops.")
            }
            (unexamined, 0) => {
                format!(" Whether the other {unexamined} do is not known: nobody has looked yet.")
            }
            (unexamined, rest) => {
                format!(
                    " Of {unexamined} it is not known: nobody has looked yet. The other {rest} do not say that they do, or their thread stops."
                )
            }
        };
        let fix = match must {
            0 => "Nothing must be fixed.".to_owned(),
            1 => "1 gap must be fixed.".to_owned(),
            _ => format!("{must} gaps must be fixed."),
        };
        format!("{threads}{others} {fix}")
    }
}
