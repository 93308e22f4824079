//! Findings in SARIF 2.1.0, as code scanning on GitHub and other hosts read it.

mod rules;

use std::fmt::Write;

use serde::Serialize;

use super::clean;
use super::hosted::{Hosted, sentences};
use super::pretty::line;
use super::text::count;
use crate::finding::Related;
use crate::outcome::Settled;
use crate::source::Place;
use rules::{Rules, SarifRule};

const NAME: &str = env!("CARGO_PKG_NAME");

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// So many results GitHub shows; it takes no more than five times as many.
const MOST_RESULTS: usize = 5_000;

/// GitHub takes 10 MB when packed. So much unpacked leaves room for the rules, of which each result may have its own.
const MOST_BYTES: usize = 7_000_000;

/// A result tells of so many other places.
const MOST_RELATED: usize = 20;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    /// By this hosts tell the frameworks of one repository apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    automation_details: Option<Automation<'a>>,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
    properties: Counts,
}

#[derive(Serialize)]
struct Automation<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: String,
    rules: Vec<SarifRule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

/// Findings that are no results here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    left_out: usize,
    excepted: usize,
    known: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints<'a>,
}

/// GitHub works out a fingerprint of its own under another key; this one stays when lines move.
#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "stratlintFindingId/v1")]
    id: &'a str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    #[serde(rename = "physicalLocation")]
    place: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// A run for each check: the findings that count, the gravest first, as many as hosts take; the rest is counted.
pub fn write(checks: &[Hosted]) -> Vec<u8> {
    let mut room = MOST_BYTES;
    let mut runs: Vec<Run> = checks.iter().map(|hosted| run(hosted, &mut room)).collect();
    if let [_, _, ..] = runs[..] {
        for (run, hosted) in runs.iter_mut().zip(checks) {
            run.automation_details = Some(Automation { id: hosted.folder });
        }
    }
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs,
    };
    (line(&log) + "\n").into_bytes()
}

fn run<'a>(hosted: &Hosted<'a>, room: &mut usize) -> Run<'a> {
    let outcome = hosted.checked.outcome;
    let findings = hosted.checked.gravest_first();
    let mut rules = Rules::default();
    let fits = |result: &SarifResult| {
        let size = line(result).len();
        *room = room.saturating_sub(size);
        *room > 0
    };
    let results = findings.iter().take(MOST_RESULTS);
    let results = results.map(|settled| result(hosted, settled, &mut rules));
    let results: Vec<SarifResult> = results.take_while(fits).collect();
    let left_out = findings.len() - results.len();
    Run {
        automation_details: None,
        invocations: [invocation(left_out)],
        // Columns count characters, as in every other form.
        column_kind: "unicodeCodePoints",
        results,
        properties: Counts {
            left_out,
            excepted: outcome.excepted(),
            known: outcome.known(),
        },
        tool: Tool {
            driver: driver(rules),
        },
    }
}

fn driver(rules: Rules) -> Driver {
    Driver {
        name: NAME,
        version: VERSION,
        semantic_version: VERSION,
        information_uri: information_uri(),
        rules: rules.list,
    }
}

/// The program's page. As long as Cargo.toml names none, the package itself: a package URL (ECMA-427), as the list of parts that
/// comes with a release names it.
fn information_uri() -> String {
    let page = env!("CARGO_PKG_HOMEPAGE");
    if page.is_empty() {
        format!("pkg:cargo/{NAME}@{VERSION}")
    } else {
        page.to_owned()
    }
}

fn invocation(left_out: usize) -> Invocation {
    let notification = || Notification {
        level: "warning",
        message: message(&format!(
            "{} left out, because hosts take no more; the gravest are here.",
            count(left_out, "finding")
        )),
    };
    Invocation {
        execution_successful: true,
        tool_execution_notifications: (left_out > 0).then(notification).into_iter().collect(),
    }
}

fn result<'a>(hosted: &Hosted, settled: &'a Settled, rules: &mut Rules<'a>) -> SarifResult<'a> {
    let finding = &settled.finding;
    let related = (1..).zip(finding.related.iter().take(MOST_RELATED));
    SarifResult {
        rule_id: &finding.rule,
        rule_index: rules.index(finding),
        level: finding.level.word(),
        message: message(&sentences(finding)),
        locations: [Location {
            id: None,
            message: None,
            place: physical(hosted, finding.place),
        }],
        related_locations: related
            .map(|(id, other)| other_place(hosted, id, other))
            .collect(),
        partial_fingerprints: Fingerprints { id: &settled.id },
    }
}

fn other_place(hosted: &Hosted, id: usize, other: &Related) -> Location {
    Location {
        id: Some(id),
        message: Some(message(&other.message())),
        place: physical(hosted, other.place),
    }
}

fn physical(hosted: &Hosted, place: Place) -> PhysicalLocation {
    let at = hosted.checked.sources.position(place);
    PhysicalLocation {
        artifact_location: Artifact {
            uri: uri(&hosted.path(place)),
        },
        region: Region {
            start_line: at.line,
            start_column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
        },
    }
}

/// Text in which nothing is a link or stands for an argument: brackets make links of a message, and braces places for words.
fn message(text: &str) -> Message {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '[' | ']' | '\\' => escaped.extend(['\\', c]),
            '{' | '}' => escaped.extend([c, c]),
            _ => escaped.push(c),
        }
    }
    Message { text: escaped }
}

/// A path as a relative address.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => write!(uri, "%{byte:02X}").expect("memory takes all"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address_and_text_stays_text() {
        assert_eq!(uri("plans/a b:c#é.yaml"), "plans/a%20b%3Ac%23%C3%A9.yaml");
        assert_eq!(message("[a](b) {0} \\").text, "\\[a\\](b) {{0}} \\\\");
    }
}
