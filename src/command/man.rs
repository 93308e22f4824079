//! `stratlint man`.

use clap::{Command, CommandFactory};

use super::{Exit, Output, Problem};
use crate::cli::{Cli, Man};
use crate::suggest;

pub(super) fn run(arguments: &Man) -> Result<Exit, Problem> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => command(&program, name)?,
    };
    let source = concat!("stratlint ", env!("CARGO_PKG_VERSION"));
    let page = clap_mangen::Man::new(command).source(source);
    let mut text = Vec::new();
    page.render(&mut text).expect("memory takes all");
    Output::new(&arguments.output).write(&text)?;
    Ok(Exit::Fine)
}

fn command(program: &Command, name: &str) -> Result<Command, Problem> {
    if let Some(command) = program.find_subcommand(name) {
        return Ok(command.clone().version(env!("CARGO_PKG_VERSION")));
    }
    let help = match suggest::words(name, program.get_subcommands().map(Command::get_name)).first()
    {
        Some(near) => format!("Is `{near}` meant?"),
        None => "`stratlint --help` lists all commands.".into(),
    };
    Err(Problem::new(format!("there is no command `{name}`"), help))
}
