//! The gap report: what a director, a scrutiny board and an auditor go through.
//!
//! `contents` says everything once, as data; [`page`] makes a page of it; `tables` puts it in rows for the
//! workbook, the paper and the CSV file. So no form can say what another
//! does not, and what is left out for the public is left out of all.

pub mod contents;
pub mod csv;
mod earlier;
pub mod markdown;
pub mod page;
mod tables;
mod words;
pub mod xlsx;

pub use contents::{Audience, Beside, Contents, Earlier};
