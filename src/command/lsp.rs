//! `stratlint lsp`.

use lsp_server::Connection;

use super::{Exit, Problem, today};
use crate::cli::Lsp;
use crate::lsp;

pub(super) fn run(arguments: &Lsp) -> Result<Exit, Problem> {
    let (connection, threads) = Connection::stdio();
    let served = lsp::serve(&connection, || arguments.as_of.unwrap_or_else(today));
    // Its threads end when nothing can be sent any more.
    drop(connection);
    let served = served.map_err(|error| error.to_string());
    let ended = threads.join().map_err(|error| error.to_string());
    served
        .and(ended)
        .map_or_else(|why| Err(broken_off(&why)), |()| Ok(Exit::Fine))
}

fn broken_off(why: &str) -> Problem {
    Problem::new(
        format!("the editor and the language server do not understand each other: {why}"),
        "`stratlint lsp` is started by an editor; docs/editors.md says how. To check by hand, run `stratlint check`.",
    )
}
