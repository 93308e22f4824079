//! The fast readers against the judge: the same values in the same places, or they give up.
//!
//! Nobody outside may see values, so this stands here and not with the other checks in `tests/fuzz`. It is built for tests and for
//! fuzzing alone.

use crate::load::limits::Limits;
use crate::load::node::Node;
use crate::load::read;
use crate::load::tape::Tape;
use crate::source::{Input, Place, SourceId, Sources};

/// The values of a document one behind the other: what each is, where it stands, its text.
type Values = Vec<(char, Place, Option<String>)>;

/// Holds the two against each other. Whether a fast reader knew the text.
#[track_caller]
pub(in crate::load) fn agree(text: &str) -> bool {
    let fast = fast(text);
    if let Some(documents) = &fast {
        assert_eq!(Some(documents), judged(text).as_ref(), "{text:?}");
    }
    fast.is_some()
}

/// What a fast reader makes of a text; none where it gives up.
pub(super) fn fast(text: &str) -> Option<Vec<Values>> {
    let mut documents = Vec::new();
    read::fast(tape(text), &Limits::default(), |node, _| {
        documents.push(values(node));
    })?;
    Some(documents)
}

/// What the judge makes of it; none where it finds an error.
fn judged(text: &str) -> Option<Vec<Values>> {
    let mut documents = Vec::new();
    let faults = read::judged(tape(text), &Limits::default(), |node, _| {
        documents.push(values(node));
    });
    faults.is_empty().then_some(documents)
}

fn tape(text: &str) -> Tape<'_> {
    Tape::new(source(), text)
}

fn source() -> SourceId {
    Sources::default().add(Input::new("a.yaml", ""))
}

fn values(node: Node) -> Values {
    let mut values = Values::new();
    add_values(node, &mut values);
    values
}

fn add_values(node: Node, values: &mut Values) {
    let is_plain = node.plain().is_some();
    let what = match node {
        _ if node.is_map() => '{',
        _ if node.is_list() => '[',
        _ if node.is_null() => '0',
        _ if is_plain => 'p',
        _ => 'q',
    };
    let text = node.str().map(Into::into);
    values.push((what, node.place(), text));
    for entry in node.entries() {
        values.push(('k', entry.key_place(), Some(entry.key().into())));
        add_values(entry.node, values);
    }
    if node.is_list() {
        for item in node.items() {
            add_values(item, values);
        }
    }
    values.push((']', node.start(), None));
}
