//! A register as the files of a framework.

use super::columns::{self, Header};
use super::entry::Entry;
use super::log::{Log, Made, Sort, plain};
use super::{Register, Sheet, namesakes, settle, sheet, words};
use crate::date::Day;
use crate::framework::Kind;
use crate::report::text::count;
use crate::start::document::folder;
use crate::start::folder::NewFile;
use crate::start::id::Ids;
use crate::start::skeleton::{Council, Top};
use crate::start::yaml;

/// What became of a register.
#[derive(Debug)]
pub struct Import {
    /// The files of the new framework.
    pub files: Vec<NewFile>,
    /// Rows that hold anything.
    pub rows: usize,
    /// Rows that became a document.
    pub documents: usize,
    /// Questions, each asked once of all its places.
    pub questions: usize,
    /// Rows that are no documents, and say so in the log.
    pub others: usize,
    /// Rows that gave no document, and are asked about.
    pub asked: usize,
    /// Rows that name the columns.
    pub headers: usize,
    /// Names in the register that may be those of priorities; none is declared.
    pub priorities: Vec<String>,
    /// How the file was read, where that is not plain.
    pub remarks: Vec<String>,
}

/// The name of the file that says what became of every row.
pub const LOG: &str = "register-import.md";

/// Makes a framework of a register. None where no sheet has a column of titles, or no row a title.
pub fn import(register: &Register, file: &str, council: &Council, today: Day) -> Option<Import> {
    let mut log = Log::default();
    let Sheets {
        mut entries,
        columns,
        headers,
    } = sheets(register, today, &mut log)?;
    namesakes::ask(&entries, &mut log);
    let names = settle::names_of_priorities(&entries);
    let mut ids = Ids::default();
    let source = ids.give(stem(file));
    let plan = settle::choose_plan(&mut entries, council, today, &mut log);
    let given: Vec<String> = entries.iter().map(|entry| ids.give(&entry.title)).collect();
    let top = council.top(plan.map(|plan| given[plan].clone()), &mut ids);
    let declared = settle::declared_priorities(&entries, &given, &top);
    settle::link(&mut entries, &declared, &mut log);
    let mut files = vec![
        council.settings(&top),
        council.readme(&told_in_readme(file, today)),
        register_file(&source, file),
    ];
    files.extend(plan.is_none().then(|| council.plan_file(&top)));
    files.extend(Council::priority_files(&top));
    let entry = |(entry, id): (&Entry, &String)| entry_file(entry, id, &source, &top);
    files.extend(entries.iter().zip(&given).map(entry));
    let is_unknown = |name: &String| !declared.contains_key(&words::spelling(name));
    let import = Import {
        files,
        rows: register.sheets.iter().map(|sheet| sheet.rows.len()).sum(),
        documents: entries.len(),
        questions: log.count(Sort::Question).0,
        others: log.count(Sort::NotADocument).1,
        asked: sheet::ASKED.iter().map(|text| log.places_of(text)).sum(),
        headers,
        priorities: names.into_iter().filter(is_unknown).collect(),
        remarks: register.remarks.clone(),
    };
    let made = entries.iter().zip(&given).map(|(entry, id)| Made {
        title: &entry.title,
        file: entry_path(entry, id),
    });
    let told = log.markdown(&made.collect::<Vec<_>>());
    Some(import.with_log(file, today, &columns, &told))
}

/// What the sheets of a register give.
struct Sheets {
    entries: Vec<Entry>,
    /// What the columns of each sheet were taken for.
    columns: Vec<String>,
    /// Rows that name columns.
    headers: usize,
}

/// Reads the sheets. None where none of them gives a document.
fn sheets(register: &Register, today: Day, log: &mut Log) -> Option<Sheets> {
    let mut read = Sheets {
        entries: Vec::new(),
        columns: Vec::new(),
        headers: 0,
    };
    for sheet in &register.sheets {
        match columns::find(sheet).filter(|_| !sheet.is_hidden) {
            Some(header) => {
                read.columns.push(described(sheet, &header));
                read.headers += usize::from(header.row.is_some());
                sheet::tell_guess(sheet, &header, log);
                sheet::read(sheet, &header, today, &mut read.entries, log);
            }
            None => sheet::tell_none(sheet, log),
        }
        sheet::tell_comments(sheet, &read.entries, log);
    }
    (!read.entries.is_empty()).then_some(read)
}

impl Import {
    fn with_log(mut self, file: &str, today: Day, columns: &[String], log: &str) -> Self {
        let mut text = format!(
            "# What became of {}\n\nRead on {today}: {} with anything in {} gave {}. ",
            plain(file),
            count(self.rows, "row"),
            if self.rows == 1 { "it" } else { "them" },
            count(self.documents, "document")
        );
        text += "Every other row stands below. Rows and columns that are hidden are read like any others; hidden sheets are not.\n";
        for line in self.remarks.iter().chain(columns) {
            text.extend(["\n- ", line]);
        }
        text += "\n";
        text += log;
        self.files.push(NewFile::new(LOG, text));
        self
    }
}

fn entry_file(entry: &Entry, id: &str, register: &str, top: &Top) -> NewFile {
    let mut text = entry.text(id, register);
    if entry.kind == Kind::Priority {
        text.extend(["part_of: ", &yaml::text(&top.plan), "\n"]);
    }
    NewFile::new(entry_path(entry, id), text)
}

fn entry_path(entry: &Entry, id: &str) -> String {
    format!("{}/{id}.yaml", folder(entry.kind))
}

/// The file's name without its ending.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn told_in_readme(file: &str, today: Day) -> String {
    format!(
        "The first documents come from the register `{}`, read on {today}. What became of each of its rows, and what is left to be asked,\n\
         stands in [`{LOG}`]({LOG}). Delete that file once its questions are answered.\n\n",
        file.replace('`', "'")
            .replace(|c: char| crate::report::is_unsafe(c), " "),
    )
}

/// The register itself: what says that anything is so.
fn register_file(id: &str, file: &str) -> NewFile {
    let name = stem(file).replace(['_', '-'], " ");
    let title = yaml::text(
        Some(name.trim())
            .filter(|name| !name.is_empty())
            .unwrap_or("Register"),
    );
    let note = yaml::text(&format!(
        "The file {file}, from which this framework was begun"
    ));
    let text = format!(
        "id: {}\nkind: register\ntitle: {title}\nnote: {note}\n",
        yaml::text(id)
    );
    NewFile::new(format!("{}/{id}.yaml", folder(Kind::Register)), text)
}

/// What each column of a sheet was taken for.
fn described(sheet: &Sheet, header: &Header) -> String {
    let name = sheet
        .name
        .as_deref()
        .map_or("The file".into(), |name| format!("Sheet {}", plain(name)));
    let Some(row) = header.row else {
        return format!("{name} is read as a list of titles.");
    };
    let known = header
        .known
        .iter()
        .filter_map(|(number, column)| Some((header.names.get(number)?, column)));
    let known: Vec<String> = known
        .map(|(name, column)| format!("{} ({})", plain(name), column.words()))
        .collect();
    format!(
        "{name} names its columns in row {row}: {}.",
        known.join(", ")
    )
}
