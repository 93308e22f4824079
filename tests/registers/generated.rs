//! Whatever a register holds, every row of it is a document, a question or a line in the log.

use std::fmt::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format};
use stratlint::start::skeleton::Council;

use super::{begun, book, saved, write};

/// What stands in a row.
#[derive(Debug, Clone)]
enum Line {
    Blank,
    Alone(&'static str),
    Document([String; 6]),
    Twice,
}

const ALONE: [&str; 12] = [
    "Housing",
    "CORPORATE & FINANCE",
    "Adult Social Care",
    "Our places",
    "Statutory policies",
    "Total: 45",
    "Last updated: 3 May 2024",
    "A",
    "Parks for All",
    "Tree Strategy",
    "Page 1 of 3",
    "-",
];

const SUBJECTS: [&str; 10] = [
    "Housing",
    "housing",
    "HOUSING ",
    "Whistle-blowing",
    "Whistleblowing",
    "Children’s",
    "Health &\u{a0}Safety",
    "Climate",
    "Ward 7",
    "",
];

const KINDS: [&str; 10] = [
    "Strategy 2021-2026",
    "Strategy",
    "Policy (Draft) v2",
    "Plan 2022/23 to 2025/26",
    "Action Plan 2030",
    "Plan to 2031",
    "Scheme",
    "for All",
    "Council Plan 2023-2027",
    "",
];

const STATES: [&str; 8] = [
    "Approved",
    "LIVE",
    "draft",
    "Expired",
    "",
    "?",
    "Superseded",
    "Yes",
];

const OWNERS: [&str; 8] = [
    "Head of Housing",
    "Jane Smith, Head of Housing",
    "SMITH, Jane",
    "TBC",
    "",
    "Human Resources",
    "Place\nHousing",
    "Jane Smith / J. Brown",
];

const DATES: [&str; 12] = [
    "12/03/2024",
    "March 2025",
    "2023",
    "TBC",
    "N/A",
    "Summer",
    "1st May 2022",
    "31/02/2024",
    "01/04/2031",
    "Yes",
    "No",
    "Cabinet 12/03/2024",
];

fn document() -> impl Strategy<Value = Line> {
    let one = |list: &'static [&'static str]| prop::sample::select(list);
    let cells = (
        one(&SUBJECTS),
        one(&KINDS),
        one(&STATES),
        one(&OWNERS),
        one(&DATES),
        one(&DATES),
    );
    cells.prop_map(|(subject, kind, state, owner, approved, review)| {
        let title = format!("{subject} {kind}").trim().to_owned();
        let others = [state, owner, approved, review, "Good homes; All"].map(String::from);
        let [state, owner, approved, review, priority] = others;
        Line::Document([title, state, owner, approved, review, priority])
    })
}

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        1 => Just(Line::Blank),
        1 => prop::sample::select(&ALONE[..]).prop_map(Line::Alone),
        8 => document(),
        1 => Just(Line::Twice),
    ]
}

const NAMES: [&str; 6] = [
    "Policy / Strategy Title",
    "Status",
    "Lead officer",
    "Approved",
    "Next review",
    "Priority",
];

/// Rows of cells, from the names of the columns on; a line that stands twice has the cells of the one before.
fn cells(lines: &[Line]) -> Vec<Vec<String>> {
    let mut rows = vec![NAMES.map(String::from).to_vec()];
    for line in lines {
        let cells = match line {
            Line::Blank => Vec::new(),
            Line::Alone(text) => vec![(*text).to_owned()],
            Line::Document(cells) => cells.to_vec(),
            Line::Twice => rows.last().expect("the names of the columns").clone(),
        };
        rows.push(cells);
    }
    rows
}

/// A workbook with a title in joined cells above, and every third date as a day of the calendar.
fn workbook(sheets: &[Vec<Vec<String>>]) -> Vec<u8> {
    book(|book| {
        let plain = Format::new();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        for (number, rows) in (1..).zip(sheets) {
            let name = format!("Sheet {number}");
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            let title = "Hollin Vale: policies and strategies";
            sheet
                .merge_range(0, 0, 0, 5, title, &plain)
                .expect("a title");
            for (at, cells) in (2..).zip(rows) {
                let cells: Vec<&str> = cells.iter().map(|cell| &**cell).collect();
                write(sheet, at, &cells);
                if at % 3 == 0 && cells.len() == NAMES.len() && cells[0] != NAMES[0] {
                    let day = ExcelDateTime::from_ymd(2023, 7, 18).expect("a day");
                    sheet.write_with_format(at, 3, day, &date).expect("a date");
                }
            }
        }
    })
}

fn text(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for cells in rows {
        let quoted = cells.iter().map(|cell| format!("\"{cell}\""));
        writeln!(text, "{}", quoted.collect::<Vec<_>>().join(",")).expect("a string takes all");
    }
    text
}

/// Whether anything stands in a row.
fn says(cells: &[String]) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}

/// Every row is named in a file or in the log, as its place begins: `Sheet 1, row 7`.
fn is_told_of(files: &str, place: &str) -> bool {
    files.match_indices(place).any(|(at, _)| {
        let behind = files[at + place.len()..].chars().next();
        behind.is_none_or(|c| !c.is_ascii_digit())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_row_of_a_workbook_is_told_of(
        lines in prop::collection::vec(prop::collection::vec(line(), 120..160), 2),
    ) {
        let sheets: Vec<_> = lines.iter().map(|lines| cells(lines)).collect();
        let (_folder, path) = saved("register.xlsx", &workbook(&sheets));
        // `begun` counts rows, and checks the framework.
        let begun = begun(&path, &Council::default());
        let files: Vec<_> = begun.files.values().map(|text| String::from_utf8_lossy(text)).collect();
        let files = files.join("\n");
        for (number, rows) in (1..).zip(&sheets) {
            for (row, cells) in (3..).zip(rows).skip(1).filter(|(_, cells)| says(cells)) {
                let place = format!("Sheet {number}, row {row}");
                prop_assert!(is_told_of(&files, &place), "{place}: {cells:?}");
            }
        }
    }

    #[test]
    fn every_row_of_a_text_is_told_of(lines in prop::collection::vec(line(), 300)) {
        let rows = cells(&lines);
        let (_folder, path) = saved("register.csv", text(&rows).as_bytes());
        let begun = begun(&path, &Council::default());
        let told = rows.iter().filter(|cells| says(cells)).count();
        prop_assert_eq!(begun.import.rows, told);
    }
}
