//! What it takes to show one finding in full, beside miette with a file of a kilobyte.

use std::hint::black_box;
use std::path::Path;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report,
};
use stratlint::check::Inputs;
use stratlint::finding::Finding;
use stratlint::outcome::Outcome;
use stratlint::report::human::{self, Detail, Style};
use stratlint::source::Sources;

use crate::common::generate::{self, Faults, Files, Format, Plan};
use crate::common::measure::Meter;
use crate::common::reports::STYLE;
use crate::common::stages::{DAY, checked};

/// So many findings are shown.
const SHOWN: usize = 200;

/// Processor time of a finding that is shown, over that of miette.
pub(crate) fn over_miette(documents: usize, rounds: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let plan = Plan {
        documents,
        format: Format::Yaml,
        files: Files::One,
        faults: Faults::Some,
    };
    generate::write(plan, folder.path()).expect("the folder is our own");
    let inputs = Inputs::of_folder(folder.path()).expect("it has just been written");
    let outcome = last_of_file(&inputs);
    let mut meter = Meter::default();
    for _ in 0..rounds {
        meter.time("ours", || ours(&inputs, &outcome, folder.path()));
        meter.time("miette", || miette(&inputs.sources, &outcome));
    }
    let micros = |name| meter.median(name).expect("it was run").micros();
    micros("ours") / micros("miette")
}

/// An outcome with so many findings from far down in the file, each with one place; of a small file the same more than once.
fn last_of_file(inputs: &Inputs) -> Outcome {
    let check = || inputs.check(DAY, &["unknown-reference"]);
    let all = std::iter::repeat_with(|| check().findings.into_iter().rev()).flatten();
    let one_place = all.filter(|settled| settled.finding.related.is_empty());
    let findings = one_place.take(SHOWN).collect();
    Outcome {
        findings,
        ..check()
    }
}

fn ours(inputs: &Inputs, outcome: &Outcome, folder: &Path) -> Vec<u8> {
    let style = Style {
        detail: Detail::Everything,
        ..STYLE
    };
    human::write(&checked(inputs, outcome, folder), &style)
}

/// The same finding as if its file held nothing but a kilobyte.
fn alone(finding: &Finding, sources: &Sources) -> Report {
    let source = sources.get(finding.place.source());
    let span = finding.place.span();
    let start = source.text()[..span.start].rfind("\n---").unwrap_or(0);
    let end = source
        .text()
        .floor_char_boundary((start + 1_024).max(span.end));
    let text = source.text()[start..end].to_owned();
    let label = LabeledSpan::new(Some(finding.label()), span.start - start, span.len());
    let help = finding.help();
    let diagnostic = MietteDiagnostic::new(finding.message())
        .with_label(label)
        .with_help(help);
    Report::new(diagnostic).with_source_code(NamedSource::new(&source.path, text))
}

fn miette(sources: &Sources, outcome: &Outcome) -> String {
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
        .with_width(STYLE.width)
        .with_context_lines(0);
    let mut page = String::new();
    for settled in &outcome.findings {
        let diagnostic = alone(&settled.finding, sources);
        let rendered = handler.render_report(&mut page, diagnostic.as_ref());
        rendered.expect("memory takes all");
    }
    black_box(page)
}
