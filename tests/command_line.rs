//! The command line: from files in `cmd/`, and what cannot be said there.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::council::Council;

#[test]
fn the_command_line_as_data() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.trycmd");
    cases.case("docs/ahead.md").case("docs/pipelines.md");
}

/// Runs a check of a framework with one error on a fixed day.
fn check(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    command.args([
        "check",
        "tests/fixtures/undelivered-plan",
        "--as-of",
        "2024-01-31",
        "--format",
        "concise",
    ]);
    command.args(arguments);
    command
}

fn run(mut command: Command) -> Output {
    command.output().expect("the program starts")
}

#[test]
fn standard_output_carries_the_result_alone() {
    let found = run(check(&[]));
    assert_eq!(found.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&found.stderr), "");
    assert!(
        found
            .stdout
            .starts_with(b"plans.yaml:2:8: error[undelivered-plan] ")
    );
    let failed = run(check(&["--only", "zebra"]));
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&failed.stdout), "");
    assert!(failed.stderr.starts_with(b"error: "));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let (reader, writer) = io::pipe().expect("a pipe");
    drop(reader);
    let mut command = check(&[]);
    command.stdout(writer).stderr(Stdio::piped());
    let found = run(command);
    assert_eq!(found.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&found.stderr), "");
}

#[test]
fn a_result_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("findings.txt");
    let result = || fs::read_to_string(&file).expect("the result");
    fs::write(&file, "before").expect("a file");

    let failed = run(check_into(&file, &["--only", "zebra"]));
    assert_eq!((failed.status.code(), result()), (Some(2), "before".into()));

    let found = run(check_into(&file, &[]));
    assert_eq!((found.status.code(), found.stdout), (Some(1), Vec::new()));
    assert_eq!(result().as_bytes(), run(check(&[])).stdout);
    let left = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(left, 1, "nothing else is left in the folder");
}

#[test]
fn a_result_that_cannot_be_written_is_a_failed_run() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [
        folder.path().to_owned(),
        folder.path().join("missing/findings.txt"),
    ] {
        let failed = run(check_into(&path, &[]));
        assert_eq!(failed.status.code(), Some(2));
        let told = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert!(told.contains("cannot be written"), "{told}");
    }
}

/// What would be read as a document the next time, or takes the place of one, is not written.
#[test]
fn no_result_takes_the_place_of_a_document() {
    let plan = "{id: plan, kind: corporate-plan, title: Plan}";
    let council = Council::new(&[
        ("plan.yaml", plan),
        ("deep/more.YML", ""),
        ("framework.yaml", ""),
    ]);
    let before = council.all();
    for name in [
        "plan.yaml",
        "framework.yaml",
        "deep/more.YML",
        "deep/../plan.yaml",
    ] {
        let file = council
            .path(name)
            .into_os_string()
            .into_string()
            .expect("a plain name");
        let also = format!("concise={file}");
        for arguments in [&["-o", &file, "--write-baseline"][..], &["--also", &also]] {
            let refused = council.check(arguments);
            assert_eq!(
                (refused.code, &*refused.out),
                (Some(2), ""),
                "{arguments:?}"
            );
            let told =
                format!("error: {file} is read as a declared document, and is left as it is\n");
            assert!(refused.err.starts_with(&told), "{}", refused.err);
        }
    }
    assert_eq!(council.all(), before);
}

/// A result that lies among the documents is none, and may be written again.
#[test]
fn results_in_the_folder_change_nothing() {
    let council = Council::new(&[("plan.yaml", "{id: plan, kind: corporate-plan, title: Plan}")]);
    let before = council.check(&["--format", "json"]).out;
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--format", "sarif"],
        &["graph", "--format", "json"],
        &["forecast", "--format", "json"],
        &["list", "--format", "json", "--framework"],
        &["trace", "plan", "--format", "json"],
        &["impact", "plan", "--format", "json"],
        &["schema", "document"],
        &["diff", "--format", "json", "examples/02-first-steps"],
    ] {
        let file = council.path("result.json");
        for _ in 0..2 {
            let mut run = Command::new(env!("CARGO_BIN_EXE_stratlint"));
            let run = run
                .args(arguments)
                .arg(council.path(""))
                .arg("-o")
                .arg(&file);
            let code = run.output().expect("the program starts").status.code();
            assert!(matches!(code, Some(0 | 1)), "{arguments:?}: {code:?}");
        }
        assert!(file.is_file(), "{arguments:?}");
        assert_eq!(
            council.check(&["--format", "json"]).out,
            before,
            "{arguments:?}"
        );
    }
}

fn check_into(file: &Path, arguments: &[&str]) -> Command {
    let mut command = check(arguments);
    command.arg("-o").arg(file);
    command
}
