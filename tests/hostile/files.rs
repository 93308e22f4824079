//! Things in a folder that are no plain files, or that the program may not read.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::{Case, SOUND, big, say};

const DOCUMENT: &str = "{id: a, kind: policy, title: A}\n";

#[test]
fn an_empty_folder() {
    assert_eq!(Case::new("empty folder").expect(3, &[]).out, "");
}

#[test]
fn a_file_of_zero_bytes() {
    assert_eq!(
        Case::new("file of zero bytes")
            .file("x.yaml", "")
            .expect(3, &[])
            .out,
        ""
    );
}

#[test]
fn no_folder_or_a_file_in_its_place() {
    let case = Case::new("no folder");
    fs::remove_dir(case.root()).expect("an empty folder goes");
    case.expect(2, &["error: the folder framework cannot be opened"]);
    fs::write(case.root(), "id: a").expect("a file in its place");
    case.expect(2, &["error: framework is no workspace that can be read"]);
}

#[test]
fn a_folder_with_a_files_name() {
    let case = Case::new("folder named x.yaml").file("x.yaml/inside.yaml", SOUND);
    case.expect(
        1,
        &["x.yaml:1:1: error[unreadable-file] this has the name of a document file"],
    );
}

#[test]
fn links_that_lead_nowhere() {
    let case = Case::new("dangling link and loops");
    let case = case
        .link("dangling.yaml", "nothing")
        .link("a.yaml", "b.yaml")
        .link("b.yaml", "a.yaml")
        .link("up", "..");
    case.expect(
        1,
        &[
            "a.yaml:1:1: error[unreadable-file] this file cannot be opened",
            "b.yaml:1:1: error[unreadable-file] this file cannot be opened",
            "dangling.yaml:1:1: error[unreadable-file] this file cannot be opened",
        ],
    );
}

#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let case = Case::new("link out of the folder").file("a.yaml", SOUND);
    let outside = case.folder.path().join("outside.yaml");
    fs::write(&outside, "{id: secret, kind: secret, title: Secret}").expect("a file outside");
    let case = case
        .link("direct.yaml", &outside)
        .link("by-way.yaml", "../outside.yaml")
        .link("folder", "..");
    let run = case.expect(
        1,
        &[
            "by-way.yaml:1:1: error[unreadable-file] this is a symbolic link",
            "direct.yaml:1:1: error",
        ],
    );
    assert!(!run.out.contains("secret"), "{}", run.out);
}

#[test]
fn settings_by_a_link_out_of_the_folder_are_not_read() {
    let case = Case::new("framework.yaml links out").file("a.yaml", SOUND);
    let outside = case.folder.path().join("outside");
    fs::write(&outside, "secret: of another").expect("a file outside");
    let run = case.link("framework.yaml", &outside).expect(
        2,
        &["error: the settings in framework/framework.yaml cannot be opened"],
    );
    assert!(!run.err.contains("secret"), "{}", run.err);
}

#[test]
fn a_link_inside_the_folder_is_followed_once() {
    let case = Case::new("links inside")
        .file("a.yaml", SOUND)
        .file("text", "{id: b, kind: policies, title: B}");
    let case = case
        .link("again.yaml", "a.yaml")
        .link("b.yaml", "text")
        .link("c.yaml", "text");
    let run = case.expect(1, &["b.yaml:1:15: error[invalid-declaration]"]);
    assert_eq!(run.out.matches("policies").count(), 1, "{}", run.out);
}

#[test]
fn pipes_are_not_opened() {
    for (name, code) in [("x.yaml", 1), ("framework.yaml", 2)] {
        let case = Case::new("named pipe").file("a.yaml", SOUND);
        let made = Command::new("mkfifo")
            .arg(case.root().join(name))
            .status()
            .expect("mkfifo is there");
        assert!(made.success());
        case.expect(
            code,
            if code == 1 {
                &["x.yaml:1:1: error[unreadable-file]"]
            } else {
                &["error: the settings in"]
            },
        );
    }
}

/// A user who owns nothing here.
const NOBODY: u32 = 65_534;

#[test]
fn a_file_and_a_folder_without_permission() {
    let mut case = Case::new("no permission to read")
        .file("a.yaml", DOCUMENT)
        .file("b/b.yaml", DOCUMENT)
        .file("c.yaml", SOUND);
    for closed in ["a.yaml", "b"] {
        fs::set_permissions(case.root().join(closed), fs::Permissions::from_mode(0o000))
            .expect("our own file");
    }
    fs::set_permissions(case.folder.path(), fs::Permissions::from_mode(0o755))
        .expect("our own folder");
    if fs::read(case.root().join("a.yaml")).is_ok() {
        // The superuser may read all, so the program runs as somebody else, if it can be reached at all.
        case.user = Some(NOBODY);
        let reached = |user| {
            use std::os::unix::process::CommandExt;
            Command::new(env!("CARGO_BIN_EXE_stratlint"))
                .arg("--version")
                .uid(user)
                .gid(user)
                .output()
                .is_ok()
        };
        if !reached(NOBODY) {
            say("not run: a file without read permission (privileges cannot be dropped here)");
            return;
        }
    }
    case.expect(
        1,
        &[
            "a.yaml:1:1: error[unreadable-file] this file cannot be opened",
            "b:1:1: error[unreadable-file]",
        ],
    );
}

#[test]
fn a_name_that_is_not_utf8() {
    let case = Case::new("name that is not UTF-8");
    let name = OsStr::from_bytes(b"caf\xe9.yaml");
    match fs::write(case.root().join(name), "{id: a, kind: x, title: A}") {
        Ok(()) => drop(case.expect(1, &["caf\u{fffd}.yaml:1:15: error[invalid-declaration]"])),
        Err(error) => say(&format!(
            "not run: this file system takes no such name ({error})"
        )),
    }
}

#[test]
fn names_with_live_markup() {
    let case = Case::new("names with escapes and commands");
    let names = [
        "\u{1b}[31mred.yaml",
        "a\n::error::b.yaml",
        "::warning ::c.yaml",
        "##[error]d.yaml",
        "\u{202e}e.yaml",
    ];
    let case = names
        .into_iter()
        .fold(case, |case, name| case.file(name, "id: a"));
    let run = case.expect(
        1,
        &[
            "␛[31mred.yaml:1:5: error",
            "./::warning :c.yaml:1:5: error",
            "##(error]d.yaml:1:5: error",
        ],
    );
    assert!(
        run.out
            .chars()
            .all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'),
        "{:?}",
        run.out
    );
    assert!(
        run.out
            .lines()
            .all(|line| !line.starts_with("::") && !line.contains("##[")),
        "{}",
        run.out
    );
}

#[test]
fn a_path_of_four_thousand_characters_and_a_longer_one() {
    let case = Case::new("path as long as the system allows");
    // Longer paths than the system takes at once can only be made step by step.
    let script = "for i in $(seq 19); do mkdir $0 && cd $0; done; echo id: a > x.yaml; for i in 1 2; do mkdir $0 && cd $0; done; echo id: b > y.yaml";
    let made = Command::new("sh")
        .args(["-c", script, &"d".repeat(200)])
        .current_dir(case.root())
        .status()
        .expect("a shell");
    assert!(made.success());
    let run = case.expect(1, &["ddd"]);
    assert!(
        run.out.contains("/x.yaml:1:5: error[invalid-declaration]"),
        "{}",
        run.excerpt()
    );
}

#[test]
fn a_sparse_file_of_200_megabytes() {
    let too_large = "x.yaml:1:1: error[unreadable-file] this file is larger than 67108864 bytes";
    let no_text = "x.json:1:1: error[invalid-declaration] this is not YAML";
    for (name, size, line) in [
        ("x.yaml", 200 << 20, too_large),
        ("x.json", big(200 << 20), no_text),
    ] {
        let case = Case::new("200 MB of nothing").file(name, "");
        let file = fs::OpenOptions::new()
            .write(true)
            .open(case.root().join(name));
        let size = u64::try_from(size).expect("a size");
        file.and_then(|file| file.set_len(size))
            .expect("a sparse file");
        case.expect(1, &[line]);
    }
}
