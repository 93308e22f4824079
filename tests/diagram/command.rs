//! `graph` as it is called: where links lead from, and an installed Graphviz.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use roxmltree::Document;
use tempfile::TempDir;

const DOCUMENTS: &str = "\
- {id: plan, kind: corporate-plan, title: Plan}
- {id: aim, kind: priority, tier: core, title: Aim, part_of: plan}
- {id: way, kind: strategy, title: Way, supports: aim}
";

/// A place with a framework in `council/framework`.
fn place() -> TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let framework = place.path().join("council/framework");
    fs::create_dir_all(&framework).expect("an empty folder");
    fs::write(framework.join("all.yaml"), DOCUMENTS).expect("a file");
    fs::create_dir_all(place.path().join("pictures/2024")).expect("an empty folder");
    place
}

fn graph(place: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stratlint"))
        .current_dir(place)
        .args([
            "graph",
            "council/framework",
            "--as-of",
            "2024-01-31",
            "--view",
            "thread",
        ])
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[track_caller]
fn fine(output: &Output) {
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaints}");
}

fn links(svg: &str) -> Vec<String> {
    let picture = Document::parse(svg).expect("XML");
    let links = picture
        .descendants()
        .filter_map(|node| node.attribute("href"));
    links.map(str::to_owned).collect()
}

#[test]
fn links_lead_from_the_picture_to_the_declarations() {
    let place = place();
    let framework = place.path().join("council/framework");
    for file in [
        "framework.svg",
        "pictures/2024/framework.svg",
        "council/framework.svg",
        "council/framework/framework.svg",
    ] {
        fine(&graph(place.path(), &["-o", file]));
        let file = place.path().join(file);
        let svg = fs::read_to_string(&file).expect("the picture");
        let links = links(&svg);
        assert_eq!(links.len(), 2, "{links:?}");
        for link in links {
            let (path, line) = link.rsplit_once("#L").expect("a line");
            assert!(["2", "3"].contains(&line), "{link}");
            assert!(path.starts_with('.'), "{link}");
            let to = file.parent().expect("in a folder").join(path);
            let to = fs::canonicalize(to).expect("the link leads to a file");
            assert_eq!(
                to,
                fs::canonicalize(framework.join("all.yaml")).expect("a file")
            );
        }
        fs::remove_file(file).expect("it was written");
    }
}

#[test]
fn links_of_a_picture_on_standard_output_lead_from_here_and_name_no_machine() {
    let place = place();
    let whole = place.path().join("council/framework");
    let whole = whole.to_str().expect("a plain path");
    for path in ["council/framework", whole] {
        let output = Command::new(env!("CARGO_BIN_EXE_stratlint"))
            .current_dir(place.path())
            .args(["graph", path, "--view", "thread"])
            .output()
            .expect("the program runs");
        fine(&output);
        let svg = String::from_utf8(output.stdout).expect("text");
        assert_eq!(
            links(&svg),
            [
                "./council/framework/all.yaml#L2",
                "./council/framework/all.yaml#L3"
            ]
        );
    }
}

#[test]
fn graphviz_that_is_not_there_is_said_to_be() {
    let place = place();
    let output = graph(
        place.path(),
        &["--layout", "graphviz", "--graphviz", "no/such/dot"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let complaints = String::from_utf8(output.stderr).expect("text");
    assert!(
        complaints.contains("Graphviz cannot be started as `no/such/dot`"),
        "{complaints}"
    );
    assert!(
        complaints.contains("Install Graphviz, name its program `dot` with `--graphviz PATH`"),
        "{complaints}"
    );
}

/// A program that stands for Graphviz.
#[cfg(unix)]
fn stand_in(place: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let program = place.join("stand-in");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a file");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("ours");
}

#[cfg(unix)]
#[test]
fn graphviz_is_the_program_that_is_named_and_gets_the_whole_picture() {
    let place = place();
    stand_in(place.path(), "echo \"called with $*\"; cat");
    let output = graph(
        place.path(),
        &["--layout", "graphviz", "--graphviz", "./stand-in"],
    );
    fine(&output);
    let made = String::from_utf8(output.stdout).expect("text");
    assert!(
        made.starts_with("called with -Tsvg\ndigraph framework {"),
        "{made}"
    );
    assert!(made.contains("label=\"Way\""), "{made}");
}

#[cfg(unix)]
#[test]
fn graphviz_that_takes_too_long_is_stopped() {
    let place = place();
    stand_in(place.path(), "exec sleep 60");
    let begin = Instant::now();
    let output = graph(
        place.path(),
        &[
            "--layout",
            "graphviz",
            "--graphviz",
            "./stand-in",
            "--graphviz-limit",
            "1",
        ],
    );
    assert!(begin.elapsed() < Duration::from_secs(30));
    assert_eq!(output.status.code(), Some(2));
    let complaints = String::from_utf8(output.stderr).expect("text");
    assert!(
        complaints.contains("Graphviz took longer than 1 second and was stopped"),
        "{complaints}"
    );
}

#[cfg(unix)]
#[test]
fn graphviz_that_fails_is_quoted() {
    let place = place();
    stand_in(place.path(), "echo 'no such font' >&2; exit 1");
    let output = graph(
        place.path(),
        &["--layout", "graphviz", "--graphviz", "./stand-in"],
    );
    assert_eq!(output.status.code(), Some(2));
    let complaints = String::from_utf8(output.stderr).expect("text");
    assert!(
        complaints.contains("Graphviz failed: no such font"),
        "{complaints}"
    );
}

#[test]
fn what_has_no_meaning_in_a_view_is_refused() {
    let place = place();
    for (arguments, message) in [
        (
            &["--view", "matrix", "--only", "measure"][..],
            "this view shows strategies and plans, and `--only` leaves none of them",
        ),
        (
            &["--view", "timeline", "--layout", "graphviz"],
            "this view is a table",
        ),
        (
            &["--view", "overview", "--format", "mermaid"],
            "this view is a table",
        ),
        (
            &[
                "--view", "thread", "--layout", "graphviz", "--format", "text",
            ],
            "this form has none",
        ),
        (&["--view", "thread", "--depth", "2"], "--focus"),
        (&["--graphviz", "dot"], "--layout"),
        (&["--graphviz-limit", "5"], "--layout"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_stratlint"))
            .current_dir(place.path())
            .args(["graph", "council/framework"])
            .args(arguments)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let complaints = String::from_utf8(output.stderr).expect("text");
        assert!(complaints.contains(message), "{arguments:?}: {complaints}");
    }
}
