//! What an edit changes, in a terminal.

use super::Compared;
use super::line::Line;
use super::sections::{Most, Section, sections};
use super::summary::{head, summary, verdict};
use crate::report::text::{Ink, Look, indented, inked, wrap_whole};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Only how much has changed.
    Summary,
    /// The first lines of each section.
    Usual,
    /// Everything.
    Everything,
}

impl Detail {
    fn most(self) -> Most {
        let (lines, notes) = match self {
            Self::Summary => (0, 0),
            Self::Usual => (40, 20),
            Self::Everything => (usize::MAX, usize::MAX),
        };
        Most { lines, notes }
    }
}

/// What is otherwise, for people.
pub fn write(compared: &Compared, detail: Detail, look: Look) -> String {
    let (title, versions) = head(compared);
    let title = inked(look, Ink::Heading, &wrap_whole(&title, look.width));
    let mut text = indented("", &title) + &indented("", &wrap_whole(&versions, look.width)) + "\n";
    text += &(look.ink(Ink::Heading, verdict(compared)) + "\n");
    for line in summary(compared) {
        text += &indented("", &wrap_whole(&line, look.width));
    }
    if detail != Detail::Summary {
        let sections = sections(compared, detail.most());
        text.extend(sections.iter().map(|section| shown(section, look)));
    }
    look.ready(text)
}

fn shown(section: &Section, look: Look) -> String {
    let heading = format!("{} ({})", section.heading, section.all);
    let heading = inked(look, Ink::Heading, &wrap_whole(&heading, look.width));
    let mut text = format!("\n{}", indented("", &heading));
    for one in &section.lines {
        text += &line(one, look);
    }
    match section.all - section.lines.len() {
        0 => text,
        more => text + &format!("  … and {more} more; `--verbose` shows them all\n"),
    }
}

fn line(line: &Line, look: Look) -> String {
    let width = |indent: usize| look.width.saturating_sub(indent).max(20);
    let words = match &line.mark {
        Some((level, rule)) => format!("{}[{rule}] {}", level.word(), line.text),
        None => line.text.clone(),
    };
    let mut lines = wrap_whole(&words, width(4));
    if let (Some((level, _)), Some(first)) = (&line.mark, lines.first_mut()) {
        let word = level.word().len();
        *first = look.ink(Ink::Level(*level), &first[..word]) + &first[word..];
    }
    let (first, rest) = lines.split_at(1.min(lines.len()));
    let mut text = indented("  ", first) + &indented("    ", rest);
    for note in &line.notes {
        let lines = wrap_whole(note, width(8));
        let (first, rest) = lines.split_at(1.min(lines.len()));
        text += &(indented("      ", first) + &indented("        ", rest));
    }
    text
}
