//! Parses the command line, runs, and returns the exit code.

use std::process::ExitCode;

use clap::Parser;
use stratlint::cli::Cli;
use stratlint::command;

fn main() -> ExitCode {
    // clap itself answers --help and --version with 0 and a wrong call with 2.
    let cli = Cli::parse();
    command::run(&cli).into()
}
