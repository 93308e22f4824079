//! The action for GitHub, run as the runner would: its steps with their variables, against a made-up release.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// In place of `curl`: takes what is asked for from a folder, and refuses any other address.
const CURL: &str = r#"#!/usr/bin/env bash
while [ $# -gt 1 ]; do
  case $1 in --output) file=$2 ;; esac
  shift
done
echo "$1" >>"$RUNNER_TEMP/asked"
cp "$RELEASES/${1#https://git.example/council/stratlint/releases/download/}" "$file"
"#;

/// A machine with the action, a release of it and a framework whose folder has a name with blanks.
struct Machine {
    folder: TempDir,
    action: Value,
}

/// How a run of the action ended.
struct Ran {
    code: i32,
    said: String,
    outputs: BTreeMap<String, String>,
}

impl Machine {
    fn new() -> Self {
        let text = fs::read_to_string("action.yml").expect("the action");
        let machine = Self {
            folder: tempfile::tempdir().expect("a folder"),
            action: serde_saphyr::from_str(&text).expect("YAML"),
        };
        for folder in ["bin", "work", "temp"] {
            fs::create_dir(machine.path(folder)).expect("a folder");
        }
        let script = "printf '%s' \"$1\" >bin/curl && chmod +x bin/curl && cp -r \"$2/examples/02-first-steps\" 'work/a framework'";
        machine.bash(script, &[CURL, env!("CARGO_MANIFEST_DIR")]);
        machine.release();
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes the release of this version: the program as packed for this machine, and its checksum. To be quick, what is
    /// packed is a line that calls the program.
    fn release(&self) {
        let script = "mkdir -p \"$1\" && cd \"$1\" && printf '#!/bin/sh\nexec \"%s\" \"$@\"\n' \"$3\" >stratlint && \
            chmod +x stratlint && tar -czf \"$2\" stratlint && sha256sum \"$2\" >SHA256SUMS";
        let archive = archive();
        let version = concat!("releases/v", env!("CARGO_PKG_VERSION"));
        self.bash(
            script,
            &[version, &archive, env!("CARGO_BIN_EXE_stratlint")],
        );
    }

    #[track_caller]
    fn bash(&self, script: &str, arguments: &[&str]) {
        let mut bash = Command::new("bash");
        bash.args(["-ec", script, "bash"]).args(arguments);
        let status = bash.current_dir(self.folder.path()).status();
        assert!(status.expect("bash starts").success());
    }

    /// Runs the steps one after the other, until one fails.
    fn run(&self, inputs: &[(&str, &str)]) -> Ran {
        let mut steps = BTreeMap::new();
        let mut ran = Ran {
            code: 0,
            said: String::new(),
            outputs: BTreeMap::new(),
        };
        for step in self.action["runs"]["steps"].as_array().expect("steps") {
            let output = self.step(step, inputs, &steps);
            ran.code = output.status.code().expect("no signal");
            ran.said += &String::from_utf8_lossy(&output.stdout);
            ran.outputs = outputs(&self.path("output"));
            let id = step["id"].as_str().expect("an id");
            for (name, value) in &ran.outputs {
                steps.insert(format!("steps.{id}.outputs.{name}"), value.clone());
            }
            if ran.code != 0 {
                break;
            }
        }
        ran
    }

    fn step(
        &self,
        step: &Value,
        inputs: &[(&str, &str)],
        steps: &BTreeMap<String, String>,
    ) -> Output {
        fs::write(self.path("output"), "").expect("a file");
        let script = step["run"].as_str().expect("a script");
        assert!(!script.contains("${{"), "{script}");
        let path = std::env::var("PATH").expect("a path");
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.path("work"))
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("RELEASES", self.path("releases"))
            .env("GITHUB_OUTPUT", self.path("output"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary"))
            .env("GITHUB_SERVER_URL", "https://git.example")
            .env("RUNNER_TEMP", self.path("temp"))
            .env("RUNNER_OS", "Linux")
            .env("RUNNER_ARCH", runner_arch());
        for (name, value) in step["env"].as_object().expect("variables") {
            let expression = value.as_str().expect("text");
            bash.env(name, self.value(expression, inputs, steps));
        }
        bash.output().expect("bash starts")
    }

    /// What the runner puts in place of an expression.
    fn value(
        &self,
        expression: &str,
        inputs: &[(&str, &str)],
        steps: &BTreeMap<String, String>,
    ) -> String {
        let name = expression
            .strip_prefix("${{ ")
            .and_then(|rest| rest.strip_suffix(" }}"));
        let name = name.expect("one expression");
        match name.strip_prefix("inputs.") {
            Some(input) => match inputs.iter().find(|(given, _)| *given == input) {
                Some((_, value)) => (*value).into(),
                None => self.default(input),
            },
            None if name == "github.action_path" => env!("CARGO_MANIFEST_DIR").into(),
            None if name == "github.action_repository" => "council/stratlint".into(),
            None => steps
                .get(name)
                .expect("an output of an earlier step")
                .clone(),
        }
    }

    fn default(&self, input: &str) -> String {
        let default = self.action["inputs"][input]["default"].as_str();
        default.expect("an input with a default").into()
    }
}

fn outputs(file: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(file).expect("the outputs");
    let pairs = text
        .lines()
        .map(|line| line.split_once('=').expect("a pair"));
    pairs
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

fn runner_arch() -> &'static str {
    if cfg!(target_arch = "aarch64") {
        "ARM64"
    } else {
        "X64"
    }
}

/// The name that the release for this machine has.
fn archive() -> String {
    let libc = if cfg!(target_env = "musl") {
        "musl"
    } else {
        "gnu"
    };
    format!(
        "stratlint-{}-unknown-linux-{libc}.tar.gz",
        std::env::consts::ARCH
    )
}

/// A framework whose path has a blank, on a day.
const GIVEN: [(&str, &str); 2] = [("path", "a framework"), ("as-of", "2024-02-29")];

#[test]
fn it_counts_what_is_found_and_fails_with_the_exit_code_of_the_check() {
    let machine = Machine::new();
    let mut given = GIVEN.to_vec();
    given.extend([
        ("sarif", "out put/findings.sarif"),
        ("report", "out put/gaps.html"),
    ]);
    let ran = machine.run(&given);
    assert_eq!(ran.code, 1, "{}", ran.said);
    let expected = [
        ("errors", "3"),
        ("exit-code", "1"),
        ("findings", "10"),
        ("notes", "4"),
        ("report", "out put/gaps.html"),
        ("sarif", "out put/findings.sarif"),
        ("warnings", "3"),
    ];
    let expected = expected.map(|(name, value)| (name.into(), value.into()));
    assert_eq!(ran.outputs, BTreeMap::from(expected));
    assert_eq!(
        ran.said.matches("\n::error file=").count(),
        3,
        "{}",
        ran.said
    );
    for file in ["out put/findings.sarif", "out put/gaps.html"] {
        assert!(machine.path("work").join(file).is_file(), "{file}");
    }
    let summary = fs::read_to_string(machine.path("summary")).expect("the summary of the job");
    assert!(
        summary.contains("**The check fails**: 3 errors, "),
        "{summary}"
    );
}

#[test]
fn every_output_that_it_names_is_given() {
    let machine = Machine::new();
    let declared = machine.action["outputs"].as_object().expect("outputs");
    for (name, output) in declared {
        let value = output["value"].as_str().expect("an expression");
        let step = if name == "program" { "get" } else { "check" };
        assert_eq!(value, format!("${{{{ steps.{step}.outputs.{name} }}}}"));
    }
}

#[test]
fn fail_on_says_from_what_level_it_fails() {
    let machine = Machine::new();
    let mut given = GIVEN.to_vec();
    given.push(("fail-on", "never"));
    let ran = machine.run(&given);
    assert_eq!((ran.code, &*ran.outputs["findings"]), (0, "10"));
    assert!(!ran.outputs.contains_key("sarif"));
}

#[test]
fn a_program_that_is_not_what_was_released_is_not_run() {
    let machine = Machine::new();
    let sums = concat!("releases/v", env!("CARGO_PKG_VERSION"), "/SHA256SUMS");
    let wrong = format!("{}  {}\n", "0".repeat(64), archive());
    fs::write(machine.path(sums), wrong).expect("a file");
    let ran = machine.run(&GIVEN);
    assert_eq!(ran.code, 2);
    assert!(
        ran.said.contains("is not what SHA256SUMS says."),
        "{}",
        ran.said
    );
    assert!(ran.outputs.is_empty());
    fs::write(machine.path(sums), "").expect("a file");
    let ran = machine.run(&GIVEN);
    assert!(
        ran.said.contains("does not name stratlint-"),
        "{}",
        ran.said
    );
}

#[test]
fn only_a_release_is_downloaded() {
    let machine = Machine::new();
    for version in ["latest", "../../other/v1.0.0", "1.0.0; touch x", "9.9.9"] {
        let ran = machine.run(&[("version", version)]);
        assert_eq!(ran.code, 2, "{version}");
        assert!(ran.said.contains("::error title=stratlint::"), "{version}");
    }
    let asked = fs::read_to_string(machine.path("temp/asked")).expect("what was asked for");
    let expected = format!(
        "https://git.example/council/stratlint/releases/download/v9.9.9/{}\n",
        archive()
    );
    assert_eq!(asked, expected);
    assert_eq!(
        machine
            .run(&[
                ("version", concat!("v", env!("CARGO_PKG_VERSION"))),
                GIVEN[0]
            ])
            .code,
        1
    );
}

#[test]
fn what_is_given_stays_text() {
    let machine = Machine::new();
    let live = "$(touch live)`touch live`; touch live #\"'\\";
    for input in ["path", "as-of", "fail-on", "baseline", "sarif", "report"] {
        let mut given: BTreeMap<&str, &str> = GIVEN.into();
        given.insert(input, live);
        let given: Vec<(&str, &str)> = given.into_iter().collect();
        let ran = machine.run(&given);
        let is_a_file = ["sarif", "report"].contains(&input);
        let expected = if is_a_file { 1 } else { 2 };
        assert_eq!(ran.code, expected, "{input}: {}", ran.said);
        assert!(!machine.path("work/live").exists(), "{input}");
    }
    for (input, value) in [
        ("path", "--help"),
        ("report", "a.md\nexit-code=0"),
        ("sarif", "a\nexit-code=0"),
    ] {
        let ran = machine.run(&[(input, value)]);
        assert_eq!(ran.code, 2, "{input}: {}", ran.said);
        assert_ne!(
            ran.outputs.get("exit-code").map(String::as_str),
            Some("0"),
            "{input}"
        );
    }
}
