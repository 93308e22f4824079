//! The gap report: what a director, a scrutiny board and an auditor go through.
//!
//! `contents` says everything once, as data; [`page`] and the files beside it give it a form. So no form can say what another
//! does not, and what is left out for the public is left out of all.

pub mod contents;
mod earlier;
pub mod page;
mod words;

pub use contents::{Audience, Beside, Contents, Earlier};
