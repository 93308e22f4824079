//! Revisions of git repositories: what is read of them, and that nothing else happens to them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const BEFORE: &str = "- {id: rents, kind: policy, title: Rents}\n";
const AFTER: &str = "- {id: rents, kind: policy, title: Rents Policy}\n";

/// A repository in a folder of its own, with the framework in `council/framework`.
struct Repository {
    folder: TempDir,
}

impl Repository {
    /// Two commits: `main`, and `edit` where the title is another.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let repository = Self { folder };
        fs::create_dir_all(repository.framework()).expect("a folder");
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.write("documents.yaml", BEFORE);
        repository.commit();
        repository.git(&["checkout", "--quiet", "-b", "edit"]);
        repository.write("documents.yaml", AFTER);
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn framework(&self) -> PathBuf {
        self.path().join("council/framework")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.framework().join(name), text).expect("a file");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "edit"]);
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// What the program says of revisions, and how it ends.
    fn diff(&self, revisions: &str) -> (String, Option<i32>) {
        diff(self.path(), revisions, &self.framework())
    }
}

/// Git as it is on any machine: without the settings of whoever runs the tests.
fn alone(command: &mut Command) -> &mut Command {
    let person = [
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ];
    command
        .envs(person.map(|name| (name, "Officer")))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    let output = alone(command.current_dir(folder).args(arguments)).output();
    let output = output.expect("git is installed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn command(from: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    alone(command.current_dir(from).args(arguments));
    command
}

fn said(output: &Output) -> (String, Option<i32>) {
    let text = [&*output.stdout, &output.stderr].concat();
    (
        String::from_utf8_lossy(&text).into_owned(),
        output.status.code(),
    )
}

fn diff(from: &Path, revisions: &str, framework: &Path) -> (String, Option<i32>) {
    let framework = framework.to_str().expect("a plain path");
    let arguments = [
        "diff",
        "--git",
        revisions,
        framework,
        "--as-of",
        "2024-01-31",
    ];
    said(
        &command(from, &arguments)
            .output()
            .expect("the program starts"),
    )
}

#[track_caller]
fn says((text, code): (String, Option<i32>), expected: i32, words: &[&str]) {
    // Lines are broken at their width.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, Some(expected), "{text}");
    for words in words {
        assert!(flat.contains(words), "{words} is not in\n{text}");
    }
}

const TITLE: &str = "title: Rents Policy, was Rents";

#[test]
fn two_commits_a_range_and_the_folder_as_it_is() {
    let repository = Repository::new();
    says(
        repository.diff("main..edit"),
        0,
        &["From main (", "to edit (", TITLE],
    );
    says(repository.diff("main.."), 0, &["to HEAD (", TITLE]);
    says(
        repository.diff("edit..main"),
        0,
        &["title: Rents, was Rents Policy"],
    );
    says(
        repository.diff("main"),
        0,
        &["to the folder as it is now", TITLE],
    );
    // What is not committed counts only in the folder as it is.
    repository.write(
        "documents.yaml",
        "- {id: rents, kind: policy, title: Not Yet}\n",
    );
    says(repository.diff("main"), 0, &["title: Not Yet, was Rents"]);
    says(repository.diff("main..edit"), 0, &[TITLE]);
}

/// What went on in `main` since is no change of the edit.
#[test]
fn three_dots_compare_with_where_the_edit_began() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("more.yaml", "- {id: more, kind: policy, title: More}\n");
    repository.commit();
    says(repository.diff("main..edit"), 0, &["1 removed, 1 changed"]);
    says(
        repository.diff("main...edit"),
        0,
        &["Documents: 1 changed."],
    );
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.commit();
    says(
        repository.diff("main...other"),
        2,
        &[
            "have no commit in common",
            "main..other"
                .replace("main..other", "--git OLD..NEW")
                .as_str(),
        ],
    );
}

#[test]
fn the_framework_is_found_wherever_the_program_is_run() {
    let repository = Repository::new();
    let elsewhere = tempfile::tempdir().expect("a folder");
    says(
        diff(elsewhere.path(), "main..edit", &repository.framework()),
        0,
        &[TITLE],
    );
    says(
        diff(
            repository.path(),
            "main..edit",
            Path::new("council/framework"),
        ),
        0,
        &[TITLE],
    );
    says(
        diff(&repository.framework(), "main..edit", Path::new(".")),
        0,
        &[TITLE],
    );
    says(
        diff(
            &repository.path().join("council"),
            "main..edit",
            Path::new("../council/framework/"),
        ),
        0,
        &[TITLE],
    );
    says(
        diff(elsewhere.path(), "main..edit", elsewhere.path()),
        2,
        &["lies in no git repository"],
    );
}

#[test]
fn a_bare_repository_has_no_folders() {
    let repository = Repository::new();
    let folder = tempfile::tempdir().expect("a folder");
    let bare = folder.path().join("bare.git");
    let to = bare.to_str().expect("a plain path");
    repository.git(&["clone", "--quiet", "--bare", ".", to]);
    says(
        diff(&bare, "main..edit", Path::new("council/framework")),
        0,
        &[TITLE],
    );
    says(
        diff(folder.path(), "main..edit", &bare.join("council/framework")),
        0,
        &[TITLE],
    );
}

#[test]
fn a_folder_that_one_revision_does_not_have_is_empty_there() {
    let repository = Repository::new();
    let first = repository.git(&[
        "commit-tree",
        "-m",
        "nothing",
        "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    ]);
    says(
        repository.diff(&format!("{first}..edit")),
        0,
        &["does not have this folder", "1 added"],
    );
    says(
        diff(repository.path(), "main..edit", Path::new("zebra")),
        2,
        &["neither main", "has the folder zebra"],
    );
}

#[test]
fn a_revision_that_is_not_there_is_named_with_what_to_do() {
    let repository = Repository::new();
    says(
        repository.diff("zebra..edit"),
        2,
        &["there is no revision `zebra`", "git branch --all"],
    );
    says(
        diff(repository.path(), "--help..edit", &repository.framework()),
        2,
        &[],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let address = format!("file://{}", repository.path().display());
    git(folder.path(), &["clone", "--quiet", &address, "whole"]);
    let whole = folder.path().join("whole");
    says(
        diff(&whole, "main..edit", Path::new("council/framework")),
        2,
        &["Is `origin/main` meant?"],
    );
    git(
        folder.path(),
        &["clone", "--quiet", "--depth=1", &address, "shallow"],
    );
    let shallow = folder.path().join("shallow");
    says(
        diff(&shallow, "main..edit", Path::new("council/framework")),
        2,
        &["no revision `main`", "fetch-depth: 0"],
    );
}

#[test]
fn a_repository_of_somebody_else_is_not_read() {
    let repository = Repository::new();
    let framework = repository.framework();
    let arguments = [
        "diff",
        "--git",
        "main",
        framework.to_str().expect("a plain path"),
    ];
    let mut command = command(repository.path(), &arguments);
    // Git's own tests make it believe so.
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    says(
        said(&command.output().expect("the program starts")),
        2,
        &["belong to another user", "safe.directory"],
    );
}

/// The files, the index, the branches and whatever else git keeps.
#[test]
fn nothing_in_the_repository_is_touched() {
    let repository = Repository::new();
    repository.write(
        "documents.yaml",
        "- {id: rents, kind: policy, title: Not Yet}\n",
    );
    let state = || {
        let files = walkdir::WalkDir::new(repository.path()).sort_by_file_name();
        let entries = files.into_iter().map(|entry| entry.expect("an entry"));
        let states = entries.map(|entry| {
            let metadata = entry.metadata().expect("a file");
            let changed = metadata.modified().expect("a time");
            (entry.into_path(), metadata.len(), changed)
        });
        states.collect::<Vec<_>>()
    };
    let before = state();
    for revisions in ["main..edit", "main", "main...edit"] {
        says(repository.diff(revisions), 0, &[]);
    }
    assert_eq!(before, state());
}

/// A repository can come from anybody, and its own configuration names programs for many occasions.
#[cfg(unix)]
#[test]
fn the_configuration_of_a_repository_runs_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let repository = Repository::new();
    let mark = repository.path().join(".git/ran");
    let program = repository.path().join(".git/program");
    fs::write(
        &program,
        format!("#!/bin/sh\ntouch '{}'\nexit 1\n", mark.display()),
    )
    .expect("a file");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    let path = program.to_str().expect("a plain path");
    repository.write("filtered.yaml", "- {id: more, kind: policy, title: More}\n");
    fs::write(
        repository.path().join(".gitattributes"),
        "*.yaml filter=run diff=run\n",
    )
    .expect("a file");
    repository.commit();
    let hooks = repository.path().join(".git/hooks");
    for hook in [
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "pre-auto-gc",
    ] {
        fs::copy(&program, hooks.join(hook)).expect("a hook");
    }
    let keys = [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "core.alternateRefsCommand",
        "core.gitProxy",
        "diff.external",
        "diff.run.textconv",
        "diff.run.command",
        "filter.run.smudge",
        "filter.run.clean",
        "filter.run.process",
        "gpg.program",
        "credential.helper",
        "pager.cat-file",
        "pager.ls-tree",
        "pager.rev-parse",
        "uploadpack.packObjectsHook",
        "remote.origin.uploadpack",
        "interactive.diffFilter",
    ];
    for key in keys {
        repository.git(&["config", key, path]);
    }
    for command in ["rev-parse", "ls-tree", "cat-file", "merge-base"] {
        repository.git(&["config", &format!("alias.{command}"), &format!("!{path}")]);
    }
    // A clone that lacks a file, with a remote from which git would get it.
    repository.git(&["config", "remote.origin.url", &format!("ext::{path}")]);
    repository.git(&["config", "remote.origin.promisor", "true"]);
    repository.git(&["config", "protocol.ext.allow", "always"]);
    repository.git(&["config", "extensions.partialClone", "origin"]);
    let lacking = repository.git(&["rev-parse", "HEAD:council/framework/filtered.yaml"]);
    fs::remove_file(
        repository
            .path()
            .join(".git/objects")
            .join(&lacking[..2])
            .join(&lacking[2..]),
    )
    .expect("an object");
    let _ = fs::remove_file(&mark);

    says(
        repository.diff("main..edit"),
        0,
        &[TITLE, "unreadable-file", "--filter"],
    );
    says(repository.diff("main...edit"), 0, &[TITLE]);
    assert!(!mark.exists(), "a program was run");
}

/// What stands in the way of a file is told as in a folder.
#[cfg(unix)]
#[test]
fn links_submodules_and_large_files_are_what_they_are_in_a_folder() {
    use std::os::unix::fs::symlink;

    let repository = Repository::new();
    let framework = repository.framework();
    let link = |to: &str, name: &str| symlink(to, framework.join(name)).expect("a link");
    fs::create_dir(framework.join("other")).expect("a folder");
    fs::create_dir(framework.join(".hidden")).expect("a folder");
    repository.write(
        "other/linked.txt",
        "- {id: linked, kind: policy, title: Linked}\n",
    );
    repository.write(
        ".hidden/a.yaml",
        "- {id: hidden, kind: policy, title: Hidden}\n",
    );
    repository.write(
        "lfs.yaml",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n",
    );
    repository.write(
        "large.yaml",
        &format!(
            "- {{id: large, kind: policy, title: {}}}\n",
            "A".repeat(300)
        ),
    );
    repository.write("framework.yaml", "limits: {yaml_bytes: 250}\n");
    link("other/linked.txt", "b-inside.yaml");
    link("documents.yaml", "c-again.yaml");
    link("../../outside.yaml", "d-outside.yaml");
    link("/etc/hostname", "e-absolute.yaml");
    link("f-circle.yaml", "f-circle.yaml");
    link("other", "g-folder.yaml");
    repository.commit();
    let commit = repository.git(&["rev-parse", "HEAD"]);
    repository.git(&[
        "update-index",
        "--add",
        "--cacheinfo",
        &format!("160000,{commit},council/framework/sub"),
    ]);
    repository.git(&["commit", "--quiet", "--message", "submodule"]);

    let found = repository.diff("main..edit");
    let unreadable = [
        "(d-outside.yaml:1:1)",
        "(e-absolute.yaml:1:1)",
        "(f-circle.yaml:1:1)",
        "(g-folder.yaml:1:1)",
        "(lfs.yaml:1:1)",
        "(large.yaml:1:1)",
        "(sub:1:1)",
    ];
    says(found.clone(), 0, &unreadable);
    says(
        found.clone(),
        0,
        &[
            "it is a submodule",
            "it is kept in Git LFS",
            "larger than 250 bytes",
            "leads out",
            "“Linked” (linked)",
        ],
    );
    assert!(
        !found.0.contains("c-again.yaml") && !found.0.contains("hidden"),
        "{}",
        found.0
    );
    assert_eq!(
        found.0.matches("error[unreadable-file]").count(),
        unreadable.len(),
        "{}",
        found.0
    );
}

/// A tree whose branches are all the same takes a few bytes and has ten million leaves; so do many names of one large file.
#[test]
fn a_small_repository_may_hold_more_than_can_be_read() {
    let repository = Repository::new();
    let make = |lines: String| {
        let mut command = Command::new("git");
        alone(command.current_dir(repository.path()).arg("mktree"));
        let made = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut made = made.expect("git is installed");
        let mut input = made.stdin.take().expect("piped");
        input.write_all(lines.as_bytes()).expect("git listens");
        drop(input);
        let output = made.wait_with_output().expect("git ends");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let ten = |form: &str, id: &str, end: &str| -> String {
        let lines = (0..10).map(|number| format!("{form} {id}\t{number}{end}\n"));
        lines.collect::<Vec<_>>().concat()
    };
    let commit = |tree: &str| {
        let council = make(format!("040000 tree {tree}\tframework\n"));
        let all = make(format!("040000 tree {council}\tcouncil\n"));
        repository.git(&["commit-tree", "-m", "many", &all])
    };
    let blob = repository.git(&["rev-parse", "main:council/framework/documents.yaml"]);
    let mut tree = make(ten("100644 blob", &blob, ".yaml"));
    for _ in 0..6 {
        tree = make(ten("040000 tree", &tree, ""));
    }
    says(
        repository.diff(&format!("main..{}", commit(&tree))),
        2,
        &["the list of files is longer than"],
    );

    fs::write(repository.path().join("large"), "#\n".repeat(500)).expect("a file");
    let large = repository.git(&["hash-object", "-w", "large"]);
    fs::write(
        repository.path().join("settings"),
        "limits: {json_bytes: 4500}",
    )
    .expect("a file");
    let settings = repository.git(&["hash-object", "-w", "settings"]);
    let tree = make(
        ten("100644 blob", &large, ".yaml") + &format!("100644 blob {settings}\tframework.yaml\n"),
    );
    let found = repository.diff(&format!("main..{}", commit(&tree)));
    says(
        found.clone(),
        0,
        &["more than 4500 bytes, which `json_bytes` limits"],
    );
    assert_eq!(
        found.0.matches("error[unreadable-file]").count(),
        6,
        "{}",
        found.0
    );
}

#[cfg(unix)]
#[test]
fn very_many_links_are_read_at_once() {
    use std::os::unix::fs::symlink;

    let repository = Repository::new();
    for number in 0..5_000 {
        symlink(
            "documents.yaml",
            repository.framework().join(format!("l{number}.yaml")),
        )
        .expect("a link");
    }
    repository.commit();
    says(repository.diff("main..edit"), 0, &[TITLE]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let repository = Repository::new();
    let name = repository
        .framework()
        .join(OsStr::from_bytes(b"caf\xe9\n\t\"x\".yaml"));
    fs::write(name, "- {id: cafe, kind: policy, title: Cafe}\n").expect("a file");
    repository.commit();
    says(repository.diff("main..edit"), 0, &["“Cafe” (cafe)"]);
}

#[test]
fn new_findings_fail_where_that_is_asked_for() {
    let repository = Repository::new();
    let framework = repository.framework();
    let framework = framework.to_str().expect("a plain path");
    let run = |revisions: &str, more: &[&str]| {
        let arguments = [
            "diff",
            "--git",
            revisions,
            framework,
            "--as-of",
            "2024-01-31",
        ];
        let arguments: Vec<&str> = arguments.iter().chain(more).copied().collect();
        said(
            &command(repository.path(), &arguments)
                .output()
                .expect("the program starts"),
        )
    };
    repository.write("more.yaml", "- {id: more, kind: policy, title: More}\n");
    repository.commit();
    says(run("main..edit", &[]), 0, &["error[unlinked-document]"]);
    says(run("main..edit", &["--fail-on-new"]), 1, &[]);
    says(
        run("edit..main", &["--fail-on-new", "--fail-on", "note"]),
        0,
        &[],
    );
    says(
        run("main..edit", &["--fail-on-new", "--fail-on", "never"]),
        0,
        &[],
    );
    says(
        run("main..edit", &["--fail-on-new", "--format", "json"]),
        1,
        &["\"fails\": true"],
    );
}

/// A revision is told from a folder and a file by what is there.
#[test]
fn a_report_says_what_is_new_since_a_revision() {
    let repository = Repository::new();
    repository.write("more.yaml", "- {id: more, kind: policy, title: More}\n");
    let framework = repository.framework();
    let framework = framework.to_str().expect("a plain path");
    let run = |since: &str| {
        let arguments = [
            "report",
            framework,
            "--since",
            since,
            "--format",
            "markdown",
            "--as-of",
            "2024-01-31",
        ];
        said(
            &command(repository.path(), &arguments)
                .output()
                .expect("the program starts"),
        )
    };
    says(
        run("main"),
        0,
        &["| new | Must fix | “More” is in force, but has no link"],
    );
    says(
        run("zebra"),
        2,
        &[
            "zebra is no earlier version to compare with",
            "no such git revision",
            "Name a folder",
        ],
    );
    says(run("council"), 0, &[]);
}
