//! Markdown.

pub(super) mod text;
