//! What `--fix` writes: only what has one right answer, only there, and each file whole or not at all.

use std::fs;

use crate::checking;
use crate::council::Council;
use crate::damage::comes_to_rest;
use crate::fixtures::frameworks;

/// A plan with a priority, for documents to serve.
const PLAN: &str = "
- {id: plan, kind: corporate-plan, title: Plan, owner: Leader}
- {id: good-homes, kind: priority, tier: core, title: Homes, part_of: plan}
";

/// A plan with a priority, and these files.
fn council(files: &[(&str, &str)]) -> Council {
    Council::new(&[&[("plan.yaml", PLAN)], files].concat())
}

/// A file becomes another, and nothing else changes; the second time nothing does.
#[track_caller]
fn mends(path: &str, old: &str, new: &str) {
    let council = council(&[(path, old)]);
    let mut expected = council.all();
    expected.insert(path.into(), new.into());

    let shown = council.check(&["--diff"]);
    assert_eq!(
        council.read(path),
        old,
        "a difference is shown and not written"
    );
    assert_eq!(shown.out.is_empty(), old == new, "{}", shown.out);

    let fixed = council.check(&["--fix"]);
    assert_eq!(council.all(), expected, "{}{}", fixed.out, fixed.err);
    let again = council.check(&["--fix"]);
    assert!(
        again.err.contains("nothing here has one right answer"),
        "{}",
        again.err
    );
    assert_eq!(council.all(), expected);
    assert_eq!((again.code, again.out), (fixed.code, fixed.out));
    let nothing = council.check(&["--diff"]);
    assert_eq!(nothing.out, "");
    assert!(
        nothing.err.contains("nothing here has one right answer"),
        "{}",
        nothing.err
    );
}

#[test]
fn a_misspelt_word_is_spelt_and_nothing_else_is_touched() {
    mends(
        "a.yaml",
        "# Homes\nid:   homes   # short\nknid: 'stratgy'\ntitle: Homes: no\n"
            .replace("Homes: no", "\"Homes: all\"")
            .as_str(),
        "# Homes\nid:   homes   # short\nkind: 'strategy'\ntitle: \"Homes: all\"\n",
    );
    mends(
        "a.yaml",
        "{id: homes, kind: strategy, title: Homes, supports: [good-hones, plan]}",
        "{id: homes, kind: strategy, title: Homes, supports: [good-homes, plan]}",
    );
    mends(
        "a.yaml",
        "id: homes\nkind: strategy\ntitle: Homes\nsupports:\n  - to: \"good-hoems\"\n    bassis: statd\n",
        "id: homes\nkind: strategy\ntitle: Homes\nsupports:\n  - to: \"good-homes\"\n    basis: stated\n",
    );
}

/// Anything may be named as a source, but only evidence is meant.
#[test]
fn a_source_is_spelt_as_what_can_be_one() {
    let homes = |source: &str| {
        format!(
            "- {{id: library, kind: source, title: Library}}\n- {{id: homes, kind: strategy, title: Homes, supports: plan, evidence: {source}}}\n"
        )
    };
    mends("a.yaml", &homes("libary"), &homes("library"));
    mends("a.yaml", &homes("good-hoems"), &homes("good-hoems"));
    mends("a.yaml", &homes("Library"), &homes("library"));
    mends("a.yaml", &homes("Homes"), &homes("Homes"));
}

#[test]
fn names_in_the_settings_are_spelt_too() {
    mends(
        "framework.yaml",
        "plan: plann # ours\nlevels: {missing-ownr: note}\ntemplates:\n  stratgy: [ownr]\nnot_looked_for: []\n",
        "plan: plan # ours\nlevels: {missing-owner: note}\ntemplates:\n  strategy: [owner]\nnot_looked_for: []\n",
    );
}

#[test]
fn line_ends_and_marks_stay_as_they_are() {
    mends(
        "a.yaml",
        "\u{feff}id: homes\r\nkind: stratgy\r\ntitle: Hömes\r\n\r\nownr: Clerk # é\r\n",
        "\u{feff}id: homes\r\nkind: strategy\r\ntitle: Hömes\r\n\r\nowner: Clerk # é\r\n",
    );
    mends(
        "a.yaml",
        "id: homes\rkind: stratgy\rtitle: Homes\r",
        "id: homes\rkind: strategy\rtitle: Homes\r",
    );
    mends(
        "a.json",
        "{\"id\": \"homes\",\n\t\"kind\" : \"stratgy\", \"title\": \"Homes\"}",
        "{\"id\": \"homes\",\n\t\"kind\" : \"strategy\", \"title\": \"Homes\"}",
    );
    mends(
        "a.yaml",
        "id: a\nkind: stratgy\ntitle: A\n---\nid: b\nkind: stratgy\ntitle: B\n...\n",
        "id: a\nkind: strategy\ntitle: A\n---\nid: b\nkind: strategy\ntitle: B\n...\n",
    );
}

#[test]
fn what_has_no_one_right_answer_is_left_to_people() {
    for text in [
        // Another year is another document.
        "{id: homes-2023, kind: strategy, title: Homes, supersedes: homes-2024}",
        // The right key stands there already, or would twice.
        "{id: homes, kind: strategy, title: Homes, owner: A, ownr: B}",
        "{id: homes, kind: strategy, title: Homes, onwer: A, ownr: B}",
        // Written otherwise than it reads.
        "{id: homes, kind: \"strateg\\u0079x\", title: Homes}",
        // What an anchor names stands in other places too.
        "[{id: homes, kind: &k stratgy, title: Homes}, {id: more, kind: *k, title: More}]",
        "{id: homes, kind: strategy, title: Homes, supports: nothing-like-it}",
        // Another word is another document.
        "{id: homes, kind: strategy, title: Homes, supports: good-jobs}",
    ] {
        mends("a.yaml", text, text);
    }
}

/// Exceptions that are of no use, between some that are.
const USED: &str = "  - rule: unlinked-document   # agreed\n    document: lost\n    reason: Later\n    agreed_by: Cabinet\n    until: 2030\n";
const UNUSED: &str = "  - rule: unlinked-document\n    document: homes # done\n    reason: >\n      Much\n      later\n    agreed_by: Cabinet\n    until: \"2030\" # enough\n";

fn with_exceptions(settings: &str) -> Council {
    council(&[
        ("framework.yaml", settings),
        (
            "a.yaml",
            "[{id: lost, kind: strategy, title: Lost}, {id: homes, kind: strategy, title: Homes, supports: good-homes}]",
        ),
    ])
}

#[track_caller]
fn mends_settings(old: &str, new: &str) {
    let council = with_exceptions(old);
    council.check(&["--fix"]);
    assert_eq!(council.read("framework.yaml"), new);
    assert!(!council.check(&[]).out.contains("[unused-exception]") || old == new);
    council.check(&["--fix"]);
    assert_eq!(council.read("framework.yaml"), new);
}

#[test]
fn an_unused_exception_is_taken_out_whole() {
    let rest = "# the rest\nname: Marlshire\n";
    mends_settings(
        &format!("exceptions:\n{UNUSED}  # on the next\n{USED}{UNUSED}{rest}"),
        &format!("exceptions:\n  # on the next\n{USED}{rest}"),
    );
    mends_settings(
        format!("name: M\nexceptions:\n{USED}{UNUSED}").trim_end(),
        &format!("name: M\nexceptions:\n{USED}"),
    );
    let crlf = |text: String| text.replace('\n', "\r\n");
    mends_settings(
        &crlf(format!("exceptions:\n{UNUSED}{USED}")),
        &crlf(format!("exceptions:\n{USED}")),
    );
    let one = |document: &str| {
        format!(
            "{{rule: unlinked-document, document: {document}, reason: Later, agreed_by: Cabinet, until: 2030}}"
        )
    };
    let (used, unused) = (one("lost"), one("homes"));
    mends_settings(
        &format!("exceptions:\n  - {used}\n  - {unused}"),
        &format!("exceptions:\n  - {used}\n"),
    );
    mends_settings(
        &format!("exceptions:\n- {unused} # out\n- {used}\n"),
        &format!("exceptions:\n- {used}\n"),
    );
    for (old, new) in [
        (format!("[{unused}, {used}]"), format!("[{used}]")),
        (format!("[{used}, {unused}]"), format!("[{used}]")),
        (format!("[{used}, {unused}, {unused}]"), format!("[{used}]")),
        (format!("[ {unused},\n  {unused} ]"), "[]".to_owned()),
        (
            format!("[{unused}, {unused}, {used}, {unused}]"),
            format!("[{used}]"),
        ),
    ] {
        mends_settings(
            &format!("exceptions: {old}\n"),
            &format!("exceptions: {new}\n"),
        );
    }
    // A comment stands where a comma would be looked for; an exception by itself is no item of a list.
    for left in [
        format!("exceptions: [{unused} # why\n ]\n"),
        format!("exceptions: {unused}\n"),
    ] {
        mends_settings(&left, &left);
    }
}

#[test]
fn a_list_of_which_nothing_is_left_goes_with_its_key() {
    for (old, new) in [
        (format!("name: M\nexceptions:\n{UNUSED}"), "name: M\n"),
        (
            format!("name: M\nexceptions:\n{UNUSED}{UNUSED}")
                .trim_end()
                .to_owned(),
            "name: M\n",
        ),
        (
            format!("exceptions:\n{UNUSED}{UNUSED}name: M\n"),
            "name: M\n",
        ),
        (
            format!("exceptions :  # agreed\n  # first\n{UNUSED}# the rest\nname: M\n"),
            "# agreed\n  # first\n# the rest\nname: M\n",
        ),
        (
            format!("\u{feff}exceptions:\n{UNUSED}name: M\n"),
            "\u{feff}name: M\n",
        ),
        (format!("exceptions:\n\n{UNUSED}"), "\n"),
    ] {
        mends_settings(&old, new);
        let crlf = |text: &str| text.replace('\n', "\r\n");
        mends_settings(&crlf(&old), &crlf(new));
    }
    // An anchor is for others to name.
    let anchored = format!("exceptions: &all\n{UNUSED}");
    mends_settings(&anchored, &anchored);
}

#[test]
fn an_exception_that_has_ended_is_taken_out_where_its_finding_is_gone() {
    let ended = |text: &str| text.replace("2030", "2023");
    mends_settings(
        &format!("exceptions:\n{}{}", ended(UNUSED), ended(USED)),
        &format!("exceptions:\n{}", ended(USED)),
    );
}

/// What looks settled may only not have been read.
#[test]
fn nothing_is_taken_out_while_something_cannot_be_read() {
    let settings = format!("exceptions:\n{UNUSED}{USED}");
    let council = with_exceptions(&settings);
    council.write("b.yaml", "id: [");
    council.check(&["--fix"]);
    assert_eq!(council.read("framework.yaml"), settings);
    council.write(
        "b.yaml",
        "{id: b, knid: strategy, title: B, supports: plan}",
    );
    council.check(&["--fix"]);
    assert_eq!(
        council.read("framework.yaml"),
        format!("exceptions:\n{USED}")
    );
}

const BASELINE: &str = ".stratlint-baseline.json";

#[test]
fn known_findings_that_are_gone_are_taken_out() {
    let documents = "[{id: a, kind: strategy, title: A}, {id: b, kind: strategy, title: B}, {id: c, kind: strategy, title: C}]";
    for mended in [
        &["a"][..],
        &["b"],
        &["c"],
        &["a", "c"],
        &["b", "c"],
        &["a", "b", "c"],
    ] {
        let council = council(&[("a.yaml", documents)]);
        let only = ["--only", "unlinked-document"];
        council.check(&[&only[..], &["--write-baseline"]].concat());
        let text = mended.iter().fold(documents.to_owned(), |text, id| {
            let (old, new) = (format!("id: {id},"), format!("id: {id}, supports: plan,"));
            text.replace(&old, &new)
        });
        council.write("a.yaml", &text);
        council.check(&["--fix", "--only", "stale-baseline"]);
        let fixed = council.read(BASELINE);
        council.check(&[&only[..], &["--write-baseline"]].concat());
        assert_eq!(fixed, council.read(BASELINE), "{mended:?}");
    }
}

#[test]
fn what_remains_is_shown_and_decides() {
    let council = council(&[(
        "a.yaml",
        "id: homes\nknid: strategy\ntitle: Homes\nsupports: good-hoems\nsupprots: x\n",
    )]);
    let fixed = council.check(&["--fix"]);
    assert_eq!(fixed.code, Some(1));
    assert!(fixed.err.ends_with(": a.yaml\n"), "{}", fixed.err);
    assert!(
        fixed.out.contains("there is no key `supprots`"),
        "{}",
        fixed.out
    );
    assert!(!fixed.out.contains("knid"), "{}", fixed.out);
    assert_eq!(
        council.read("a.yaml"),
        "id: homes\nkind: strategy\ntitle: Homes\nsupports: good-homes\nsupprots: x\n"
    );
}

#[test]
fn the_difference_is_shown_as_other_tools_read_it() {
    let council = council(&[(
        "docs/a.yaml",
        "id: homes\nkind: stratgy\ntitle: \"\u{202e}31m\"\n",
    )]);
    let shown = council.check(&["--fix", "--diff"]);
    assert_eq!(
        shown.out,
        "--- a/docs/a.yaml\n+++ b/docs/a.yaml\n@@ -1,3 +1,3 @@\n id: homes\n-kind: stratgy\n+kind: strategy\n title: \"\u{fffd}31m\"\n"
    );
    assert_eq!((shown.code, &*shown.err), (Some(1), ""));
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_a_file_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let council = council(&[("a.yaml", "id: homes\nkind: stratgy\ntitle: Homes\n")]);
    let file = council.path("a.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    council.check(&["--fix"]);
    let mode = fs::metadata(&file)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Thousands of changes in one file take no longer than its length asks for.
#[test]
fn very_many_changes_are_made_in_one_pass() {
    let one = |number: u32| {
        format!("- {{id: d-{number}, kind: stratgy, title: D {number}, supports: plan}}\n")
    };
    let many: String = (0..5_000).map(one).collect();
    let council = council(&[("a.yaml", &many)]);
    council.check(&["--diff"]);
    council.check(&["--fix", "--exit-zero"]);
    assert_eq!(council.read("a.yaml"), many.replace("stratgy", "strategy"));
}

#[test]
fn every_framework_comes_to_rest() {
    for path in frameworks() {
        assert!(comes_to_rest(checking::folder(&path)), "{path}");
    }
}
