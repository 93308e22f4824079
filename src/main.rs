//! Parses the command line, runs, and returns the exit code.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use stratlint::cli::Cli;
use stratlint::command;

/// Many small documents on all cores: the C library's own calls the system for every few pages of each thread.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // clap itself answers --help and --version with 0 and a wrong call with 2.
    let cli = Cli::parse();
    command::run(&cli).into()
}
