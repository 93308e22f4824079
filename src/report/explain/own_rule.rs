//! A council's own rule, as a page like that of a rule of the program.

use crate::settings::OwnRule;

/// The page as Markdown: what the council says of its rule, and where it stands.
pub(super) fn as_markdown(rule: &OwnRule, place: &str) -> String {
    let id = &rule.id.value;
    let summary = rule.summary.as_ref().map_or("", |summary| &**summary);
    let summary = match summary.trim() {
        "" => "Nothing is said of what it asks; `summary` is the place for it.",
        summary => summary,
    };
    format!("# {id}\n\n{summary}\n\n## Where it is declared\n{place}\n")
}
