//! `stratlint new`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::problem::remark;
use super::{Exit, Problem, inputs, list, output, problem};
use crate::check::Inputs;
use crate::cli::New;
use crate::framework::{Document, Kind};
use crate::load::document::is_kebab_case;
use crate::load::folder::Folder;
use crate::load::{self, Declarations, OwnKinds};
use crate::phrase;
use crate::report::clean;
use crate::source::Place;
use crate::start::document::{self, Start};
use crate::start::folder;
use crate::start::id;
use crate::start::yaml;

pub(super) fn run(arguments: &New) -> Result<Exit, Problem> {
    if arguments.title.trim().is_empty() {
        return Err(Problem::new(
            "the title is empty",
            "Name the document, as `stratlint new strategy \"Housing Strategy\"`.",
        ));
    }
    let inputs = inputs(&arguments.framework)?;
    let kind = kind(&arguments.kind, &inputs.settings.kinds)?;
    let declared = load::load(
        &inputs.sources,
        &inputs.settings.kinds,
        &inputs.settings.limits,
    );
    let id = free_id(arguments, &declared, &inputs)?;
    let known = known(kind, &declared, &inputs);
    let start = Start {
        id: &id,
        kind_word: &arguments.kind,
        kind,
        title: &arguments.title,
        known: &known,
    };
    let path = arguments.output.clone().unwrap_or_else(|| {
        let folder = usual_folder(kind, &declared.documents, &inputs);
        arguments.framework.join(folder).join(format!("{id}.yaml"))
    });
    must_be_yaml(&path)?;
    write(&path, &start.text(), arguments.output.is_some())?;
    remark_on_place(&path, &arguments.framework);
    output::say(&told(arguments, &path, &id))?;
    Ok(Exit::Fine)
}

/// A document in a file of another name would be declared nowhere.
fn must_be_yaml(path: &Path) -> Result<(), Problem> {
    let ends_as_yaml = path
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml");
    ends_as_yaml.then_some(()).ok_or_else(|| {
        Problem::new(
            format!(
                "{} would not be read as a declared document",
                path.display()
            ),
            "Name a file that ends in .yaml.",
        )
    })
}

/// Says where no check of the framework will read the file.
fn remark_on_place(path: &Path, framework: &Path) {
    if !Folder::open(framework).is_ok_and(|folder| folder.reads(path)) {
        let (path, framework) = (path.display(), framework.display());
        remark(&format!(
            "{path} is no part of {framework}, and a check of it will not read it"
        ));
    }
}

fn told(arguments: &New, path: &Path, id: &str) -> String {
    let (path, folder) = (path.display(), arguments.framework.display());
    let kind = arguments.kind.replace('-', " ");
    let wrote = format!("Wrote {path}: {kind} `{id}`.");
    let next = format!(
        "Next: open it and write down what is known. Then look at it with `stratlint check {folder}`."
    );
    format!("{}\n{}\n", clean(&wrote), clean(&next))
}

fn kind(word: &str, own: &OwnKinds) -> Result<Kind, Problem> {
    let kind = Kind::of(word).or_else(|| own.get(word).copied());
    kind.ok_or_else(|| list::unknown(word, own))
}

/// The id that is asked for, or the one that the title gives. It must be free: a second document of a title is more often
/// the same one than another.
fn free_id(arguments: &New, declared: &Declarations, inputs: &Inputs) -> Result<String, Problem> {
    let id = match &arguments.id {
        Some(id) if !is_kebab_case(id) => {
            return Err(Problem::new(
                format!("`{id}` cannot be an id"),
                format!(
                    "An id has small letters and digits with hyphens between, as `{}`.",
                    id::of(id)
                ),
            ));
        }
        Some(id) => id.clone(),
        None => id::of(&arguments.title),
    };
    match taken(&id, arguments, declared, inputs) {
        None => Ok(id),
        Some(what) => {
            let is_free = |id: &String| !declared.documents.iter().any(|one| one.id.value == *id);
            let mut numbered = (2..).map(|number| format!("{id}-{number}"));
            let free = numbered.find(is_free);
            let free = free.expect("there are more numbers than documents");
            Err(Problem::new(
                what,
                format!(
                    "If it is that document, open that file. If it is another one, give it an id of its own: `--id {free}`, or better a word \
                     that tells them apart."
                ),
            ))
        }
    }
}

/// What has the id already, or the title where no id is asked for, and where.
fn taken(id: &str, arguments: &New, declared: &Declarations, inputs: &Inputs) -> Option<String> {
    let is_same = |title: &str| {
        arguments.id.is_none()
            && title.trim().to_lowercase() == arguments.title.trim().to_lowercase()
    };
    let at = |place: Place| {
        let position = inputs.sources.position(place);
        let file = arguments.framework.join(inputs.sources.path(place));
        format!("{}:{}", file.display(), position.line)
    };
    let documents = || declared.documents.iter();
    let of_id = documents().find(|one| one.id.value == id);
    if let Some(document) = of_id.or_else(|| documents().find(|one| is_same(&one.title.value))) {
        let kind = phrase::with_article(document.kind);
        return Some(format!(
            "there is {kind} `{}` already: “{}” in {}",
            document.id.value,
            document.title.value,
            at(document.id.place)
        ));
    }
    let mut expectations = declared.expectations.iter();
    if let Some(expectation) = expectations.find(|one| one.id.value == id) {
        return Some(format!(
            "there is an expectation `{id}` already, in {}",
            at(expectation.id.place)
        ));
    }
    let is_broken = declared.broken.iter().any(|broken| **broken == *id);
    is_broken.then(|| {
        format!("there is a document `{id}` already, which has a fault and cannot be read")
    })
}

/// What can be said without asking: a priority belongs to the corporate plan, and of a plan or strategy nothing is known.
fn known(kind: Kind, declared: &Declarations, inputs: &Inputs) -> Vec<(&'static str, String)> {
    let mut plans = declared
        .documents
        .iter()
        .filter(|document| document.kind == Kind::CorporatePlan);
    let first = plans.next();
    let plan = inputs.settings.plans.first().or(first
        .map(|plan| &plan.id)
        .filter(|_| plans.next().is_none()));
    match (kind, plan) {
        (Kind::Priority, Some(plan)) => vec![("part_of", yaml::text(plan))],
        // The first corporate plan is the one in force, as long as nobody says otherwise.
        (Kind::CorporatePlan, _) if first.is_none() => Vec::new(),
        _ => document::unknown(kind),
    }
}

/// The folder where most documents of the kind lie; where there are none, the one with the kind's name.
fn usual_folder(kind: Kind, documents: &[Document], inputs: &Inputs) -> PathBuf {
    let mut counts: BTreeMap<&Path, usize> = BTreeMap::new();
    for document in documents.iter().filter(|document| document.kind == kind) {
        let path = Path::new(inputs.sources.path(document.id.place));
        *counts
            .entry(path.parent().unwrap_or(Path::new("")))
            .or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(
        || document::folder(kind).into(),
        |(folder, _)| folder.to_owned(),
    )
}

fn write(path: &Path, text: &str, is_named: bool) -> Result<(), Problem> {
    let made = match path.parent() {
        // Only a folder of the framework is made; one that somebody has named ought to be there.
        Some(parent) if !is_named => std::fs::create_dir_all(parent),
        _ => Ok(()),
    };
    made.and_then(|()| folder::write_new(path, text))
        .map_err(|error| problem::unwritten(path, &error))
}
