//! When the next review of a document is due.

use super::Resolved;
use super::expectation::{AuthorityType, Expectation};
use super::reference::DocumentRef;
use super::relation::Relation;
use crate::date::{Day, months_after};
use crate::source::Place;

/// A review that a document must have.
#[derive(Clone, Copy)]
pub struct Review<'f> {
    /// The last day for it.
    pub due: Day,
    /// Where the date stands from which that follows.
    pub place: Place,
    /// The expectation that asks for it; none where the document names the day itself.
    pub asked_by: Option<&'f Expectation<'f>>,
}

impl<'f> DocumentRef<'f> {
    /// The review that is overdue on the day: the one for which the document names the day itself, or else the earliest that
    /// an expectation asks of a council of this type.
    pub fn overdue_review(self, council: Option<AuthorityType>) -> Option<Review<'f>> {
        let day = self.framework.day;
        let is_overdue = |review: &Review| review.due < day;
        if !self.is_in_force() || self.is_exempt() {
            return None;
        }
        let own = self.own_review().filter(is_overdue);
        own.or_else(|| self.cyclic_review(council).filter(is_overdue))
    }

    /// The review for which the document names the day itself.
    pub(super) fn own_review(self) -> Option<Review<'f>> {
        let by = self.review_by?;
        Some(Review {
            due: by.date.last(),
            place: by.place,
            asked_by: None,
        })
    }

    /// The earliest review that an expectation asks for since its dated adoption, where it was adopted without an end.
    fn cyclic_review(self, council: Option<AuthorityType>) -> Option<Review<'f>> {
        let mut applying = self
            .fulfilled()
            .filter(|one| one.applies(council, self.framework.day))
            .peekable();
        applying.peek()?;
        let adopted = self.adopted().filter(|_| self.period.to.is_none())?;
        let since = adopted.on?.first();
        let asked = applying.filter_map(|expectation| {
            Some(Review {
                due: months_after(since, expectation.review_every?),
                place: adopted.place,
                asked_by: Some(expectation),
            })
        });
        asked.min_by_key(|review| review.due)
    }

    /// The expectations that it claims to fulfil.
    fn fulfilled(self) -> impl Iterator<Item = &'f Expectation<'f>> {
        self.links()
            .filter(|link| link.relation == Relation::Fulfils)
            .filter_map(move |link| match link.resolved() {
                Resolved::Expectation(number) => {
                    Some(&self.framework.expectations[number as usize])
                }
                _ => None,
            })
    }
}
