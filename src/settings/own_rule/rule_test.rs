//! The tests of a council's own rule: small frameworks, and what the rule finds in them.

use std::collections::BTreeSet;

use super::keys::RULE_TEST;
use crate::date::Day;
use crate::framework::Text;
use crate::load::fault::Faults;
use crate::load::fields::Fields;
use crate::load::node::{Items, Node};
use crate::load::tape::Tape;
use crate::load::{self, Declarations, OwnKinds};
use crate::source::Place;

/// A small framework, and of which of its documents a rule has something to say.
#[derive(Debug, Clone)]
pub struct RuleTest {
    /// Where it says what is found.
    pub place: Place,
    /// The ids that the rule's findings are about, all of them.
    pub finds: Vec<Text<'static>>,
    /// The day that it asks about; any will do where nothing is said.
    pub as_of: Option<Day>,
    /// The list of its documents as it is written in the settings, without fault.
    documents: Tape<'static>,
}

impl RuleTest {
    /// What its framework declares. `kinds` are the council's own.
    pub fn declarations(&self, kinds: &OwnKinds) -> Declarations<'static> {
        load::load_inside(self.documents.root().items(), kinds, &mut Faults::default())
    }
}

/// Reads the tests of a rule; those with a fault are left out.
pub(super) fn decode<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    tests: Items<'_, 'a>,
    kinds: &OwnKinds,
) -> Vec<RuleTest> {
    if let Some(one_too_many) = tests.clone().nth(MOST_TESTS) {
        fields.wrong_form::<()>(one_too_many.start(), "tests", TESTS);
    }
    let sound = |node| {
        let faults = fields.faults.count();
        test(fields, node, kinds).filter(|_| fields.faults.count() == faults)
    };
    tests.take(MOST_TESTS).filter_map(sound).collect()
}

/// Each of them is run by itself.
const MOST_TESTS: usize = 100;

const TESTS: &str = "a list of 100 tests at most";

fn test<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    node: Node<'_, 'a>,
    kinds: &OwnKinds,
) -> Option<RuleTest> {
    let place = node.start();
    let mut entry = Fields::of(node, &RULE_TEST, Some("tests"), fields.faults)?;
    let framework = entry.need("framework", place);
    let finds = entry.need("finds", place);
    let as_of = entry.day("as_of");
    let documents = framework.and_then(|node| documents(&mut entry, node));
    let finds = finds.map(|node| (node.start(), ids(&mut entry, node)));
    entry.finish();
    let (documents, (place, finds)) = (documents?, finds?);
    let declared = load::load_inside(documents.items(), kinds, fields.faults);
    hold_to_declared(fields, &finds, &declared);
    Some(RuleTest {
        place: finds.first().map_or(place, |first| first.place),
        finds: finds.into_iter().map(Text::into_owned).collect(),
        as_of,
        documents: documents.into_owned(),
    })
}

fn documents<'f, 'a>(entry: &mut Fields, node: Node<'f, 'a>) -> Option<Node<'f, 'a>> {
    if node.is_list() && node.items().count() <= MOST_DOCUMENTS {
        return Some(node);
    }
    entry.wrong_form(node.start(), "framework", DOCUMENTS)
}

/// A test shows one thing. More documents belong into a framework of their own.
const MOST_DOCUMENTS: usize = 100;

const DOCUMENTS: &str = "a list of 100 documents at most, each declared as in a file of its own";

fn ids<'a>(entry: &mut Fields<'_, 'a, '_>, node: Node<'_, 'a>) -> Vec<Text<'a>> {
    let ids = node.items().map(|node| entry.text_of(node, "finds"));
    ids.flatten().collect()
}

/// An id that no document of the test has could never be found.
fn hold_to_declared(fields: &mut Fields, finds: &[Text], declared: &Declarations) {
    let ids: BTreeSet<&str> = declared
        .documents
        .iter()
        .map(|document| &*document.id.value)
        .collect();
    for id in finds.iter().filter(|id| !ids.contains(&*id.value)) {
        fields.unknown_word(id, "finds", ids.iter().copied());
    }
}
