//! What surrounds a run: its environment, its streams, its language and its clock.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;

use super::{Place, not_run, ran, refuses, results};

/// Neither a home nor a path nor a terminal is needed, and no language of the machine changes a byte.
#[test]
fn no_variable_is_needed_and_no_language_changes_a_result() {
    let place = Place::new();
    for arguments in results() {
        let bare = ran(place.command(&arguments).env_clear());
        assert!(matches!(bare.code, Some(0 | 1)), "{arguments:?}: {bare:?}");
        for language in ["tr_TR.UTF-8", "ar_EG.utf8", "xx_YY.UTF-8"] {
            let mut told = place.command(&arguments);
            let told = ran(told
                .env_clear()
                .env("LC_ALL", language)
                .env("LANG", language));
            assert_eq!(told, bare, "{arguments:?} in {language}");
        }
    }
}

/// A screen that has no other letters gets plain ones; what is for programs stays as it is.
#[test]
fn a_language_without_unicode_changes_the_look_alone() {
    let place = Place::new();
    for language in [&b"C"[..], b"POSIX", b"xx_YY"] {
        let check = |format: &str| {
            let mut check = place.command(&["check", "--as-of", "2024-06-01", "--format", format]);
            ran(check.env_clear().env("LC_ALL", OsStr::from_bytes(language)))
        };
        assert_eq!(
            check("json"),
            place.run(&["check", "--as-of", "2024-06-01", "--format", "json"])
        );
        let human = check("human");
        assert_eq!(human.code, Some(1));
        let lines = ["\u{2500}", "\u{2502}", "\u{256d}"];
        let human = String::from_utf8(human.out).expect("text");
        assert!(lines.iter().all(|sign| !human.contains(sign)), "{human}");
    }
    let mut check = place.command(&["check"]);
    let check = ran(check
        .env_clear()
        .env("LC_ALL", OsStr::from_bytes(b"\xff\xfe")));
    assert_eq!(check.code, Some(1), "a name of no language at all");
}

#[test]
fn closed_streams_change_no_exit_code() {
    let place = Place::new();
    let check = ["check", "--format", "concise"];
    let with = |closed: &str, arguments: &[&str]| {
        ran(&mut place.in_shell(&format!("exec \"$0\" \"$@\" {closed}"), arguments))
    };
    let whole = place.run(&check);
    assert_eq!(with("<&-", &check), whole);
    for closed in [">&-", "2>&-", "<&- >&- 2>&-"] {
        assert_eq!(with(closed, &check).code, Some(1), "{closed}");
        assert_eq!(with(closed, &["check", "gone"]).code, Some(2), "{closed}");
    }
    // No file that the run opens takes the place of a closed stream.
    let before = place.all();
    with("<&- >&- 2>&-", &["check", "-o", "found.txt"]);
    fs::remove_file(place.path("found.txt")).expect("it is written");
    assert_eq!(place.all(), before);
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let place = Place::new();
    refuses(
        &place.run(&["lsp"]),
        "the editor and the language server do not understand each other",
    );
    let closed = ran(&mut place.in_shell("exec \"$0\" \"$@\" <&-", &["lsp"]));
    refuses(&closed, "help: `stratlint lsp` is started by an editor");
}

/// The first and the last day of the calendar, and the day before clocks began.
#[test]
fn every_day_of_the_calendar_can_be_asked_about() {
    let place = Place::new();
    let day = "--as-of=2024-06-01";
    for arguments in results()
        .iter()
        .filter(|words| words.iter().any(|word| word == day))
    {
        for other in ["0000-01-01", "1969-12-31", "9999-12-31"] {
            let other = format!("--as-of={other}");
            let of_day = |word: &String| {
                if word == day {
                    other.clone()
                } else {
                    word.clone()
                }
            };
            let arguments: Vec<String> = arguments.iter().map(of_day).collect();
            let told = place.run(&arguments);
            assert!(matches!(told.code, Some(0 | 1)), "{arguments:?}: {told:?}");
        }
    }
    for view in ["thread", "matrix", "timeline", "overview"] {
        for day in ["0000-01-01", "1969-12-31", "9999-12-31"] {
            let told = place.run(&["graph", "--view", view, "--as-of", day]);
            assert_eq!(told.code, Some(0), "{view} on {day}: {told:?}");
        }
    }
}

/// A clock that says 31 December 1969, as one with an empty battery may west of Greenwich.
const CLOCK: &str = "\
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *now) { (void)clock; now->tv_sec = -43200; now->tv_nsec = 0; return 0; }
";

#[test]
fn a_clock_before_1970_is_a_day_like_others() {
    let place = Place::new();
    let (source, library) = (place.path("clock.c"), place.path("clock.so"));
    fs::write(&source, CLOCK).expect("a new file");
    let mut compiler = Command::new("cc");
    let made = compiler
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(&source)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        not_run("a clock before 1970 (there is no C compiler)");
        return;
    }
    let check = ["check", "--format", "json"];
    let mut early = place.command(&check);
    let early = ran(early.env("LD_PRELOAD", &library).env("TZ", "UTC"));
    let named = place.run(&["check", "--format", "json", "--as-of", "1969-12-31"]);
    assert_eq!(early, named);
    assert_eq!(early.code, Some(1));
}
