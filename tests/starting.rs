//! `new` and `init`: what they write is read without a fault, and nothing is ever written over.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use stratlint::framework::{KINDS, Kind};
use stratlint::load::fault::Fault;
use stratlint::start::document::{Start, unknown};
use stratlint::start::{id, yaml};

use crate::checking::{self, DAY, Files, day};

fn run(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "C.UTF-8");
    command.output().expect("the program starts")
}

#[track_caller]
fn runs(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        (output.status.code(), &*told),
        (Some(0), ""),
        "{arguments:?}"
    );
    String::from_utf8(output.stdout).expect("text")
}

/// Findings of the rule that speaks where a file is not as it should be.
#[track_caller]
fn no_invalid_declaration(path: &str, folder: &Path) {
    let arguments = [
        "check",
        path,
        "--only",
        "invalid-declaration",
        "--format",
        "concise",
    ];
    assert_eq!(runs(&arguments, folder), "");
}

fn faults(text: &str) -> Vec<Fault> {
    let inputs = checking::in_memory(&Files::from([("a.yaml".into(), text.into())]));
    inputs.framework(day(DAY)).1
}

#[test]
fn a_framework_is_begun_and_grows() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = runs(
        &[
            "init",
            "fw",
            "--name",
            "Hollin: Vale",
            "--authority",
            "district",
            "--plan",
            "Our Plan",
            "--priority",
            "yes",
        ],
        folder.path(),
    );
    assert!(
        told.starts_with("Made fw with 4 files:\n  framework.yaml\n"),
        "{told}"
    );
    no_invalid_declaration("fw", folder.path());
    for (_, kind, _) in KINDS {
        let title = format!("{kind} #1 title: what?");
        runs(&["new", kind, &title, "--framework", "fw"], folder.path());
    }
    no_invalid_declaration("fw", folder.path());
    let framework = checking::folder(folder.path().join("fw"));
    assert_eq!(framework.sources.iter().count(), 3 + KINDS.len());
    let settings = framework.settings;
    assert_eq!(settings.name.expect("a name").value, "Hollin: Vale");
    assert_eq!(settings.plans[0].value, "our-plan");
}

#[test]
fn without_a_word_about_the_council_a_framework_is_begun_too() {
    let folder = tempfile::tempdir().expect("a folder");
    runs(&["init"], folder.path());
    no_invalid_declaration("framework", folder.path());
    let left: Vec<_> = fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(left.len(), 1, "nothing else is left behind");
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    runs(&["init", "empty"], folder.path());
    let settings = folder.path().join("empty/framework.yaml");
    fs::write(&settings, "format: 1\n").expect("a file");
    let told = |output: Output| {
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, words) = told(run(&["init", "empty"], folder.path()));
    assert!(
        code == Some(2) && words.contains("is there already"),
        "{words}"
    );
    let (code, words) = told(run(&["init", "empty/framework.yaml"], folder.path()));
    assert!(
        code == Some(2) && words.contains("is there already"),
        "{words}"
    );
    let (code, words) = told(run(
        &[
            "new",
            "policy",
            "A",
            "--framework",
            "empty",
            "-o",
            "empty/framework.yaml",
        ],
        folder.path(),
    ));
    assert!(
        code == Some(2) && words.contains("is there already"),
        "{words}"
    );
    assert_eq!(fs::read_to_string(settings).expect("a file"), "format: 1\n");
}

/// What is told of a run that cannot be made.
#[track_caller]
fn refused(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(output.stdout, b"", "{arguments:?}");
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = refused(&["init", "missing/framework"], folder.path());
    assert!(told.contains("there is no folder missing\n"), "{told}");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

/// Nobody may make a folder in the root of this file system, not even who may do all else.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_in_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = refused(&["init", "/sys/framework"], folder.path());
    assert!(
        told.contains("cannot be made: you may not write in /sys ("),
        "{told}"
    );
    assert!(
        told.contains("help: Name a folder inside one that you may write to"),
        "{told}"
    );
}

#[test]
fn a_folder_with_files_is_told_by_what_it_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["minutes.docx", "a", "b", "c"] {
        fs::write(folder.path().join(name), "x").expect("a file");
    }
    let told = refused(&["init", "."], folder.path());
    assert!(
        told.contains("It holds a, b, c and 1 more, and nothing is ever written over"),
        "{told}"
    );
    runs(&["init", "fw"], folder.path());
    let told = refused(&["init", "fw"], folder.path());
    assert!(
        told.contains("It holds a framework") && told.contains("`stratlint check fw`"),
        "{told}"
    );
    let told = refused(&["init", "a"], folder.path());
    assert!(
        told.contains("a is there already, and is no folder"),
        "{told}"
    );
}

/// Who stands in an empty folder finds the framework there.
#[test]
fn the_empty_folder_that_somebody_stands_in_is_filled() {
    let folder = tempfile::tempdir().expect("a folder");
    runs(&["init", "."], folder.path());
    let names = |path: &Path| -> Vec<String> {
        let entries = fs::read_dir(path).expect("the folder");
        let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("a plain name");
        let mut names: Vec<String> = entries
            .map(|entry| name(entry.expect("an entry")))
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names(folder.path()),
        ["README.md", "corporate-plan", "framework.yaml"]
    );
    no_invalid_declaration(".", folder.path());
}

#[test]
fn a_title_that_is_there_already_is_not_taken_again() {
    let folder = tempfile::tempdir().expect("a folder");
    runs(&["init", "fw"], folder.path());
    let strategy = ["new", "strategy", "Housing Strategy", "--framework", "fw"];
    runs(&strategy, folder.path());
    let told = refused(
        &["new", "policy", "housing  strategy", "--framework", "fw"],
        folder.path(),
    );
    let expected = "there is a strategy `housing-strategy` already: “Housing Strategy” in fw/strategies/housing-strategy.yaml:1\n";
    assert!(told.contains(expected), "{told}");
    assert!(told.contains("`--id housing-strategy-2`"), "{told}");
    let mut other = strategy.to_vec();
    other.extend(["--id", "housing-strategy-2030"]);
    let told = runs(&other, folder.path());
    assert!(
        told.starts_with("Wrote fw/strategies/housing-strategy-2030.yaml:"),
        "{told}"
    );
    let told = refused(&other, folder.path());
    assert!(told.contains("`housing-strategy-2030` already"), "{told}");
    *other.last_mut().expect("an id") = "Housing 2030";
    let told = refused(&other, folder.path());
    assert!(told.contains("as `housing-2030`"), "{told}");
}

#[test]
fn a_document_lands_beside_others_of_its_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    runs(&["init", "fw"], folder.path());
    fs::create_dir_all(folder.path().join("fw/adults/care")).expect("a folder");
    fs::write(
        folder.path().join("fw/adults/care/one.yaml"),
        "{id: a, kind: policy, title: A}",
    )
    .expect("a file");
    let told = runs(&["new", "policy", "B", "--framework", "fw"], folder.path());
    assert!(
        told.starts_with("Wrote fw/adults/care/b.yaml: policy `b`.\n"),
        "{told}"
    );
    let told = runs(
        &[
            "new",
            "strategy",
            "A",
            "--id",
            "a-strategy",
            "--framework",
            "fw",
            "-o",
            "fw/c.yaml",
        ],
        folder.path(),
    );
    assert!(
        told.starts_with("Wrote fw/c.yaml: strategy `a-strategy`.\n"),
        "{told}"
    );
}

#[test]
fn every_line_that_a_template_offers_can_be_taken() {
    for (kind, word, _) in KINDS {
        let start = |known: &[(&str, String)]| {
            let kind_word = word;
            Start {
                id: "a",
                kind_word,
                kind,
                title: "A",
                known,
            }
            .text()
        };
        let bare = start(&unknown(kind));
        assert!(faults(&bare).is_empty(), "{bare}");
        let is_key = |line: &&str| {
            line.strip_prefix("# ")
                .and_then(|line| line.split_once(": "))
                .is_some_and(|(key, _)| !key.contains(' '))
        };
        let offers = start(&[]);
        let taken: Vec<&str> = offers
            .lines()
            .map(|line| if is_key(&line) { &line[2..] } else { line })
            .collect();
        let text = taken.join("\n");
        assert!(faults(&text).is_empty(), "{text}");
        assert!(kind == Kind::Project || text.lines().count() > 3);
    }
}

proptest! {
    /// Whatever a title holds, and wherever it is written, it is read back as the same text.
    #[test]
    fn text_is_read_back_as_it_was_written(text in any::<String>()) {
        is_read_back(&text)?;
    }

    /// Signs that mean something to YAML, in any order.
    #[test]
    fn signs_of_yaml_are_read_back_as_they_were_written(text in "[-:#{}\\[\\],&*!|>'\"%@`?~ \\\\a0\n\t\u{85}\u{2028}\u{feff}\u{a0}]{0,12}") {
        is_read_back(&text)?;
    }

    #[test]
    fn any_title_gives_an_id(title in any::<String>()) {
        let id = id::of(&title);
        prop_assert!(id.len() <= 60);
        let written = yaml::text(&id);
        prop_assert!(faults(&format!("{{id: {written}, kind: body, title: a}}")).is_empty(), "{}", id);
    }
}

fn is_read_back(text: &str) -> Result<(), TestCaseError> {
    let written = yaml::text(text);
    let file = format!(
        "id: a\nkind: body\ntitle: A\nnote: {written}\nstatus: {{is: draft, by: {written}}}\nrisks:\n  - {written}\n"
    );
    let inputs = checking::in_memory(&Files::from([("a.yaml".into(), file.clone().into())]));
    let (framework, faults) = inputs.framework(day(DAY));
    prop_assert!(faults.is_empty(), "{}", file);
    let document = framework.document("a").expect("the document");
    let more = document.more.as_ref();
    let read = [
        more.and_then(|more| more.note.as_ref()),
        document.status[0].by.as_ref(),
        more.and_then(|more| more.risks.first()),
    ];
    for read in read {
        prop_assert_eq!(read.map(|text| &*text.value), Some(text.trim()), "{}", file);
    }
    Ok(())
}

#[test]
fn words_that_mean_something_to_yaml_are_read_back() {
    for text in [
        "yes",
        "null",
        "~",
        "2023",
        "1e3",
        "- a",
        "a: b",
        "a #b",
        "{{a}}",
        "*a",
        "%a",
        "'",
        "\"",
        "\\",
        "=1+1",
        "::set-output",
        "\u{1b}[2J",
    ] {
        is_read_back(text).expect("the same text");
    }
}

#[test]
fn a_file_that_no_check_would_read_is_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("fw")).expect("a folder");
    for name in ["fw/a.txt", "fw/a.json", "fw/a"] {
        let words = refused(
            &["new", "strategy", "A", "--framework", "fw", "-o", name],
            folder.path(),
        );
        assert!(words.contains("would not be read"), "{name}: {words}");
        assert!(!folder.path().join(name).exists());
    }
    let output = run(
        &["new", "strategy", "A", "--framework", "fw", "-o", "a.yaml"],
        folder.path(),
    );
    let words = String::from_utf8(output.stderr).expect("text");
    assert!(words.contains("a.yaml is no part of fw"), "{words}");
    assert!(folder.path().join("a.yaml").exists());
}

#[test]
fn the_id_that_is_proposed_is_free() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("fw")).expect("a folder");
    let declared = "- {id: homes-2, kind: strategy, title: Homes}\n- {id: homes, kind: strategy, title: HOMES}\n";
    fs::write(folder.path().join("fw/all.yaml"), declared).expect("a file");
    let words = refused(
        &["new", "strategy", "Homes", "--framework", "fw"],
        folder.path(),
    );
    assert!(
        words.contains("there is a strategy `homes` already"),
        "{words}"
    );
    assert!(words.contains("`--id homes-3`"), "{words}");
}
