//! Puts what was measured into `docs/speed.md`, between the two comments that are there for it.

use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/speed.md");

/// The word with which a benchmark is told to write.
pub(crate) const WRITE: &str = "--write-docs";

/// Puts a text in the place of what stands between `<!-- NAME: ... -->` and `<!-- end -->`.
pub(crate) fn replace(name: &str, text: &str) {
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let begin = format!("<!-- {name}: ");
    let (before, rest) = page
        .split_once(&begin)
        .expect("the page has a place for it");
    let (comment, rest) = rest.split_once(" -->\n").expect("a comment ends");
    let (_, after) = rest.split_once("<!-- end -->").expect("the place ends");
    let page = format!(
        "{before}{begin}{comment} -->\n\n{}\n\n<!-- end -->{after}",
        text.trim_end()
    );
    fs::write(PAGE, page).expect("the worktree can be written");
}
