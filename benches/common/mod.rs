//! What the benchmarks share: made-up frameworks, the steps of a check one by one, and clocks.

#![allow(dead_code, reason = "each benchmark uses a part")]

pub(crate) mod docs;
pub(crate) mod documents;
pub(crate) mod generate;
mod layout;
pub(crate) mod measure;
pub(crate) mod reports;
pub(crate) mod stages;
