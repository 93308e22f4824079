//! The gap report in all its forms: they say the same, and nothing of a framework comes alive in them.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx};
use serde_json::Value;
use stratlint::check::Inputs;
use stratlint::finding::Level;
use stratlint::forecast::Forecast;
use stratlint::report::gaps::{Audience, Beside, Contents, csv, markdown, page, xlsx};
use stratlint::report::{Asked, Checked, json};

use crate::checking::{self, DAY, Files, day, none};

/// Every form of a report.
struct Forms {
    html: String,
    xlsx: Vec<u8>,
    markdown: String,
    csv: String,
    /// The findings for programs, which no form may contradict.
    findings: Value,
}

fn forms(inputs: &Inputs, audience: Audience) -> Forms {
    let (framework, faults) = inputs.framework(day(DAY));
    let outcome = inputs.outcome(&framework, &faults);
    let path = Path::new("framework");
    let (sources, fail_on) = (&inputs.sources, Some(Level::Error));
    let checked = Checked {
        outcome: &outcome,
        sources,
        path,
        fail_on,
    };
    let settings = &inputs.settings;
    let asked = Asked {
        framework: &framework,
        settings,
        path,
    };
    let until = day("2025-01-31");
    let (later, _) = inputs.framework(until.tomorrow().expect("a day"));
    let beside = Beside {
        audience,
        forecast: &Forecast::new(&framework, &later, settings),
        earlier: None,
    };
    let contents = Contents::new(asked, &checked, beside);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Forms {
        html: text(page::write(&contents)),
        xlsx: xlsx::write(&contents),
        markdown: text(markdown::write(&contents, None)),
        csv: text(csv::write(&contents)),
        findings: serde_json::from_slice(&json::write(&checked)).expect("JSON"),
    }
}

fn sheets(xlsx: &[u8]) -> Vec<(String, Range<Data>)> {
    workbook(xlsx).worksheets()
}

fn workbook(xlsx: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(xlsx)).expect("a workbook")
}

fn records(csv: &str) -> Vec<Vec<String>> {
    let reader = ::csv::Reader::from_reader(csv.as_bytes());
    let records = reader.into_records().map(|record| record.expect("a row"));
    records
        .map(|record| record.iter().map(String::from).collect())
        .collect()
}

/// All that can be read in a form: a workbook is packed.
fn texts(forms: &Forms) -> [(&'static str, String); 4] {
    let sheets = sheets(&forms.xlsx);
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.used_cells());
    let cells: Vec<String> = cells.map(|(_, _, cell)| cell.to_string()).collect();
    [
        ("html", forms.html.clone()),
        ("xlsx", cells.join("\n")),
        ("markdown", forms.markdown.clone()),
        ("csv", forms.csv.clone()),
    ]
}

/// A framework whose every word would be something else if it were let.
pub(crate) fn hostile() -> Files {
    let words = [
        "=HYPERLINK(\\\"https://evil.example\\\")",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "-2+3 | a | b",
        "+1",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "[click](javascript:alert(1)) ![x](https://evil.example/a.png) www.evil.example",
        "`` ` ``` # *a* _b_ ~~c~~ {{ d }} $e$ &lt;",
        "a\\nb\\r\\n\\n# c\\td\\0\\u202ee\\uffff_x0041_",
        "::error::x ##[error]y\\n::error::z",
        "]]></failure><!-- -->",
    ];
    let mut text =
        String::from("- {id: the-plan, kind: corporate-plan, title: The plan, status: adopted}\n");
    text.extend(words.iter().enumerate().map(|(number, word)| {
        format!(
            "- {{id: p{number}, kind: priority, tier: core, title: \"{word}\", part_of: the-plan}}\n\
             - {{id: s{number}, kind: strategy, title: \"{word} {number}\", status: adopted, owner: \"{word}\",\n   \
             note: \"{word}\", url: \"{word}\", supports: {{to: p{number}, basis: reported,\n   \
             evidence: {{source: e{number}, at: \"{word}\", note: \"{word}\"}}}}}}\n\
             - {{id: r{number}, kind: recommendation, number: \"{word}\", title: \"{word}\", owner: \"{word}\"}}\n\
             - {{id: e{number}, kind: source, title: \"{word}\", publisher: \"{word}\", url: \"{word}\"}}\n"
        )
    }));
    let long = "=long ".repeat(20_000);
    text.push_str("- {id: long, kind: strategy, status: adopted, title: \"");
    text.push_str(&long);
    text.push_str("\"}\n");
    let settings = "name: \"=Council | <b> ::error::\"\nexceptions:\n- {rule: missing-owner, document: long, \
        reason: \"=1 | <i>\", agreed_by: \"@me\", until: 2030}\n";
    Files::from([
        ("framework.yaml".into(), settings.into()),
        ("=a|b.yaml".into(), text.into_bytes()),
    ])
}

fn ids(findings: &Value) -> BTreeSet<String> {
    let findings = findings["findings"].as_array().expect("a list");
    let stands = |finding: &&Value| finding["excepted"].is_null();
    let id = |finding: &Value| finding["id"].as_str().expect("an id").to_owned();
    findings.iter().filter(stands).map(id).collect()
}

fn column(rows: &[Vec<String>], number: usize) -> BTreeSet<String> {
    rows.iter().map(|row| row[number].clone()).collect()
}

#[test]
fn every_form_tells_the_findings_of_a_check() {
    for inputs in [
        checking::in_memory(&checking::files("framework")),
        checking::in_memory(&hostile()),
    ] {
        let forms = forms(&inputs, Audience::Council);
        let ids = ids(&forms.findings);
        assert!(!ids.is_empty());
        assert_eq!(column(&records(&forms.csv), 1), ids);
        let gaps = workbook(&forms.xlsx)
            .worksheet_range("Gaps")
            .expect("a sheet");
        let told = gaps.rows().skip(4).map(|row| row[0].to_string());
        assert_eq!(told.collect::<BTreeSet<_>>(), ids);
        let marks = |text: &str, before: &str| text.matches(before).count();
        assert_eq!(marks(&forms.html, "<li id=gap-"), ids.len());
        assert_eq!(marks(&forms.markdown, "\n- **"), ids.len());
        for id in ids {
            assert!(forms.html.contains(&format!("<li id=gap-{id} ")), "{id}");
            assert!(forms.markdown.contains(&format!("(`{id}`)")), "{id}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let inputs = checking::folder("examples/05-expectations-and-exceptions");
    let (one, other) = (
        forms(&inputs, Audience::Council),
        forms(&inputs, Audience::Council),
    );
    assert_eq!(one.html, other.html);
    assert!(one.xlsx == other.xlsx);
    assert_eq!(one.markdown, other.markdown);
    assert_eq!(one.csv, other.csv);
}

#[test]
fn a_workbook_has_named_tables_real_dates_and_no_formula() {
    let forms = forms(&checking::folder("framework"), Audience::Council);
    let mut workbook = workbook(&forms.xlsx);
    workbook.load_tables().expect("tables");
    let names = workbook
        .table_names()
        .into_iter()
        .map(String::as_str)
        .collect::<Vec<_>>();
    let expected = [
        "Contents",
        "Summary",
        "Gaps",
        "Matrix",
        "Priorities",
        "Plan",
        "Documents",
        "Links",
        "Recommendations",
        "Sources",
        "Rules",
    ];
    assert_eq!(names, expected);
    let documents = workbook.table_by_name("Documents").expect("a table");
    assert_eq!(documents.columns()[3..5], ["Starts", "Ends"]);
    let mut rows = documents.data().rows();
    let transport = rows.find(|row| row[13] == "transport-strategy");
    let transport = transport.expect("a row");
    assert_eq!(
        [3, 4].map(|at| date(&transport[at])),
        [(2022, 4, 1), (2037, 3, 31)]
    );
    assert_eq!(
        workbook
            .merge_cells_by_sheet_name("Documents")
            .expect("read"),
        []
    );
}

fn date(cell: &Data) -> (u16, u8, u8) {
    let Data::DateTime(day) = cell else {
        panic!("{cell:?} is no date");
    };
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    (year, month, day)
}

#[test]
fn no_cell_of_a_hostile_framework_is_a_formula() {
    let forms = forms(&checking::in_memory(&hostile()), Audience::Council);
    let mut workbook = workbook(&forms.xlsx);
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).expect("a sheet");
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
    }
    let documents = workbook.worksheet_range("Documents").expect("a sheet");
    let titles: Vec<String> = documents.rows().map(|row| row[0].to_string()).collect();
    for title in [
        "=HYPERLINK(\"https://evil.example\") 0",
        "a␊b␍␊␊# c␉d␀\u{fffd}e\u{fffd}_x0041_ 7",
    ] {
        assert!(
            titles.iter().any(|one| one == title),
            "{title}: {titles:#?}"
        );
    }
    let longest = titles
        .iter()
        .map(|title| title.encode_utf16().count())
        .max();
    assert_eq!(longest, Some(32_767));
    let live = |cell: &String| {
        cell.trim_start()
            .starts_with(['=', '+', '-', '@', '\t', '\r'])
    };
    let rows = records(&forms.csv);
    let cells: Vec<&String> = rows.iter().flatten().filter(|cell| live(cell)).collect();
    assert!(cells.is_empty(), "{cells:#?}");
    assert!(forms.csv.contains("'=a|b.yaml, line "));
}

/// What a reader of Markdown looks at for markup: a backslash takes the sign behind it out.
pub(crate) fn without_escapes(markdown: &str) -> String {
    let mut signs = markdown.chars();
    let mut rest = String::new();
    while let Some(sign) = signs.next() {
        let kept = if sign == '\\' {
            signs.next().filter(|next| *next == '\n')
        } else {
            Some(sign)
        };
        rest.extend(kept);
    }
    rest
}

#[test]
fn nothing_of_a_hostile_framework_is_markup_in_markdown() {
    let forms = forms(&checking::in_memory(&hostile()), Audience::Council);
    let markdown = without_escapes(&forms.markdown);
    let live = [
        "<", "](", "://", "www.", "\r", "\t", "\u{202e}", "{{", "@S", "@me", "\n::", "##[",
    ];
    let live = live.into_iter().filter(|live| markdown.contains(live));
    let mut faults: Vec<String> = live.map(|live| format!("{live:?} is there")).collect();
    let lines: Vec<&str> = markdown.lines().collect();
    let bars = |line: &str| line.matches('|').count();
    for pair in lines
        .windows(2)
        .filter(|pair| pair.iter().all(|line| line.starts_with('|')))
    {
        faults.extend((bars(pair[0]) != bars(pair[1])).then(|| pair.join("\n")));
    }
    none(&faults);
}

#[test]
fn what_is_kept_inside_is_in_no_form_for_the_public() {
    let documents = "\
- {id: the-plan, kind: corporate-plan, title: The plan, status: adopted, owner: Zoe Owner}
- {id: homes, kind: priority, tier: core, title: Homes, part_of: the-plan}
- {id: open, kind: strategy, title: Open, status: adopted, owner: Zoe Owner, note: Zoe note,
   supports: {to: homes, evidence: {source: paper, note: Zoe said}}, depends_on: hush}
- {id: hush, kind: strategy, title: Zoe hush, status: lapsed, internal: true, supports: homes}
- {id: paper, kind: source, title: Paper, publisher: Press}
- {id: advice, kind: recommendation, number: 1, title: Advice, owner: Zoe Owner}
";
    let settings = "name: Council\nexceptions:\n- {rule: missing-owner, document: open, reason: Soon, agreed_by: Zoe Member, until: 2030}\n";
    let files = Files::from([
        ("framework.yaml".into(), settings.into()),
        ("a.yaml".into(), documents.into()),
    ]);
    let inputs = checking::in_memory(&files);
    for (form, text) in texts(&forms(&inputs, Audience::Council)) {
        assert!(text.contains("Zoe Owner"), "{form}");
    }
    for (form, text) in texts(&forms(&inputs, Audience::Public)) {
        assert!(
            !text.contains("Zoe") && !text.contains("hush"),
            "{form}: {text}"
        );
        assert!(text.contains("Open"), "{form}");
    }
}
