//! What options take: words, and texts with a meaning.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::date::{Dated, Day, FORMS};

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// From the priorities down, and where the thread stops
    Thread,
    /// Documents by priorities: stated, not stated, none
    Matrix,
    /// Periods, reviews and lapses
    Timeline,
    /// Kinds of documents by priorities
    Overview,
    /// One document, its threads up and what hangs below (needs --focus)
    Neighbourhood,
}

/// The forms of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A picture for pages and reports, with links to the declarations
    Svg,
    /// A picture in dots
    Png,
    /// A picture on paper
    Pdf,
    /// The language of Graphviz
    Dot,
    /// For Markdown on Git hosts; up to 500 links
    Mermaid,
    /// For programs that compute with graphs
    Graphml,
    /// For programs: nodes, links, states
    Json,
    /// For programs: every link of the framework on a line, whatever the view
    Ndjson,
    /// The same content as a nested list
    Text,
}

/// Who places the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would be shown as help")]
pub enum Layout {
    Own,
    Graphviz,
}

/// What goes together in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would be shown as help")]
pub enum GroupBy {
    Owner,
    Kind,
    Priority,
}

/// The files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Files of documents, and catalogues
    Document,
    /// framework.yaml
    Settings,
    /// .stratlint-baseline.json
    Baseline,
    /// A file that names several frameworks for one run
    Workspace,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line with what is wrong underlined, and what to do
    Human,
    /// One line each: path:line:column: `level[rule]` message
    Concise,
    /// For programs: everything that is known of each finding
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations for GitHub Actions, and the summary of the job
    Github,
    /// Code quality report for GitLab
    Gitlab,
    /// JUnit's XML, with a test case for each document
    Junit,
    /// Tables for a comment or a page
    Markdown,
    /// One row for each finding
    Csv,
    /// As json, one finding a line, with its framework
    Ndjson,
}

/// A form of the findings and the file that it is written to.
#[derive(Debug, Clone)]
pub struct Also {
    /// The form.
    pub format: Format,
    /// The file.
    pub file: PathBuf,
}

/// The form of a gap report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One page for a browser, which needs nothing else
    Html,
    /// A workbook with a sheet for each table
    Xlsx,
    /// A paper for a committee, or the summary of a job
    Markdown,
    /// One row for each gap, for Power BI
    Csv,
}

/// How a list of documents is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// As json, one document a line, with its framework
    Ndjson,
}

/// How traces and plans are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Plain {
    /// For people
    Human,
    /// For programs
    Json,
}

/// How the difference of two versions is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people
    Human,
    /// A comment on a pull request, within 65,536 characters
    Markdown,
    /// For programs: everything
    Json,
}

/// How pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For people
    Human,
    /// As it is written
    Markdown,
}

/// The level from which a check fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would be shown as help")]
pub enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

/// Whether to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would be shown as help")]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The last day of any of the four forms of a date.
pub(super) fn last_day(text: &str) -> Result<Day, String> {
    let dated = text.parse::<Dated>();
    dated
        .map(Dated::last)
        .map_err(|_| format!("not a date; write it as {FORMS}"))
}

pub(super) fn also(text: &str) -> Result<Also, String> {
    let (format, file) = match text.split_once('=') {
        Some((format, file)) if !file.is_empty() && file != "-" => (format, file),
        _ => return Err("write it as FORMAT=FILE, as sarif=findings.sarif".into()),
    };
    Ok(Also {
        format: Format::from_str(format, false)
            .map_err(|_| format!("there is no form `{format}`"))?,
        file: file.into(),
    })
}

/// One day: a month or a year would leave open which of its days is meant.
pub(super) fn day(text: &str) -> Result<Day, String> {
    match text.parse::<Dated>() {
        Ok(dated) if dated.first() == dated.last() => Ok(dated.first()),
        Ok(_) => Err("one day is needed, as 2024-01-31".into()),
        Err(_) => Err("not a day; write it as 2024-01-31".into()),
    }
}
