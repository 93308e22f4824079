//! Runs that are killed at any moment: what they write is old or new, and never in between.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use crate::council::{Council, Texts};

/// So many runs, each killed a little later than the one before.
const RUNS: u32 = 12;

/// Kills runs from their beginning to their end; after each, every file is as before or as a whole run leaves it. What else
/// is left over nobody reads.
#[track_caller]
fn is_old_or_new(council: &Council, arguments: &[&str]) {
    let old = council.all();
    let began = Instant::now();
    council.check(arguments);
    let whole = began.elapsed();
    let new = council.all();
    assert_ne!(old, new, "something is written");
    let mut killed = 0;
    for number in 0..RUNS {
        restore(council, &old);
        let mut command = council.command(arguments);
        let command = command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().expect("the program starts");
        sleep(whole * number / RUNS);
        killed += u32::from(run.try_wait().expect("it is ours").is_none());
        run.kill().expect("it is ours");
        run.wait().expect("it is ours");
        for (path, text) in council.all() {
            let is_whole = old.get(&path) == Some(&text) || new.get(&path) == Some(&text);
            assert!(
                is_whole || path.starts_with('.'),
                "{path} after {number} of {RUNS}"
            );
        }
        assert!(old.keys().all(|path| council.path(path).is_file()));
    }
    assert!(killed > RUNS / 4, "{killed} of {RUNS} were killed in time");
}

fn restore(council: &Council, old: &Texts) {
    for path in council.all().keys().filter(|path| !old.contains_key(*path)) {
        std::fs::remove_file(council.path(path)).expect("it is ours");
    }
    for (path, text) in old {
        council.write(path, text);
    }
}

/// A misspelt key in each of some files that take a while to write.
#[test]
fn fixes_are_whole() {
    let council = Council::new(&[]);
    let long = "# A line that says nothing.\n".repeat(20_000);
    for number in 0..6 {
        let text = format!("{long}id: a-{number}\nknid: strategy\ntitle: A {number}\n");
        council.write(&format!("a-{number}.yaml"), &text);
    }
    is_old_or_new(&council, &["--fix"]);
}

#[test]
fn a_baseline_is_whole() {
    let one = |number: u32| format!("- {{id: a-{number}, kind: strategy, title: A {number}}}\n");
    let documents: String = (0..400).map(one).collect();
    let (half, _) = documents.split_at(documents.find("- {id: a-200,").expect("there is one"));
    let council = Council::new(&[("a.yaml", half)]);
    council.check(&["--write-baseline"]);
    council.write("a.yaml", &documents);
    is_old_or_new(&council, &["--write-baseline"]);
}
