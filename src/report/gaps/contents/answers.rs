//! What peers recommended, and what answers it.

use std::borrow::Cow;

use super::super::super::{clean, entry};
use super::{Material, Mention};
use crate::framework::{DocumentRef, Kind, State};

/// A recommendation.
#[derive(Debug)]
pub struct Recommendation<'a> {
    /// The recommendation.
    pub document: Mention<'a>,
    /// Its number in the report that makes it.
    pub number: Option<Cow<'a, str>>,
    /// Who answers for it.
    pub owner: Option<Cow<'a, str>>,
    /// It is closed.
    pub is_withdrawn: bool,
    /// What addresses it, with its state in words and whether it is in force.
    pub answers: Vec<(Mention<'a>, String, bool)>,
}

impl Recommendation<'_> {
    /// Something in force addresses it.
    pub fn is_answered(&self) -> bool {
        self.answers.iter().any(|(_, _, in_force)| *in_force)
    }
}

/// Every recommendation that exists on the day, in the order of their numbers.
pub(super) fn recommendations<'a>(material: &Material<'a>) -> Vec<Recommendation<'a>> {
    let is_one =
        |document: &DocumentRef| document.kind == Kind::Recommendation && document.exists();
    let all = material.documents().filter(is_one);
    let mut all: Vec<_> = all
        .filter_map(|document| recommendation(material, document))
        .collect();
    all.sort_by_cached_key(|one| parts(one.number.as_deref().unwrap_or_default()));
    all
}

/// A number such as 2.10 in parts, so that it comes behind 2.9.
fn parts(number: &str) -> Vec<(u64, String)> {
    let part = |part: &str| (part.parse().unwrap_or(u64::MAX), part.to_owned());
    number.split('.').map(part).collect()
}

fn recommendation<'a>(
    material: &Material<'a>,
    document: DocumentRef<'a>,
) -> Option<Recommendation<'a>> {
    let declared = document.declared();
    let number = declared.more.as_ref().and_then(|more| more.number.as_ref());
    let owner = declared.owner.as_ref().map(|owner| clean(&owner.value));
    let answers = material.asked.framework.answers(document);
    let answer = |answer: &DocumentRef<'a>| {
        Some((
            material.mention(*answer)?,
            entry::state(*answer),
            answer.is_in_force(),
        ))
    };
    Some(Recommendation {
        document: material.mention(document)?,
        number: number.map(|number| clean(&number.value)),
        owner: material.inside(owner),
        is_withdrawn: document.state() == State::Withdrawn,
        answers: answers.iter().filter_map(answer).collect(),
    })
}
