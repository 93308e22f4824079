//! Selectors, as settings write them.

use super::super::is_kind;
use super::keys::SELECTOR;
use crate::framework::{Kind, Kinds, Selector, State, Text, Tier};
use crate::load::OwnKinds;
use crate::load::fields::Fields;
use crate::load::node::Node;

/// The selector that is the value of a key; one that chooses everything where there is none.
pub(super) fn under(key: &'static str, fields: &mut Fields, kinds: &OwnKinds) -> Selector {
    maybe_under(key, fields, kinds).unwrap_or_default()
}

/// The selector that is the value of a key, if there is one.
pub(super) fn maybe_under(
    key: &'static str,
    fields: &mut Fields,
    kinds: &OwnKinds,
) -> Option<Selector> {
    let node = fields.map(key)?;
    Some(selector(fields, node, kinds))
}

fn selector(outer: &mut Fields, node: Node, kinds: &OwnKinds) -> Selector {
    let mut fields = Fields::new(node, &SELECTOR, outer.faults);
    let (kind, kind_word) = selected_kinds(&mut fields, kinds);
    let texts = |texts: Vec<Text>| {
        texts
            .into_iter()
            .map(|text| text.value.into_owned())
            .collect()
    };
    let selector = Selector {
        kind,
        kind_word,
        id: texts(fields.texts("id")),
        tier: fields.word("tier", &Tier::WORDS),
        tag: texts(fields.texts("tag")),
        state: fields.words("state", &State::WORDS),
        not: maybe_under("not", &mut fields, kinds).map(Box::new),
        any: any(&mut fields, kinds),
    };
    fields.finish();
    selector
}

fn any(fields: &mut Fields, kinds: &OwnKinds) -> Vec<Selector> {
    let mut selectors = Vec::new();
    for node in fields.items("any") {
        if node.is_map() {
            selectors.push(selector(fields, node, kinds));
        } else {
            fields.wrong_form::<()>(node.place(), "any", "a list of selectors");
        }
    }
    selectors
}

/// Kinds of the program, and the council's own words for others.
fn selected_kinds(fields: &mut Fields, own: &OwnKinds) -> (Option<Kinds>, Vec<String>) {
    let mut words = fields.texts("kind");
    let is_asked = !words.is_empty();
    words.retain(|word| is_kind(fields, word, "kind", own));
    let kinds: Vec<Kind> = words.iter().filter_map(|word| Kind::of(word)).collect();
    let own_words = words.iter().filter(|word| Kind::of(word).is_none());
    let own_words = own_words.map(|word| word.value.clone().into_owned());
    (is_asked.then(|| Kinds::of(&kinds)), own_words.collect())
}
