//! Any text in every form of findings and in the gap report, each read by somebody else: it is the text that it was, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use stratlint::date::Day;
use stratlint::finding::Level;
use stratlint::forecast::Forecast;
use stratlint::report::gaps::{Audience, Beside, Contents, markdown as paper, page};
use stratlint::report::human::{Detail, Style};
use stratlint::report::{Asked, Checked, Hosted, clean};
use stratlint::report::{
    concise, csv, github, gitlab, human, json, junit, markdown, ndjson, sarif,
};

use super::everywhere;
use super::frameworks::day;
use super::pictures::is_unsafe;

/// The text in every place of a framework that is told of in every form.
pub fn check(data: &[u8]) {
    told(
        &String::from_utf8_lossy(data),
        |asked, checked, contents| {
            let hosted = Hosted {
                checked,
                folder: "framework",
            };
            assert_commands(&github::write(&[hosted]), &hosted);
            assert_rows(&csv::write(checked), checked);
            assert_cases(&junit::write(&[(asked, hosted)]));
            assert_json(&hosted);
            assert_screen(&human::write(checked, &STYLE));
            assert_screen(&concise::write(checked));
            assert_markdown(&markdown::write(checked, None));
            assert_markdown(&paper::write(contents, None));
            assert_page(&page::write(contents));
        },
    );
}

const STYLE: Style = Style {
    color: false,
    unicode: true,
    width: 80,
    detail: Detail::Everything,
    statistics: true,
    exit_zero: false,
};

/// What is made of a check of the framework with the text in it, and of its gap report.
fn told<T>(text: &str, make: impl FnOnce(Asked, &Checked, &Contents) -> T) -> T {
    let inputs = everywhere::framework(text);
    let (framework, faults) = inputs.framework(day());
    let (later, _) = inputs.framework(Day::constant(2025, 2, 1));
    let outcome = inputs.outcome(&framework, &faults);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: Some(Level::Error),
    };
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: checked.path,
    };
    let beside = Beside {
        audience: Audience::Council,
        forecast: &Forecast::new(&framework, &later, &inputs.settings),
        earlier: None,
    };
    make(asked, &checked, &Contents::new(asked, &checked, beside))
}

/// What the runner of GitHub makes of the lines: annotations of ours with the words of the findings, and no other command.
fn assert_commands(lines: &[u8], hosted: &Hosted) {
    let lines = text(lines);
    let mut told = BTreeSet::new();
    for line in lines.lines() {
        if line.starts_with("Not annotated, because ") {
            continue;
        }
        let (command, words) = line
            .strip_prefix("::")
            .and_then(|line| line.split_once("::"))
            .expect("a command");
        let (name, properties) = command.split_once(' ').expect("properties");
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let keys: Vec<&str> = properties
            .split(',')
            .filter_map(|one| one.split_once('='))
            .map(|(key, _)| key)
            .collect();
        let one_line = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(
            keys == one_line || keys == ["file", "line", "endLine", "title"],
            "{line}"
        );
        told.insert(unescaped(words));
    }
    let findings = hosted
        .checked
        .outcome
        .findings
        .iter()
        .map(|settled| &settled.finding);
    let words: BTreeSet<String> = findings
        .map(|it| format!("{}\n{}", clean(&it.message()), clean(&it.help())))
        .collect();
    assert!(told.is_subset(&words), "{told:?}");
    assert!(!lines.contains("##["), "{lines}");
}

fn unescaped(words: &str) -> String {
    let words = words.replace("%0D", "\r").replace("%0A", "\n");
    words
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%")
}

/// Every cell is what it was, and none a formula.
fn assert_rows(bytes: &[u8], checked: &Checked) {
    let rows: Vec<_> = ::csv::Reader::from_reader(bytes)
        .into_records()
        .map(|row| row.expect("a row"))
        .collect();
    let findings = &checked.outcome.findings;
    assert_eq!(rows.len(), findings.len());
    for (row, settled) in rows.iter().zip(findings) {
        let finding = &settled.finding;
        let path = checked.sources.path(finding.place);
        for (cell, expected) in [(6, &*finding.message()), (7, &*finding.help()), (8, path)] {
            let (cell, expected) = (&row[cell], clean(expected));
            assert!(
                cell == expected || cell.strip_prefix('\'') == Some(&expected),
                "{cell:?} {expected:?}"
            );
        }
        for cell in row {
            assert!(
                !cell
                    .trim_start()
                    .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                "{cell:?}"
            );
        }
    }
}

fn assert_cases(xml: &[u8]) {
    const KNOWN: [&str; 8] = [
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "system-out",
        "system-err",
    ];
    let xml = text(xml);
    let xml = roxmltree::Document::parse(&xml).expect("XML");
    for node in xml.descendants().filter(|node| node.is_element()) {
        assert!(KNOWN.contains(&node.tag_name().name()), "{node:?}");
    }
}

/// Forms that are JSON, each with the messages of the findings.
fn assert_json(hosted: &Hosted) {
    let mut lines = Vec::new();
    ndjson::write_findings(hosted.checked, &mut lines).expect("memory takes all");
    for line in text(&lines).lines() {
        serde_json::from_str::<Value>(line).expect("JSON");
    }
    let [found, results, issues] = [
        json::write(hosted.checked),
        sarif::write(&[*hosted]),
        gitlab::write(&[*hosted]),
    ]
    .map(|bytes| serde_json::from_slice::<Value>(&bytes).expect("JSON"));
    let findings = &hosted.checked.outcome.findings;
    let messages = findings.iter().map(|settled| settled.finding.message());
    let told = found["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["message"].as_str());
    assert!(
        messages
            .map(Some)
            .eq(told.map(|told| told.map(String::from))),
        "{found}"
    );
    let standing = findings.iter().filter(|settled| settled.stands()).count();
    let count = |list: &Value| list.as_array().map(Vec::len);
    assert_eq!(count(&results["runs"][0]["results"]), Some(standing));
    assert_eq!(count(&issues), Some(standing));
}

/// Nothing steers a terminal, and nothing is a command to the runner of GitHub, where a log is shown.
fn assert_screen(bytes: &[u8]) {
    let screen = text(bytes);
    assert!(
        !screen.contains(|c: char| c != '\n' && is_unsafe(c)),
        "{screen}"
    );
    assert!(!screen.contains("##["), "{screen}");
    let is_command = |line: &str| line.trim_start().starts_with("::");
    assert!(!screen.lines().any(is_command), "{screen}");
}

/// What is left when every backslash has made the sign behind it an ordinary one is no markup, and rows of a table have the
/// same cells.
fn assert_markdown(bytes: &[u8]) {
    let markdown = text(bytes);
    let mut signs = markdown.chars();
    let mut rest = String::new();
    while let Some(sign) = signs.next() {
        rest.extend(if sign == '\\' {
            let escaped = signs.next();
            escaped.map(|sign| if sign == '\n' { sign } else { 'x' })
        } else {
            Some(sign)
        });
    }
    for live in [
        "<", "](", "![", "://", "www.", "\r", "\t", "{{", "\n::", "##[",
    ] {
        assert!(
            !rest.to_lowercase().contains(live),
            "{live:?} is in {markdown}"
        );
    }
    let bars = |line: &str| line.matches('|').count();
    let lines: Vec<&str> = rest.lines().collect();
    for pair in lines
        .windows(2)
        .filter(|pair| pair.iter().all(|line| line.starts_with('|')))
    {
        assert_eq!(bars(pair[0]), bars(pair[1]), "{markdown}");
    }
}

/// Elements with their attributes that are in the page of a framework with ordinary words.
static ELEMENTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let ordinary = [
        "An ordinary title",
        "An ordinary title of so many words that it takes several lines in a box of a picture",
        "https://council.example/plan",
        "the-plan",
        "`code` in words",
        "",
    ];
    let page = |text| told(text, |_, _, contents| page::write(contents));
    ordinary
        .into_iter()
        .flat_map(|text| elements(&page(text)))
        .collect()
});

fn elements(page: &[u8]) -> BTreeSet<String> {
    let everything = Selector::parse("*").expect("a selector");
    let page = Html::parse_document(&text(page));
    let element = |element: ElementRef| {
        let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        format!("{} {}", element.value().name(), names.join(" "))
    };
    page.select(&everything).map(element).collect()
}

/// The page has no element and no attribute that those of ordinary words have not, and no link that runs anything.
fn assert_page(page: &[u8]) {
    let strange: Vec<String> = elements(page).difference(&ELEMENTS).cloned().collect();
    assert!(strange.is_empty(), "{strange:?}");
    let page = Html::parse_document(&text(page));
    let links = Selector::parse("[href], [src]").expect("a selector");
    for link in page.select(&links) {
        let address = link.attr("href").or(link.attr("src")).unwrap_or_default();
        let is_safe = ["#", "data:,", "http://", "https://"]
            .iter()
            .any(|start| address.starts_with(start));
        assert!(is_safe, "{address}");
    }
    let scripts = Selector::parse("script").expect("a selector");
    assert_eq!(page.select(&scripts).count(), 1);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}
