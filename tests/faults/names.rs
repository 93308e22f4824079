//! Names of files that are no text, very long, or differ in case alone.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;

use super::{DOCUMENTS, Place, cafe, refuses};

/// Words of a command line, of which one may be no text.
fn words(texts: &[&str], name: OsString) -> Vec<OsString> {
    let mut words: Vec<OsString> = texts.iter().map(Into::into).collect();
    words.push(name);
    words
}

#[test]
fn folders_and_files_may_have_names_that_are_no_text() {
    let place = Place::new();
    let folder = place.path(cafe("", ""));
    fs::create_dir(&folder).expect("a new folder");
    fs::write(folder.join("a.yaml"), DOCUMENTS).expect("a new file");
    let check = ["check", "--format", "concise", "--as-of", "2024-06-01"];
    let mut there = check.to_vec();
    there.push("framework");
    assert_eq!(place.run(&words(&check, cafe("", ""))), place.run(&there));
    for (texts, name, made) in [
        (
            &["check", "--format", "json", "-o"][..],
            cafe("", ".json"),
            cafe("", ".json"),
        ),
        (&["graph", "-o"], cafe("", ".pdf"), cafe("", ".pdf")),
        (
            &["report", "-o"],
            cafe("", "-pages"),
            cafe("", "-pages/index.html"),
        ),
        (
            &["init"],
            cafe("", "-begun"),
            cafe("", "-begun/framework.yaml"),
        ),
        (
            &["new", "strategy", "Parks", "--framework"],
            cafe("", ""),
            cafe("", "/parks.yaml"),
        ),
    ] {
        let told = place.run(&words(texts, name));
        assert!(matches!(told.code, Some(0 | 1)), "{texts:?}: {told:?}");
        assert!(place.path(&made).is_file(), "{made:?}");
    }
    let diff = words(&["diff", "framework"], cafe("", ""));
    assert_eq!(place.run(&diff).code, Some(0));
    refuses(
        &place.run(&words(&["check"], cafe("", "-gone"))),
        "caf\u{fffd}-gone cannot be opened",
    );
    refuses(
        &place.run(&words(&["check", "-o"], cafe("gone/", ""))),
        "gone/caf\u{fffd} cannot be written",
    );
}

/// Ids, kinds and forms are text.
#[test]
fn a_word_that_is_no_text_is_refused() {
    let place = Place::new();
    for texts in [
        &["trace"][..],
        &["list"],
        &["new", "strategy"],
        &["check", "--only"],
        &["check", "--also"],
    ] {
        let told = place.run(&words(texts, cafe("csv=", "")));
        assert_eq!(told.code, Some(2), "{texts:?}");
        assert!(told.err.contains("invalid UTF-8"), "{}", told.err);
    }
}

/// Two names that are shown alike: what is right for one file must not be written over the other.
#[test]
fn no_fix_is_written_to_a_file_whose_name_is_no_text() {
    let place = Place::new();
    fs::remove_file(place.path("framework/a.yaml")).expect("ours");
    let alike = [
        cafe("framework/", ".yaml"),
        "framework/caf\u{fffd}.yaml".into(),
    ];
    for (name, id) in alike.iter().zip(["y", "z"]) {
        let text = format!("id: {id}\nkind: stratgy\ntitle: {id}\n");
        fs::write(place.path(name), text).expect("a new file");
    }
    let before = place.all();
    let told = place.run(&["check", "--fix"]);
    refuses(
        &told,
        "caf\u{fffd}.yaml cannot be put right: its name has letters that are not UTF-8",
    );
    assert_eq!(place.all(), before);
}

#[test]
fn names_that_are_too_long_are_told() {
    let place = Place::new();
    let before = place.all();
    let deep = format!("{}/end", vec!["d".repeat(200); 20].join("/"));
    for long in ["n".repeat(4_000), deep] {
        let declared = format!("{long}.yaml");
        for (arguments, words) in [
            (&["check", &long][..], "cannot be opened"),
            (&["check", "-o", &long], "cannot be written"),
            (&["report", "-o", &long], "cannot be written"),
            (
                &["graph", "--format", "svg", "-o", &long],
                "cannot be written",
            ),
            (
                &["check", "--write-baseline", "--baseline", &long],
                "the baseline ",
            ),
            (&["init", &long], "cannot be made"),
            (
                &["new", "strategy", "Parks", "-o", &declared],
                "cannot be written",
            ),
            (&["list", "--framework", &long], "cannot be opened"),
        ] {
            refuses(&place.run(arguments), words);
        }
    }
    assert_eq!(place.all(), before);
    let title = "very ".repeat(800);
    assert_eq!(place.run(&["new", "strategy", &title]).code, Some(0));
}

#[test]
fn files_that_differ_in_case_alone_are_two() {
    let place = Place::new();
    for (name, id) in [("B.yaml", "big"), ("b.yaml", "small")] {
        let text = format!("{{id: {id}, kind: strategy, title: The {id} one}}");
        fs::write(place.path("framework").join(name), text).expect("a new file");
    }
    let found = place.run(&["check", "--format", "concise"]);
    let found = String::from_utf8(found.out).expect("text");
    let has = |start: &str| found.lines().any(|line| line.starts_with(start));
    assert!(has("B.yaml:1:6: error[unlinked-document] "), "{found}");
    assert!(has("b.yaml:1:6: error[unlinked-document] "), "{found}");
}

/// A report in several pages can be copied to a disk that knows no case: no page takes the place of another.
#[test]
fn pages_of_ids_that_differ_in_case_alone_have_names_that_do_not() {
    let place = Place::new();
    let mut documents = DOCUMENTS.to_owned();
    for number in 0..200 {
        for id in ["s", "S"] {
            writeln!(
                documents,
                "- {{id: {id}-{number}, kind: strategy, title: {id} {number}}}"
            )
            .expect("memory");
        }
    }
    for number in 0..200 {
        writeln!(
            documents,
            "- {{id: t-{number}, kind: strategy, title: T {number}}}"
        )
        .expect("memory");
    }
    fs::write(place.path("framework/a.yaml"), documents).expect("ours");
    assert_eq!(place.run(&["report", "-o", "pages"]).code, Some(0));
    let entries = fs::read_dir(place.path("pages")).expect("it is made");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names: Vec<String> = names
        .map(|name| name.to_string_lossy().to_lowercase())
        .collect();
    let different: BTreeSet<&String> = names.iter().collect();
    assert!(names.len() > 5, "there are several pages: {names:?}");
    assert_eq!(different.len(), names.len());
}
