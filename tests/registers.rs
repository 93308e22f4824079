//! Registers like those that councils have: every row is a document, a question or a line in the log, and a first check
//! finds nothing that is not read.

mod doubts;
mod generated;

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use stratlint::check::Inputs;
use stratlint::framework::{Basis, Kind, StatusWord};
use stratlint::register::read::read;
use stratlint::register::refusal::NoRegister;
use stratlint::register::{Import, LOG, import};
use stratlint::start::skeleton::Council;

use crate::checking::{self, Files, day};

const TODAY: &str = "2026-11-22";

/// A register that has been read, and the framework that came of it.
struct Begun {
    import: Import,
    files: Files,
    inputs: Inputs,
}

#[track_caller]
fn begun(path: &Path, council: &Council) -> Begun {
    let register = read(path).expect("a register");
    let name = path.file_name().expect("a name").to_string_lossy();
    let import = import(&register, &name, council, day(TODAY)).expect("documents");
    let file = |file: &stratlint::start::folder::NewFile| {
        (file.path.clone(), file.text.clone().into_bytes())
    };
    let files: Files = import.files.iter().map(file).collect();
    let read: Files = files
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "yaml"))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    let inputs = checking::in_memory(&read);
    let begun = Begun {
        import,
        files,
        inputs,
    };
    begun.holds_together();
    begun
}

impl Begun {
    /// What is true of every register.
    #[track_caller]
    fn holds_together(&self) {
        let import = &self.import;
        let told = import.documents + import.others + import.asked + import.headers;
        assert_eq!(
            told,
            import.rows,
            "every row is a document, a question or a line in the log:\n{}",
            self.log()
        );
        assert_eq!(
            self.files.len(),
            import.files.len(),
            "no two files of one name"
        );
        let outcome = self.inputs.check(
            day(TODAY),
            &[
                "invalid-declaration",
                "unreadable-file",
                "duplicate-id",
                "unknown-reference",
                "misplaced-link",
            ],
        );
        assert_eq!(checking::lines(&outcome, &self.inputs.sources), "");
    }

    fn log(&self) -> String {
        String::from_utf8(self.files[LOG].clone()).expect("text")
    }

    #[track_caller]
    fn text(&self, path: &str) -> &str {
        let text = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("{path} is none of {:?}", self.files.keys()));
        std::str::from_utf8(text).expect("text")
    }

    #[track_caller]
    fn logs(&self, line: &str) {
        assert!(
            self.log().contains(line),
            "{line}\nis not in\n{}",
            self.log()
        );
    }
}

fn saved(name: &str, bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    (folder, path)
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
        sheet.write(row, column, *text).expect("a cell");
    }
}

const HEADER: [&str; 10] = [
    "Ref",
    "Policy / Strategy Title",
    "Document type",
    "Status",
    "Lead officer",
    "Date approved",
    "Approved by",
    "Period covered",
    "Next review date",
    "Council Plan priority",
];

/// A cover sheet, a hidden list, and a register with a merged title, blank lines, sections and dates of both sorts.
fn usual(book: &mut Workbook) {
    let cover = book.add_worksheet().set_name("Cover").expect("a name");
    write(cover, 1, &["", "Policy Framework Register"]);
    write(cover, 3, &["", "Owner", "Democratic Services"]);
    let lists = book.add_worksheet().set_name("Lists").expect("a name");
    lists.set_hidden(true);
    write(lists, 0, &["Title", "Type"]);
    write(lists, 1, &["Strategy", "Policy"]);
    let sheet = book.add_worksheet().set_name("Register").expect("a name");
    let title = "Hollin Vale District Council: policies and strategies";
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 9, title, &plain)
        .expect("a title");
    for (row, cells) in USUAL {
        write(sheet, row, cells);
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = ExcelDateTime::from_ymd(2023, 7, 18).expect("a day");
    sheet.write_with_format(5, 5, day, &date).expect("a date");
    sheet.write(14, 5, 45363).expect("a number");
    let formula = Formula::new("=CONCAT(\"Tree\",\" Strategy\")").set_result("Tree Strategy");
    sheet.write(15, 1, formula).expect("a formula");
    let address = "https://www.example.gov.uk/parks";
    sheet
        .write_url_with_text(16, 1, address, "Parks Action Plan")
        .expect("a link");
    sheet.set_row_hidden(14).expect("a row");
}

/// The cells of text by row; the first is 0.
#[rustfmt::skip]
const USUAL: [(u32, &[&str]); 13] = [
    (3, &HEADER),
    (4, &["Housing"]),
    (5, &["1", "Housing Strategy 2023-2028 ", "Strategy", "Approved", "Head of Housing", "", "Cabinet", "2023-2028", "March 2027", "Good Homes"]),
    (6, &["2", "Allocations\u{a0}Policy", "Policy", "LIVE", "Jane Smith", "12/03/2022", "", "", "annual", "Good homes; Zebra places"]),
    (8, &["Corporate"]),
    (9, &["3", "Council Plan 2023 - 2027", "", "Adopted", "Chief Executive", "Full Council 23 May 2023", "", "2023/24 to 2026/27", "TBC"]),
    (10, &["4", "HOUSING STRATEGY", "Strategy", "Expired", "", "", "", "2017-2022"]),
    (11, &["5", "Pay: Policy #1", "Policy", "Amber", "", "31/02/2024", "", "Ongoing", "N/A"]),
    (12, &HEADER),
    (13, &["6", "", "Policy", "Draft"]),
    (14, &["7", "Digital Strategy", "Strategy", "Under review", "Head of Digital"]),
    (15, &["8", "", "Strategy", "Approved"]),
    (16, &["9", "", "", "Approved"]),
];

fn usual_council(priorities: &[String]) -> Council<'_> {
    Council {
        name: Some("Hollin Vale"),
        priorities,
        ..Council::default()
    }
}

#[test]
fn a_register_like_those_that_councils_have() {
    let (_folder, path) = saved("Policy register.xlsx", &book(usual));
    let priorities = ["Good homes".to_owned()];
    let begun = begun(&path, &usual_council(&priorities));
    assert_eq!(
        (
            begun.import.documents,
            begun.import.asked,
            begun.import.headers
        ),
        (8, 1, 1)
    );
    assert_eq!(
        begun.text("strategies/housing-strategy-2023-2028.yaml"),
        "id: housing-strategy-2023-2028\n\
         kind: strategy\n\
         title: Housing Strategy 2023-2028\n\
         status: {is: adopted, on: 2023-07-18, by: Cabinet}\n\
         period: {from: 2023, to: 2028}\n\
         review_by: 2027-03\n\
         owner: Head of Housing\n\
         supports:\n  - {to: good-homes, basis: reported, evidence: {source: policy-register, at: \"Register!J6\"}}\n\
         tags: [Housing]\n\
         evidence: {source: policy-register, at: \"Register, row 6\"}\n\
         note: \"Ref: 1\"\n"
    );
    let (framework, _) = begun.inputs.framework(day(TODAY));
    let plan = framework
        .document("council-plan-2023-2027")
        .expect("the plan");
    assert_eq!(plan.kind, Kind::CorporatePlan);
    assert_eq!(
        plan.status[0].by.as_ref().map(|by| &*by.value),
        Some("Full Council")
    );
    let digital = framework.document("digital-strategy").expect("a strategy");
    assert_eq!(
        digital.status.last().map(|status| status.is),
        Some(StatusWord::UnderReview)
    );
    assert_eq!(
        digital.status[0].on.map(|on| on.to_string()),
        Some("2024-03-12".into())
    );
    assert!(
        framework.document("tree-strategy").is_some(),
        "the value of a formula is read"
    );
    let parks = framework.document("parks-action-plan").expect("a plan");
    assert_eq!(
        parks
            .more
            .as_ref()
            .and_then(|more| more.url.as_ref())
            .map(|url| &*url.value),
        Some("https://www.example.gov.uk/parks")
    );
    assert!(parks.unexamined.is_some());
    let allocations = framework.document("allocations-policy").expect("a policy");
    assert!(
        allocations
            .links
            .iter()
            .all(|link| link.basis == Basis::Reported)
    );
    assert_eq!(
        &*framework
            .document("pay-policy-1")
            .expect("a policy")
            .title
            .value,
        "Pay: Policy #1"
    );
}

#[test]
fn what_is_doubtful_is_asked_with_sheet_and_cell() {
    let (_folder, path) = saved("Policy register.xlsx", &book(usual));
    let priorities = ["Good homes".to_owned()];
    let begun = begun(&path, &usual_council(&priorities));
    begun.logs("It is a person's name, and an owner is a post, so none is declared: Register!E7 (Jane Smith), of [Allocations Policy](strategies/allocations-policy.yaml)\n");
    begun.logs("What does this status mean? It is declared as unknown: Register!D12 (Amber)");
    begun.logs("Which date is meant under Date approved?: Register!F12 (31/02/2024)");
    begun.logs("Is “Zebra places” a priority of the corporate plan? None of that name is declared, so no link is: Register!J7");
    begun.logs(
        "  - Register, row 6, of [Housing Strategy 2023-2028](strategies/housing-strategy-2023-2028.yaml)\n  - Register, row 11, of [HOUSING STRATEGY](",
    );
    begun.logs(
        "read with the day first, as is usual in the United Kingdom: Register!F7 (12/03/2022)",
    );
    begun.logs("read as a day counted by the spreadsheet: Register!F15 (45363)");
    begun.logs("taken for a heading; the documents below it have it as a tag:\n  - Register, row 5 (Housing)\n  - Register, row 9 (Corporate)");
    begun.logs("the names of the columns again: Register, row 13");
    begun.logs("in a sheet without a line of column names:\n  - Cover, row 2 (Policy Framework Register)\n  - Cover, row 4 (Owner, Democratic Services)");
    begun.logs("in a hidden sheet, which is not read:\n  - Lists, row 1 (Title, Type)");
    begun.logs("Which document is this? The row has no title, and gave none: Register, row 14 (6, Policy, Draft)");
    assert_eq!(begun.import.priorities, ["Zebra places"]);
    let policy = begun.text("strategies/allocations-policy.yaml");
    assert!(
        policy.contains("note: \"Next review date: annual; Ref: 2; Priority: Zebra places\""),
        "{policy}"
    );
}

/// The same register as text, as Excel on Windows saves it in a country with decimal commas.
#[test]
fn text_of_windows_with_semicolons() {
    let text = b"Title;Type;Owner\r\n\r\nCaf\xe9 \x96 Children\x92s Strategy;Strategy;\"Head of\r\nCaf\xe9s\"\r\n\r\nHousing, Health and Care Policy;Policy;\r\n";
    let (_folder, path) = saved("register.csv", text);
    let begun = begun(&path, &Council::default());
    let strategy = begun.text("strategies/cafe-childrens-strategy.yaml");
    assert!(
        strategy.contains("title: Café – Children’s Strategy\n")
            && strategy.contains("owner: Head of Cafés\n"),
        "{strategy}"
    );
    assert!(strategy.contains("at: line 3"), "{strategy}");
    assert!(
        begun
            .text("strategies/housing-health-and-care-policy.yaml")
            .contains("at: line 6")
    );
    begun.logs("read as Windows-1252");
    begun.logs("parted by `;`");
}

#[test]
fn text_with_marks_of_its_encoding() {
    for bytes in [
        b"\xef\xbb\xbfTitle,Status\nHousing Strategy,Live\n".to_vec(),
        "\u{feff}Title\tStatus\nHousing Strategy\tLive\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
    ] {
        let (_folder, path) = saved("register.csv", &bytes);
        assert!(
            begun(&path, &Council::default())
                .text("strategies/housing-strategy.yaml")
                .contains("status: adopted\n")
        );
    }
}

#[test]
fn a_plain_list_of_titles() {
    let text = "Our strategies:\n\n- Housing Strategy\n- Parks for All\n1. Corporate Plan 2024-2030\n* Housing Strategy\n";
    let (_folder, path) = saved("titles.txt", text.as_bytes());
    let begun = begun(&path, &Council::default());
    assert_eq!(begun.import.documents, 3);
    begun.logs("Is this the corporate plan in force? The register does not say, and it is taken to be: line 5, of [Corporate Plan 2024-2030](corporate-plan/corporate-plan-2024-2030.yaml)\n");
    begun.logs("the same as line 3, word for word: line 6 (Housing Strategy)");
    assert!(
        begun
            .text("strategies/housing-strategy.yaml")
            .contains("status: unknown\nlinkage: unexamined")
    );
}

#[test]
fn a_corporate_plan_that_is_not_in_force_is_not_taken_for_the_plan() {
    let (_folder, path) = saved(
        "register.csv",
        b"Title,Status,End date\nCouncil Plan,Expired,2019\nHousing Strategy,Live,\n",
    );
    let begun = begun(
        &path,
        &Council {
            plan: Some("New Council Plan"),
            ..Council::default()
        },
    );
    begun.logs("Which is the corporate plan? No row is one that is in force");
    assert!(
        begun
            .text("corporate-plan/new-council-plan.yaml")
            .contains("title: New Council Plan\n")
    );
    assert!(
        begun
            .text("corporate-plan/council-plan.yaml")
            .contains("period: {to: 2019}\n")
    );
    assert!(
        begun
            .text("framework.yaml")
            .contains("\nplan: new-council-plan\n")
    );
}

#[test]
fn three_hundred_rows() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet().set_name("Register").expect("a name");
        write(sheet, 2, &HEADER);
        let kinds = ["Strategy", "Policy", "Action Plan", "Framework", "for All"];
        let states = ["Approved", "Live ", "draft", "Expired", "", "?"];
        let dates = [
            "12/03/2024",
            "March 2025",
            "2023",
            "TBC",
            "N/A",
            "Summer",
            "1st May 2022",
        ];
        for row in 0..300_usize {
            let title = format!("Subject {} {}", row % 250, kinds[row % kinds.len()]);
            let number = row.to_string();
            let line = u32::try_from(row + row / 10 + 3).expect("a small number");
            write(
                sheet,
                line,
                &[
                    &number,
                    &title,
                    "",
                    states[row % states.len()],
                    "Head of Service",
                    dates[row % dates.len()],
                    "Cabinet",
                    "2023-2028",
                    dates[(row + 3) % dates.len()],
                    "A priority",
                ],
            );
        }
    });
    let (_folder, path) = saved("register.xlsx", &bytes);
    let begun = begun(&path, &Council::default());
    assert_eq!(begun.import.documents, 300);
}

/// From the file to a first check in one command.
#[test]
fn one_command_leads_from_a_register_to_a_check() {
    let (folder, path) = saved("Policy register.xlsx", &book(usual));
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    command
        .args(["init", "fw", "--priority", "Good homes", "--from"])
        .arg(&path)
        .current_dir(folder.path())
        .env("LANG", "C.UTF-8");
    let output = command.output().expect("the program starts");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
    let told = String::from_utf8(output.stdout).expect("text");
    assert!(told.contains(": 18 rows.\n  8 documents; 8 rows none or double; 1 row asked about; 1 row with the names of columns.\n"), "{told}");
    assert!(told.contains("10 documents declared"), "{told}");
    assert!(folder.path().join("fw").join(LOG).is_file());
}

#[test]
fn what_is_no_register_is_refused_with_a_remedy() {
    let refused = |name: &str, bytes: &[u8]| {
        let (folder, path) = saved(name, bytes);
        let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
        command
            .args(["init", "fw", "--from"])
            .arg(&path)
            .current_dir(folder.path());
        let output = command.output().expect("the program starts");
        assert_eq!(
            (output.status.code(), output.stdout),
            (Some(2), Vec::new()),
            "{name}"
        );
        assert!(!folder.path().join("fw").exists(), "nothing is left behind");
        let told = String::from_utf8(output.stderr).expect("text");
        assert!(told.contains("\n  help: "), "{told}");
        told
    };
    assert!(refused("register.xls", b"x").contains("of a form that is not read"));
    assert!(refused("register.xlsx", b"no workbook").contains("cannot be read"));
    assert!(refused("register.csv", b"a,b\n1,2\n").contains("has no column of titles"));
    assert!(refused("register.csv", b"").contains("has no column of titles"));
    assert!(refused("register.csv", &b"a\n".repeat(100_001)).contains("larger than 100,000 rows"));
}

/// A workbook of a few bytes that unpacks to far more than any register.
#[test]
fn a_workbook_that_swells_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file(
            "xl/sharedStrings.xml",
            zip::write::SimpleFileOptions::default(),
        )
        .expect("a part");
    let zeros = vec![0; 1 << 20];
    for _ in 0..65 {
        archive.write_all(&zeros).expect("room");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    assert!(bytes.len() < 1 << 20);
    let (_folder, path) = saved("bomb.xlsx", &bytes);
    assert!(matches!(read(&path), Err(NoRegister::TooLarge(_))));
}

/// A cell in the last row and column of a sheet costs no more than another.
#[test]
fn a_cell_far_away_costs_nothing() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        write(sheet, 0, &["Title", "Status"]);
        write(sheet, 1, &["Housing Strategy", "Live"]);
        sheet.write(1_048_575, 16_383, "far").expect("a cell");
    });
    let (_folder, path) = saved("register.xlsx", &bytes);
    let begun = begun(&path, &Council::default());
    begun.logs(
        "Is this a document or a heading? It stands alone in its row, and gave no document and no tag: Sheet1, row 1048576 (far)",
    );
}

/// Whatever a cell holds, the files are read back, and nothing in the log is markup or steers a terminal.
#[test]
fn cells_that_were_made_to_harm() {
    let titles = [
        "=HYPERLINK(\"http://x\")",
        "- a: b",
        "{{x}}",
        "yes",
        "null",
        "2023",
        "\u{1b}[2J",
        "::error::x",
        "<script>x</script>",
        "../../etc/passwd",
        "[a](http://b)",
        "`",
        "|",
        "con",
        "%00",
        "\u{202e}abc",
        "'",
        "\"",
    ];
    let mut text = String::from("Title,Type,Status,Owner,Notes\n");
    for title in titles {
        let cell = format!("\"{}\"", title.replace('"', "\"\""));
        text.extend([
            &cell,
            ",Strategy,",
            &cell,
            ",",
            &cell,
            ",",
            &cell,
            "
",
        ]);
    }
    text.extend([
        "long ".repeat(20_000),
        ",Strategy,Live,x,".into(),
        "y".repeat(200_000),
    ]);
    let (_folder, path) = saved("<b>.csv", text.as_bytes());
    let begun = begun(&path, &Council::default());
    assert_eq!(begun.import.documents, titles.len() + 1);
    let log = begun.log();
    assert!(
        !log.contains('\u{1b}')
            && !log.contains("<script>")
            && !log.contains("[a](")
            && !log.contains("<b>"),
        "{log}"
    );
    assert!(
        begun
            .files
            .keys()
            .all(|path| !path.contains("..") && path.matches('/').count() <= 1)
    );
}

/// No byte of a workbook, changed or cut off, ends the program.
#[test]
fn damaged_workbooks_are_refused_or_read() {
    let bytes = book(usual);
    let (_folder, path) = saved("register.xlsx", &bytes);
    for step in 0..120_usize {
        let mut damaged = bytes.clone();
        let at = step * 7_919 % bytes.len();
        damaged[at] = damaged[at].wrapping_add(u8::try_from(step % 255).expect("a byte") + 1);
        fs::write(&path, &damaged).expect("a file");
        let _ = read(&path)
            .map(|register| import(&register, "register.xlsx", &Council::default(), day(TODAY)));
        fs::write(&path, &bytes[..at]).expect("a file");
        assert!(read(&path).is_err());
    }
}
