//! What is declared, and which declaration of an id is heard where there are several.

use std::iter;
use std::mem;

use super::document::Document;
use super::expectation::Expectation;
use super::written::Text;
use crate::date::Day;

/// What is declared, before anything is asked.
#[derive(Debug, Default)]
pub struct Declared<'a> {
    /// Everything but expectations.
    pub documents: Vec<Document<'a>>,
    /// What is expected.
    pub expectations: Vec<Expectation<'a>>,
    /// Ids of entries too broken to be documents.
    pub broken: Vec<String>,
}

/// The documents that are heard, in the order of ids, and the others. One that exists on the day goes before one that does not.
pub(super) fn documents(declared: Vec<Document>, day: Day) -> (Vec<Document>, Vec<Document>) {
    heard(
        declared,
        |document| &document.id,
        |document| (!document.exists_on(day), document.digest),
    )
}

/// The expectations that are heard, in the order of ids, and the others.
pub(super) fn expectations(declared: Vec<Expectation>) -> (Vec<Expectation>, Vec<Expectation>) {
    heard(declared, |one| &one.id, |one| (false, one.digest))
}

/// Of each id the declaration that exists, and among several the one with the smallest digest, in the order of ids; and
/// the others. The rank of a declaration among those of its id: whether it does not exist on the day, its digest.
fn heard<T>(
    mut declared: Vec<T>,
    id: impl Fn(&T) -> &Text,
    rank: impl Fn(&T) -> (bool, u64),
) -> (Vec<T>, Vec<T>) {
    // Declarations are large: their ids are sorted, and each of them is moved once.
    let ids = declared.iter().map(|one| &*id(one).value);
    let mut order: Vec<(&str, usize)> = ids.zip(0..).collect();
    order.sort_by(|(a, at), (b, other)| {
        let of_one_id = |at: usize| (rank(&declared[at]), id(&declared[at]).place);
        a.cmp(b)
            .then_with(|| of_one_id(*at).cmp(&of_one_id(*other)))
    });
    let repeats = order.windows(2).map(|pair| pair[0].0 == pair[1].0);
    let repeats: Vec<bool> = iter::once(false).chain(repeats).collect();
    let order = order.into_iter().map(|(_, at)| at).collect();
    arrange(&mut declared, order);
    if !repeats.contains(&true) {
        return (declared, Vec::new());
    }
    let mut repeats = repeats.into_iter();
    let repeated = declared.extract_if(.., |_| repeats.next().expect("one for each"));
    let repeated = repeated.collect();
    (declared, repeated)
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
