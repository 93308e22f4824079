//! `stratlint init`.

use std::io;
use std::path::Path;

use super::{Exit, Problem, inputs, output};
use crate::cli::Init;
use crate::date::Day;
use crate::finding::Level;
use crate::framework::AuthorityType;
use crate::register::read;
use crate::register::refusal::NoRegister;
use crate::register::{self, Import, LOG};
use crate::report::text::count;
use crate::report::{Checked, clean, human};
use crate::start::folder::{self, NewFile};
use crate::start::id::Ids;
use crate::start::skeleton::Council;
use crate::suggest;

pub(super) fn run(arguments: &Init) -> Result<Exit, Problem> {
    let council = Council {
        name: arguments.name.as_deref(),
        authority: arguments.authority.as_deref().map(authority).transpose()?,
        plan: arguments.plan.as_deref(),
        priorities: &arguments.priority,
    };
    let today = jiff::Zoned::now().date();
    refuse_taken(&arguments.path)?;
    let told = if let Some(register) = &arguments.from {
        let import = import(register, &council, today)?;
        make(&arguments.path, &import.files)?;
        told_of_register(arguments, register, &import)
    } else {
        let files = skeleton(&council);
        make(&arguments.path, &files)?;
        told(arguments, &files)
    };
    output::say(&told)?;
    first_check(&arguments.path, today)?;
    Ok(Exit::Fine)
}

fn authority(word: &str) -> Result<AuthorityType, Problem> {
    let known = AuthorityType::WORDS
        .iter()
        .find(|(known, _)| *known == word);
    known.map(|(_, authority)| *authority).ok_or_else(|| {
        let words = AuthorityType::WORDS.iter().map(|(word, _)| *word);
        let help = match suggest::words(word, words.clone()).first() {
            Some(near) => format!("Is `{near}` meant?"),
            None => format!("Types are: {}.", words.collect::<Vec<_>>().join(", ")),
        };
        Problem::new(format!("there is no type of council `{word}`"), help)
    })
}

fn refuse_taken(path: &Path) -> Result<(), Problem> {
    let names = folder::names(path).map_err(|error| unmade(path, &error))?;
    if names.is_empty() {
        return Ok(());
    }
    let shown = path.display();
    let help = if names.iter().any(|name| name == "framework.yaml") {
        format!(
            "It holds a framework, and nothing is ever written over. Look at it with `stratlint check {shown}`, add to it with \
             `stratlint new strategy \"Title\" --framework {shown}`, or name a folder that does not exist yet."
        )
    } else {
        let first: Vec<String> = names
            .iter()
            .take(3)
            .map(|name| clean(name).into())
            .collect();
        let more = match names.len().saturating_sub(3) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "It holds {}{more}, and nothing is ever written over. Name a folder that does not exist yet, or an empty one.",
            first.join(", ")
        )
    };
    Err(Problem::new(format!("{shown} is there already"), help))
}

fn unmade(path: &Path, error: &io::Error) -> Problem {
    let shown = path.display();
    let parent = folder::parent(path).display();
    match error.kind() {
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => Problem::new(
            format!("{shown} is there already, and is no folder"),
            "Nothing is ever written over. Name a folder that does not exist yet.",
        ),
        io::ErrorKind::NotFound => Problem::new(
            format!("the folder {shown} cannot be made: there is no folder {parent}"),
            "Make that folder first, or name one inside a folder that exists.",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Problem::new(
            format!("the folder {shown} cannot be made: you may not write in {parent} ({error})"),
            "Name a folder inside one that you may write to, as your own documents. Nothing was left behind.",
        ),
        _ => Problem::new(
            format!("the folder {shown} cannot be made: {error}"),
            "Name a folder inside one that exists and may be written to. Nothing was left behind.",
        ),
    }
}

fn make(path: &Path, files: &[NewFile]) -> Result<(), Problem> {
    folder::make(path, files).map_err(|error| unmade(path, &error))
}

fn skeleton(council: &Council) -> Vec<NewFile> {
    let top = council.top(None, &mut Ids::default());
    let mut files = vec![
        council.settings(&top),
        council.readme(""),
        council.plan_file(&top),
    ];
    files.extend(Council::priority_files(&top));
    files
}

fn import(path: &Path, council: &Council, today: Day) -> Result<Import, Problem> {
    let register = read::read(path).map_err(|problem| no_register(path, &problem))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    register::import(&register, &name, council, today).ok_or_else(|| {
        let names: Vec<&str> = register::names().collect();
        Problem::new(
            format!("{} has no column of titles with anything in it", path.display()),
            format!("Give the column with the documents' titles one of the names {}, in one line with the names of the other columns.", names.join(", ")),
        )
    })
}

fn no_register(path: &Path, problem: &NoRegister) -> Problem {
    let path = path.display();
    match problem {
        NoRegister::Io(error) => Problem::new(
            format!("the register {path} cannot be opened: {error}"),
            "Name a file that may be read.",
        ),
        NoRegister::Form => Problem::new(
            format!("the register {path} is of a form that is not read"),
            "Save it as XLSX or CSV, or as a plain list of titles that ends in .txt.",
        ),
        NoRegister::TooLarge(limit) => Problem::new(
            format!("the register {path} is larger than {limit}"),
            "Is this the register? Save the sheet with the documents as a file of its own.",
        ),
        NoRegister::Broken(words) => Problem::new(
            format!("the register {path} cannot be read: {words}"),
            "Open it in a spreadsheet program and save it again as XLSX or CSV.",
        ),
    }
}

/// One line of what is said, safe for a terminal.
fn line(text: &str) -> String {
    format!("{}\n", clean(text))
}

fn told(arguments: &Init, files: &[NewFile]) -> String {
    let path = arguments.path.display();
    let mut text = line(&format!("Made {path} with {}:", count(files.len(), "file")));
    for file in files {
        text += &line(&format!("  {}", file.path));
    }
    text += "Next:\n";
    text += &line(&format!(
        "  1. Open the file in {path}/corporate-plan and put in your corporate plan; framework.yaml has the settings."
    ));
    text += &line(&format!(
        "  2. Add its priorities and your strategies: stratlint new priority \"Title\" --framework {path}"
    ));
    text += &line(&format!(
        "  3. Look at what is missing: stratlint check {path}"
    ));
    text
}

fn told_of_register(arguments: &Init, register: &Path, import: &Import) -> String {
    let (path, register) = (arguments.path.display(), register.display());
    let mut text = line(&format!("Read {register}: {}.", count(import.rows, "row")));
    for remark in &import.remarks {
        text += &line(&format!("  {remark}"));
    }
    let became = [
        (import.documents, "document", ""),
        (import.others, "row", " none or double"),
        (import.asked, "row", " asked about"),
        (import.headers, "row", " with the names of columns"),
    ];
    let became = became.iter().filter(|(number, ..)| *number > 0);
    let became = became.map(|(number, one, how)| count(*number, one) + how);
    text += &line(&format!("  {}.", became.collect::<Vec<_>>().join("; ")));
    text += &line(&format!(
        "Made {path} with {}.",
        count(import.files.len(), "file")
    ));
    text += "Next:\n";
    text += &line(&format!(
        "  1. Read {path}/{LOG}: it has {}, and says what became of each row.",
        count(import.questions, "question")
    ));
    if !import.priorities.is_empty() {
        text += "  2. If these are your priorities, delete the folder and run this again with them, so that links are made:\n";
        for name in import.priorities.iter().take(SHOWN) {
            text += &line(&format!("       --priority \"{}\"", name.replace('"', "'")));
        }
        let more = import.priorities.len().saturating_sub(SHOWN);
        if more > 0 {
            text += &line(&format!(
                "       and {more} more, in the questions of {LOG}"
            ));
        }
    }
    text += &line(&format!(
        "  {}. Look at what is missing: stratlint check {path}",
        if import.priorities.is_empty() { 2 } else { 3 }
    ));
    text
}

/// So many names of priorities are shown; a plan has fewer.
const SHOWN: usize = 12;

/// The summary of a first check, so that the way from a register to findings is one command.
fn first_check(path: &Path, today: Day) -> Result<(), Problem> {
    let inputs = inputs(path)?;
    let outcome = inputs.check(today, &[]);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path,
        fail_on: Some(Level::Error),
    };
    output::say_check(|style| human::write(&checked, &style))
}
