//! All tests of the program from outside, in one binary.

#[cfg(target_os = "linux")]
mod action;
mod agreement;
mod baseline;
mod catalogue;
mod checking;
mod command_line;
mod council;
mod coventry;
mod damage;
mod days;
mod diagram;
mod diff;
mod docs;
mod examples;
mod expectations;
mod explain;
#[cfg(target_os = "linux")]
mod faults;
mod fix;
mod fixtures;
mod forecast;
mod forms;
mod fuzz;
#[cfg(target_os = "linux")]
mod hostile;
mod human;
mod impact;
mod inline;
mod json;
mod kept;
mod killed;
mod list;
mod long;
mod lsp;
mod pages;
mod pipelines;
mod places;
mod promises;
mod properties;
mod registers;
mod relations;
mod repeated;
mod report;
mod rule_table;
mod rule_tests;
mod schema;
mod several;
mod shells;
mod silence;
mod starting;
mod tidy;
mod trace;
mod watch;
