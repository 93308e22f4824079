//! stratlint checks that a council's strategies and plans hang together.
//!
//! Data goes one way, and the modules follow it:
//!
//! ```text
//! files -> load -> documents -> Framework (graph, on a day) -> RULES -> findings -> settle -> Outcome -> report -> exit code
//! ```
//!
//! [`source`] holds files as text and places in them; [`load`] makes documents of them and [`settings`] of
//! `framework.yaml`; [`framework`] answers questions about the documents on a day, and `phrase` has the English for its
//! answers; [`catalogue`] holds what law, codes and good practice expect of them; [`rules`] ask them and report
//! [`finding`]s; [`outcome`] settles these against the agreed [`exceptions`] and the [`baseline`] of known ones; [`report`]
//! shows them, and [`diagram`] draws the framework. [`check`] is the whole line in one place, [`kept`] goes along it again when files change, and [`workspace`] names several
//! frameworks to be checked in one run; [`fix`] puts right what has one right answer; [`forecast`] looks ahead from a day,
//! [`impact`] says what hangs on a document, and [`diff`] what has changed between two versions; [`schema`] tells editors the
//! form of the files; [`start`] and [`register`] make files to begin with; [`lsp`] answers editors; [`cli`] and [`command`] are
//! the program around it.

pub mod source;

pub mod date;

pub mod load;

pub mod settings;

pub mod framework;

mod phrase;

pub mod catalogue;

pub mod rules;

pub mod finding;

pub mod exceptions;

pub mod baseline;

pub mod outcome;

pub mod workspace;

pub mod check;

pub mod kept;

pub mod fix;

pub mod forecast;

pub mod impact;

pub mod diff;

pub mod schema;

pub mod start;

pub mod register;

pub mod report;

pub mod diagram;

pub mod lsp;

pub mod cli;

pub mod command;

mod digest;
mod suggest;
