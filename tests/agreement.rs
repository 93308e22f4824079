//! Every form of a check and of the gap report tells the same findings: no form can be green while another is red.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use scraper::{Html, Selector};
use serde_json::Value;
use stratlint::check::Inputs;
use stratlint::finding::Level;
use stratlint::forecast::Forecast;
use stratlint::outcome::Settled;
use stratlint::report::gaps::{Audience, Beside, Contents, page, xlsx};
use stratlint::report::human::{Detail, Style};
use stratlint::report::{
    Asked, Checked, Hosted, concise, csv, gaps, github, gitlab, human, json, junit, markdown,
    ndjson, sarif,
};

use crate::checking::{self, as_if_nothing_were_known, day, folder};
use crate::forms::hostile;

/// The ids that a form tells, or, of a form without ids, how many findings of which level and rule, or of which level.
enum Told {
    Ids(BTreeSet<String>),
    Counts(BTreeMap<String, usize>),
    Levels(BTreeMap<String, usize>),
}

/// A form of output with the findings that it tells.
type Form = (&'static str, Told);

const WITHOUT_COLOUR: Style = Style {
    color: false,
    unicode: false,
    width: 200,
    detail: Detail::Everything,
    statistics: false,
    exit_zero: false,
};

/// Coventry's framework with what it knows and without, hostile words, an agreed exception, and known findings.
fn samples() -> [Inputs; 5] {
    [
        folder("framework"),
        as_if_nothing_were_known("framework"),
        checking::in_memory(&hostile()),
        folder("examples/05-expectations-and-exceptions"),
        folder("tests/fixtures/known-findings"),
    ]
}

#[test]
fn every_form_tells_the_same_findings() {
    for inputs in samples() {
        checking::reported(&inputs, "framework", |asked, checked| {
            let all = checked.outcome.findings.iter().collect::<Vec<_>>();
            let open: Vec<_> = all
                .iter()
                .copied()
                .filter(|one| one.excepted.is_none())
                .collect();
            let standing: Vec<_> = all.iter().copied().filter(|one| one.stands()).collect();
            assert!(!all.is_empty());
            same(of_everything(checked), &all);
            same(of_the_gap_report(&inputs, checked, asked), &open);
            same(of_what_counts(checked, &asked), &standing);
        });
    }
}

#[track_caller]
fn same(forms: impl IntoIterator<Item = Form>, expected: &[&Settled]) {
    for (form, told) in forms {
        match told {
            Told::Ids(told) => {
                let ids = expected.iter().map(|settled| settled.id.clone());
                assert_eq!(told, ids.collect(), "{form}");
            }
            Told::Counts(told) => {
                let names = expected.iter().map(|settled| name(settled));
                assert_eq!(told, counted(names), "{form}");
            }
            Told::Levels(told) => {
                let levels = expected
                    .iter()
                    .map(|one| one.finding.level.word().to_owned());
                assert_eq!(told, counted(levels), "{form}");
            }
        }
    }
}

/// "error[missing-owner]".
fn name(settled: &Settled) -> String {
    let finding = &settled.finding;
    format!("{}[{}]", finding.level.word(), finding.rule)
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// Forms that also tell what an exception covers: those for programs, and the terminal with nothing abbreviated.
fn of_everything(checked: &Checked) -> [Form; 5] {
    let mut lines = Vec::new();
    ndjson::write_findings(checked, &mut lines).expect("memory takes all");
    let lines = text(lines);
    let lines = lines.lines().map(|line| parsed(line.as_bytes()));
    let lines: Vec<Value> = lines.filter(|line| line.get("id").is_some()).collect();
    let csv = csv::write(checked);
    let rows = ::csv::Reader::from_reader(&csv[..]).into_records();
    let rows = rows.map(|row| row.expect("a row")[0].to_owned());
    [
        (
            "json",
            ids(&parsed(&json::write(checked))["findings"], "/id"),
        ),
        ("ndjson", ids(&Value::Array(lines), "/id")),
        ("csv", Told::Ids(rows.collect())),
        (
            "concise",
            Told::Counts(concise_names(&text(concise::write(checked)))),
        ),
        ("human", Told::Counts(human_names(checked))),
    ]
}

/// The level and rule of each line, whether it counts or not.
fn concise_names(lines: &str) -> BTreeMap<String, usize> {
    let name = |line: &str| {
        let (_, rest) = line.split_once(": ").expect("a place");
        let rest = rest.strip_prefix("known ").unwrap_or(rest);
        let rest = rest.strip_prefix("excepted ").unwrap_or(rest);
        rest.split_once(' ').expect("a message").0.to_owned()
    };
    counted(lines.lines().map(name))
}

/// Forms that tell what counts.
fn of_what_counts(checked: &Checked, asked: &Asked) -> [Form; 5] {
    let hosted = &Hosted {
        checked,
        folder: "framework",
    };
    let sarif = parsed(&sarif::write(&[*hosted]));
    let results = &sarif["runs"][0]["results"];
    let table = text(markdown::write(checked, None));
    [
        (
            "sarif",
            ids(results, "/partialFingerprints/stratlintFindingId~1v1"),
        ),
        (
            "gitlab",
            ids(&parsed(&gitlab::write(&[*hosted])), "/fingerprint"),
        ),
        (
            "junit",
            Told::Counts(junit_names(&junit::write(&[(*asked, *hosted)]))),
        ),
        (
            "github",
            Told::Levels(annotations(&text(github::write(&[*hosted])))),
        ),
        ("markdown", Told::Counts(table_names(&table))),
    ]
}

/// What JUnit shows: a line for each finding, in a failure or beside the cases.
fn junit_names(xml: &[u8]) -> BTreeMap<String, usize> {
    let xml = std::str::from_utf8(xml).expect("UTF-8");
    let xml = roxmltree::Document::parse(xml).expect("XML");
    let texts = xml.descendants().filter(roxmltree::Node::is_text);
    let texts = texts.filter_map(|node| node.text());
    let lines: Vec<&str> = texts.flat_map(str::lines).collect();
    counted(lines.iter().filter_map(|line| named(line, ": ")))
}

/// The first "error[missing-owner] " behind what stands before it.
fn named(line: &str, before: &str) -> Option<String> {
    let starts = Level::WORDS.map(|(word, _)| line.find(&format!("{before}{word}[")));
    let start = starts.into_iter().flatten().min()? + before.len();
    let (name, _) = line[start..].split_once("] ")?;
    Some(format!("{name}]"))
}

/// Annotations, and those that GitHub would not show: "Not annotated, ...: 2 warnings, 1 note."
fn annotations(commands: &str) -> BTreeMap<String, usize> {
    let mut levels = BTreeMap::new();
    for line in commands.lines() {
        let word = |(word, _): (&'static str, Level)| match word {
            "note" => ("::notice ", word),
            "error" => ("::error ", word),
            _ => ("::warning ", word),
        };
        let annotated = Level::WORDS.map(word);
        let annotated = annotated
            .into_iter()
            .find(|(start, _)| line.starts_with(start));
        if let Some((_, word)) = annotated {
            *levels.entry(word.to_owned()).or_default() += 1;
        } else if let Some((_, rest)) = line.split_once(" of each level: ") {
            let (counts, _) = rest.split_once('.').expect("a sentence");
            for count in counts.split(", ") {
                let (number, word) = count.split_once(' ').expect("so many of what");
                let number: usize = number.parse().expect("a number");
                *levels
                    .entry(word.trim_end_matches('s').to_owned())
                    .or_default() += number;
            }
        }
    }
    levels
}

/// Rows of the tables under the headings of their levels.
fn table_names(markdown: &str) -> BTreeMap<String, usize> {
    let mut level = "";
    let mut names = Vec::new();
    for line in markdown.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let word = heading.split_whitespace().nth(1).unwrap_or_default();
            level = word.trim_end_matches('s');
        }
        let rule = line
            .strip_prefix("| ")
            .and_then(|row| row.strip_suffix("` |"));
        if let Some((_, rule)) = rule.and_then(|row| row.rsplit_once("| `")) {
            names.push(format!("{level}[{rule}]"));
        }
    }
    counted(names.into_iter())
}

/// The heads of the findings that are shown in full.
fn human_names(checked: &Checked) -> BTreeMap<String, usize> {
    let page = text(human::write(checked, &WITHOUT_COLOUR));
    let is_head = |line: &&str| {
        let starts = Level::WORDS.map(|(word, _)| line.starts_with(&format!("{word}[")));
        starts.contains(&true) && line.ends_with(']')
    };
    counted(page.lines().filter(is_head).map(ToOwned::to_owned))
}

/// The gap report in all its forms: what no exception covers.
fn of_the_gap_report(inputs: &Inputs, checked: &Checked, asked: Asked) -> Vec<Form> {
    let until = day("2025-01-31");
    let (later, _) = inputs.framework(until.tomorrow().expect("a day"));
    let beside = Beside {
        audience: Audience::Council,
        forecast: &Forecast::new(asked.framework, &later, &inputs.settings),
        earlier: None,
    };
    let contents = Contents::new(asked, checked, beside);
    let folder = page::write_folder(&contents).into_iter();
    let pages: Vec<String> = folder.map(|file| text(file.content)).collect();
    let csv = gaps::csv::write(&contents);
    let rows = ::csv::Reader::from_reader(&csv[..]).into_records();
    let rows = rows.map(|row| row.expect("a row")[1].to_owned());
    vec![
        ("page", Told::Ids(gaps_of(&text(page::write(&contents))))),
        (
            "folder",
            Told::Ids(pages.iter().flat_map(|page| gaps_of(page)).collect()),
        ),
        ("workbook", Told::Ids(gaps_in(&xlsx::write(&contents)))),
        ("table", Told::Ids(rows.collect())),
        (
            "paper",
            Told::Ids(gaps_on(&text(gaps::markdown::write(&contents, None)))),
        ),
    ]
}

fn gaps_of(page: &str) -> BTreeSet<String> {
    let gaps = Selector::parse(".gaps > li").expect("a selector");
    let page = Html::parse_document(page);
    let id = |gap: scraper::ElementRef| gap.attr("id")?.strip_prefix("gap-").map(String::from);
    page.select(&gaps).filter_map(id).collect()
}

fn gaps_in(workbook: &[u8]) -> BTreeSet<String> {
    let mut workbook = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    let gaps = workbook.worksheet_range("Gaps").expect("a sheet");
    let rows = gaps.rows().map(|row| row[0].to_string());
    rows.skip_while(|first| first != "Id").skip(1).collect()
}

fn gaps_on(paper: &str) -> BTreeSet<String> {
    let id = |line: &str| Some(line.strip_suffix("`)")?.rsplit_once("(`")?.1.to_owned());
    paper.lines().filter_map(id).collect()
}

fn ids(findings: &Value, pointer: &str) -> Told {
    let findings = findings.as_array().expect("a list").iter();
    let id = |finding: &Value| {
        let id = finding.pointer(pointer).and_then(Value::as_str);
        id.expect("an id").to_owned()
    };
    Told::Ids(findings.map(id).collect())
}

fn parsed(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("JSON")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}
