//! What a key means, and what a document is: its state and its threads.

use lsp_types::{Hover, HoverContents, Location, MarkupContent, MarkupKind};

use super::desk::Sheet;
use super::place::{self, Columns};
use super::wanted::{self, Wanted};
use crate::date::Day;
use crate::framework::Framework;
use crate::load::cursor::{self, Spot};
use crate::load::folder::SETTINGS;
use crate::load::key::{Form, Key};
use crate::report::text::Look;
use crate::report::{Asked, explain, trace};
use crate::source::Place;

/// What an editor shows beside a text is no page.
const MOST_LINES: usize = 40;

const LOOK: Look = Look {
    color: false,
    unicode: true,
    width: 76,
};

/// What stands at a byte of a file, in words.
pub(super) fn at(sheet: &Sheet, byte: usize, day: Day, columns: Columns) -> Option<Hover> {
    let (spot, is_settings) = spot(sheet, byte)?;
    let value = if spot.is_key {
        meaning(&spot, is_settings)?
    } else {
        let (framework, _) = sheet.inputs.framework(day);
        let told = card(sheet, &framework, &spot.word);
        told.or_else(|| meaning(&spot, is_settings))?
    };
    let place = Place::new(sheet.file, spot.span);
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(columns.range(sheet.sources, place)),
    })
}

/// Where the document is declared whose id stands at a byte.
pub(super) fn declaration(
    sheet: &Sheet,
    byte: usize,
    day: Day,
    columns: Columns,
) -> Option<Location> {
    let (spot, _) = spot(sheet, byte)?;
    let (framework, _) = sheet.inputs.framework(day);
    let document = framework.document(&spot.word);
    let place = match document {
        _ if spot.is_key => return None,
        Some(document) => document.id.place,
        None => framework.expectation(&spot.word)?.id.place,
    };
    let sources = sheet.sources;
    let uri = place::uri(&sheet.root.join(sources.path(place)))?;
    Some(Location::new(uri, columns.range(sources, place)))
}

/// The word at a byte, and whether it stands among the settings.
fn spot(sheet: &Sheet, byte: usize) -> Option<(Spot, bool)> {
    let source = sheet.sources.get(sheet.file);
    let spot = cursor::word(source.text(), byte, &sheet.inputs.settings.limits)?;
    Some((spot, source.path == SETTINGS))
}

/// What a key says and takes.
fn meaning(spot: &Spot, is_settings: bool) -> Option<String> {
    let Key {
        name, form, about, ..
    } = wanted::key(spot, is_settings)?;
    let words = match wanted::at(spot, is_settings) {
        Some(Wanted::Value(Form::Word(words))) => words(),
        _ => match form {
            Form::Word(words) => words(),
            _ => Vec::new(),
        },
    };
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let takes = if words.is_empty() { "" } else { "\n\nOne of: " };
    Some(format!("`{name}`: {about}{takes}{}", words.join(", ")))
}

/// What a document or an expectation is; none where there is none of that id.
fn card(sheet: &Sheet, framework: &Framework, id: &str) -> Option<String> {
    if let Some(document) = framework.document(id) {
        let asked = Asked {
            framework,
            settings: &sheet.inputs.settings,
            path: sheet.root,
        };
        return Some(fenced(&trace::human(&asked, document, LOOK)));
    }
    let expectation = framework.expectation(id)?;
    Some(fenced(&explain::expectation_as_markdown(expectation)))
}

/// Text that stays text in Markdown, and not too much of it.
fn fenced(text: &str) -> String {
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(ticks.max(2) + 1);
    let mut lines: Vec<&str> = text.lines().take(MOST_LINES + 1).collect();
    if lines.len() > MOST_LINES {
        lines[MOST_LINES] = "…";
    }
    format!("{fence}text\n{}\n{fence}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_cannot_leave_its_fence() {
        let fenced = fenced("a\n````\n<b>");
        assert!(fenced.starts_with("`````text\n") && fenced.ends_with("\n`````"));
    }
}
