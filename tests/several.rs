//! Several frameworks in one run: each by its own settings and day, and one that others may link to.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// What a run came to.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    let run = command
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .output();
    let run = run.expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran {
        code: run.status.code(),
        out: text(run.stdout),
        err: text(run.stderr),
    }
}

/// Two councils of a region, whose strategies follow its plan, and the region itself.
fn region() -> TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let council = |name: &str, rest: &str| {
        let plan = "- {id: plan, kind: corporate-plan, title: Plan, period: {from: 2020}}\n\
                    - {id: goal, kind: priority, tier: core, title: Goal, part_of: plan}\n";
        let folder = home.path().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(
            folder.join("framework.yaml"),
            format!("name: {name}\nplan: plan\n"),
        )
        .expect("a file");
        fs::write(folder.join("all.yaml"), format!("{plan}{rest}")).expect("a file");
    };
    council(
        "north",
        "- {id: homes, kind: strategy, title: Homes, supports: goal, aligns_with: region-homes}\n",
    );
    council(
        "south",
        "- {id: homes, kind: strategy, title: Homes, supports: region-goal, period: {to: 2023}}\n",
    );
    let region = home.path().join("region");
    fs::create_dir(&region).expect("a folder");
    fs::write(
        region.join("all.yaml"),
        "- {id: region-plan, kind: corporate-plan, title: Plan of the region, period: {from: 2020}}\n\
         - {id: region-goal, kind: priority, tier: core, title: Goal of the region, part_of: region-plan}\n\
         - {id: region-homes, kind: strategy, title: Homes of the region, supports: region-goal}\n\
         - {id: region-parks, kind: strategy, title: Parks of the region}\n",
    )
    .expect("a file");
    let workspace =
        "frameworks: [north, {path: south, as_of: 2022-06-30}, region]\nshared: [region]\n";
    fs::write(home.path().join("workspace.yaml"), workspace).expect("a file");
    home
}

#[test]
fn a_shared_corporate_plan_is_not_that_of_the_council() {
    let home = region();
    fs::write(home.path().join("north/framework.yaml"), "name: north\n").expect("a file");
    fs::write(
        home.path().join("north/all.yaml"),
        "- {id: homes, kind: strategy, title: Homes, supports: region-goal}\n",
    )
    .expect("a file");
    let arguments = [
        "workspace.yaml",
        "--only=invalid-declaration",
        "--format",
        "json",
    ];
    let ran = check(home.path(), &arguments);
    assert_eq!(
        found(&ran.out)[0].1,
        ["invalid-declaration "],
        "{}",
        ran.out
    );
}

/// The rules that speak in each framework, with their subjects.
fn found(json: &str) -> Vec<(String, Vec<String>)> {
    let json: Value = serde_json::from_str(json).expect("JSON");
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let frameworks = json["frameworks"].as_array().expect("a list");
    let one = |framework: &Value| {
        let findings = framework["findings"].as_array().expect("a list");
        let told = |one: &Value| format!("{} {}", word(&one["rule"]), word(&one["subject"]));
        (
            word(&framework["framework"]["path"]),
            findings.iter().map(told).collect(),
        )
    };
    frameworks.iter().map(one).collect()
}

const BROKEN: [&str; 5] = [
    "--only=unknown-reference",
    "--only=broken-thread",
    "--only=unlinked-document",
    "--format",
    "json",
];

#[test]
fn councils_link_to_what_they_share_and_answer_for_their_own_alone() {
    let home = region();
    let mut arguments = vec!["workspace.yaml", "--as-of", "2024-01-31"];
    arguments.extend(BROKEN);
    let ran = check(home.path(), &arguments);
    assert_eq!((ran.code, &*ran.err), (Some(1), ""));
    let expected = [
        // Its link to the region's strategy is known, and the region's faults are not its own.
        ("north", vec![]),
        // Its strategy has lapsed.
        ("south", vec![]),
        ("region", vec!["unlinked-document region-parks".to_owned()]),
    ];
    let expected = expected.map(|(name, found)| (name.to_owned(), found));
    assert_eq!(found(&ran.out), expected);
    let mut arguments = vec!["workspace.yaml"];
    arguments.extend(BROKEN);
    let found = found(&check(home.path(), &arguments).out);
    // On its own day, 30 June 2022, it is in force; but the region's goal is no priority of its plan.
    let broken = ("south".to_owned(), vec!["broken-thread homes".to_owned()]);
    assert_eq!(found[1], broken);
}

#[test]
fn without_the_workspace_nothing_is_shared() {
    let home = region();
    let mut arguments = vec!["north", "south", "--as-of", "2022-06-30"];
    arguments.extend(BROKEN);
    let found = found(&check(home.path(), &arguments).out);
    let unknown = |council: &str| {
        (
            council.to_owned(),
            vec!["unknown-reference homes".to_owned()],
        )
    };
    assert_eq!(found, [unknown("north"), unknown("south")]);
}

#[test]
fn totals_are_those_of_all() {
    let home = region();
    let ran = check(home.path(), &["workspace.yaml", "--format", "json"]);
    let all: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(all["summary"]["frameworks"], 3);
    // What is shared is counted where it is declared.
    assert_eq!(all["summary"]["documents"], 3 + 3 + 4);
    for level in ["error", "warning", "note"] {
        let each = all["frameworks"].as_array().expect("a list").iter();
        let sum: u64 = each.filter_map(|one| one["summary"][level].as_u64()).sum();
        assert_eq!(all["summary"][level], sum, "{level}");
    }
    let alone = check(home.path(), &["region", "--format", "json"]);
    let alone: Value = serde_json::from_str(&alone.out).expect("JSON");
    assert_eq!(all["frameworks"][2]["findings"], alone["findings"]);
}

#[test]
fn each_form_names_the_framework_of_a_finding() {
    let home = region();
    for (format, named) in [
        ("concise", "region/all.yaml:4:"),
        ("ndjson", "{\"framework\":\"region\","),
        ("csv", "\nregion,"),
        ("sarif", "\"automationDetails\":{\"id\":\"region\"}"),
        ("gitlab", "\"region/all.yaml\""),
        ("junit", "<testsuite id=\"2\" name=\"region\""),
        ("github", "file=region/all.yaml,"),
        ("human", "region"),
        ("markdown", "## south on 30 June 2022"),
    ] {
        let ran = check(home.path(), &["workspace.yaml", "--format", format]);
        assert!(ran.out.contains(named), "{format}: {}", ran.out);
        assert_eq!(ran.code, Some(1), "{format}");
    }
}

#[test]
fn what_is_wrong_with_a_workspace_stops_the_run_and_is_said() {
    let home = region();
    for (text, told) in [
        ("frameworks: [north, nowhere]\n", "nowhere"),
        ("frameworks: [north]\nshared: [nowhere]\n", "nowhere"),
        ("framework: [north]\n", "in line 1, column 1, "),
        ("frameworks: [north\n", "in line "),
        ("", "names no framework"),
    ] {
        fs::write(home.path().join("workspace.yaml"), text).expect("a file");
        let ran = check(home.path(), &["workspace.yaml"]);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{text}");
        assert!(ran.err.contains(told), "{text}: {}", ran.err);
    }
    let ran = check(home.path(), &["north", "south", "--fix"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("`--fix` is for one framework"),
        "{}",
        ran.err
    );
}

#[test]
fn the_summary_of_a_job_is_written_once() {
    let home = region();
    let summary = home.path().join("summary.md");
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    let run = command
        .current_dir(home.path())
        .env("GITHUB_STEP_SUMMARY", &summary)
        .args([
            "check",
            "workspace.yaml",
            "--format",
            "github",
            "--also",
            "github=again.txt",
        ]);
    assert_eq!(
        run.output().expect("the program starts").status.code(),
        Some(1)
    );
    let summary = fs::read_to_string(summary).expect("the summary");
    assert_eq!(
        summary.matches("## south on 30 June 2022").count(),
        1,
        "{summary}"
    );
}
