//! The form that a gap report takes.

use std::ffi::OsStr;
use std::path::Path;

use super::{Output, Problem};
use crate::cli::{Report, ReportFormat};

/// The form that is asked for, or else that of the result file's name.
pub(super) fn format(arguments: &Report, output: &Output) -> Result<ReportFormat, Problem> {
    let file = arguments.common.output.output.as_deref();
    let format = match arguments.format {
        Some(format) => format,
        None => by_extension(file.and_then(Path::extension))?,
    };
    if format == ReportFormat::Xlsx && output.on_terminal {
        return Err(Problem::new(
            "a workbook cannot be shown in a terminal",
            "Name a file for it: `-o gaps.xlsx`.",
        ));
    }
    if arguments.max_size.is_some() && format != ReportFormat::Markdown {
        return Err(Problem::new(
            "`--max-size` cuts Markdown alone",
            "Leave it out, or ask for `--format markdown`.",
        ));
    }
    Ok(format)
}

fn by_extension(extension: Option<&OsStr>) -> Result<ReportFormat, Problem> {
    let Some(extension) = extension.map(OsStr::to_string_lossy) else {
        return Ok(ReportFormat::Html);
    };
    match &*extension.to_ascii_lowercase() {
        "html" | "htm" => Ok(ReportFormat::Html),
        "xlsx" => Ok(ReportFormat::Xlsx),
        "md" | "markdown" => Ok(ReportFormat::Markdown),
        "csv" => Ok(ReportFormat::Csv),
        "pdf" => Err(Problem::new(
            "the report is not written as PDF",
            "Write it with `-o gaps.html`, open that in a browser, and print it to PDF.",
        )),
        other => Err(Problem::new(
            format!("there is no form of the report for `.{other}`"),
            "Name a file that ends in .html, .xlsx, .md or .csv, or say `--format`.",
        )),
    }
}
