//! Many changes, and text that would be more than text.

use std::fmt::Write;

use serde_json::Value;
use stratlint::report::diff::{self, Detail};

use super::{compare, framework};
use crate::checking::DAY;
use crate::inline::PLAIN;

const MANY: usize = 20_000;

/// Each with its title, its owner and its links changed; each tenth under another id.
fn documents(version: &str) -> String {
    let mut text = String::new();
    for number in 0..MANY {
        let id = match number % 10 {
            0 => format!("a{number}-{version}"),
            _ => format!("a{number}"),
        };
        let title = match number % 10 {
            0 => format!("Title {number}"),
            _ => format!("\\u001b[31m{version} @owner #12 <b>| {number}"),
        };
        let to = if version == "old" { "homes" } else { "jobs" };
        writeln!(
            text,
            "- {{\"id\": \"{id}\", \"kind\": \"policy\", \"title\": \"{title}\", \"owner\": \"::error::{version}\", \"supports\": \"{to}\"}}"
        )
        .expect("memory takes all");
    }
    text
}

#[test]
fn very_many_changes_are_counted_and_the_worst_are_shown() {
    let settings = "name: \"::warning::\\u202e[a](https://b.c)\"";
    let [before, after] = ["old", "new"].map(|version| framework(settings, &documents(version)));
    let (human, markdown, json) = compare([&before, &after], DAY, |compared| {
        (
            diff::human(compared, Detail::Usual, PLAIN),
            diff::markdown(compared),
            diff::json(compared),
        )
    });
    let form: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(form["summary"]["documents"]["changed"], MANY);
    assert_eq!(form["summary"]["documents"]["added"], 0);

    assert!(human.contains("Changed (20000)"), "{human}");
    assert!(human.contains("19960 more"), "{human}");
    let markdown = String::from_utf8(markdown).expect("text");
    assert!(markdown.len() <= 65_536, "{}", markdown.len());
    assert!(markdown.contains("**Cut here**"));
    assert!(markdown.contains("of 20000 under “Changed”"), "{markdown}");
    for live in [
        "\u{1b}", "\u{202e}", "\n::", "@owner", "#12", "<b>", "[a](", "https://",
    ] {
        assert!(!markdown.contains(live), "{live}");
    }
    for live in ["\u{1b}", "\u{202e}", "\n::"] {
        assert!(!human.contains(live), "{live}");
    }
}

#[test]
fn a_text_of_a_megabyte_is_cut_where_it_differs() {
    let note = "n ".repeat(500_000);
    let document = |end: &str| format!("- {{id: a, kind: policy, title: A, note: {note}{end}}}");
    let [before, after] = ["before", "after"].map(|end| framework("name: a", &document(end)));
    let text = compare([&before, &after], DAY, |compared| {
        diff::human(compared, Detail::Usual, PLAIN)
    });
    assert!(text.contains("n n after, was"), "{text}");
    assert!(text.len() < 20_000, "{}", text.len());
}
