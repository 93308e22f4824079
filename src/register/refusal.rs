//! Why a file is refused as a register, and how large a register may be.

use std::io;

/// Why a file is no register.
#[derive(Debug)]
pub enum NoRegister {
    /// It cannot be opened.
    Io(io::Error),
    /// It is of a form that is not read.
    Form,
    /// It is larger than any register.
    TooLarge(&'static str),
    /// It is broken.
    Broken(String),
}

/// How large a register may be. Thousands of documents are far below.
pub(super) const MOST_BYTES: u64 = 64 << 20;
pub(super) const MOST_UNPACKED: u64 = 64 << 20;
pub(super) const MOST_ROWS: usize = 100_000;
pub(super) const MOST_CELLS: usize = 2_000_000;
