//! Kinds of document and the families they form: one table.

use std::fmt;

/// A kind of document that the program knows. A council's own kinds are each like one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is its word in the table below")]
pub enum Kind {
    CorporatePlan,
    Priority,
    Strategy,
    Policy,
    Masterplan,
    DeliveryPlan,
    ServicePlan,
    ActionPlan,
    Programme,
    Project,
    Budget,
    Measure,
    Recommendation,
    Assessment,
    Report,
    Register,
    Source,
    Body,
    Expectation,
}

/// Kinds that rules treat alike, and among which one document may supersede another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the contract")]
pub enum Family {
    CorporatePlan,
    Priority,
    Strategy,
    Plan,
    Measure,
    Recommendation,
    Evidence,
    Body,
    Expectation,
}

/// Every kind with its word and its family, in the order in which people meet them.
pub const KINDS: [(Kind, &str, Family); 19] = [
    (Kind::CorporatePlan, "corporate-plan", Family::CorporatePlan),
    (Kind::Priority, "priority", Family::Priority),
    (Kind::Strategy, "strategy", Family::Strategy),
    (Kind::Policy, "policy", Family::Strategy),
    (Kind::Masterplan, "masterplan", Family::Strategy),
    (Kind::DeliveryPlan, "delivery-plan", Family::Plan),
    (Kind::ServicePlan, "service-plan", Family::Plan),
    (Kind::ActionPlan, "action-plan", Family::Plan),
    (Kind::Programme, "programme", Family::Plan),
    (Kind::Project, "project", Family::Plan),
    (Kind::Budget, "budget", Family::Plan),
    (Kind::Measure, "measure", Family::Measure),
    (
        Kind::Recommendation,
        "recommendation",
        Family::Recommendation,
    ),
    (Kind::Assessment, "assessment", Family::Evidence),
    (Kind::Report, "report", Family::Evidence),
    (Kind::Register, "register", Family::Evidence),
    (Kind::Source, "source", Family::Evidence),
    (Kind::Body, "body", Family::Body),
    (Kind::Expectation, "expectation", Family::Expectation),
];

impl Kind {
    /// The kind that a word names.
    pub fn of(word: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|(_, name, _)| *name == word)
            .map(|(kind, ..)| *kind)
    }

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        KINDS[self as usize].1
    }

    /// The family it belongs to.
    pub fn family(self) -> Family {
        KINDS[self as usize].2
    }

    /// A strategy or a plan: what the rules on links, currency and accountability are about.
    pub fn is_strategy_or_plan(self) -> bool {
        matches!(self.family(), Family::Strategy | Family::Plan)
    }
}

impl fmt::Display for Kind {
    /// The word as it stands in a sentence.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.word().replace('-', " "))
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// Every kind there is.
    pub const ALL: Self = Self((1 << KINDS.len()) - 1);

    /// These kinds and no other.
    pub const fn of(kinds: &[Kind]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// All kinds of these families.
    pub const fn of_families(families: &[Family]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < families.len() {
            let mut row = 0;
            while row < KINDS.len() {
                if KINDS[row].2 as u8 == families[at] as u8 {
                    bits |= 1 << row;
                }
                row += 1;
            }
            at += 1;
        }
        Self(bits)
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without those.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the kind is one of them.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// The kinds of the set, in the table's order.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        KINDS
            .iter()
            .map(|(kind, ..)| *kind)
            .filter(move |kind| self.contains(*kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        for (row, (kind, word, family)) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, row);
            assert_eq!((Kind::of(word), kind.family()), (Some(*kind), *family));
        }
    }
}
