//! `check --watch` as its users meet it: a process that goes on while files are saved, in whatever way editors do.
//!
//! Nothing here asks how fast it is: what is waited for may come late on a busy machine.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const DOCUMENTS: &str = "\
- {id: plan, kind: corporate-plan, title: The Plan}
- {id: aim, kind: priority, tier: core, title: An Aim, part_of: plan}
- {id: homes, kind: strategy, title: Homes, supports: aim}
";

const FORM: [&str; 3] = ["--format", "concise", "--as-of=2024-06-01"];

const WAITING: &str = "Waiting for changes; Ctrl-C ends.\n";

/// After so long nothing will come any more.
const LIMIT: Duration = Duration::from_mins(1);

/// A framework in a folder of its own.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        fs::create_dir(place.path("framework")).expect("a new folder");
        place.write("framework/a.yaml", DOCUMENTS);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Empties the file and writes it, as simple editors do.
    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Writes a new file that takes the old one's place, as careful editors do.
    fn save(&self, name: &str, text: &str) {
        let beside = self.path("framework/.saved.tmp");
        fs::write(&beside, text).expect("a file");
        fs::rename(beside, self.path(name)).expect("one folder");
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("ours");
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("ours");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
        command
            .arg("check")
            .args(arguments)
            .current_dir(self.0.path());
        command
    }

    /// What a check says that does not watch.
    fn check(&self, arguments: &[&str]) -> String {
        let ran = self.command(arguments).output().expect("it starts");
        String::from_utf8(ran.stdout).expect("text")
    }

    /// A run that has shown its first result.
    fn watch(&self, arguments: &[&str]) -> Watch {
        Watch::of(self.command(&[&["--watch"], arguments].concat()))
    }
}

/// What a stream has brought so far.
#[derive(Clone)]
struct Text(Arc<Mutex<Vec<u8>>>);

impl Text {
    fn of(mut stream: impl Read + Send + 'static) -> Self {
        let text = Self(Arc::default());
        let so_far = text.clone();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = stream.read(&mut buffer) {
                let mut text = so_far.0.lock().expect("nobody panics");
                text.extend_from_slice(&buffer[..length]);
            }
        });
        text
    }

    fn now(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("nobody panics")).into_owned()
    }
}

struct Watch {
    run: Child,
    out: Text,
    err: Text,
}

impl Watch {
    #[track_caller]
    fn of(mut command: Command) -> Self {
        let mut run = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let watch = Self {
            out: Text::of(run.stdout.take().expect("piped")),
            err: Text::of(run.stderr.take().expect("piped")),
            run,
        };
        watch.until("it waits", || watch.err.now().contains(WAITING));
        watch
    }

    #[track_caller]
    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let began = Instant::now();
        while !holds() {
            let (out, err) = (self.out.now(), self.err.now());
            assert!(began.elapsed() < LIMIT, "{what}\n{out}\n{err}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until what a check would say now is what was shown last.
    #[track_caller]
    fn shows(&self, place: &Place, arguments: &[&str]) {
        let expected = place.check(arguments);
        self.until(&expected, || self.out.now().ends_with(&expected));
    }

    /// How many results have been shown.
    fn results(&self) -> usize {
        self.err.now().matches("Checked at ").count()
    }

    fn ended(&mut self) -> ExitStatus {
        let began = Instant::now();
        loop {
            match self.run.try_wait().expect("ours") {
                Some(status) => return status,
                None => assert!(began.elapsed() < LIMIT, "{}", self.err.now()),
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.run.kill();
        let _ = self.run.wait();
    }
}

#[test]
fn each_save_is_answered_however_it_is_made() {
    let place = Place::new();
    let watch = place.watch(&FORM);
    watch.shows(&place, &FORM);
    assert!(!watch.out.now().contains("unknown-reference"));
    place.save(
        "framework/a.yaml",
        &DOCUMENTS.replace("supports: aim", "supports: aims"),
    );
    watch.until("a new fault", || {
        watch.out.now().contains("unknown-reference")
    });
    watch.shows(&place, &FORM);
    place.write("framework/a.yaml", DOCUMENTS.replace("Homes", "Houses"));
    watch.until("a new title", || watch.out.now().contains("Houses"));
    watch.shows(&place, &FORM);
    assert!(!watch.out.now().contains('\u{1b}'), "a file is no screen");
}

#[test]
fn people_are_shown_the_findings_as_without_it() {
    let place = Place::new();
    let usual = ["--as-of=2024-06-01"];
    let watch = place.watch(&usual);
    watch.shows(&place, &usual);
    place.save("framework/a.yaml", &DOCUMENTS.replace("Homes", "Houses"));
    watch.until("a new title", || watch.out.now().contains("Houses"));
    watch.shows(&place, &usual);
}

#[test]
fn copies_that_editors_make_are_no_changes() {
    let place = Place::new();
    let watch = place.watch(&FORM);
    for copy in [
        ".a.yaml.swp",
        "a.yaml~",
        "4913",
        "#a.yaml#",
        ".#a.yaml",
        "a.yaml.bak",
        "~$a.docx",
    ] {
        let copy = format!("framework/{copy}");
        place.write(&copy, DOCUMENTS);
        place.remove(&copy);
        place.write(&copy, DOCUMENTS);
    }
    place.save("framework/a.yaml", &DOCUMENTS.replace("Homes", "Houses"));
    watch.until("a new title", || watch.out.now().contains("Houses"));
    assert_eq!(watch.results(), 2);
    assert!(!watch.err.now().contains("again"), "{}", watch.err.now());
}

#[test]
fn a_save_that_changes_nothing_is_answered_in_a_line() {
    let place = Place::new();
    let watch = place.watch(&FORM);
    // What was saved while the first result was made is found by itself, so that only later saves are sure to be told.
    watch.until("an answer", || {
        place.save("framework/a.yaml", DOCUMENTS);
        thread::sleep(Duration::from_millis(300));
        watch.err.now().contains(": the same result.\n")
    });
    assert_eq!(watch.out.now(), place.check(&FORM), "shown once");
}

/// What happens to a framework, and how it is called.
type Step = (&'static str, fn(&Place));

/// After each step the result is that of a check of its own.
#[track_caller]
fn goes_along(steps: &[Step]) {
    let json = ["--format", "json", "--as-of=2024-06-01"];
    let place = Place::new();
    let watch = place.watch(&json);
    for (step, change) in steps {
        let before = place.check(&json);
        change(&place);
        assert_ne!(place.check(&json), before, "{step} makes a difference");
        watch.shows(&place, &json);
    }
}

const PLAN: &str = "{id: b, kind: action-plan, title: B, delivers: homes}\n";

#[test]
fn files_come_and_go() {
    goes_along(&[
        ("a new file", |place| place.write("framework/b.yaml", PLAN)),
        ("another name", |place| {
            place.rename("framework/b.yaml", "framework/z.yaml");
        }),
        ("a fault", |place| place.write("framework/z.yaml", "{id: [")),
        ("no text", |place| {
            place.write("framework/z.yaml", b"id: caf\xe9\n");
        }),
        ("it is right again", |place| {
            place.write("framework/z.yaml", PLAN);
        }),
        ("it is removed", |place| place.remove("framework/z.yaml")),
        ("it is there again", |place| {
            place.save("framework/z.yaml", PLAN);
        }),
    ]);
}

#[test]
fn folders_come_and_go() {
    const FILE: &str = "framework/plans/north/c.yaml";
    goes_along(&[
        ("a new folder", |place| place.write(FILE, PLAN)),
        ("a file in it", |place| {
            place.write(FILE, PLAN.replace("title: B", "title: Bees"));
        }),
        ("it is moved away", |place| {
            place.rename("framework/plans", "plans");
        }),
        ("and changed, and back", |place| {
            place.write(
                "plans/north/c.yaml",
                PLAN.replace("title: B", "title: Birds"),
            );
            place.rename("plans", "framework/plans");
        }),
        ("a file in it", |place| place.write(FILE, PLAN)),
    ]);
}

#[test]
fn settings_and_known_findings_count() {
    const KNOWN: &str = "framework/.stratlint-baseline.json";
    goes_along(&[
        ("settings", |place| {
            place.write("framework/framework.yaml", "name: Marlshire\n");
        }),
        ("other settings", |place| {
            place.save(
                "framework/framework.yaml",
                "levels: {missing-owner: error}\n",
            );
        }),
        ("known findings", |place| {
            place.check(&["--write-baseline", "--as-of=2024-06-01"]);
        }),
        ("a new one", |place| place.write("framework/b.yaml", PLAN)),
        ("they are known no more", |place| place.remove(KNOWN)),
        ("no settings", |place| {
            place.remove("framework/framework.yaml");
        }),
    ]);
}

#[test]
fn the_whole_folder_may_be_away_for_a_while() {
    let place = Place::new();
    let watch = place.watch(&FORM);
    place.rename("framework", "away");
    watch.until("it is gone", || watch.err.now().contains("Not checked at "));
    place.write("away/b.yaml", PLAN);
    place.rename("away", "framework");
    watch.until("a new file", || watch.out.now().contains("b.yaml:"));
    place.write("framework/b.yaml", PLAN.replace("title: B", "title: Bees"));
    watch.until("a new title", || watch.out.now().contains("Bees"));
    watch.shows(&place, &FORM);
}

#[test]
fn a_thousand_files_at_once_are_one_change_or_a_few() {
    let place = Place::new();
    let each = |kind: &str| {
        for number in 0..1_000 {
            let text = format!("{{id: d-{number}, kind: {kind}, title: Document {number}}}\n");
            place.write(&format!("framework/all/{number}.yaml"), text);
        }
    };
    each("strategy");
    let watch = place.watch(&FORM);
    each("action-plan");
    watch.shows(&place, &FORM);
    assert!(watch.results() < 500, "{}", watch.results());
    fs::remove_dir_all(place.path("framework/all")).expect("ours");
    watch.shows(&place, &FORM);
}

#[test]
fn settings_that_cannot_be_read_are_told_until_they_can() {
    let place = Place::new();
    let watch = place.watch(&FORM);
    place.write("framework/framework.yaml", "name: [");
    watch.until("the fault", || {
        watch.err.now().contains("the settings cannot be read")
            && watch.err.now().contains("Not checked at ")
    });
    place.write("framework/framework.yaml", "name: Marlshire\n");
    watch.until("a result", || watch.results() == 2);
    watch.shows(&place, &FORM);
}

#[test]
fn known_findings_elsewhere_are_watched_too() {
    let place = Place::new();
    let form = [&FORM[..], &["--baseline", "known.json"]].concat();
    place.check(&[&form[..], &["--write-baseline"]].concat());
    let known = fs::read_to_string(place.path("known.json")).expect("written");
    let watch = place.watch(&form);
    watch.until("what is known", || watch.out.now().contains(": known "));
    place.write("known.json", known.replace("\"rule\":", "\"rulle\":"));
    watch.until("a fault", || watch.out.now().contains("rulle"));
    watch.shows(&place, &form);
}

/// A folder that becomes a link out of the framework is not followed, and what it held is gone.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_folder_is_not_followed() {
    let place = Place::new();
    place.write(
        "framework/plans/b.yaml",
        "{id: b, kind: strategy, title: Bees}\n",
    );
    let watch = place.watch(&FORM);
    place.rename("framework/plans", "plans");
    std::os::unix::fs::symlink("../plans", place.path("framework/plans")).expect("a link");
    assert!(!place.check(&FORM).contains("Bees"));
    watch.shows(&place, &FORM);
    place.write("plans/b.yaml", "{id: b, kind: strategy, title: Birds}\n");
    place.save("framework/a.yaml", &DOCUMENTS.replace("Homes", "Houses"));
    watch.until("a new title", || watch.out.now().contains("Houses"));
    watch.shows(&place, &FORM);
    assert!(!watch.out.now().contains("Birds"));
}

/// Where a document is read by a link, what it holds changes elsewhere.
#[cfg(unix)]
#[test]
fn documents_behind_links_are_watched_too() {
    let place = Place::new();
    place.write(
        "framework/texts/b.txt",
        "{id: b, kind: strategy, title: Bees}\n",
    );
    std::os::unix::fs::symlink("texts/b.txt", place.path("framework/b.yaml")).expect("a link");
    let watch = place.watch(&FORM);
    watch.until("its title", || watch.out.now().contains("Bees"));
    place.write(
        "framework/texts/b.txt",
        "{id: b, kind: strategy, title: Birds}\n",
    );
    watch.until("a new title", || watch.out.now().contains("Birds"));
    watch.shows(&place, &FORM);
}

/// As where too many folders are watched already: with so few files open at once, none can be.
#[cfg(target_os = "linux")]
#[test]
fn where_the_system_does_not_tell_files_are_looked_at() {
    let place = Place::new();
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "ulimit -n 5; exec \"$0\" check --watch \"$@\"",
            env!("CARGO_BIN_EXE_stratlint"),
        ])
        .args(FORM)
        .current_dir(place.0.path());
    let watch = Watch::of(command);
    watch.until("a note", || {
        watch
            .err
            .now()
            .contains("looked at every few seconds instead")
    });
    place.save("framework/a.yaml", &DOCUMENTS.replace("Homes", "Houses"));
    watch.until("a new title", || watch.out.now().contains("Houses"));
    watch.shows(&place, &FORM);
    assert!(
        !watch.err.now().contains("again"),
        "nobody said that anything was saved"
    );
}

#[test]
fn it_ends_when_nobody_reads_any_more() {
    let place = Place::new();
    let mut run = place
        .command(&["--watch", "--format=concise"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut out = run.stdout.take().expect("piped");
    out.read_exact(&mut [0]).expect("a first result");
    drop(out);
    let err = Text::of(run.stderr.take().expect("piped"));
    let mut watch = Watch {
        run,
        out: err.clone(),
        err,
    };
    watch.until("it waits", || watch.err.now().contains(WAITING));
    place.save("framework/a.yaml", &DOCUMENTS.replace("Homes", "Houses"));
    assert_eq!(watch.ended().code(), Some(1), "as the check: it has errors");
    assert!(!watch.err.now().contains("error"), "{}", watch.err.now());
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_ends_it_at_once() {
    use std::os::unix::process::ExitStatusExt;
    let place = Place::new();
    // Tests may run where Ctrl-C is ignored, as behind `&` in a script: `env` sees to it that it counts, as in a terminal.
    let mut command = Command::new("env");
    command
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_stratlint")])
        .args(["check", "--watch"])
        .args(FORM)
        .current_dir(place.0.path());
    let mut watch = Watch::of(command);
    let id = watch.run.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.expect("every Unix has it").success());
    assert_eq!(watch.ended().signal(), Some(2));
}

#[track_caller]
fn refuses(arguments: &[&str], message: &str) {
    let place = Place::new();
    let mut all = vec!["--watch"];
    all.extend(arguments);
    let ran = place.command(&all).output().expect("it starts");
    let err = String::from_utf8(ran.stderr).expect("text");
    assert_eq!(ran.status.code(), Some(2), "{err}");
    assert!(err.starts_with(&format!("error: {message}")), "{err}");
    assert!(err.contains("\n  help: "), "{err}");
    assert!(ran.stdout.is_empty());
    assert_eq!(files(place.0.path()), ["a.yaml"], "nothing is written");
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("framework")).expect("ours");
    let names = entries.map(|entry| entry.expect("ours").file_name());
    names
        .map(|name| name.into_string().expect("plain"))
        .collect()
}

#[test]
fn what_makes_no_sense_with_it_is_refused() {
    refuses(&["--fix"], "`--watch` does not go with --fix");
    refuses(&["--fix", "--diff"], "`--watch` does not go with --fix");
    refuses(&["--diff"], "`--watch` does not go with --diff");
    refuses(
        &["--write-baseline"],
        "`--watch` does not go with --write-baseline",
    );
    refuses(&["-o", "found.txt"], "`--watch` does not go with --output");
    refuses(
        &["--also", "json=found.json"],
        "`--watch` does not go with --also",
    );
    refuses(
        &["--format=sarif"],
        "`--watch` does not go with this --format",
    );
    refuses(
        &["framework", "framework"],
        "`--watch` does not go with several frameworks",
    );
    refuses(
        &["framework/a.yaml"],
        "`--watch` does not go with several frameworks",
    );
    refuses(&["elsewhere"], "the folder elsewhere cannot be opened");
    refuses(&["--only=no-such-rule"], "there is no rule `no-such-rule`");
}
