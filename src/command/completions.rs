//! `stratlint completions`.

use clap::CommandFactory;

use super::{Exit, Output, Problem};
use crate::cli::{Cli, Completions};

pub(super) fn run(arguments: &Completions) -> Result<Exit, Problem> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Cli::command(),
        "stratlint",
        &mut script,
    );
    Output::new(&arguments.output).write(&script)?;
    Ok(Exit::Fine)
}
