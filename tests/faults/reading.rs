//! Files that cannot be read to their end, or that change meanwhile.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{DOCUMENTS, Place, Ran, not_run, ran, refuses};

/// The memory of a process in a file's place: it is a plain file, opens, and fails when it is read. None where nothing may be
/// put in a file's place here.
fn with_read_error(place: &Place, file: &str, arguments: &[&str]) -> Option<Ran> {
    fs::write(place.path(file), "").expect("our own file");
    let script = format!("mount --bind /proc/$$/mem {file} || exit 77; exec \"$0\" \"$@\"");
    let apart = format!("exec unshare --map-root-user --mount sh -c '{script}' \"$0\" \"$@\"");
    let mut apart = place.in_shell(&apart, arguments);
    let is_possible = apart.output().is_ok_and(|output| {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.code() != Some(77) && !said.starts_with("unshare:")
    });
    if !is_possible {
        not_run("a file that fails when it is read (nothing may be mounted here)");
        return None;
    }
    Some(ran(&mut apart))
}

#[test]
fn a_document_file_that_fails_when_it_is_read_is_a_finding() {
    let place = Place::new();
    let check = ["check", "--format", "concise", "--as-of", "2024-06-01"];
    let Some(told) = with_read_error(&place, "framework/b.yaml", &check) else {
        return;
    };
    let found = String::from_utf8(told.out).expect("text");
    let line = "b.yaml:1:1: error[unreadable-file] this file cannot be opened: Input/output error";
    assert!(found.contains(line), "{found}");
    assert!(
        found.contains("a.yaml:3:"),
        "the other files are checked: {found}"
    );
    assert_eq!((told.code, &*told.err), (Some(1), ""));
}

#[test]
fn what_a_run_rests_on_and_fails_when_it_is_read_stops_it() {
    for (file, arguments, words) in [
        (
            "framework/framework.yaml",
            &["check"][..],
            "framework/framework.yaml cannot be opened: ",
        ),
        (
            "framework/.stratlint-baseline.json",
            &["check"],
            ".stratlint-baseline.json cannot be opened: ",
        ),
        (
            "councils.yaml",
            &["check", "councils.yaml"],
            "councils.yaml is no workspace that can be read: ",
        ),
        (
            "register.csv",
            &["init", "begun", "--from", "register.csv"],
            "the register register.csv cannot be opened: ",
        ),
        (
            "before.json",
            &["report", "--since", "before.json"],
            "before.json is no earlier version to compare with: ",
        ),
    ] {
        let place = Place::new();
        if let Some(told) = with_read_error(&place, file, arguments) {
            refuses(&told, words);
            assert!(told.err.contains("nput/output error"), "{}", told.err);
            assert_eq!(told.out, b"");
        }
    }
}

/// Files and folders come, go, grow and shrink while they are read: each is read or is a finding.
#[test]
fn what_changes_while_it_is_read_stops_nothing() {
    let place = Place::new();
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                churn(&place).expect("our own folder");
            }
        });
        for _ in 0..15 {
            let told = place.run(&["check", "--format", "json"]);
            assert!(matches!(told.code, Some(0 | 1)), "{told:?}");
            serde_json::from_slice::<serde_json::Value>(&told.out).expect("JSON");
        }
        is_done.store(true, Ordering::Relaxed);
    });
}

fn churn(place: &Place) -> std::io::Result<()> {
    let (file, folder) = (place.path("framework/b.yaml"), place.path("framework/c"));
    fs::create_dir(&folder)?;
    fs::write(folder.join("c.yaml"), DOCUMENTS)?;
    fs::write(&file, DOCUMENTS.repeat(1_000))?;
    fs::File::options()
        .write(true)
        .open(&file)?
        .set_len(50_000)?;
    fs::remove_dir_all(&folder)?;
    fs::remove_file(&file)
}
