//! Which kinds each relation may join: the table of the contract, held to every pair of kinds.

use stratlint::framework::{KINDS, Kind, Kinds, RELATIONS};

use crate::checking::none;

/// A relation, the kinds it leads from and those it leads to: a kind, or one of the words of `kinds`.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

#[rustfmt::skip]
const TABLE: [Row; 12] = [
    ("supports", &["strategies", "plans", "measure"], &["priority", "corporate-plan"]),
    ("delivers", &["plans", "measure"], &["strategies", "plans", "priority", "corporate-plan"]),
    ("part_of", &["documents"], &["documents"]),
    ("aligns_with", &["linking"], &["strategies", "plans", "corporate-plan", "evidence"]),
    ("depends_on", &["linking"], &["strategies", "plans", "corporate-plan", "evidence"]),
    ("funded_by", &["strategies", "plans", "corporate-plan"], &["strategies", "budget", "programme"]),
    ("measured_by", &["corporate-plan", "priority", "strategies", "plans"], &["measure"]),
    ("informed_by", &["any"], &["evidence"]),
    ("addresses", &["strategies", "plans", "report"], &["recommendation"]),
    ("supersedes", &["any"], &["the same family"]),
    ("fulfils", &["strategies", "plans", "corporate-plan", "evidence"], &["expectation"]),
    ("overseen_by", &["any"], &["body"]),
];

/// Whether a word stands for the kind, in a link from a kind.
fn names(word: &str, kind: Kind, from: Kind) -> bool {
    const FAMILIES: [(&str, &[&str]); 4] = [
        ("strategies", &["strategy", "policy", "masterplan"]),
        ("plans", PLANS),
        ("evidence", &["assessment", "report", "register", "source"]),
        ("expectations", &["expectation"]),
    ];
    const PLANS: &[&str] = &[
        "delivery-plan",
        "service-plan",
        "action-plan",
        "programme",
        "project",
        "budget",
    ];
    let family = |word: &str| {
        let of_word = |(family, _): &&(&str, &[&str])| *family == word;
        FAMILIES.iter().find(of_word).map(|(_, kinds)| *kinds)
    };
    let is_of = |kind: Kind, kinds: &&[&str]| kinds.contains(&kind.word());
    match word {
        "any" => true,
        "documents" => kind.word() != "expectation",
        "linking" => !["priority", "source", "expectation"].contains(&kind.word()),
        "the same family" => {
            let mut families = FAMILIES.iter().map(|(_, kinds)| *kinds);
            kind == from || families.any(|kinds| is_of(kind, &kinds) && is_of(from, &kinds))
        }
        _ => family(word).map_or(kind.word() == word, |kinds| is_of(kind, &kinds)),
    }
}

/// The kinds that a link may lead to. A priority is part of nothing but its corporate plan.
fn expected((relation, starts, ends): Row, from: Kind) -> Vec<Kind> {
    let is_one = |words: &[&str], kind| words.iter().any(|word| names(word, kind, from));
    let may_start = is_one(starts, from);
    let ends = match (relation, from) {
        ("part_of", Kind::Priority) => &["corporate-plan"],
        _ => ends,
    };
    let kinds = KINDS.iter().map(|(kind, ..)| *kind);
    kinds
        .filter(|kind| may_start && is_one(ends, *kind))
        .collect()
}

#[test]
fn each_relation_joins_the_kinds_that_the_contract_names() {
    let differences: Vec<String> = RELATIONS
        .iter()
        .zip(TABLE)
        .flat_map(|(row, told)| KINDS.iter().map(move |(from, ..)| (row, told, *from)))
        .filter_map(|(row, told, from)| {
            let (found, expected) = (row.relation.targets(from), expected(told, from));
            let same = row.word == told.0 && found.iter().eq(expected.iter().copied());
            (!same).then(|| format!("{} from {from}: {expected:?}, not {found:?}", row.word))
        })
        .collect();
    none(&differences);
}

/// What is left of a set is what the other does not have.
#[test]
fn sets_of_kinds_have_what_they_are_made_of() {
    for (kind, _, family) in KINDS {
        let only = Kinds::of(&[kind]);
        assert!(only.iter().eq([kind]));
        assert!(!Kinds::ALL.but(only).contains(kind));
        assert!(Kinds::ALL.but(only).and(only) == Kinds::ALL);
        assert!(Kinds::of_families(&[family]).contains(kind));
        assert!(only.and(only) == only);
    }
}
