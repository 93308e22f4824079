//! Diagrams: what is drawn, where it stands, and the forms in which it goes out.
//!
//! `view` says what is drawn, as pure data; `layout` says where, as a scene of simple shapes. Forms that are pictures (`svg`, and
//! `png` and `pdf` made of it) show the scene; the others (`dot`, `mermaid`, `graphml`, `json`, `text`) show the view.

mod dot;
mod font;
mod graphml;
mod json;
mod layout;
mod mermaid;
mod paper;
mod pdf;
mod png;
mod scene;
mod svg;
mod text;
mod view;
mod xml;

use std::path::Path;

use crate::framework::Framework;
use crate::outcome::Outcome;
use crate::settings::Settings;
use crate::source::Sources;

pub use dot::dot;
pub use graphml::graphml;
pub use json::json;
pub use layout::crossings;
pub use mermaid::{TooMuch, mermaid};
pub use pdf::pdf;
pub use png::{TooLarge, png};
pub use svg::{in_page, page_style, svg};
pub use text::text;
pub use view::{Choice, Chosen, Counts, Grouping, Shape, UnknownWord, View};
pub use view::{Node, Standing};

/// Whose framework is drawn, with what has been found in it.
#[derive(Clone, Copy)]
pub struct Subject<'f> {
    /// The documents on a day.
    pub framework: &'f Framework<'f>,
    /// What the council has set.
    pub settings: &'f Settings,
    /// The files that declare them.
    pub sources: &'f Sources,
    /// The folder as it is reached from the picture.
    pub path: &'f Path,
    /// What the rules found, where that is to be marked.
    pub outcome: Option<&'f Outcome>,
}
