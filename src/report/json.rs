//! Findings for programs. These structs are the published form; a change of it is a new version of the schema.

use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, Serializer};

use super::Checked;
use super::pretty::write_pretty;
use crate::date::Day;
use crate::finding::{Group, Level, Related, Step};
use crate::framework::Authority;
use crate::outcome::{Outcome, PrioritySupport, RuleTests, Settled};
use crate::settings::Exception;
use crate::source::{Place, Sources};

/// The name of the form and its version.
pub(super) const SCHEMA: &str = "stratlint-findings/1";

/// The name of the form of several frameworks and its version.
const SCHEMA_OF_SEVERAL: &str = "stratlint-findings-of-several/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    #[serde(flatten)]
    result: FrameworkResult<'a>,
}

/// What one framework comes to.
#[derive(Serialize)]
struct FrameworkResult<'a> {
    framework: Framework<'a>,
    summary: Summary<'a>,
    findings: Findings<'a>,
}

#[derive(Serialize)]
struct Several<'a> {
    schema: &'static str,
    tool: Tool,
    summary: Total,
    frameworks: Vec<FrameworkResult<'a>>,
}

/// What several frameworks come to.
#[derive(Serialize)]
struct Total {
    frameworks: usize,
    failing: usize,
    documents: usize,
    links: usize,
    error: usize,
    warning: usize,
    note: usize,
    excepted: usize,
    baseline: usize,
}

/// Each finding is made when it is written: all of them at once would take twice the room.
struct Findings<'a> {
    settled: &'a [Settled],
    sources: &'a Sources,
    day: Day,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = |one| finding(one, self.sources, self.day);
        serializer.collect_seq(self.settled.iter().map(found))
    }
}

/// The program that wrote a form.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    /// This program.
    pub(super) const THIS: Self = Self {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
    };
}

#[derive(Serialize)]
struct Framework<'a> {
    name: Option<&'a str>,
    path: String,
    as_of: String,
    documents: usize,
    links: usize,
    in_force: usize,
}

#[derive(Serialize)]
struct Summary<'a> {
    error: usize,
    warning: usize,
    note: usize,
    excepted: usize,
    baseline: usize,
    fails: bool,
    priorities: &'a [PrioritySupport],
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_tests: Option<&'a RuleTests>,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    id: &'a str,
    rule: &'a str,
    group: Group,
    level: Level,
    subject: Option<&'a str>,
    subjects: Vec<&'a str>,
    message: String,
    help: String,
    thread: &'a [Step],
    location: Location<'a>,
    known: bool,
    related: Vec<RelatedPlace<'a>>,
    authority: &'a [Authority],
    excepted: Option<Excepted<'a>>,
}

/// Where something stands.
#[derive(Serialize)]
pub(super) struct Location<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    offset: usize,
    length: usize,
}

#[derive(Serialize)]
struct RelatedPlace<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Excepted<'a> {
    reason: &'a str,
    agreed_by: &'a str,
    until: String,
    /// Its last day is at most thirty days away.
    ends_soon: bool,
}

/// All findings as one JSON document.
pub fn write(checked: &Checked) -> Vec<u8> {
    let mut json = Vec::new();
    write_to(checked, &mut json).expect("memory takes all");
    json
}

/// The same, written as it is made.
pub fn write_to(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        schema: SCHEMA,
        tool: Tool::THIS,
        result: FrameworkResult::of(checked),
    };
    write_pretty(&document, out)
}

/// Several frameworks as one JSON document, written as it is made: of each what a document of its own would hold, in the order
/// given, and what they come to together.
pub fn write_several_to(several: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let total = |count: fn(&Outcome) -> usize| several.iter().map(|one| count(one.outcome)).sum();
    let fails = |one: &&Checked| one.outcome.fails(one.fail_on);
    let document = Several {
        schema: SCHEMA_OF_SEVERAL,
        tool: Tool::THIS,
        summary: Total {
            frameworks: several.len(),
            failing: several.iter().filter(fails).count(),
            documents: total(|outcome| outcome.documents),
            links: total(|outcome| outcome.links),
            error: total(|outcome| outcome.count(Level::Error)),
            warning: total(|outcome| outcome.count(Level::Warning)),
            note: total(|outcome| outcome.count(Level::Note)),
            excepted: total(Outcome::excepted),
            baseline: total(Outcome::known),
        },
        frameworks: several.iter().map(FrameworkResult::of).collect(),
    };
    write_pretty(&document, out)
}

impl<'a> FrameworkResult<'a> {
    fn of(checked: &Checked<'a>) -> Self {
        let outcome = checked.outcome;
        Self {
            framework: Framework {
                name: outcome.name.as_deref(),
                path: path(checked.path),
                as_of: outcome.day.to_string(),
                documents: outcome.documents,
                links: outcome.links,
                in_force: outcome.in_force,
            },
            summary: Summary {
                error: outcome.count(Level::Error),
                warning: outcome.count(Level::Warning),
                note: outcome.count(Level::Note),
                excepted: outcome.excepted(),
                baseline: outcome.known(),
                fails: outcome.fails(checked.fail_on),
                priorities: &outcome.priorities,
                rule_tests: outcome.rule_tests.as_ref(),
            },
            findings: Findings {
                settled: &outcome.findings,
                sources: checked.sources,
                day: outcome.day,
            },
        }
    }
}

/// A folder's path with `/` on every system.
pub(crate) fn path(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A finding as it is published.
pub(super) fn finding<'a>(settled: &'a Settled, sources: &'a Sources, day: Day) -> Finding<'a> {
    let found = &settled.finding;
    Finding {
        id: &settled.id,
        rule: &found.rule,
        group: found.group,
        level: found.level,
        subject: found.subject.as_deref(),
        subjects: found.subjects(),
        message: found.message(),
        help: found.help(),
        thread: &found.thread,
        location: location(found.place, sources),
        known: settled.known,
        related: found
            .related
            .iter()
            .map(|other| related(other, sources))
            .collect(),
        authority: &found.authority,
        excepted: settled.excepted.as_deref().map(|it| excepted(it, day)),
    }
}

fn related<'a>(other: &Related, sources: &'a Sources) -> RelatedPlace<'a> {
    RelatedPlace {
        message: other.message(),
        location: location(other.place, sources),
    }
}

pub(super) fn location(place: Place, sources: &Sources) -> Location<'_> {
    let at = sources.position(place);
    Location {
        path: sources.path(place),
        line: at.line,
        column: at.column,
        end_line: at.end_line,
        end_column: at.end_column,
        offset: at.offset,
        length: at.length,
    }
}

fn excepted(exception: &Exception, day: Day) -> Excepted<'_> {
    Excepted {
        reason: &exception.reason,
        agreed_by: &exception.agreed_by,
        until: exception.until.to_string(),
        ends_soon: exception.ends_soon(day),
    }
}
