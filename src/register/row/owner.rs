//! Who answers for a document, as a row tells of it.

use super::Reader;
use crate::register::columns::Column;
use crate::register::entry::Entry;
use crate::register::log::{Log, Sort};
use crate::register::words::{self, Owner};
use crate::register::{Value, when};

impl Reader<'_> {
    /// The post that answers for it. Persons come and go, and are not named.
    pub(super) fn read_owner(self, entry: &mut Entry, log: &mut Log) {
        let Some((number, cell)) = self.cell(Column::Owner) else {
            return;
        };
        let words = cell.words();
        if when::is_nothing(&words) {
            return;
        }
        let lines = match &cell.value {
            Value::Text(text) => text,
            _ => &words,
        };
        let place = self.place(number, &words);
        match words::owner(lines) {
            Owner::Post => entry.owner = Some(words),
            Owner::Beside(post) => {
                let text = "the post is taken for the owner, and the person is not named";
                log.add(Sort::Reading, text, place);
                entry.owner = Some(post);
            }
            Owner::Person => {
                let text = "Which post is this? It is a person's name, and an owner is a post, so none is declared";
                log.add(Sort::Question, text, place);
            }
            Owner::Unclear => {
                let text = "Is this a post? It may be a person's name; it is declared as it stands";
                log.add(Sort::Question, text, place);
                entry.owner = Some(words);
            }
            Owner::Nobody => {
                let text = "Who answers for it? Nobody is named, so no owner is declared";
                log.add(Sort::Question, text, place);
                entry.notes.push(format!("Owner: {words}"));
            }
        }
    }
}
