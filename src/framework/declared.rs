//! What is declared, and which declaration of an id is heard where there are several.

use std::iter;

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
    heard(declared, |document| {
        (&document.id, !document.exists_on(day), document.digest)
    })
}

/// The expectations that are heard, in the order of ids, and the others.
pub(super) fn expectations(declared: Vec<Expectation>) -> (Vec<Expectation>, Vec<Expectation>) {
    heard(declared, |one| (&one.id, false, one.digest))
}

/// Of each id the declaration that exists, and among several the one with the smallest digest, in the order of ids; and
/// the others. The key of a declaration: its id, whether it does not exist on the day, its digest.
fn heard<T>(mut declared: Vec<T>, key: impl Fn(&T) -> (&Text, bool, u64)) -> (Vec<T>, Vec<T>) {
    declared.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        (&*a.0.value, a.1, a.2, a.0.place).cmp(&(&*b.0.value, b.1, b.2, b.0.place))
    });
    let same_id = |pair: &[T]| key(&pair[0]).0.value == key(&pair[1]).0.value;
    let repeats = declared.windows(2).map(same_id);
    let mut repeats = iter::once(false)
        .chain(repeats)
        .collect::<Vec<_>>()
        .into_iter();
    let repeated = declared.extract_if(.., |_| repeats.next().expect("one for each"));
    let repeated = repeated.collect();
    (declared, repeated)
}

/// Whether an id is one of a list in order.
pub(super) fn is_among(ids: &[String], id: &str) -> bool {
    ids.binary_search_by(|one| (**one).cmp(id)).is_ok()
}
