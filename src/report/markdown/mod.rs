//! Findings in Markdown: for a comment, a page of a wiki, or the summary of a job.

pub(super) mod text;

use super::text::count;
use super::{Checked, clean};
use crate::finding::{Level, Slot};
use crate::outcome::{Outcome, Settled};
use text::{Piece, escaped, head, joined, row};

/// The findings that count, a table for each level; cut where they are more than so many bytes, which it then says.
pub fn write(checked: &Checked, most: Option<usize>) -> Vec<u8> {
    let findings = checked.gravest_first();
    let mut pieces = vec![opening(checked)];
    for of_level in findings.chunk_by(|a, b| a.finding.level == b.finding.level) {
        let level = of_level[0].finding.level.word();
        let title = count(of_level.len(), level);
        let headings = ["What is wrong", "What to do", "Where", "Rule"].map(String::from);
        pieces.push(Piece::new(format!("\n### {title}\n\n{}", head(&headings))));
        let rows = of_level.iter().map(|settled| line(checked, settled));
        pieces.extend(rows.map(Piece::of_finding));
    }
    joined(&pieces, most).into_bytes()
}

/// The same for several frameworks, one after the other.
pub fn write_several(several: &[Checked]) -> Vec<u8> {
    let each: Vec<Vec<u8>> = several.iter().map(|one| write(one, None)).collect();
    each.join(&b'\n')
}

fn opening(checked: &Checked) -> Piece {
    let outcome = checked.outcome;
    let name = outcome.name.as_deref().unwrap_or("Policy framework");
    let result = if outcome.fails(checked.fail_on) {
        "The check fails"
    } else {
        "The check passes"
    };
    let day = Slot::from(outcome.day);
    let (name, counts) = (escaped(name), counts(outcome));
    Piece::new(format!("## {name} on {day}\n\n**{result}**: {counts}.\n"))
}

/// "11 errors, 95 warnings, 166 notes; 2 known and 1 excepted are not shown".
fn counts(outcome: &Outcome) -> String {
    let standing = Level::WORDS.map(|(word, level)| count(outcome.count(level), word));
    let standing = standing.join(", ");
    let aside = [(outcome.known(), "known"), (outcome.excepted(), "excepted")];
    let aside: Vec<String> = aside
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    match aside.as_slice() {
        [] => standing,
        _ => format!("{standing}; not shown: {}", aside.join(", ")),
    }
}

fn line(checked: &Checked, settled: &Settled) -> String {
    let finding = &settled.finding;
    let line = checked.sources.position(finding.place).line;
    let place = format!("{}:{line}", clean(checked.sources.path(finding.place)));
    let rule = format!("`{}`", finding.rule);
    row([&*finding.message(), &finding.help(), &place, &rule].map(escaped))
}
