//! `stratlint explain`.

use super::{Exit, Output, Problem};
use crate::cli::Explain;
use crate::report;
use crate::rules::{RULES, Rule};

pub(super) fn run(arguments: &Explain) -> Result<Exit, Problem> {
    let output = Output::new(&arguments.output);
    let text = match &arguments.name {
        None => report::explain::list(&output.style()),
        Some(name) => report::explain::page(named(name)?, &output.style()),
    };
    output.write(text.as_bytes())?;
    Ok(Exit::Fine)
}

fn named(name: &str) -> Result<&'static Rule, Problem> {
    super::rule(name)
}
