//! Results that find no place: a full disk, a folder that is gone or closed, a reader that has gone.

use std::fs;
use std::io;

use super::{Place, full, ran, refuses, results};

#[test]
fn a_closed_pipe_is_no_error_whatever_is_shown() {
    let place = Place::new();
    for arguments in results() {
        let whole = place.run(&arguments);
        assert!(
            matches!(whole.code, Some(0 | 1)),
            "{arguments:?}: {whole:?}"
        );
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let cut = ran(place.command(&arguments).stdout(writer));
        assert_eq!(
            (cut.code, cut.err),
            (whole.code, whole.err),
            "{arguments:?}"
        );
    }
}

/// Neither is it one for what is made or asked beside results.
#[test]
fn a_closed_pipe_is_no_error_for_anything_else() {
    let place = Place::new();
    for arguments in [
        &["init", "begun"][..],
        &["new", "strategy", "Parks"],
        &["--help"],
        &["check", "--help"],
        &["--version"],
    ] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let cut = ran(place.command(arguments).stdout(writer));
        assert_eq!((cut.code, &*cut.err), (Some(0), ""), "{arguments:?}");
    }
    assert!(place.path("begun/framework.yaml").is_file());
    assert!(place.path("framework/parks.yaml").is_file());
}

#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let place = Place::new();
    for arguments in results() {
        let told = ran(place.command(&arguments).stdout(full()));
        refuses(
            &told,
            "the result cannot be written: No space left on device",
        );
        assert!(told.err.contains("`-o FILE`"), "{}", told.err);
    }
}

/// What is made is made, even if nobody can be told.
#[test]
fn what_is_made_stays_where_it_cannot_be_told() {
    let place = Place::new();
    for (arguments, made) in [
        (&["init", "begun"][..], "begun/framework.yaml"),
        (&["new", "strategy", "Parks"], "framework/parks.yaml"),
    ] {
        let told = ran(place.command(arguments).stdout(full()));
        refuses(&told, "what was done cannot be said: No space left");
        assert!(told.err.contains("The files are written"), "{}", told.err);
        assert_ne!(fs::read(place.path(made)).expect("it is made"), b"");
    }
}

#[test]
fn a_full_device_is_told_by_its_name() {
    let place = Place::new();
    for mut arguments in results() {
        arguments.extend(["-o".into(), "/dev/full".into()]);
        let told = place.run(&arguments);
        refuses(
            &told,
            "/dev/full cannot be written: No space left on device",
        );
        assert!(told.err.contains("help: Make room"), "{}", told.err);
        assert_eq!(told.out, b"", "{arguments:?}");
    }
    let also = place.run(&["check", "--also", "json=/dev/full"]);
    refuses(
        &also,
        "/dev/full cannot be written: No space left on device",
    );
    let mut summary = place.command(&["check", "--format", "github"]);
    let summary = ran(summary.env("GITHUB_STEP_SUMMARY", "/dev/full"));
    refuses(
        &summary,
        "the summary of the job cannot be written: No space left",
    );
}

/// What writes files, each with a name that must be told where it cannot be written.
const WRITING: [(&[&str], &str); 9] = [
    (&["check", "-o", "found.txt"], "found.txt"),
    (&["check", "--also", "csv=found.csv"], "found.csv"),
    (&["check", "--fix"], "framework/"),
    (&["check", "--write-baseline"], ".stratlint-baseline.json"),
    (&["graph", "-o", "drawn.svg"], "drawn.svg"),
    (&["report", "-o", "report.xlsx"], "report.xlsx"),
    (&["report", "-o", "pages"], "pages"),
    (&["init", "begun"], "begun"),
    (&["new", "strategy", "Parks"], "framework/parks.yaml"),
];

/// A disk that takes nothing more, as a limit on the length of files: every file is as before, and none is left over.
#[test]
fn nothing_changes_on_a_full_disk() {
    let place = Place::new();
    for (arguments, _) in WRITING
        .iter()
        .filter(|(_, file)| !file.contains("framework/"))
    {
        // Earlier results, which must not be lost.
        place.run(arguments);
    }
    fs::remove_dir_all(place.path("begun")).expect("it was made");
    fs::write(
        place.path("framework/b.yaml"),
        "{id: b, kind: strategy, title: B}",
    )
    .expect("ours");
    let before = place.all();
    for (arguments, file) in WRITING {
        let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
        let told = ran(&mut place.in_shell(script, arguments));
        refuses(&told, file);
        assert!(told.err.contains("large"), "{}", told.err);
        assert_eq!(place.all(), before, "{arguments:?}");
    }
}

/// Nobody may make files in the root of this file system, not even who may do all else.
#[test]
fn a_folder_that_is_closed_to_all_is_told_by_the_name_that_was_given() {
    let place = Place::new();
    let before = place.all();
    for (arguments, words) in [
        (
            &["check", "-o", "/sys/found.txt"][..],
            "/sys/found.txt cannot be written: permission denied",
        ),
        (
            &["check", "--also", "csv=/sys/found.csv"],
            "/sys/found.csv cannot be written: permission denied",
        ),
        (
            &["check", "--write-baseline", "--baseline", "/sys/known.json"],
            "/sys/known.json cannot be written: permission denied",
        ),
        (
            &["report", "-o", "/sys/pages"],
            "the folder /sys/pages cannot be written: permission denied",
        ),
        (
            &["new", "strategy", "Parks", "-o", "/sys/parks.yaml"],
            "/sys/parks.yaml cannot be written: permission denied",
        ),
        (
            &["init", "/sys/begun"],
            "the folder /sys/begun cannot be made: you may not write in /sys",
        ),
    ] {
        refuses(&place.run(arguments), words);
    }
    assert_eq!(place.all(), before);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let place = Place::new();
    let before = place.all();
    for (arguments, words) in [
        (
            &["check", "--also", "csv=gone/found.csv"][..],
            "gone/found.csv cannot be written",
        ),
        (
            &["report", "-o", "gone/pages"],
            "the folder gone/pages cannot be written",
        ),
        (
            &["report", "-o", "gone/page.html"],
            "gone/page.html cannot be written",
        ),
        (
            &["new", "strategy", "Parks", "-o", "gone/parks.yaml"],
            "gone/parks.yaml cannot be written",
        ),
        (&["check", "gone"], "the folder gone cannot be opened"),
    ] {
        refuses(&place.run(arguments), words);
    }
    assert_eq!(place.all(), before);
}

/// Somebody has taken away the folder that the program was started in.
#[test]
fn the_folder_underfoot_is_gone() {
    let place = Place::new();
    let framework = place.path("framework");
    let framework = framework.to_str().expect("a plain name");
    let gone = |arguments: &[&str]| {
        fs::create_dir_all(place.path("gone")).expect("a folder");
        let script = "cd gone && rmdir ../gone && exec \"$0\" \"$@\"";
        ran(&mut place.in_shell(script, arguments))
    };
    refuses(&gone(&["check"]), "the folder framework cannot be opened");
    refuses(
        &gone(&["check", framework, "-o", "x"]),
        "x cannot be written",
    );
    refuses(
        &gone(&["report", framework, "-o", "x"]),
        "the folder x cannot be written",
    );
    refuses(&gone(&["init"]), "the folder framework cannot be made");
    assert_eq!(
        gone(&["check", framework]),
        place.run(&["check", framework])
    );
}
