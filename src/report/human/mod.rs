//! Findings for people: group by group with the line that is wrong underlined, then a summary.
//!
//! A [`page`] is what is written on: it knows the width, colours and signs. [`groups`] walk through the findings;
//! [`diagnostic`] shows one in full, on the [`snippet`]s of its places; [`settled`], [`asides`] and
//! [`summary`] follow.

use super::Checked;
use crate::source::{Place, Sources};

mod asides;
mod diagnostic;
mod groups;
mod page;
mod rule_tests;
mod settled;
mod snippet;
mod summary;
mod table;
mod totals;
mod window;

use page::Page;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The closing summary alone.
    Summary,
    /// Findings and summary.
    Findings,
    /// Nothing abbreviated; excepted findings and what was looked at, too.
    Everything,
}

/// How it looks.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch by itself")]
pub struct Style {
    /// Whether to use colour.
    pub color: bool,
    /// Whether signs beyond ASCII can be shown.
    pub unicode: bool,
    /// Columns to fill; never fewer than 60 are.
    pub width: usize,
    /// How much is shown.
    pub detail: Detail,
    /// Also a line for each rule.
    pub statistics: bool,
    /// The run is told to end well whatever is found.
    pub exit_zero: bool,
}

/// The findings, group by group, and the summary.
pub fn write(checked: &Checked, style: &Style) -> Vec<u8> {
    let mut page = Page::new(*style);
    if checked.outcome.is_empty() {
        summary::nothing_declared(&mut page, checked);
        return page.into_bytes();
    }
    if style.detail != Detail::Summary {
        groups::write(&mut page, checked);
        settled::exceptions(&mut page, checked);
        settled::known(&mut page, checked);
    }
    if let Some(tests) = &checked.outcome.rule_tests {
        rule_tests::write(&mut page, checked, tests);
        return page.into_bytes();
    }
    if style.detail == Detail::Everything {
        asides::passed(&mut page, checked.outcome);
    }
    if style.statistics {
        asides::statistics(&mut page, checked.outcome);
    }
    summary::write(&mut page, checked);
    page.into_bytes()
}

/// The findings and the summary of each framework in turn, and at the end a line for each.
pub fn write_several(several: &[Checked], style: &Style) -> Vec<u8> {
    let mut text = Vec::new();
    if style.detail != Detail::Summary {
        for checked in several {
            text.extend(write(checked, style));
            text.push(b'\n');
        }
    }
    let mut page = Page::new(*style);
    totals::write(&mut page, several);
    text.extend(page.into_bytes());
    text
}

/// A place as editors take it.
fn located(sources: &Sources, place: Place) -> String {
    let at = sources.position(place);
    format!("{}:{}:{}", sources.path(place), at.line, at.column)
}
