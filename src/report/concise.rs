//! One line for each finding that counts: `path:line:column: level[rule] message`.

use std::borrow::Cow;
use std::io::Write;

use super::{Checked, clean};

/// The findings, a line each.
pub fn write(checked: &Checked) -> Vec<u8> {
    let mut lines = Vec::new();
    for settled in checked
        .outcome
        .findings
        .iter()
        .filter(|settled| settled.stands())
    {
        let finding = &settled.finding;
        let at = checked.sources.position(finding.place);
        let path = clean(&inert(checked.sources.path(finding.place))).into_owned();
        let (level, rule, message) = (finding.level.word(), &finding.rule, finding.message());
        writeln!(
            lines,
            "{path}:{}:{}: {level}[{rule}] {}",
            at.line,
            at.column,
            clean(&message)
        )
        .expect("memory takes all");
    }
    lines
}

/// A line that begins with `::` is a command to GitHub Actions; so is then a file of that name.
fn inert(path: &str) -> Cow<'_, str> {
    if path.trim_start().starts_with("::") {
        format!("./{path}").into()
    } else {
        path.into()
    }
}
