//! Which kind of document a title or a type means.

use super::{ends_with_words, has_words, titles, words};
use crate::framework::Kind;

/// What a word says of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::register) struct Guess {
    pub(in crate::register) kind: Kind,
    /// The word is that of the kind, and no other's.
    pub(in crate::register) is_sure: bool,
}

/// Words for kinds; of two that fit, the one that stands first.
const KINDS: [(&str, Kind, bool); 52] = [
    ("corporate plan", Kind::CorporatePlan, true),
    ("council plan", Kind::CorporatePlan, true),
    ("priority", Kind::Priority, true),
    ("delivery plan", Kind::DeliveryPlan, true),
    ("implementation plan", Kind::DeliveryPlan, true),
    ("service plan", Kind::ServicePlan, true),
    ("business plan", Kind::ServicePlan, false),
    ("action plan", Kind::ActionPlan, true),
    ("improvement plan", Kind::ActionPlan, true),
    ("strategic plan", Kind::Strategy, true),
    ("local plan", Kind::Policy, false),
    ("masterplan", Kind::Masterplan, true),
    ("master plan", Kind::Masterplan, true),
    ("needs assessment", Kind::Assessment, true),
    ("assessment", Kind::Assessment, true),
    ("survey", Kind::Assessment, true),
    ("policy statement", Kind::Policy, true),
    ("strategies", Kind::Strategy, true),
    ("strategy", Kind::Strategy, true),
    ("policies", Kind::Policy, true),
    ("policy", Kind::Policy, true),
    ("budget", Kind::Budget, true),
    ("programme", Kind::Programme, true),
    ("program", Kind::Programme, true),
    ("project", Kind::Project, true),
    ("measure", Kind::Measure, true),
    ("indicator", Kind::Measure, true),
    ("kpi", Kind::Measure, true),
    ("annual report", Kind::Report, true),
    ("report", Kind::Report, true),
    ("register", Kind::Register, true),
    ("vision", Kind::Strategy, false),
    ("framework", Kind::Strategy, false),
    ("concordat", Kind::Strategy, false),
    ("plan", Kind::ActionPlan, false),
    ("plans", Kind::ActionPlan, false),
    ("code of conduct", Kind::Policy, false),
    ("code of practice", Kind::Policy, false),
    ("code", Kind::Policy, false),
    ("charter", Kind::Policy, false),
    ("statement", Kind::Policy, false),
    ("scheme", Kind::Policy, false),
    ("protocol", Kind::Policy, false),
    ("procedure", Kind::Policy, false),
    ("procedures", Kind::Policy, false),
    ("guidance", Kind::Policy, false),
    ("guidelines", Kind::Policy, false),
    ("standards", Kind::Policy, false),
    ("standard", Kind::Policy, false),
    ("constitution", Kind::Policy, false),
    ("agreement", Kind::Policy, false),
    ("compact", Kind::Policy, false),
];

/// The kind that a title or a type names: by its last words, or else by words inside it. None where no word is known.
pub(in crate::register) fn kind(text: &str) -> Option<Guess> {
    let words = words(text);
    let end = words
        .iter()
        .rposition(|word| !titles::is_tail(word))
        .map_or(0, |last| last + 1);
    let title = words[..end].join(" ");
    let of = |(_, kind, is_sure): &(_, Kind, bool)| Guess {
        kind: *kind,
        is_sure: *is_sure,
    };
    let at_end = KINDS
        .iter()
        .find(|(word, ..)| ends_with_words(&title, word));
    let inside = || {
        KINDS
            .iter()
            .filter(|(word, ..)| *word != "priority")
            .find(|(word, ..)| has_words(&title, word))
    };
    at_end.or_else(inside).map(of)
}

/// The one kind that the name of a column or of a sheet speaks of: `Policy title`, but not `Policy / Strategy`.
pub(in crate::register) fn only_kind(name: &str) -> Option<Kind> {
    let words = words(name);
    let kinds = words.iter().filter_map(|word| kind(word));
    let mut kinds = kinds.map(|guess| (guess.kind, guess.is_sure));
    let (only, is_sure) = kinds.next()?;
    let may_be_named = only.is_strategy_or_plan();
    (is_sure && may_be_named && kinds.all(|(kind, _)| kind == only)).then_some(only)
}

/// Whether a text ends in the name of several documents, as headings and titles of lists do: `Housing policies`.
pub(in crate::register) fn is_several(text: &str) -> bool {
    const SEVERAL: [&str; 9] = [
        "strategies",
        "policies",
        "plans",
        "frameworks",
        "programmes",
        "procedures",
        "documents",
        "statements",
        "registers",
    ];
    let words = words(text);
    words.last().is_some_and(|last| SEVERAL.contains(&&**last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(title: &str, expected: Kind, is_sure: bool) {
        assert_eq!(
            kind(title),
            Some(Guess {
                kind: expected,
                is_sure
            }),
            "{title}"
        );
    }

    #[test]
    fn a_title_names_its_kind_at_its_end() {
        is(
            "Housing Strategy 2023-2028 (Draft) v2",
            Kind::Strategy,
            true,
        );
        is("Housing Strategy Delivery Plan", Kind::DeliveryPlan, true);
        is("Council Plan 2023 to 2027", Kind::CorporatePlan, true);
        is("Council Plan Performance Framework", Kind::Strategy, false);
        is("Strategy for Children & Young People", Kind::Strategy, true);
        is("Emergency Plan", Kind::ActionPlan, false);
        is("(Local Plan)", Kind::Policy, false);
        is("ALLOCATIONS POLICY", Kind::Policy, true);
        assert_eq!(kind("Parks for All"), None);
        assert_eq!(kind(""), None);
    }

    #[test]
    fn a_sheet_may_be_called_by_one_kind() {
        assert_eq!(only_kind("HR Policies 2025"), Some(Kind::Policy));
        assert_eq!(only_kind("Name of strategy"), Some(Kind::Strategy));
        for none in [
            "Policy / Strategy",
            "Policy Register",
            "Sheet1",
            "Plans",
            "",
        ] {
            assert_eq!(only_kind(none), None, "{none}");
        }
    }

    #[test]
    fn several_documents_are_told_from_one() {
        assert!(is_several("Housing policies") && is_several("STRATEGIES & PLANS"));
        assert!(!is_several("Housing Policy") && !is_several("Policies Statement"));
    }
}
