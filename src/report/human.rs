//! Findings for people.

use super::Checked;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The closing summary alone.
    Summary,
    /// Findings and summary.
    Findings,
    /// Excepted findings and what was looked at, too.
    Everything,
}

/// How it looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether to use colour.
    pub color: bool,
    /// Columns to fill.
    pub width: usize,
    /// How much is shown.
    pub detail: Detail,
    /// Also a line for each rule.
    pub statistics: bool,
}

/// The findings, group by group, and the summary.
pub fn write(checked: &Checked, _style: &Style) -> Vec<u8> {
    super::concise::write(checked)
}
