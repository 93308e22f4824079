//! One line for each finding: `path:line:column: level[rule] message`. Before the level stands `known` or `excepted` where
//! it does not count, so that what looks for errors does not find it.

use std::borrow::Cow;
use std::io::Write;

use super::{Checked, clean, json};
use crate::outcome::Settled;

/// The findings, a line each.
pub fn write(checked: &Checked) -> Vec<u8> {
    lines(checked, "")
}

/// The findings of several frameworks, each path from where the program runs.
pub fn write_several(several: &[Checked]) -> Vec<u8> {
    let of_one = |one: &Checked| lines(one, &(json::path(one.path) + "/"));
    several.iter().flat_map(of_one).collect()
}

fn lines(checked: &Checked, folder: &str) -> Vec<u8> {
    let mut lines = Vec::new();
    for settled in &checked.outcome.findings {
        let finding = &settled.finding;
        let at = checked.sources.position(finding.place);
        let path = format!("{folder}{}", checked.sources.path(finding.place));
        let path = clean(&inert(&path)).into_owned();
        let (level, rule, message) = (finding.level.word(), &finding.rule, finding.message());
        writeln!(
            lines,
            "{path}:{}:{}: {}{level}[{rule}] {}",
            at.line,
            at.column,
            mark(settled),
            clean(&(message + &agreed(settled, checked)))
        )
        .expect("memory takes all");
    }
    lines
}

fn mark(settled: &Settled) -> &'static str {
    match settled {
        Settled {
            excepted: Some(_), ..
        } => "excepted ",
        Settled { known: true, .. } => "known ",
        _ => "",
    }
}

/// What was agreed about it.
fn agreed(settled: &Settled, checked: &Checked) -> String {
    let Some(exception) = &settled.excepted else {
        return String::new();
    };
    let holds = if exception.ends_soon(checked.outcome.day) {
        "ends soon, on"
    } else {
        "until"
    };
    let end = exception.until.last();
    let (by, reason) = (&*exception.agreed_by, &*exception.reason);
    format!(" ({holds} {end}, agreed by {by}: {reason})")
}

/// A line that begins with `::` is a command to GitHub Actions; so is then a file of that name.
fn inert(path: &str) -> Cow<'_, str> {
    if path.trim_start().starts_with("::") {
        format!("./{path}").into()
    } else {
        path.into()
    }
}
