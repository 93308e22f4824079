//! Pages that lead somebody through their first steps: every command is run, in a folder of its own, and answers what is shown.
//!
//! A block of code is a command with its answer (`console`), or a file to be written (its name behind the word for its form).

use std::fs;
use std::path::Path;
use std::process::Command;

use stratlint::date;

use crate::checking::day;

/// The day for which the page was written.
const WRITTEN: &str = "2026-11-22";

/// A block of code: what stands behind its fence, and what is in it.
type Block<'p> = (&'p str, &'p str);

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut parts = page.split("```");
    let mut blocks = Vec::new();
    parts.next();
    while let (Some(block), _) = (parts.next(), parts.next()) {
        blocks.extend(block.split_once('\n'));
    }
    blocks
}

/// Words of a command, with those in quotes together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let parts = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(String::from).collect(),
        _ => vec![part.to_owned()],
    });
    parts.collect()
}

/// What the program answers on that day.
fn answer(command: &str, folder: &Path) -> String {
    let words = words(command);
    assert_eq!(words[0], "stratlint", "{command}");
    let mut run = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    run.current_dir(folder).args(&words[1..]);
    // What begins today, begins today.
    let begins = words[1] == "init";
    if !begins {
        run.args(["--as-of", WRITTEN]);
    }
    let done = run.output().expect("the program starts");
    assert!(
        done.stderr.is_empty(),
        "{command}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    let text = String::from_utf8(done.stdout).expect("text");
    let today = date::phrase(jiff::Zoned::now().date());
    text.replace(&today, &date::phrase(day(WRITTEN)))
}

#[test]
fn officers_get_what_their_page_shows() {
    const PAGE: &str = "docs/policy-officers.md";
    let page = fs::read_to_string(PAGE).expect("the page");
    let folder = tempfile::tempdir().expect("a folder");
    let mut now = page.clone();
    for (form, text) in blocks(&page) {
        if let Some((_, name)) = form.split_once(' ') {
            fs::write(folder.path().join(name), text).expect("a file");
            continue;
        }
        let (command, shown) = text.split_once('\n').expect("a command");
        let command = command.strip_prefix("$ ").expect("a command");
        let answer = answer(command, folder.path());
        let block = |answer: &str| format!("$ {command}\n{answer}```");
        now = now.replacen(&block(shown), &block(&answer), 1);
    }
    let report = fs::read_to_string(folder.path().join("gaps.html")).expect("the report");
    assert!(report.contains("Marlshire County Council"));
    crate::checking::compare(PAGE, &now).expect("each command answers what the page shows");
}
