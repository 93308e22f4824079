//! `stratlint explain`.

use super::{Exit, Output, Problem, rule};
use crate::cli::{Explain, PageFormat};
use crate::report::explain;

pub(super) fn run(arguments: &Explain) -> Result<Exit, Problem> {
    let output = Output::new(&arguments.output);
    let named = arguments.name.as_deref().map(rule).transpose()?;
    let text = match (arguments.format, named) {
        (PageFormat::Human, None) => explain::list(output.look()),
        (PageFormat::Human, Some(rule)) => explain::page(rule, output.look()),
        (PageFormat::Markdown, None) => explain::list_as_markdown(),
        (PageFormat::Markdown, Some(rule)) => rule.page.to_owned(),
    };
    output.write(text.as_bytes())?;
    Ok(Exit::Fine)
}
