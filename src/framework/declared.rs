//! What is declared, and which declaration of an id is heard where there are several.

use std::mem;

use super::document::Document;
use super::documents::Documents;
use super::expectation::Expectation;
use super::outline::Outline;
use crate::date::Day;

/// What is declared, before anything is asked.
#[derive(Debug, Default)]
pub struct Declared<'a> {
    /// Everything but expectations.
    pub documents: Documents<'a>,
    /// What is expected.
    pub expectations: Vec<Expectation<'a>>,
    /// Ids of entries too broken to be documents.
    pub broken: Vec<String>,
}

/// Declarations in the order of ids.
pub(super) struct InOrder<T> {
    /// Of each id the declaration that is heard.
    pub(super) heard: Vec<T>,
    /// Where each of those stood.
    pub(super) from: Vec<usize>,
    /// The other declarations.
    pub(super) repeated: Vec<T>,
}

/// Of documents with their outlines that one is heard which exists on the day, the council's own before another authority's;
/// among several what they say decides.
pub(super) fn documents<'a>(
    declared: Vec<Document<'a>>,
    outlines: &[Outline],
    day: Day,
) -> InOrder<Document<'a>> {
    let ids: Vec<&str> = outlines.iter().map(|outline| outline.id).collect();
    let order = order(&ids, |at| {
        let document = &declared[at];
        let exists = document.exists_on(day);
        (
            !exists,
            document.external,
            document.content(),
            document.id.place,
        )
    });
    in_order(declared, order)
}

/// Of expectations what is written decides which is heard.
pub(super) fn expectations(declared: Vec<Expectation>) -> InOrder<Expectation> {
    let ids: Vec<&str> = declared.iter().map(|one| &*one.id.value).collect();
    let order = order(&ids, |at| (declared[at].digest, declared[at].id.place));
    in_order(declared, order)
}

/// Where the declarations that are heard stand, in the order of ids, and where the others. The rank is that of a declaration
/// among those of its id, asked only where there are several: the first is heard.
fn order<R: Ord>(ids: &[&str], rank: impl Fn(usize) -> R) -> [Vec<usize>; 2] {
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|at| ids[*at]);
    let (mut heard, mut repeated) = (Vec::with_capacity(ids.len()), Vec::new());
    for of_one_id in order.chunk_by_mut(|a, b| ids[*a] == ids[*b]) {
        of_one_id.sort_by_cached_key(|at| rank(*at));
        heard.push(of_one_id[0]);
        repeated.extend_from_slice(&of_one_id[1..]);
    }
    [heard, repeated]
}

fn in_order<T>(mut declared: Vec<T>, [from, mut repeated]: [Vec<usize>; 2]) -> InOrder<T> {
    let mut order = from.clone();
    order.append(&mut repeated);
    arrange(&mut declared, order);
    let repeated = declared.split_off(from.len());
    InOrder {
        heard: declared,
        from,
        repeated,
    }
}

/// Puts at each place what the order says: where it stands now.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut at = start;
        while order[at] != start {
            let from = mem::replace(&mut order[at], at);
            items.swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}

/// Whether an id is one of a list in order.
pub(super) fn is_among(ids: &[String], id: &str) -> bool {
    ids.binary_search_by(|one| (**one).cmp(id)).is_ok()
}
