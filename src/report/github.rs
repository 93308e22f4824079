//! Findings as annotations of a pull request on GitHub: workflow commands, a line each.

use super::hosted::Hosted;
use super::text::count;
use super::{Checked, clean};
use crate::finding::Level;
use crate::outcome::Settled;
use crate::source::Position;

/// GitHub shows so many annotations of a level for a step, and drops the rest.
const SHOWN: usize = 10;

/// Of each check the worst of each level, and then how many more there are.
pub fn write(checks: &[Hosted]) -> Vec<u8> {
    checks.iter().flat_map(annotations).collect()
}

fn annotations(hosted: &Hosted) -> Vec<u8> {
    let findings = hosted.checked.gravest_first();
    let mut lines = String::new();
    for (_, level) in Level::WORDS {
        let of_level = findings.iter().filter(|one| one.finding.level == level);
        lines.extend(
            of_level
                .take(SHOWN)
                .map(|settled| annotation(hosted, settled)),
        );
    }
    (lines + &rest(hosted.checked)).into_bytes()
}

fn annotation(hosted: &Hosted, settled: &Settled) -> String {
    let finding = &settled.finding;
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let at = hosted.checked.sources.position(finding.place);
    format!(
        "::{level} file={},line={},endLine={}{},title={}::{}\n",
        property(&hosted.path(finding.place)),
        at.line,
        at.end_line,
        columns(at),
        property(&finding.rule),
        data(&format!(
            "{}\n{}",
            clean(&finding.message()),
            clean(&finding.help())
        )),
    )
}

/// Columns mean nothing to GitHub where a span has many lines.
fn columns(at: Position) -> String {
    if at.line == at.end_line {
        format!(",col={},endColumn={}", at.column, at.end_column)
    } else {
        String::new()
    }
}

/// What is not shown, in words: one line of the log, which begins with a word of ours.
fn rest(checked: &Checked) -> String {
    let left = |level| checked.outcome.count(level).saturating_sub(SHOWN);
    let words = Level::WORDS.map(|(word, level)| (left(level), word));
    let more = words.into_iter().filter(|(left, _)| *left > 0);
    let more: Vec<String> = more.map(|(left, word)| count(left, word)).collect();
    match more.as_slice() {
        [] => String::new(),
        _ => format!(
            "Not annotated, because GitHub shows {SHOWN} of each level: {}. The summary of the job lists them all, and so does `--format markdown`.\n",
            more.join(", ")
        ),
    }
}

/// Text behind a command: what would end it is escaped as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Text in a command.
fn property(text: &str) -> String {
    data(&clean(text)).replace(':', "%3A").replace(',', "%2C")
}
