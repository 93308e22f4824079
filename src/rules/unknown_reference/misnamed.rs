//! What a reference to nothing may have meant: a title, an id of the other name space, a near id.

use rustc_hash::FxHashMap;

use super::Context;
use crate::catalogue::CATALOGUES;
use crate::finding::{Fix, Slot, Slots, Words};
use crate::framework::{Family, Kind, Kinds, Nearest, Text};
use crate::phrase;

const NOTHING_NEAR: Words = Words {
    message: "{document} names `{target_id}`, which is not declared",
    label: "no such {what}",
    help: "Declare `{target_id}`, or name the document that is meant by its id.",
};

const SOMETHING_NEAR: Words = Words {
    message: "{document} names `{target_id}`, which is not declared",
    label: "no such {what}",
    help: "Is {nearest} meant? Name it by its id, or declare `{target_id}`.",
};

const NO_EXPECTATION: Words = Words {
    message: "{document} names `{target_id}`, which nothing expects",
    label: "no such {what}",
    help: "`stratlint list expectations` shows what is expected, with ids. Name one of these, or declare `{target_id}`.",
};

const TITLE: Words = Words {
    message: "{document} names “{target_id}”, which is a title and not an id",
    label: "a title",
    help: "Write its id: `{id}`.",
};

const TITLE_OF_ANOTHER_KIND: Words = Words {
    message: "{document} names “{target_id}”, which is a title and not an id",
    label: "a title",
    help: "It is the title of `{id}`, {kind}, to which `{key}` does not lead; `stratlint explain misplaced-link` says which relation does.",
};

const EXPECTATION: Words = Words {
    message: "{document} names `{target_id}`, which is an expectation and not a document",
    label: "an expectation",
    help: "If {document} is what is expected, write `fulfils: {target_id}`; to link to a document, name its id.",
};

const FULFILLED_EXPECTATION: Words = Words {
    message: "{document} names `{target_id}`, which is an expectation and not a document",
    label: "an expectation",
    help: "Name the document that fulfils it: {nearest}. If {document} is what is expected, write `fulfils: {target_id}`.",
};

const DOCUMENT: Words = Words {
    message: "{document} names `{target_id}`, which is a document and not an expectation",
    label: "a document",
    help: "`{key}` names what is expected: `stratlint list expectations` shows the ids. To link to the document, use the relation that says how, as `delivers` or `depends_on`.",
};

const NOT_HELD: Words = Words {
    message: "{document} names `{target_id}`, which nothing expects of this framework",
    label: "of a catalogue that is not named",
    help: "It stands in the catalogue `{catalogue}`: name that under `expectations` in framework.yaml.",
};

/// Words for one reference, and what fills those of their slots that not all have.
pub(super) struct Told {
    pub(super) words: &'static Words,
    pub(super) slots: Slots,
    /// The only id that may have been meant.
    pub(super) fix: Option<Fix>,
}

/// Says what was meant.
pub(super) struct Misnamed<'n, 'f> {
    context: &'n Context<'f>,
    nearest: &'n Nearest<'f>,
    /// The catalogue of the program that has each expectation.
    shipped: FxHashMap<String, &'static str>,
}

impl<'n, 'f> Misnamed<'n, 'f> {
    /// The catalogues are read only where an expectation is looked for.
    pub(super) fn new(
        context: &'n Context<'f>,
        nearest: &'n Nearest<'f>,
        expectations: bool,
    ) -> Self {
        let catalogues = CATALOGUES.iter().filter(|_| expectations);
        let ids = catalogues.flat_map(|catalogue| {
            let ids = catalogue.expectations().into_iter();
            ids.map(|one| (one.id.value.into_owned(), catalogue.name))
        });
        Self {
            context,
            nearest,
            shipped: ids.collect(),
        }
    }

    /// The words for an id that none of these kinds has.
    pub(super) fn words(&self, target: &Text, kinds: Kinds) -> Told {
        let id = &*target.value;
        let told = |words, slots| Told {
            words,
            slots,
            fix: None,
        };
        let framework = self.context.framework;
        let expects = kinds == Kinds::of(&[Kind::Expectation]);
        let titled = self.nearest.titled(id).filter(|(_, named)| *named != id);
        match titled {
            _ if expects && framework.document(id).is_some() => return told(&DOCUMENT, vec![]),
            _ if !expects && framework.expectation(id).is_some() => return self.expectation(id),
            Some((kind, id)) if kinds.contains(kind) => {
                let fix = self.may_be(kinds, id);
                return Told {
                    words: &TITLE,
                    slots: vec![("id", id.into())],
                    fix: fix.then(|| Fix::naming(target.place, target, id)).flatten(),
                };
            }
            _ => {}
        }
        if let Some(catalogue) = self.shipped.get(id).filter(|_| expects) {
            return told(&NOT_HELD, vec![("catalogue", (*catalogue).into())]);
        }
        let near = self.nearest.to(id, kinds);
        if !near.is_empty() {
            let all_may_be = near.iter().all(|id| self.may_be(kinds, id));
            return Told {
                words: &SOMETHING_NEAR,
                fix: all_may_be
                    .then(|| Fix::spelling(target.place, target, &near))
                    .flatten(),
                slots: vec![("nearest", any_of(near))],
            };
        }
        match titled {
            Some((kind, id)) => {
                let kind = phrase::with_article(kind);
                told(
                    &TITLE_OF_ANOTHER_KIND,
                    vec![("id", id.into()), ("kind", kind.into())],
                )
            }
            _ if expects => told(&NO_EXPECTATION, vec![]),
            _ => told(&NOTHING_NEAR, vec![]),
        }
    }

    /// The words for an expectation in place of a document.
    fn expectation(&self, id: &str) -> Told {
        const SHOWN: usize = 3;
        let framework = self.context.framework;
        let claims = framework.expectation(id).map(|one| framework.claims(one));
        let claims = claims.into_iter().flatten().take(SHOWN);
        let fulfilling: Vec<&str> = claims.map(|link| &*link.from.declared().id.value).collect();
        if fulfilling.is_empty() {
            return Told {
                words: &EXPECTATION,
                slots: vec![],
                fix: None,
            };
        }
        Told {
            words: &FULFILLED_EXPECTATION,
            slots: vec![("nearest", any_of(fulfilling))],
            fix: None,
        }
    }

    /// Whether an id may be put there. Where any kind is looked for, what is named is evidence.
    fn may_be(&self, kinds: Kinds, id: &str) -> bool {
        let document = self.context.framework.document(id);
        kinds != Kinds::ALL || document.is_some_and(|found| found.kind.family() == Family::Evidence)
    }
}

fn any_of(ids: Vec<&str>) -> Slot {
    Slot::AnyOf(ids.into_iter().map(Into::into).collect())
}
