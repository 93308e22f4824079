//! What was checked, one framework or several, in the forms that are asked for.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use super::steps::style;
use super::{Output, Problem, hosts};
use crate::check::Inputs;
use crate::cli::{Check, Format};
use crate::finding::Level;
use crate::framework::Framework;
use crate::outcome::Outcome;
use crate::report::{self, Asked, Checked, Hosted};

/// Every form that is asked for and where it goes, the result first: over no document of any of the folders.
pub(super) fn outputs(
    arguments: &Check,
    folders: &[&Path],
) -> Result<Vec<(Format, Output)>, Problem> {
    let apart = |output: Output| {
        let mut folders = folders.iter();
        folders.try_fold(output, |output, folder| output.outside(folder))
    };
    let result = apart(Output::new(&arguments.common.output))?;
    let mut outputs = vec![(arguments.format, result)];
    for also in &arguments.also {
        outputs.push((also.format, apart(Output::plain(&also.file))?));
    }
    must_be_apart(&outputs)?;
    Ok(outputs)
}

/// Two results in one file would leave the last.
fn must_be_apart(outputs: &[(Format, Output)]) -> Result<(), Problem> {
    let mut named = BTreeSet::new();
    let mut paths = outputs.iter().filter_map(|(_, output)| output.path());
    // Devices take any number of results.
    let twice = paths.find(|path| {
        let is_device = path.exists() && !path.is_file();
        !is_device
            && !named.insert(std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()))
    });
    twice.map_or(Ok(()), |path| {
        Err(Problem::new(
            format!("{} is named for two results", path.display()),
            "Name a file of its own for each.",
        ))
    })
}

/// A framework that was checked.
pub(super) struct One<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) checked: Checked<'a>,
    /// Its folder from the root of the repository.
    folder: String,
}

impl<'a> One<'a> {
    pub(super) fn new(
        inputs: &'a Inputs,
        framework: &'a Framework<'a>,
        outcome: &'a Outcome,
        path: &'a Path,
        fail_on: Option<Level>,
    ) -> Self {
        Self {
            asked: Asked {
                framework,
                settings: &inputs.settings,
                path,
            },
            checked: Checked {
                outcome,
                sources: &inputs.sources,
                path,
                fail_on,
            },
            folder: hosts::in_repository(path),
        }
    }

    fn hosted(&self) -> Hosted<'_> {
        Hosted {
            checked: &self.checked,
            folder: &self.folder,
        }
    }
}

/// All that was checked, and how it is to be shown.
pub(super) struct Shown<'a> {
    pub(super) arguments: &'a Check,
    pub(super) all: &'a [One<'a>],
    /// Of several each finding is shown with its framework, also where a workspace names one alone.
    pub(super) are_several: bool,
}

impl Shown<'_> {
    pub(super) fn write(&self, outputs: &[(Format, Output)]) -> Result<(), Problem> {
        for (format, output) in outputs {
            output.write_by(|out| self.write_to(*format, output, out))?;
        }
        let mut formats = outputs.iter().map(|(format, _)| *format);
        if formats.any(|format| format == Format::Github) {
            let mut all = self.all.iter();
            all.try_for_each(|one| hosts::summarise(&one.checked))?;
        }
        Ok(())
    }

    /// Writes one form as it looks at its destination, wherever it goes.
    pub(super) fn write_to(
        &self,
        format: Format,
        output: &Output,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let checks: Vec<Checked> = self.all.iter().map(|one| one.checked).collect();
        let hosted: Vec<Hosted> = self.all.iter().map(One::hosted).collect();
        let alone = checks.first().filter(|_| !self.are_several);
        let style = &style(self.arguments, output);
        match (format, alone) {
            (Format::Human, Some(one)) => out.write_all(&report::human::write(one, style)),
            (Format::Human, None) => out.write_all(&report::human::write_several(&checks, style)),
            (Format::Concise, Some(one)) => out.write_all(&report::concise::write(one)),
            (Format::Concise, None) => out.write_all(&report::concise::write_several(&checks)),
            (Format::Json, Some(one)) => report::json::write_to(one, out),
            (Format::Json, None) => report::json::write_several_to(&checks, out),
            (Format::Markdown, Some(one)) => out.write_all(&report::markdown::write(one, None)),
            (Format::Markdown, None) => out.write_all(&report::markdown::write_several(&checks)),
            (Format::Csv, Some(one)) => out.write_all(&report::csv::write(one)),
            (Format::Csv, None) => out.write_all(&report::csv::write_several(&checks)),
            (Format::Ndjson, _) => {
                let mut checks = checks.iter();
                checks.try_for_each(|one| report::ndjson::write_findings(one, out))
            }
            (Format::Sarif, _) => out.write_all(&report::sarif::write(&hosted)),
            (Format::Github, _) => out.write_all(&report::github::write(&hosted)),
            (Format::Gitlab, _) => out.write_all(&report::gitlab::write(&hosted)),
            (Format::Junit, _) => {
                let asked = self.all.iter().map(|one| one.asked);
                let cases: Vec<(Asked, Hosted)> = asked.zip(hosted).collect();
                out.write_all(&report::junit::write(&cases))
            }
        }
    }
}
