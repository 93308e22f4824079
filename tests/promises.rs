//! What the pages on security and on promises name is there: each test, and the limits as they are.

use std::fs;
use std::path::Path;

use stratlint::load::limits::Limits;

use crate::checking::none;

const PAGES: [&str; 2] = ["SECURITY.md", "docs/promises.md"];

/// How the last column of a table is called whose rows each need a test.
const TESTS: &str = "tests";

#[test]
fn every_test_that_is_named_is_there() {
    for page in PAGES {
        let text = fs::read_to_string(page).expect("a page");
        let folder = Path::new(page).parent().expect("a file in a folder");
        let rows = rows(&text);
        assert!(rows.len() > 20, "{page} has {} rows", rows.len());
        none(&faults(&rows, folder));
    }
}

/// What would not be seen to be missing could be gone from the pages as well.
#[test]
fn a_test_that_is_not_there_is_missed() {
    let page = "\
| promise | tests |
| --- | --- |
| Kept | [`a_test_that_is_not_there_is_missed`](promises.rs), [`exit-codes.trycmd`](cmd/exit-codes.trycmd) |
| No test | – |
| Gone | [`no_such_test`](promises.rs), [`no_file`](no/file.py) |
| No test, but a function | [`rows`](promises.rs) |
| Under another name | [`other.trycmd`](cmd/exit-codes.trycmd) |

| key | most |
| --- | --- |
| `depth` | 64 |
";
    let expected = [
        "No test",
        "no_such_test (promises.rs)",
        "no_file (no/file.py)",
        "rows (promises.rs)",
        "other.trycmd (cmd/exit-codes.trycmd)",
    ];
    assert_eq!(faults(&rows(page), Path::new("tests")), expected);
}

/// The rows of all tables that name tests.
fn rows(page: &str) -> Vec<&str> {
    let tables = page.split("\n\n").filter(|part| part.starts_with('|'));
    let named = tables.filter(|table| {
        let head = table.lines().next().expect("split at blank lines");
        head.ends_with(&format!("| {TESTS} |"))
    });
    named.flat_map(|table| table.lines().skip(2)).collect()
}

/// What rows name that is not there, and the beginnings of rows that name nothing.
fn faults(rows: &[&str], folder: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let tests = links(cells.last().expect("a row has cells"));
        if tests.is_empty() {
            faults.push(cells[0].to_owned());
        }
        let gone = tests
            .into_iter()
            .filter(|(name, path)| !is_there(name, &folder.join(path)));
        faults.extend(gone.map(|(name, path)| format!("{name} ({path})")));
    }
    faults
}

/// Each name with the file that it leads to.
fn links(cell: &str) -> Vec<(&str, &str)> {
    let links = cell.split("[`").skip(1);
    let parts = links.filter_map(|link| link.split_once(')')?.0.split_once("`]("));
    parts.collect()
}

/// Whether a file of Rust has a test of that name; any other file is the test.
fn is_there(name: &str, path: &Path) -> bool {
    let Ok(text) = fs::read_to_string(path) else {
        return false;
    };
    if path.extension().is_none_or(|extension| extension != "rs") {
        return path.ends_with(name);
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let head = format!("fn {name}(");
    let at = lines.iter().position(|line| line.starts_with(&head));
    at.is_some_and(|at| {
        let above = lines[..at].iter().rev();
        let mut attributes = above.take_while(|line| line.starts_with("#["));
        attributes.any(|line| *line == "#[test]")
    })
}

#[test]
fn the_limits_are_as_promised() {
    let page = fs::read_to_string("docs/promises.md").expect("a page");
    let page = page.replace(',', "");
    let limits = Limits::default();
    for row in [
        format!("| `depth` | {} |", limits.depth),
        format!("| `aliases` | {} |", limits.aliases),
        format!("| `values` | {} |", limits.values),
        format!("| `yaml_bytes` | {} |", limits.yaml_bytes),
        format!("| `json_bytes` | {} |", limits.json_bytes),
        format!("| `documents` | {} |", limits.documents),
        format!("| `rules` | {} |", limits.rules),
        format!("above {} |", Limits::DEEPEST),
        format!("more than {} |", Limits::LARGEST_FILE),
    ] {
        assert!(page.contains(&row), "{row}");
    }
}
