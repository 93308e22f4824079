//! The relations, and which kinds of document each may join. One table.

use super::kind::{Family, Kind, Kinds};

/// What one document says of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is its word in the table below")]
pub enum Relation {
    Supports,
    Delivers,
    PartOf,
    AlignsWith,
    DependsOn,
    FundedBy,
    MeasuredBy,
    InformedBy,
    Addresses,
    Supersedes,
    Fulfils,
    OverseenBy,
}

/// One row of the table of relations.
#[derive(Debug)]
pub struct RelationRow {
    /// The relation.
    pub relation: Relation,
    /// Its key in files.
    pub word: &'static str,
    /// Kinds that may declare it.
    pub from: Kinds,
    /// Kinds it may lead to.
    pub to: Kinds,
}

const STRATEGIES: Kinds = Kinds::of_families(&[Family::Strategy]);
const PLANS: Kinds = Kinds::of_families(&[Family::Plan]);
const EVIDENCE: Kinds = Kinds::of_families(&[Family::Evidence]);
const CORPORATE_PLAN: Kinds = Kinds::of(&[Kind::CorporatePlan]);
const PRIORITY: Kinds = Kinds::of(&[Kind::Priority]);
const MEASURE: Kinds = Kinds::of(&[Kind::Measure]);
const EXPECTATION: Kinds = Kinds::of(&[Kind::Expectation]);
const DOCUMENTS: Kinds = Kinds::ALL.but(EXPECTATION);

/// Every relation with the kinds it may join.
pub static RELATIONS: [RelationRow; 12] = [
    row(
        Relation::Supports,
        "supports",
        STRATEGIES.and(PLANS).and(MEASURE),
        PRIORITY.and(CORPORATE_PLAN),
    ),
    row(
        Relation::Delivers,
        "delivers",
        PLANS.and(MEASURE),
        STRATEGIES.and(PLANS).and(PRIORITY).and(CORPORATE_PLAN),
    ),
    row(Relation::PartOf, "part_of", DOCUMENTS, DOCUMENTS),
    row(
        Relation::AlignsWith,
        "aligns_with",
        Kinds::ALL
            .but(PRIORITY)
            .but(Kinds::of(&[Kind::Source]))
            .but(EXPECTATION),
        STRATEGIES.and(PLANS).and(CORPORATE_PLAN).and(EVIDENCE),
    ),
    row(
        Relation::DependsOn,
        "depends_on",
        Kinds::ALL
            .but(PRIORITY)
            .but(Kinds::of(&[Kind::Source]))
            .but(EXPECTATION),
        STRATEGIES.and(PLANS).and(CORPORATE_PLAN).and(EVIDENCE),
    ),
    row(
        Relation::FundedBy,
        "funded_by",
        STRATEGIES.and(PLANS).and(CORPORATE_PLAN),
        STRATEGIES.and(Kinds::of(&[Kind::Budget, Kind::Programme])),
    ),
    row(
        Relation::MeasuredBy,
        "measured_by",
        CORPORATE_PLAN.and(PRIORITY).and(STRATEGIES).and(PLANS),
        MEASURE,
    ),
    row(Relation::InformedBy, "informed_by", Kinds::ALL, EVIDENCE),
    row(
        Relation::Addresses,
        "addresses",
        STRATEGIES.and(PLANS).and(Kinds::of(&[Kind::Report])),
        Kinds::of(&[Kind::Recommendation]),
    ),
    row(Relation::Supersedes, "supersedes", Kinds::ALL, Kinds::ALL),
    row(
        Relation::Fulfils,
        "fulfils",
        STRATEGIES.and(PLANS).and(CORPORATE_PLAN).and(EVIDENCE),
        EXPECTATION,
    ),
    row(
        Relation::OverseenBy,
        "overseen_by",
        Kinds::ALL,
        Kinds::of(&[Kind::Body]),
    ),
];

const fn row(relation: Relation, word: &'static str, from: Kinds, to: Kinds) -> RelationRow {
    RelationRow {
        relation,
        word,
        from,
        to,
    }
}

impl Relation {
    /// Its row in the table.
    pub fn row(self) -> &'static RelationRow {
        &RELATIONS[self as usize]
    }

    /// Its key in files.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// The kinds that this relation may lead to from a document of this kind; none where it may not start there.
    pub fn targets(self, from: Kind) -> Kinds {
        if !self.row().from.contains(from) {
            return Kinds::of(&[]);
        }
        match (self, from) {
            (Self::PartOf, Kind::Priority) => CORPORATE_PLAN,
            (Self::Supersedes, _) => Kinds::of_families(&[from.family()]),
            _ => self.row().to,
        }
    }

    /// Whether a link of this relation, declared by a document of this kind, leads up towards a priority.
    pub fn is_upward(self, from: Kind) -> bool {
        match self {
            Self::Supports | Self::Delivers => true,
            Self::PartOf => from != Kind::Priority,
            _ => false,
        }
    }
}

/// A set of relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relations(u16);

impl Relations {
    /// The relations of a thread: each link says "this serves that".
    pub const UPWARD: Self = Self::of(&[Relation::Supports, Relation::Delivers, Relation::PartOf]);

    /// The relations that carry a priority directly.
    pub const SUPPORT: Self = Self::of(&[Relation::Supports, Relation::Delivers]);

    /// The relations of threads from priorities down to measures.
    pub const OF_THREADS: Self = Self::of(&[
        Relation::Supports,
        Relation::Delivers,
        Relation::PartOf,
        Relation::MeasuredBy,
    ]);

    /// Every relation there is.
    pub const ALL: Self = Self((1 << RELATIONS.len()) - 1);

    /// These relations and no other.
    pub const fn of(relations: &[Relation]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < relations.len() {
            bits |= 1 << relations[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    /// These without those.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the relation is one of them.
    pub const fn contains(self, relation: Relation) -> bool {
        self.0 & (1 << relation as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_relations() {
        for (at, row) in RELATIONS.iter().enumerate() {
            assert_eq!(row.relation as usize, at);
        }
    }
}
