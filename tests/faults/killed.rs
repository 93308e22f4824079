//! Runs that end in the midst of writing: every file is as before or as a whole run leaves it, and what else is left is hidden.

use std::fs;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use super::Place;

/// What people see: files and folders without a leading dot, and the baseline.
fn seen(place: &Place) -> Vec<(String, Vec<u8>)> {
    let root = place.path("");
    let inside = |path: &std::path::Path| {
        let inside = path.strip_prefix(&root).expect("inside");
        inside.to_str().expect("a plain name").to_owned()
    };
    let all = place.all().into_iter();
    let all = all.map(|(path, content)| (inside(&path), content));
    let is_left_over = |path: &str| {
        path.contains(".tmp") || path.contains(".stratlint-") && !path.contains("baseline")
    };
    all.filter(|(path, _)| !is_left_over(path)).collect()
}

/// The system ends a run as soon as a file grows beyond so many blocks: always in the midst of writing.
#[track_caller]
fn changes_nothing(arguments: &[&str], blocks: u32) {
    let place = Place::new();
    let before = seen(&place);
    let script = format!("ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut run = place.in_shell(&script, arguments);
    let ended = run.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let code = ended.expect("a shell").code();
    assert_eq!(code, None, "{arguments:?}: a signal ends it");
    assert_eq!(seen(&place), before, "{arguments:?}");
    let next = place.run(&["check", "--format", "concise"]);
    assert_eq!(next.code, Some(1));
    let next = String::from_utf8(next.out).expect("text");
    assert!(
        next.lines().all(|line| line.starts_with("a.yaml:")),
        "what is left over is not read: {next}"
    );
}

#[test]
fn a_run_that_ends_when_it_begins_to_write_changes_nothing() {
    for arguments in [
        &["check", "--format", "json", "-o", "found.json"][..],
        &["check", "--also", "sarif=found.sarif"],
        &["check", "--fix"],
        &["check", "--write-baseline"],
        &["report", "-o", "report.html"],
        &["report", "-o", "pages"],
        &["init", "begun"],
        &["new", "strategy", "Parks"],
    ] {
        changes_nothing(arguments, 0);
    }
}

#[test]
fn a_run_that_ends_halfway_through_a_file_changes_nothing() {
    for arguments in [
        &["check", "--format", "json", "-o", "framework/found.json"][..],
        &["check", "--also", "sarif=found.sarif"],
        &["report", "-o", "report.html"],
        &["report", "-o", "pages"],
    ] {
        changes_nothing(arguments, 1);
    }
}

/// So many runs, each killed a little later than the one before.
const RUNS: u32 = 12;

#[test]
fn a_folder_of_reports_is_old_or_new_when_its_run_is_killed() {
    let place = Place::new();
    let report = ["report", "--as-of", "2024-06-01", "-o", "pages"];
    let documents = place.path("framework/a.yaml");
    let all = fs::read_to_string(&documents).expect("ours");
    fs::write(&documents, all.replace("Homes", "Houses")).expect("ours");
    place.run(&report);
    let new = seen_pages(&place);
    fs::write(&documents, &all).expect("ours");
    let began = Instant::now();
    place.run(&report);
    let whole = began.elapsed();
    let old = seen_pages(&place);
    assert_ne!(old, new);
    fs::write(&documents, all.replace("Homes", "Houses")).expect("ours");
    for number in 0..RUNS {
        let mut run = place.command(&report);
        let mut run = run
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        thread::sleep(whole * number / RUNS);
        run.kill().expect("it is ours");
        run.wait().expect("it is ours");
        let pages = seen_pages(&place);
        assert!(pages == old || pages == new, "after {number} of {RUNS}");
    }
}

fn seen_pages(place: &Place) -> Vec<(String, Vec<u8>)> {
    let mut seen = seen(place);
    seen.retain(|(path, _)| path.starts_with("pages"));
    assert!(!seen.is_empty(), "the folder is there");
    seen
}

/// Who reads a report while it is written again always finds one.
#[test]
fn a_folder_of_reports_is_there_at_every_moment() {
    let place = Place::new();
    let report = ["report", "-o", "pages"];
    place.run(&report);
    let page = place.path("pages/index.html");
    let is_done = AtomicBool::new(false);
    let gone = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut gone = 0;
            while !is_done.load(Ordering::Relaxed) {
                gone += u32::from(!page.exists());
            }
            gone
        });
        for _ in 0..RUNS {
            assert_eq!(place.run(&report).code, Some(0));
        }
        is_done.store(true, Ordering::Relaxed);
        reader.join().expect("it cannot fail")
    });
    assert_eq!(gone, 0);
}
