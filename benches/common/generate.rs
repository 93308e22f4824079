//! Writes made-up frameworks of any size, the same documents in every layout.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use super::documents::{self, Document, Planted};
use super::layout;

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) documents: usize,
    pub(crate) format: Format,
    pub(crate) files: Files,
    pub(crate) faults: Faults,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Yaml,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Files {
    One,
    OneEach,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Faults {
    None,
    /// 2 % of the links lead to nothing, 3 % of strategies and plans have no link, 1 % of plans serve each other in pairs.
    Some,
}

/// Writes the framework into an empty folder.
pub(crate) fn write(plan: Plan, folder: &Path) -> io::Result<Planted> {
    let mut documents = documents::clean(plan.documents);
    let planted = match plan.faults {
        Faults::None => Planted::default(),
        Faults::Some => documents::spoil(&mut documents),
    };
    fs::write(folder.join("framework.yaml"), SETTINGS)?;
    match plan.files {
        Files::One => write_all(&documents, plan.format, folder)?,
        Files::OneEach => {
            for document in &documents {
                write_one(document, plan.format, &folder.join(document.kind))?;
            }
        }
    }
    Ok(planted)
}

/// One file may be as large as any may be.
const SETTINGS: &str = "\
name: Made up
limits: {yaml_bytes: 4294967295, json_bytes: 4294967295}
";

/// Into one file, which may be too large to be put together in memory.
fn write_all(documents: &[Document], format: Format, folder: &Path) -> io::Result<()> {
    let (name, [before, between, after], text): (_, _, fn(&Document) -> String) = match format {
        Format::Yaml => ("all.yaml", ["", "---\n", ""], layout::yaml),
        Format::Json => ("all.json", ["[", ",", "]\n"], layout::json),
    };
    let mut file = BufWriter::new(File::create(folder.join(name))?);
    for (number, document) in documents.iter().enumerate() {
        let before = if number == 0 { before } else { between };
        file.write_all(before.as_bytes())?;
        file.write_all(text(document).as_bytes())?;
    }
    file.write_all(after.as_bytes())?;
    file.flush()
}

fn write_one(document: &Document, format: Format, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(&document.id);
    match format {
        Format::Yaml => fs::write(path.with_extension("yaml"), layout::yaml(document)),
        Format::Json => fs::write(path.with_extension("json"), layout::json(document)),
    }
}
