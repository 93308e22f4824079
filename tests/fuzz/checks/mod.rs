//! What must hold whatever the bytes: one function `check` a file, which panics where it does not.
//!
//! libFuzzer calls them with bytes that it makes up (`fuzz_targets/`), and `cargo test` with what it once found (`corpus/`) and with
//! real files, so that no fault comes back unseen.

mod everywhere;

pub mod baselines;
pub mod client;
pub mod dates;
pub mod declarations;
pub mod editors;
pub mod forms;
pub mod frameworks;
pub mod pictures;
pub mod places;
#[cfg(fuzzing)]
pub mod readers;
pub mod registers;
pub mod settings;
