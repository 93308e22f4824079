//! What `--fix` writes: only what has one right answer, only there, and each file whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::checking;
use crate::damage::comes_to_rest;
use crate::fixtures::frameworks;

type Texts = BTreeMap<String, String>;

/// A plan with a priority, for documents to serve.
const PLAN: &str = "
- {id: plan, kind: corporate-plan, title: Plan, owner: Leader}
- {id: good-homes, kind: priority, tier: core, title: Homes, part_of: plan}
";

/// A framework in a folder of its own.
struct Council(TempDir);

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Council {
    fn new(files: &[(&str, &str)]) -> Self {
        let council = Self(tempfile::tempdir().expect("a folder"));
        council.write("plan.yaml", PLAN);
        for (path, text) in files {
            council.write(path, text);
        }
        council
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).expect("a file")
    }

    fn check(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
        command.arg("check").arg(self.0.path());
        command
            .args(["--as-of", "2024-01-31", "--format", "concise"])
            .args(arguments);
        let output = command.output().expect("the program starts");
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Every file of the folder, so that none is left over and none lost.
    fn all(&self) -> Texts {
        let walk = walkdir::WalkDir::new(self.0.path()).into_iter();
        let files = walk
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.file_type().is_file());
        let text = |path: &Path| fs::read_to_string(path).expect("text");
        let name = |path: &Path| {
            path.strip_prefix(self.0.path())
                .expect("inside")
                .display()
                .to_string()
        };
        files
            .map(|file| (name(file.path()), text(file.path())))
            .collect()
    }
}

/// A file becomes another, and nothing else changes; the second time nothing does.
#[track_caller]
fn mends(path: &str, old: &str, new: &str) {
    let council = Council::new(&[(path, old)]);
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
    assert_eq!(council.check(&["--diff"]).out, "");
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
    ] {
        mends("a.yaml", text, text);
    }
}

/// Exceptions that are of no use, between some that are.
const USED: &str = "  - rule: unlinked-document   # agreed\n    document: lost\n    reason: Later\n    agreed_by: Cabinet\n    until: 2030\n";
const UNUSED: &str = "  - rule: unlinked-document\n    document: homes # done\n    reason: >\n      Much\n      later\n    agreed_by: Cabinet\n    until: \"2030\" # enough\n";

fn with_exceptions(settings: &str) -> Council {
    Council::new(&[
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
        let council = Council::new(&[("a.yaml", documents)]);
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
    let council = Council::new(&[(
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
    let council = Council::new(&[(
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
    let council = Council::new(&[("a.yaml", "id: homes\nkind: stratgy\ntitle: Homes\n")]);
    let file = council.0.path().join("a.yaml");
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
    let council = Council::new(&[("a.yaml", &many)]);
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
