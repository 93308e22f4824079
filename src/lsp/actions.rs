//! The fixes of `check --fix` as an editor offers them.

use std::collections::HashMap;
use std::path::Path;

use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, Uri, WorkspaceEdit};

use super::desk::Sheet;
use super::place::{self, Columns};
use crate::finding::{Change, Fix};
use crate::fix::{self, Edits};
use crate::outcome::Outcome;
use crate::report::clean;
use crate::source::{Place, SourceId};

/// What can be put right in a part of a file: each finding by itself, and all that the file has at once.
pub(super) fn at(
    sheet: &Sheet,
    outcome: &Outcome,
    range: Range,
    columns: Columns,
) -> Vec<CodeAction> {
    let open = outcome.findings.iter();
    let here: Vec<(Place, &Fix)> = open
        .filter(|settled| settled.excepted.is_none())
        .filter_map(|settled| Some((settled.finding.place, settled.finding.fix.as_ref()?)))
        .filter(|(_, fix)| fix.place.source() == sheet.file)
        .collect();
    let offer = Offer {
        sheet,
        is_whole: outcome.is_whole,
        columns,
    };
    let is_touched = |place: Place| touch(columns.range(sheet.sources, place), range);
    let single = here
        .iter()
        .filter(|(found, fix)| is_touched(*found) || is_touched(fix.place))
        .filter_map(|(_, fix)| offer.action(title(&fix.change), CodeActionKind::QUICKFIX, &[fix]));
    let all: Vec<&Fix> = here.iter().map(|(_, fix)| *fix).collect();
    let everything = offer.action(
        "Put right all in this file that has one right answer".into(),
        CodeActionKind::SOURCE_FIX_ALL,
        &all,
    );
    single.chain(everything).collect()
}

fn title(change: &Change) -> String {
    match change {
        Change::Replace { old, new } => format!("Write `{new}` instead of `{}`", clean(old)),
        Change::RemoveItem => "Take this entry out".into(),
    }
}

fn touch(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}

struct Offer<'a> {
    sheet: &'a Sheet<'a>,
    is_whole: bool,
    columns: Columns,
}

impl Offer<'_> {
    fn action(&self, title: String, kind: CodeActionKind, fixes: &[&Fix]) -> Option<CodeAction> {
        let inputs = self.sheet.inputs;
        let limits = &inputs.settings.limits;
        let fixes = fixes.iter().copied();
        let changes = fix::changes(fixes, self.is_whole, self.sheet.sources, limits);
        #[expect(clippy::mutable_key_type, reason = "so says the protocol")]
        let changes: HashMap<Uri, Vec<TextEdit>> = changes
            .into_iter()
            .filter_map(|(file, edits)| self.edits(self.sheet.root, file, edits))
            .collect();
        let is_preferred = kind == CodeActionKind::QUICKFIX;
        (!changes.is_empty()).then(|| CodeAction {
            title,
            kind: Some(kind),
            is_preferred: Some(is_preferred),
            edit: Some(WorkspaceEdit::new(changes)),
            ..CodeAction::default()
        })
    }

    fn edits(&self, root: &Path, file: SourceId, edits: Edits) -> Option<(Uri, Vec<TextEdit>)> {
        let sources = &self.sheet.sources;
        let uri = place::uri(&root.join(&sources.get(file).path))?;
        let edit = |(span, text)| {
            let range = self.columns.range(sources, Place::new(file, span));
            TextEdit::new(range, text)
        };
        Some((uri, edits.into_iter().map(edit).collect()))
    }
}
