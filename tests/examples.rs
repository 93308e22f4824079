//! The examples: what the program prints, and that each README tells the same.

use std::fs;
use std::path::Path;

use stratlint::check::Inputs;
use stratlint::framework::AuthorityType;
use stratlint::outcome::{Outcome, Settled};
use stratlint::register;
use stratlint::report::{Checked, concise};
use stratlint::start::skeleton::Council;

use crate::checking::{self, DAY, day, none};
use crate::fixtures::checked;

const EXAMPLES: &str = "examples";

#[test]
fn each_example_prints_what_is_expected() {
    let differences: Vec<String> = checking::folders(EXAMPLES)
        .iter()
        .filter_map(|name| {
            let path = format!("{EXAMPLES}/{name}");
            checking::compare(format!("{path}/expected.txt"), &printed(&path)).err()
        })
        .collect();
    none(&differences);
}

fn printed(path: &str) -> String {
    let (inputs, outcome) = checked(path);
    concise(&inputs, &outcome)
}

/// The findings of a framework as `--format concise` shows them.
pub(crate) fn concise(inputs: &Inputs, outcome: &Outcome) -> String {
    let lines = concise::write(&Checked {
        outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    });
    String::from_utf8(lines).expect("text")
}

#[test]
fn each_readme_lists_the_findings_of_its_example() {
    for name in checking::folders(EXAMPLES) {
        let path = format!("{EXAMPLES}/{name}");
        let readme = fs::read_to_string(format!("{path}/README.md")).expect("a README");
        let (readme, known) = readme.split_once("\nKnown:\n").unwrap_or((&readme, ""));
        let (standing, excepted) = readme.split_once("\nExcepted:\n").unwrap_or((readme, ""));
        let (_, outcome) = checked(&path);
        let found = |chosen: fn(&Settled) -> bool| {
            let findings = outcome.findings.iter().filter(|settled| chosen(settled));
            sorted(findings.map(row).collect())
        };
        assert_eq!(rows(standing), found(Settled::stands), "{path}");
        let is_excepted = |settled: &Settled| settled.excepted.is_some();
        assert_eq!(rows(excepted), found(is_excepted), "{path}, excepted");
        assert_eq!(rows(known), found(|settled| settled.known), "{path}, known");
    }
}

/// Rule, level and subject.
type Row = [String; 3];

fn row(settled: &Settled) -> Row {
    let finding = &settled.finding;
    let subject = finding.subject.clone().unwrap_or_default();
    [
        finding.rule.clone().into_owned(),
        finding.level.word().into(),
        subject,
    ]
}

/// The rows of the tables of a text that begin with a rule.
fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("| `"));
    let row = |line: &str| {
        let mut cells = line
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned());
        [(); 3].map(|()| cells.next().expect("rule, level and subject"))
    };
    sorted(lines.map(row).collect())
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort();
    rows
}

/// The example of a register is what `init` makes of it, but for the README, which tells of the example.
#[test]
fn the_example_of_a_register_is_what_comes_of_it() {
    let folder = format!("{EXAMPLES}/08-from-a-register");
    let file = "policy-register.csv";
    let read = register::read::read(&Path::new(&folder).join(file)).expect("a register");
    let council = Council {
        name: Some("Marlow Fen Borough Council"),
        authority: Some(AuthorityType::District),
        priorities: &["Good homes", "Green places"].map(String::from),
        ..Council::default()
    };
    let import = register::import(&read, file, &council, day(DAY)).expect("documents");
    let files = import.files.iter().filter(|file| file.path != "README.md");
    let differences: Vec<String> = files
        .filter_map(|file| checking::compare(format!("{folder}/{}", file.path), &file.text).err())
        .collect();
    none(&differences);
}
