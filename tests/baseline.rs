//! Known findings from the command line: written, read, renewed, and what stands in the way.

use std::fs;

use serde_json::Value;

use crate::council::Council;

const FILE: &str = ".stratlint-baseline.json";

/// Two strategies without an owner: a warning each, and an exception for a third.
const SETTINGS: &str = "
levels: {unfunded-document: off, undelivered-strategy: off, undelivered-plan: off, unmeasured-priority: off,
  thinly-supported-priority: off, link-without-evidence: off, unrecorded-adoption: off}
exceptions:
  - {rule: missing-owner, document: agreed, reason: The post is vacant, agreed_by: Cabinet, until: 2030}
";
const DOCUMENTS: &str = "
- {id: plan, kind: corporate-plan, title: Plan, owner: Leader}
- {id: homes, kind: priority, tier: core, title: Homes, part_of: plan}
- {id: agreed, kind: strategy, title: Agreed, supports: homes}
- {id: one, kind: strategy, title: One, supports: homes}
- {id: two, kind: strategy, title: Two, supports: homes}
";

/// Of which a warning fails.
fn council() -> Council {
    let files = [("framework.yaml", SETTINGS), ("documents.yaml", DOCUMENTS)];
    Council::new(&files).told(&["--fail-on", "warning"])
}

/// What the baseline holds: rule and subject.
fn known(council: &Council) -> Vec<String> {
    let baseline: Value = serde_json::from_str(&council.read(FILE)).expect("JSON");
    let findings = baseline["findings"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let entry = |entry: &Value| text(&entry["rule"]) + " " + &text(&entry["subject"]);
    findings.iter().map(entry).collect()
}

#[test]
fn what_is_known_does_not_fail_and_what_is_new_does() {
    let council = council();
    assert_eq!(council.check(&[]).code, Some(1));
    let written = council.check(&["--write-baseline"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    assert!(
        written
            .err
            .ends_with(": 0 known findings before, 2 now: 2 new\n"),
        "{}",
        written.err
    );
    council.has(&[FILE, "documents.yaml", "framework.yaml"]);
    assert_eq!(known(&council), ["missing-owner one", "missing-owner two"]);

    let again = council.check(&[]);
    assert_eq!((again.code, &*again.err), (Some(0), ""));
    assert_eq!(again.out, written.out);
    assert_eq!(
        again.out.matches(": known warning[missing-owner] ").count(),
        2
    );
    assert_eq!(
        again
            .out
            .matches(": excepted warning[missing-owner] ")
            .count(),
        1
    );

    council.write(
        "more.yaml",
        "{id: new, kind: strategy, title: New, supports: homes}",
    );
    let new = council.check(&[]);
    assert_eq!(new.code, Some(1));
    assert!(
        new.out.contains("\nmore.yaml:1:6: warning[missing-owner] "),
        "{}",
        new.out
    );
}

#[test]
fn a_baseline_is_one_line_an_entry_in_an_order_that_stays() {
    let council = council();
    council.check(&["--write-baseline"]);
    let text = council.read(FILE);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "{",
            "  \"schema\": \"stratlint-baseline/1\",",
            "  \"as_of\": \"2024-01-31\",",
            "  \"findings\": ["
        ]
    );
    assert_eq!(
        lines[5],
        "    {\"id\":\"e34a5ade325e\",\"rule\":\"missing-owner\",\"subject\":\"two\",\"message\":\"nobody is named who answers for “Two”\"}"
    );
    assert_eq!(lines[6..], ["  ]", "}"]);

    let again = council.check(&["--write-baseline"]);
    assert!(
        again.err.ends_with(": 2 known findings, as before\n"),
        "{}",
        again.err
    );
    assert_eq!(council.read(FILE), text);
}

#[test]
fn the_change_in_count_is_told() {
    let council = council();
    council.check(&["--write-baseline"]);
    let mended = DOCUMENTS.replace("title: Two,", "title: Two, owner: Clerk,");
    council.write("documents.yaml", &mended);
    let stale = council.check(&[]);
    assert_eq!(stale.code, Some(1));
    let line = format!(
        "{FILE}:6:12: warning[stale-baseline] the baseline holds a finding of `missing-owner` for `two` "
    );
    assert!(stale.out.starts_with(&line), "{}", stale.out);

    council.write(
        "more.yaml",
        "{id: new, kind: strategy, title: New, supports: homes}",
    );
    let written = council.check(&["--write-baseline"]);
    assert!(
        written
            .err
            .ends_with(": 2 known findings before, 2 now: 1 gone, 1 new\n"),
        "{}",
        written.err
    );
    assert_eq!(council.check(&["--write-baseline", "-q"]).err, "");
    assert_eq!(known(&council), ["missing-owner new", "missing-owner one"]);
    assert_eq!(council.check(&[]).code, Some(0));
}

#[test]
fn only_some_rules_leave_the_entries_of_others_as_they_are() {
    let council = council();
    let (without_exceptions, _) = SETTINGS.split_once("exceptions:").expect("some");
    council.write("framework.yaml", without_exceptions);
    council.write(
        "documents.yaml",
        &DOCUMENTS.replace("title: Agreed,", "title: Agreed, owner: Clerk,"),
    );
    council.write(
        "more.yaml",
        "{id: lost, kind: strategy, title: Lost, owner: Clerk}",
    );
    council.check(&["--write-baseline", "--only", "missing-owner"]);
    assert_eq!(known(&council), ["missing-owner one", "missing-owner two"]);
    council.check(&["--write-baseline", "--only", "unlinked-document"]);
    let all = [
        "missing-owner one",
        "missing-owner two",
        "unlinked-document lost",
    ];
    assert_eq!(known(&council), all);
    // A rule that is off finds nothing; that is no reason to forget what is known.
    council.check(&["--write-baseline", "--level", "missing-owner=off"]);
    assert_eq!(known(&council), all);
    for arguments in [
        ["--only", "stale-baseline"],
        ["--level", "missing-owner=off"],
    ] {
        let checked = council.check(&arguments);
        assert!(!checked.out.contains("[stale-baseline]"), "{}", checked.out);
    }
}

/// An entry whose rule was changed by hand bears the id of a finding of another rule.
#[test]
fn an_id_under_another_rule_is_still_that_of_one_finding() {
    let council = council();
    council.check(&["--write-baseline"]);
    let text = council
        .read(FILE)
        .replacen("\"missing-owner\"", "\"unlinked-document\"", 1);
    council.write(FILE, &text);
    council.write(
        "more.yaml",
        "{id: zoo, kind: strategy, title: Zoo, supports: homes}",
    );
    let written = council.check(&["--write-baseline", "--only", "missing-owner"]);
    assert!(
        written
            .err
            .ends_with(": 2 known findings before, 3 now: 1 new\n"),
        "{}",
        written.err
    );
    assert_eq!(
        known(&council),
        [
            "missing-owner one",
            "missing-owner two",
            "missing-owner zoo"
        ]
    );
}

#[test]
fn nothing_has_gone_on_a_day_before_that_of_the_baseline() {
    let council = council();
    let ended = DOCUMENTS.replace(
        "title: Two,",
        "title: Two, owner: Clerk, period: {to: 2024-03-31},",
    );
    council.write("documents.yaml", &ended);
    let later = ["--as-of", "2024-04-30"];
    council.check(&["--as-of", "2024-04-30", "--write-baseline"]);
    assert_eq!(
        known(&council),
        ["lapsed-document two", "missing-owner one"]
    );
    assert_eq!(council.check(&later).code, Some(0));
    assert_eq!(
        council.check(&[]).code,
        Some(0),
        "not lapsed yet, and no reason to speak of it"
    );
    council.write("documents.yaml", &ended.replace("2024-03-31", "2025"));
    assert!(council.check(&later).out.contains("[stale-baseline]"));
}

#[test]
fn a_broken_baseline_stops_the_check_and_can_be_written_again() {
    let council = council();
    council.write(FILE, "<<<<<<< HEAD\n{\"findings\": [\n=======\n");
    for arguments in [&[][..], &["--write-baseline", "--only", "missing-owner"]] {
        let stopped = council.check(arguments);
        assert_eq!((stopped.code, &*stopped.out), (Some(2), ""));
        assert!(
            stopped.err.contains(": the baseline cannot be read: "),
            "{}",
            stopped.err
        );
        assert!(stopped.err.contains("--write-baseline"), "{}", stopped.err);
    }
    assert_eq!(council.check(&["--write-baseline"]).code, Some(0));
    assert_eq!(council.check(&[]).code, Some(0));
}

#[test]
fn the_command_line_names_another_file_or_none() {
    let council = council();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let file = elsewhere.path().join("known.json");
    let file = file.to_str().expect("a plain name");
    let missing = council.check(&["--baseline", file]);
    assert_eq!(missing.code, Some(2));
    assert!(
        missing.err.contains("known.json cannot be opened: "),
        "{}",
        missing.err
    );

    assert_eq!(
        council
            .check(&["--baseline", file, "--write-baseline"])
            .code,
        Some(0)
    );
    council.has(&["documents.yaml", "framework.yaml"]);
    assert_eq!(council.check(&["--baseline", file]).code, Some(0));
    assert_eq!(council.check(&[]).code, Some(1));

    // A file among the documents is no document when it is named.
    let inside = council.path("known.json");
    fs::copy(file, &inside).expect("a copy");
    let inside = inside.to_str().expect("a plain name");
    assert_eq!(council.check(&["--baseline", inside]).code, Some(0));

    fs::remove_file(inside).expect("it is there");
    council.check(&["--write-baseline"]);
    assert_eq!(council.check(&[]).code, Some(0));
    assert_eq!(council.check(&["--no-baseline"]).code, Some(1));
}

#[test]
fn a_baseline_that_cannot_be_written_is_a_failed_run() {
    let council = council();
    let missing = council.path("missing/known.json");
    for file in [&council.path(""), &missing] {
        let failed = council.check(&[
            "--write-baseline",
            "--baseline",
            file.to_str().expect("a plain name"),
        ]);
        assert_eq!(failed.code, Some(2), "{}", file.display());
        assert!(
            failed.err.starts_with("error: the baseline "),
            "{}",
            failed.err
        );
    }
    council.has(&["documents.yaml", "framework.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_neither_read_nor_written() {
    let council = council();
    let elsewhere = tempfile::NamedTempFile::new().expect("a file");
    std::os::unix::fs::symlink(elsewhere.path(), council.path(FILE)).expect("a link");
    for arguments in [&[][..], &["--write-baseline"]] {
        let stopped = council.check(arguments);
        assert_eq!(stopped.code, Some(2));
        assert!(
            stopped.err.contains("leads out of the folder"),
            "{}",
            stopped.err
        );
    }
    assert_eq!(fs::read(elsewhere.path()).expect("it is there"), b"");
}

#[test]
fn nothing_is_written_where_nothing_is_declared() {
    let council = Council::new(&[]);
    assert_eq!(council.check(&["--write-baseline"]).code, Some(3));
    council.has(&[]);
}

#[test]
fn known_findings_are_marked_in_json_and_counted_apart() {
    let council = council();
    council.check(&["--write-baseline"]);
    let report: Value =
        serde_json::from_str(&council.check(&["--format", "json"]).out).expect("JSON");
    let counts = ["error", "warning", "note", "excepted", "baseline"]
        .map(|key| report["summary"][key].as_u64());
    assert_eq!(counts, [0, 0, 0, 1, 2].map(Some));
    assert_eq!(report["summary"]["fails"], false);
    let known = report["findings"].as_array().expect("a list").iter();
    assert_eq!(known.filter(|finding| finding["known"] == true).count(), 2);
}

/// What a screen would obey is not in the file, and not told.
#[test]
fn a_hostile_baseline_is_shown_as_harmless_text() {
    let council = council();
    let title = "\\e[2J\\u202e##[error]";
    council.write(
        "more.yaml",
        &format!("{{id: odd, kind: strategy, title: \"{title}\", supports: homes}}"),
    );
    council.check(&["--write-baseline"]);
    let text = council.read(FILE);
    assert!(text.contains("\\u001b[2J\\u202e##\\u005berror]"), "{text}");
    let entry = |number| format!("{{\"id\": \"{number}\", \"rule\": \"\\u001b[31m\"}},");
    let entries: Vec<String> = (0..100_000).map(entry).collect();
    let entries = entries.concat();
    council.write(
        FILE,
        &format!(
            "{{\"findings\": [{entries} {{\"id\": {}1{}}}]}}",
            "[".repeat(300),
            "]".repeat(300)
        ),
    );
    let stopped = council.check(&[]);
    assert_eq!(stopped.code, Some(2));
    assert!(
        stopped.err.contains("goes over the limit `depth`"),
        "{}",
        stopped.err
    );
    council.write(FILE, &format!("{{\"findings\": [{entries} 0]}}"));
    let checked = council.check(&[]);
    assert_eq!(checked.code, Some(1));
    assert!(!checked.out.contains('\x1b'));
    assert!(
        checked
            .out
            .contains("there is no room to list 50000 findings more of this rule")
    );
}
