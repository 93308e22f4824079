//! Findings as an editor shows them: under what is wrong, and in its list of problems.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range,
};

use super::place::{self, Columns};
use crate::check::{Inputs, NoInputs};
use crate::finding::Level;
use crate::load::fault::Fault;
use crate::outcome::{Outcome, Settled};
use crate::report::clean;
use crate::rules;
use crate::settings::NotReadable;
use crate::source::{Place, Sources};

/// What is found in each file.
pub(super) type Found = BTreeMap<PathBuf, Vec<Diagnostic>>;

/// The name under which editors show who found something.
const SOURCE: &str = "stratlint";

/// Every file of a framework in which something was found.
pub(super) fn of(root: &Path, inputs: &Inputs, outcome: &Outcome, columns: Columns) -> Found {
    let places = Places {
        root,
        sources: &inputs.sources,
        columns,
    };
    let mut files = Found::new();
    let open = outcome.findings.iter();
    for settled in open.filter(|settled| settled.excepted.is_none()) {
        if let Some(at) = places.location(settled.finding.place) {
            let diagnostic = places.diagnostic(settled, at.range);
            let file = root.join(inputs.sources.path(settled.finding.place));
            files.entry(file).or_default().push(diagnostic);
        }
    }
    files
}

/// Why nothing of a framework can be checked, where a file says so.
pub(super) fn of_none(root: &Path, why: &NoInputs, columns: Columns) -> Found {
    let NoInputs::Unreadable(sources, NotReadable { place, what }) = why else {
        return Found::new();
    };
    let places = Places {
        root,
        sources,
        columns,
    };
    let told = rules::told(&Fault {
        place: *place,
        subject: None,
        field: None,
        what: what.clone(),
    });
    let diagnostic = |at: Location| {
        let message = format!(
            "Nothing is checked: this file cannot be read. {}\n\n{}",
            told.message(),
            told.help()
        );
        let found = Diagnostic {
            severity: Some(DiagnosticSeverity::ERROR),
            source: Some(SOURCE.into()),
            ..Diagnostic::new_simple(at.range, clean(&message).into_owned())
        };
        (root.join(sources.path(*place)), vec![found])
    };
    places
        .location(*place)
        .map(diagnostic)
        .into_iter()
        .collect()
}

/// Where the files of a framework are.
struct Places<'a> {
    root: &'a Path,
    sources: &'a Sources,
    columns: Columns,
}

impl Places<'_> {
    fn location(&self, place: Place) -> Option<Location> {
        let uri = place::uri(&self.root.join(self.sources.path(place)))?;
        Some(Location::new(uri, self.columns.range(self.sources, place)))
    }

    fn diagnostic(&self, settled: &Settled, range: Range) -> Diagnostic {
        let finding = &settled.finding;
        let related = finding.related.iter().filter_map(|related| {
            Some(DiagnosticRelatedInformation {
                location: self.location(related.place)?,
                message: text(&related.message()),
            })
        });
        Diagnostic {
            severity: Some(severity(settled)),
            code: Some(NumberOrString::String(finding.rule.clone().into_owned())),
            source: Some(SOURCE.into()),
            related_information: Some(related.collect()),
            ..Diagnostic::new_simple(range, message(settled))
        }
    }
}

/// What is wrong, and what to do.
fn message(settled: &Settled) -> String {
    let known = if settled.known { " (known)" } else { "" };
    let (message, help) = (settled.finding.message(), settled.finding.help());
    format!("{}{known}\n\n{}", text(&message), text(&help))
}

/// Known findings do not fail a check, and stand back.
fn severity(settled: &Settled) -> DiagnosticSeverity {
    match settled.finding.level {
        _ if settled.known => DiagnosticSeverity::HINT,
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Note => DiagnosticSeverity::INFORMATION,
    }
}

fn text(text: &str) -> String {
    clean(text).into_owned()
}
