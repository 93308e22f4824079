//! A register as the files of a framework.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::{self, Column, Header};
use super::entry::Entry;
use super::log::{Log, Sort, plain, shown};
use super::read::MOST_CELLS;
use super::row::Reader;
use super::{Register, Row, Sheet, words};
use crate::date::Day;
use crate::framework::{Kind, StatusWord};
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
    /// Rows of which is asked which document they are.
    pub untitled: usize,
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
    let mut entries = Vec::new();
    let mut columns = Vec::new();
    let mut headers = 0;
    for sheet in &register.sheets {
        match columns::find(sheet).filter(|_| !sheet.is_hidden) {
            Some(header) => {
                columns.push(described(sheet, &header));
                headers += usize::from(header.row.is_some());
                tell_guess(sheet, &header, &mut log);
                read_sheet(sheet, &header, today, &mut entries, &mut log);
            }
            None => tell_no_register(sheet, &mut log),
        }
    }
    if entries.is_empty() {
        return None;
    }
    ask_about_namesakes(&entries, &mut log);
    let unknown = ask_about_priorities_later(&entries);
    let mut ids = Ids::default();
    let source = ids.give(stem(file));
    let plan = choose_plan(&mut entries, council, today, &mut log);
    let given: Vec<String> = entries.iter().map(|entry| ids.give(&entry.title)).collect();
    let top = council.top(plan.map(|plan| given[plan].clone()), &mut ids);
    let priorities = link(&mut entries, &given, &top, &mut log);
    let mut files = vec![
        council.settings(&top),
        council.readme(&told_in_readme(file, today)),
    ];
    files.extend(plan.is_none().then(|| council.plan_file(&top)));
    files.extend(Council::priority_files(&top));
    files.push(register_file(&source, file));
    files.extend(entries.iter().zip(&given).map(|(entry, id)| {
        let mut text = entry.text(id, &source);
        if entry.kind == Kind::Priority {
            text.extend(["part_of: ", &yaml::text(&top.plan), "\n"]);
        }
        NewFile::new(format!("{}/{id}.yaml", folder(entry.kind)), text)
    }));
    let import = Import {
        files,
        rows: register.sheets.iter().map(|sheet| sheet.rows.len()).sum(),
        documents: entries.len(),
        questions: log.count(Sort::Question).0,
        others: log.count(Sort::NotADocument).1,
        untitled: log.places_of(UNTITLED),
        headers,
        priorities: unknown
            .into_iter()
            .filter(|name| priorities.contains(name))
            .collect(),
        remarks: register.remarks.clone(),
    };
    Some(import.with_log(file, today, &columns, &log))
}

impl Import {
    fn with_log(mut self, file: &str, today: Day, columns: &[String], log: &Log) -> Self {
        let mut text = format!(
            "# What became of {}\n\nRead on {today}: {} rows with anything in them gave {} documents. ",
            plain(file),
            self.rows,
            self.documents
        );
        text += "Every other row stands below. Rows and columns that are hidden are read like any others; hidden sheets are not.\n";
        for line in self.remarks.iter().chain(columns) {
            text.extend(["\n- ", line]);
        }
        text += "\n";
        text += &log.markdown();
        self.files.push(NewFile::new(LOG, text));
        self
    }
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
    let title = yaml::text(&stem(file).replace(['_', '-'], " "));
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
        .map(|(name, column)| format!("{} ({column:?})", plain(name)))
        .collect();
    format!(
        "{name} names its columns in row {row}: {}.",
        known.join(", ")
    )
}

fn tell_guess(sheet: &Sheet, header: &Header, log: &mut Log) {
    if let (true, Some(number)) = (header.is_guessed, header.of(Column::Title)) {
        let at = sheet.cell_at(header.row.unwrap_or(1), number);
        log.add(
            Sort::Reading,
            "taken for the column of titles, because it names kinds of documents",
            at,
        );
    }
}

/// The rows of a sheet that is no register, each as a line.
fn tell_no_register(sheet: &Sheet, log: &mut Log) {
    let why = if sheet.is_hidden {
        "in a hidden sheet, which is not read"
    } else {
        "in a sheet without a line of column names"
    };
    for row in &sheet.rows {
        log.add(Sort::NotADocument, why, row_words(sheet, row));
    }
}

/// A row's place and all that it says.
fn row_words(sheet: &Sheet, row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|(_, cell)| cell.words()).collect();
    format!(
        "{} ({})",
        sheet.row_at(row.number),
        shown(&cells.join(", "))
    )
}

fn read_sheet(sheet: &Sheet, header: &Header, today: Day, entries: &mut Vec<Entry>, log: &mut Log) {
    let first = header.row.unwrap_or(0);
    let rows = with_joined(sheet, header);
    let mut section: Option<String> = None;
    let mut seen: HashMap<Vec<String>, String> = HashMap::new();
    for row in &rows {
        let reader = Reader {
            sheet,
            header,
            row,
            today,
        };
        let words: Vec<String> = row.cells.iter().map(|(_, cell)| cell.words()).collect();
        let place = row_words(sheet, row);
        match sort(reader, &words) {
            _ if row.number < first => {
                log.add(Sort::NotADocument, "above the names of the columns", place);
            }
            _ if row.number == first => {}
            RowSort::Header => log.add(Sort::NotADocument, "the names of the columns again", place),
            RowSort::Section(name) => {
                log.add(
                    Sort::NotADocument,
                    "taken for a heading; the documents below it have it as a tag",
                    place,
                );
                section = Some(name);
            }
            RowSort::Untitled => log.add(Sort::Question, UNTITLED, place),
            RowSort::Document(title) => {
                if let Some(before) = seen.insert(words, sheet.row_at(row.number)) {
                    let text = "the same as an earlier row, word for word";
                    log.add(Sort::NotADocument, text, format!("{place}, as {before}"));
                } else {
                    entries.push(reader.entry(&title, section.as_deref(), log));
                }
            }
        }
    }
}

const UNTITLED: &str = "Which document is this? The row has no title, and gave none";

/// What a row is.
enum RowSort {
    Header,
    Section(String),
    Untitled,
    Document(String),
}

fn sort(reader: Reader, words: &[String]) -> RowSort {
    let names = reader
        .row
        .cells
        .iter()
        .filter(|(at, cell)| reader.header.names.get(at) == Some(&cell.words()));
    if names.count() == words.len() {
        return RowSort::Header;
    }
    let column = reader.header.of(Column::Title);
    let title = reader
        .row
        .cells
        .iter()
        .find(|(at, _)| Some(*at) == column)
        .map(|(_, cell)| cell.words());
    let is_alone =
        words.len() == 1 && (reader.header.known.len() > 1 || reader.header.names.len() > 1);
    let is_heading = |text: &str| words::kind(text).is_none() && text.len() <= 80;
    let ends_in_colon = |text: &String| reader.header.row.is_none() && text.ends_with(':');
    match title {
        Some(title) if is_alone && is_heading(&title) || ends_in_colon(&title) => {
            RowSort::Section(title.trim_end_matches(':').into())
        }
        Some(title) => RowSort::Document(title),
        None if is_alone && is_heading(&words[0]) => RowSort::Section(words[0].clone()),
        None => RowSort::Untitled,
    }
}

/// The rows, with what cells that are joined downwards say in each of their rows; titles aside, which are said once.
fn with_joined(sheet: &Sheet, header: &Header) -> Vec<Row> {
    let mut rows = sheet.rows.clone();
    let title = header.of(Column::Title);
    // A spreadsheet program joins no cell twice; a file that was made to harm may.
    let mut left = MOST_CELLS;
    for (column, first, last) in sheet
        .joined
        .iter()
        .filter(|(column, ..)| Some(*column) != title)
    {
        let begin = rows.partition_point(|row| row.number < *first);
        let end = rows.partition_point(|row| row.number <= *last);
        left = left.saturating_sub(end - begin);
        if left == 0 {
            break;
        }
        let of = |row: &Row| {
            row.cells
                .iter()
                .find(|(at, _)| at == column)
                .map(|(_, cell)| cell.clone())
        };
        let Some(cell) = rows[begin..end]
            .first()
            .filter(|row| row.number == *first)
            .and_then(of)
        else {
            continue;
        };
        for row in &mut rows[begin..end] {
            if row.number > *first && of(row).is_none() {
                row.cells.push((*column, cell.clone()));
            }
        }
    }
    rows
}

/// Titles that may mean one document.
fn ask_about_namesakes(entries: &[Entry], log: &mut Log) {
    let mut namesakes: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    // A title of signs alone is like no other.
    for entry in entries
        .iter()
        .filter(|entry| !words::key(&entry.title).is_empty())
    {
        namesakes
            .entry(words::key(&entry.title))
            .or_default()
            .push(entry);
    }
    for same in namesakes.values().filter(|same| same.len() > 1) {
        let text = format!(
            "Is {} one document, or several? Its name stands in several rows, and each is declared",
            shown(&same[0].title)
        );
        for entry in same {
            log.add(
                Sort::Question,
                text.clone(),
                format!("{} ({})", entry.at, shown(&entry.title)),
            );
        }
    }
}

/// Every name in a column of priorities, in the order of the register.
fn ask_about_priorities_later(entries: &[Entry]) -> Vec<String> {
    let names = entries.iter().flat_map(|entry| &entry.priorities);
    let mut seen = HashSet::new();
    let once = names.filter(|(name, _)| seen.insert(words::spelling(name)));
    once.map(|(name, _)| name.clone()).collect()
}

/// The entry that is the corporate plan in force: the one that is named, or one that says so by its title.
fn choose_plan(
    entries: &mut [Entry],
    council: &Council,
    today: Day,
    log: &mut Log,
) -> Option<usize> {
    let named = council.plan.map(words::key);
    for entry in entries
        .iter_mut()
        .filter(|entry| named.as_ref() == Some(&words::key(&entry.title)))
    {
        entry.kind = Kind::CorporatePlan;
    }
    let candidates: Vec<usize> = (0..entries.len())
        .filter(|at| entries[*at].kind == Kind::CorporatePlan)
        .collect();
    let begun = |at: &usize| {
        entries[*at]
            .from
            .or(entries[*at].on)
            .map(|date| date.first())
    };
    if let Some(plan) = candidates
        .iter()
        .copied()
        .filter(|at| entries[*at].is_in_force(today))
        .max_by_key(begun)
    {
        return Some(plan);
    }
    let is_silent = |at: &usize| {
        entries[*at].status == Some(StatusWord::Unknown) && entries[*at].is_within_period(today)
    };
    if let Some(plan) = candidates
        .iter()
        .copied()
        .filter(is_silent)
        .max_by_key(begun)
    {
        let entry = &mut entries[plan];
        log.add(
            Sort::Question,
            "Is this the corporate plan in force? The register does not say, and it is taken to be",
            format!("{} ({})", entry.at, entry.title),
        );
        entry.status = None;
        return Some(plan);
    }
    let text = "Which is the corporate plan? No row is one that is in force, so a file for it was made, to be filled in";
    log.add(
        Sort::Question,
        text,
        format!("{}/", folder(Kind::CorporatePlan)),
    );
    None
}

/// Links each entry to the priorities that are declared. Names that are not are asked about, and come back.
fn link(entries: &mut [Entry], ids: &[String], top: &Top, log: &mut Log) -> HashSet<String> {
    let of_register = entries
        .iter()
        .zip(ids)
        .filter(|(entry, _)| entry.kind == Kind::Priority);
    let mut declared: HashMap<String, String> = of_register
        .map(|(entry, id)| (words::spelling(&entry.title), id.clone()))
        .collect();
    declared.extend(
        top.priorities
            .iter()
            .map(|(id, title)| (words::spelling(title), id.clone())),
    );
    let mut unknown = HashSet::new();
    for entry in entries.iter_mut() {
        for (name, at) in std::mem::take(&mut entry.priorities) {
            let id = declared.get(&words::spelling(&name));
            match id.filter(|_| entry.kind.is_strategy_or_plan() || entry.kind == Kind::Measure) {
                Some(id) if entry.supports.iter().any(|(to, _)| to == id) => {}
                Some(id) => entry.supports.push((id.clone(), at)),
                None => {
                    let text = format!(
                        "Is “{}” a priority of the corporate plan? None of that name is declared, so no link is",
                        shown(&name)
                    );
                    if id.is_none() {
                        log.add(Sort::Question, text, at);
                        unknown.insert(name.clone());
                    }
                    entry.notes.push(format!("Priority: {name}"));
                }
            }
        }
    }
    unknown
}
