//! Findings as pipelines read them: each form is read back by the rules of its reader, and no text of a file comes alive.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use stratlint::check::Inputs;
use stratlint::outcome::{Outcome, Settled};
use stratlint::report::{Hosted, csv, github, gitlab, junit, markdown, ndjson, sarif};

use crate::checking::{self, DAY, Files, day};
use crate::forms::hostile;

/// The forms of one check.
struct Written {
    outcome: Outcome,
    sarif: Value,
    github: String,
    gitlab: Value,
    junit: String,
    markdown: String,
    csv: String,
    ndjson: String,
}

fn written(inputs: &Inputs, folder: &str) -> Written {
    checking::reported(inputs, folder, |asked, checked| {
        let hosted = [Hosted { checked, folder }];
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let json = |bytes: Vec<u8>| serde_json::from_slice(&bytes).expect("JSON");
        let mut lines = Vec::new();
        ndjson::write_findings(checked, &mut lines).expect("memory takes all");
        let [sarif, gitlab] = [sarif::write(&hosted), gitlab::write(&hosted)].map(json);
        let [github, junit] =
            [github::write(&hosted), junit::write(&[(asked, hosted[0])])].map(text);
        let [markdown, csv, ndjson] =
            [markdown::write(checked, None), csv::write(checked), lines].map(text);
        Written {
            outcome: inputs.check_all(day(DAY)),
            sarif,
            github,
            gitlab,
            junit,
            markdown,
            csv,
            ndjson,
        }
    })
}

/// Coventry's framework, one whose every word is hostile, and one with an exception.
fn samples() -> [Written; 3] {
    [
        written(
            &checking::in_memory(&checking::files("framework")),
            "framework",
        ),
        written(&checking::in_memory(&hostile()), ""),
        written(
            &checking::folder("examples/05-expectations-and-exceptions"),
            "a/b",
        ),
    ]
}

fn ids(outcome: &Outcome, chosen: impl Fn(&Settled) -> bool) -> BTreeSet<&str> {
    let findings = outcome.findings.iter().filter(|settled| chosen(settled));
    findings.map(|settled| &*settled.id).collect()
}

fn texts<'v>(values: &'v Value, pointer: &str) -> Vec<&'v str> {
    let values = values.as_array().expect("a list").iter();
    let text = |value: &'v Value| value.pointer(pointer).and_then(Value::as_str);
    values.map(|value| text(value).expect("text")).collect()
}

#[test]
fn every_form_tells_the_findings_that_count() {
    for written in samples() {
        let standing = ids(&written.outcome, Settled::stands);
        let results = &written.sarif["runs"][0]["results"];
        let told = texts(results, "/partialFingerprints/stratlintFindingId~1v1");
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), standing);
        let told = texts(&written.gitlab, "/fingerprint");
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), standing);
        let row = |line: &&str| line.starts_with("| ") && line.ends_with("` |");
        assert_eq!(written.markdown.lines().filter(row).count(), standing.len());
        let all = ids(&written.outcome, |_| true);
        let lines = written.ndjson.lines();
        let lines: Vec<Value> = lines
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let told: BTreeSet<&str> = lines
            .iter()
            .filter_map(|line| line["id"].as_str())
            .collect();
        assert_eq!(told, all);
        let rows = ::csv::Reader::from_reader(written.csv.as_bytes()).into_records();
        let rows: Vec<_> = rows.map(|row| row.expect("a row")).collect();
        assert_eq!(rows.iter().map(|row| &row[0]).collect::<BTreeSet<_>>(), all);
        let open: BTreeSet<&str> = rows
            .iter()
            .filter(|row| &row[4] == "open")
            .map(|row| &row[0])
            .collect();
        assert_eq!(open, standing);
    }
}

#[test]
fn sarif_names_files_from_the_root_and_the_worst_first() {
    let [coventry, hostile, _] = samples();
    let results = &coventry.sarif["runs"][0]["results"];
    let file = "/locations/0/physicalLocation/artifactLocation/uri";
    assert!(
        texts(results, file)
            .iter()
            .all(|uri| uri.starts_with("framework/"))
    );
    let mut levels = texts(results, "/level");
    levels.dedup();
    assert_eq!(levels, ["error", "warning", "note"]);
    let results = &hostile.sarif["runs"][0]["results"];
    assert!(texts(results, file).contains(&"%3Da%7Cb.yaml"));
    for message in texts(results, "/message/text") {
        let rest = message
            .replace("\\[", "")
            .replace("\\]", "")
            .replace("{{", "");
        assert!(!rest.contains(['[', ']', '{']), "{message}");
    }
    let rules = coventry.sarif["runs"][0]["tool"]["driver"]["rules"].as_array();
    let rules = rules.expect("rules");
    for result in coventry.sarif["runs"][0]["results"]
        .as_array()
        .expect("a list")
    {
        let index = result["ruleIndex"].as_u64().expect("a number");
        let rule = &rules[usize::try_from(index).expect("a small number")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].is_string());
    }
}

#[test]
fn sarif_counts_what_hosts_do_not_take() {
    let document = |number| {
        format!("- {{id: s{number}, kind: strategy, title: S{number}, status: adopted}}\n")
    };
    let documents: String = (0..3_000).map(document).collect();
    let files = Files::from([("a.yaml".into(), documents.into_bytes())]);
    let written = written(&checking::in_memory(&files), "framework");
    let run = &written.sarif["runs"][0];
    let standing = ids(&written.outcome, Settled::stands).len();
    assert!(standing > 5_000);
    assert_eq!(run["results"].as_array().expect("a list").len(), 5_000);
    assert_eq!(run["properties"]["leftOut"], standing - 5_000);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    let told = notification.as_str().expect("text");
    assert!(
        told.starts_with(&format!("{} findings left out", standing - 5_000)),
        "{told}"
    );
}

/// Name, properties and data of a workflow command.
type Annotation = (String, Vec<(String, String)>, String);

/// A workflow command as the runner takes it apart: `::name key=value,key=value::data`.
fn command(line: &str) -> Option<Annotation> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let undo = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let property = |one: &str| {
        let (key, value) = one.split_once('=').expect("key and value");
        let value = undo(value)
            .replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%");
        (key.to_owned(), value)
    };
    let properties = properties.split(',').map(property).collect();
    Some((name.to_owned(), properties, undo(data).replace("%25", "%")))
}

#[test]
fn the_runner_of_github_takes_annotations_and_nothing_else() {
    for written in samples() {
        let commands: Vec<_> = written.github.lines().filter_map(command).collect();
        for (word, name) in [
            ("error", "error"),
            ("warning", "warning"),
            ("note", "notice"),
        ] {
            let of_level =
                |settled: &&Settled| settled.stands() && settled.finding.level.word() == word;
            let count = written.outcome.findings.iter().filter(of_level).count();
            let told = commands.iter().filter(|(told, ..)| told == name);
            assert_eq!(told.count(), count.min(10), "{word}");
        }
        assert_eq!(
            commands.len() + usize::from(written.github.contains("Not annotated")),
            written.github.lines().count()
        );
        for (_, properties, data) in &commands {
            let keys: Vec<&str> = properties.iter().map(|(key, _)| &**key).collect();
            assert!(
                keys.starts_with(&["file", "line", "endLine"]) && keys.ends_with(&["title"]),
                "{keys:?}"
            );
            assert_eq!(data.lines().count(), 2, "{data}");
        }
        assert!(!written.github.contains("##["));
    }
    let [_, hostile, _] = samples();
    let (_, properties, _) = hostile.github.lines().find_map(command).expect("a command");
    assert_eq!(properties[0], ("file".into(), "=a|b.yaml".into()));
}

#[test]
fn gitlab_gets_the_keys_that_it_reads() {
    for written in samples() {
        let severities = texts(&written.gitlab, "/severity");
        assert!(
            severities
                .iter()
                .all(|word| ["major", "minor", "info"].contains(word))
        );
        for issue in written.gitlab.as_array().expect("a list") {
            assert!(
                issue["location"]["lines"]["begin"].as_u64() > Some(0),
                "{issue}"
            );
        }
        for key in ["/description", "/check_name", "/location/path"] {
            assert!(!texts(&written.gitlab, key).contains(&""), "{key}");
        }
    }
}

/// Each test case with whether it fails.
fn test_cases(xml: &str) -> Vec<(String, bool)> {
    let mut reader = Reader::from_str(xml);
    let mut cases: Vec<(String, bool)> = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return cases,
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "testcase" => {
                    let name = tag.attributes().map(|one| one.expect("an attribute"));
                    let name = name.filter(|one| one.key.as_ref() == "name");
                    let name = name.map(|one| one.value.into_owned()).next();
                    cases.push((name.expect("a name"), false));
                }
                "failure" => cases.last_mut().expect("a test case").1 = true,
                _ => {}
            },
            _ => {}
        }
    }
}

#[test]
fn a_test_case_for_each_document_fails_or_passes() {
    let documents = "\
- {id: the-plan, kind: corporate-plan, title: The plan, status: adopted, owner: Chief}
- {id: homes, kind: priority, tier: core, title: Homes, part_of: the-plan}
- {id: good, kind: strategy, title: Good, status: adopted, owner: Chief, supports: homes}
- {id: loose, kind: strategy, title: Loose, status: adopted, owner: Chief}
- {id: to-come, kind: strategy, title: To come, status: [{is: adopted, on: 2030}]}
";
    let files = Files::from([("a.yaml".into(), documents.into())]);
    let written = written(&checking::in_memory(&files), "");
    let cases = test_cases(&written.junit);
    let expected = [
        ("good", false),
        ("homes", false),
        ("loose", true),
        ("the-plan", true),
    ];
    assert_eq!(
        cases,
        expected.map(|(name, fails)| (name.to_owned(), fails))
    );
    assert!(written.junit.contains("tests=\"4\" failures=\"2\""));
    for written in samples() {
        let failing = test_cases(&written.junit)
            .iter()
            .filter(|(_, fails)| *fails)
            .count();
        assert!(written.junit.contains(&format!("failures=\"{failing}\"")));
        assert!(failing > 0);
    }
}

#[test]
fn nothing_of_a_hostile_framework_is_markup_in_tables_of_findings() {
    let [_, hostile, _] = samples();
    let signs = crate::forms::without_escapes(&hostile.markdown);
    for live in [
        "<", "](", "://", "www.", "\r", "\u{202e}", "{{", "@S", "\n::", "##[",
    ] {
        assert!(!signs.contains(live), "{live:?}");
    }
    let rows = signs.lines().filter(|line| line.starts_with('|'));
    for row in rows {
        assert_eq!(row.matches('|').count(), 5, "{row}");
    }
    let live = |cell: &str| cell.trim_start().starts_with(['=', '+', '-', '@']);
    for row in ::csv::Reader::from_reader(hostile.csv.as_bytes()).into_records() {
        assert!(!row.expect("a row").iter().any(live));
    }
}

const FOLDER: &str = "tests/fixtures/undelivered-plan";

fn run(folder: &str, arguments: &[&str], summary: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    command.args(["check", folder, "--as-of", DAY]);
    command.args(arguments).env("GITHUB_STEP_SUMMARY", summary);
    command.output().expect("the program starts")
}

#[test]
fn several_forms_are_written_in_one_run_with_one_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let also = |format: &str| format!("--also={format}={}", path(format).display());
    let forms = [
        "human", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "csv",
        "ndjson",
    ];
    let all = forms.map(also);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(run(FOLDER, &all, Path::new("")).status.code(), Some(1));
    for form in forms {
        let alone = run(FOLDER, &["--format", form], Path::new(""));
        assert_eq!(alone.status.code(), Some(1), "{form}");
        let beside = fs::read(path(form)).expect("a file");
        assert!(beside == alone.stdout && !beside.is_empty(), "{form}");
    }
}

#[test]
fn a_form_that_cannot_be_written_is_a_failed_run() {
    let failed = run(
        FOLDER,
        &["--also", "sarif=no/such/folder/a.sarif"],
        Path::new(""),
    );
    assert_eq!(failed.status.code(), Some(2));
    for wrong in ["sarif", "sarif=", "sarif=-", "zebra=a"] {
        let refused = run(FOLDER, &["--also", wrong], Path::new(""));
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
        assert!(refused.stdout.is_empty(), "{wrong}");
    }
}

#[test]
fn the_summary_of_a_job_is_added_to_and_kept_to_its_size() {
    let folder = tempfile::tempdir().expect("a folder");
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "# Before\n").expect("a file");
    run(FOLDER, &["--format", "github"], &summary);
    let text = fs::read_to_string(&summary).expect("the summary");
    assert!(text.starts_with("# Before\n## "), "{text}");
    assert!(text.contains("**The check fails**: 2 errors, "), "{text}");
    // So full that the findings do not fit.
    fs::write(&summary, "x".repeat(1024 * 1024 - 1000)).expect("a file");
    run("framework", &["--format", "github"], &summary);
    let text = fs::read_to_string(&summary).expect("the summary");
    assert!(text.len() <= 1024 * 1024);
    assert!(
        text.contains("**Cut here** to keep within 1000 bytes."),
        "{}",
        &text[1024 * 1024 - 1000..]
    );
    let other = run(
        FOLDER,
        &["--format", "concise"],
        &folder.path().join("none.md"),
    );
    assert_eq!(other.status.code(), Some(1));
    assert!(!folder.path().join("none.md").exists());
}

#[test]
fn two_results_cannot_go_into_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.txt");
    let also = |form| format!("{form}={}", file.display());
    let (csv, sarif) = (also("csv"), also("sarif"));
    let result = file.display().to_string();
    for arguments in [
        ["-o", &*result, "--also", &*sarif],
        ["--also", &*csv, "--also", &*sarif],
    ] {
        let refused = run(FOLDER, &arguments, Path::new(""));
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        let words = String::from_utf8_lossy(&refused.stderr);
        assert!(words.contains("a.txt is named for two results"), "{words}");
        assert!(!file.exists());
    }
}
