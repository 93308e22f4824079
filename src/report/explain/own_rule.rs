//! A council's own rule, as a page like that of a rule of the program.

use crate::report::text;
use crate::settings::OwnRule;

/// The page as Markdown: what the council says of its rule, and where it stands.
pub(super) fn as_markdown(rule: &OwnRule, place: &str) -> String {
    let id = &rule.id.value;
    let summary = rule.summary.as_ref().map_or("", |summary| &**summary);
    let summary = match summary.trim() {
        "" => "Nothing is said of what it asks; `summary` is the place for it.",
        summary => summary,
    };
    let tests = match rule.tests.len() {
        0 => "None: `tests` under the rule is the place for them.".into(),
        count => format!(
            "{}; `stratlint check --test-rules` runs them.",
            text::count(count, "test")
        ),
    };
    format!("# {id}\n\n{summary}\n\n## Where it is declared\n{place}\n\n## Tests\n{tests}\n")
}
