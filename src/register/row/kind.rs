//! What kind of document a row tells of.

use super::Reader;
use crate::framework::Kind;
use crate::phrase;
use crate::register::columns::Column;
use crate::register::log::{Log, Sort};
use crate::register::words;

impl Reader<'_> {
    /// The type decides, where it is understood; otherwise the title; where that names no kind, what the column or the sheet
    /// is called.
    pub(super) fn kind(self, title: &str, log: &mut Log) -> Kind {
        let by_type = self
            .words(Column::Kind)
            .and_then(|words| words::kind(&words));
        let guess = by_type
            .filter(|guess| guess.is_sure)
            .or_else(|| words::kind(title))
            .or(by_type);
        if guess.is_some_and(|guess| guess.is_sure) {
            return guess.map_or(Kind::Policy, |guess| guess.kind);
        }
        let place = self.place_of(Column::Title, title);
        let called = self.kind_of_column().or_else(|| self.kind_of_sheet());
        if let Some(kind) = called.filter(|kind| guess.is_none_or(|guess| guess.kind == *kind)) {
            let a_kind = phrase::with_article(kind);
            let text = format!("taken for {a_kind}, because its column or its sheet is called so");
            log.add(Sort::Reading, text, place);
            return kind;
        }
        let kind = guess.map_or(Kind::Policy, |guess| guess.kind);
        let a_kind = phrase::with_article(kind);
        let text = format!("Is this {a_kind}? Neither its title nor its type says so for sure");
        log.add(Sort::Question, text, place);
        kind
    }

    fn kind_of_column(self) -> Option<Kind> {
        let column = self.header.of(Column::Title)?;
        words::only_kind(self.header.names.get(&column)?)
    }

    fn kind_of_sheet(self) -> Option<Kind> {
        words::only_kind(self.sheet.name.as_deref()?)
    }
}
