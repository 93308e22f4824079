//! The words of registers: which kind a title or a type means, and which state a status.

use crate::date::month_named;
use crate::framework::{Kind, StatusWord};

/// What a word says of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) kind: Kind,
    /// The word is that of the kind, and no other's.
    pub(super) is_sure: bool,
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

/// What follows a kind in a title and says nothing of it.
const TAIL: [&str; 10] = [
    "draft", "final", "refresh", "update", "updated", "review", "revised", "version", "v", "new",
];

/// The kind that a title or a type names: by its last words, or else by words inside it. None where no word is known.
pub(super) fn kind(text: &str) -> Option<Guess> {
    let words = words(text);
    let end = words
        .iter()
        .rposition(|word| !is_tail(word))
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

fn is_tail(word: &str) -> bool {
    TAIL.contains(&word) || word.bytes().any(|byte| byte.is_ascii_digit()) || word == "to"
}

fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

/// Lower-case words without signs; what stands in brackets is left out, unless nothing else is there.
fn words(text: &str) -> Vec<String> {
    // Titles are short; of a novel the beginning is enough.
    let text: String = text.chars().take(400).collect::<String>().to_lowercase();
    let plain = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(Into::into)
            .collect()
    };
    let mut outside = String::new();
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let words = plain(&outside);
    if words.is_empty() {
        plain(&text)
    } else {
        words
    }
}

/// The words of a title that tell it from others: without case, signs, years and `the`, so that several spellings meet.
pub(super) fn key(title: &str) -> String {
    let words = spelling(title);
    let mut after_year = false;
    let mut telling: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let is_year =
            is_number && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        // 2023-28 and 2023 to 2028.
        let is_end = after_year && (is_number && word.len() == 2 || word == "to");
        let is_version = word
            .strip_prefix('v')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        after_year = is_year || is_end;
        if !(after_year || is_version || TAIL.contains(&word) || word == "the") {
            telling.push(word);
        }
    }
    if telling.is_empty() {
        words
    } else {
        telling.join(" ")
    }
}

/// The words of a name without case and signs.
pub(super) fn spelling(name: &str) -> String {
    words(&name.replace('&', " and ").replace(['\'', '’'], "")).join(" ")
}

/// What a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// It has this state.
    Is(StatusWord),
    /// It was adopted, and its time is over.
    Lapsed,
}

/// Words for states. What denies or awaits stands before what it denies or awaits.
const STATES: [(&str, Stand); 48] = [
    ("not approved", Stand::Is(StatusWord::Draft)),
    ("awaiting approval", Stand::Is(StatusWord::Draft)),
    ("pending approval", Stand::Is(StatusWord::Draft)),
    ("for approval", Stand::Is(StatusWord::Draft)),
    ("to be approved", Stand::Is(StatusWord::Draft)),
    ("to be adopted", Stand::Is(StatusWord::Draft)),
    ("not adopted", Stand::Is(StatusWord::Draft)),
    ("not started", Stand::Is(StatusWord::Proposed)),
    ("to be developed", Stand::Is(StatusWord::Proposed)),
    ("to be written", Stand::Is(StatusWord::Proposed)),
    ("proposed", Stand::Is(StatusWord::Proposed)),
    ("planned", Stand::Is(StatusWord::Proposed)),
    ("under review", Stand::Is(StatusWord::UnderReview)),
    ("in review", Stand::Is(StatusWord::UnderReview)),
    ("being reviewed", Stand::Is(StatusWord::UnderReview)),
    ("being refreshed", Stand::Is(StatusWord::UnderReview)),
    ("being updated", Stand::Is(StatusWord::UnderReview)),
    ("draft", Stand::Is(StatusWord::Draft)),
    ("drafting", Stand::Is(StatusWord::Draft)),
    ("in development", Stand::Is(StatusWord::Draft)),
    ("under development", Stand::Is(StatusWord::Draft)),
    ("being developed", Stand::Is(StatusWord::Draft)),
    ("in progress", Stand::Is(StatusWord::Draft)),
    ("consultation", Stand::Is(StatusWord::Draft)),
    ("withdrawn", Stand::Is(StatusWord::Withdrawn)),
    ("archive", Stand::Is(StatusWord::Withdrawn)),
    ("archived", Stand::Is(StatusWord::Withdrawn)),
    ("obsolete", Stand::Is(StatusWord::Withdrawn)),
    ("cancelled", Stand::Is(StatusWord::Withdrawn)),
    ("revoked", Stand::Is(StatusWord::Withdrawn)),
    ("closed", Stand::Is(StatusWord::Withdrawn)),
    ("no longer required", Stand::Is(StatusWord::Withdrawn)),
    ("no longer in use", Stand::Is(StatusWord::Withdrawn)),
    ("expired", Stand::Lapsed),
    ("lapsed", Stand::Lapsed),
    ("out of date", Stand::Lapsed),
    ("ended", Stand::Lapsed),
    ("approved", Stand::Is(StatusWord::Adopted)),
    ("adopted", Stand::Is(StatusWord::Adopted)),
    ("agreed", Stand::Is(StatusWord::Adopted)),
    ("live", Stand::Is(StatusWord::Adopted)),
    ("current", Stand::Is(StatusWord::Adopted)),
    ("active", Stand::Is(StatusWord::Adopted)),
    ("in force", Stand::Is(StatusWord::Adopted)),
    ("in date", Stand::Is(StatusWord::Adopted)),
    ("in place", Stand::Is(StatusWord::Adopted)),
    ("published", Stand::Is(StatusWord::Adopted)),
    ("final", Stand::Is(StatusWord::Adopted)),
];

/// Words beside a state that take nothing back: who decided, and when.
const BESIDE_ADOPTED: [&str; 14] = [
    "by",
    "the",
    "at",
    "on",
    "in",
    "of",
    "and",
    "full",
    "council",
    "cabinet",
    "committee",
    "executive",
    "board",
    "meeting",
];

/// What a status says, and whether the register says it in more or in other words. None where no word is known, where one
/// is denied or in doubt, or where something beside a word for adoption may take it back: "approved in principle".
pub(super) fn stand(text: &str) -> Option<(Stand, bool)> {
    let text: String = text.chars().take(200).collect();
    let words = text
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (word, stand) = STATES.iter().find(|(word, _)| has_words(&words, word))?;
    let denies = |denial: &str| has_words(&words, denial) && !has_words(word, denial);
    let is_denied = text.contains('?') || ["not", "no", "never"].into_iter().any(denies);
    let rest = format!(" {words} ").replacen(&format!(" {word} "), " ", 1);
    let takes_back = |one: &str| {
        !BESIDE_ADOPTED.contains(&one)
            && month_named(one).is_none()
            && !one.starts_with(|c: char| c.is_ascii_digit())
    };
    let may_be_taken_back =
        *stand == Stand::Is(StatusWord::Adopted) && rest.split_whitespace().any(takes_back);
    let in_other_words = word.starts_with("not") || word.starts_with("to be");
    (!is_denied && !may_be_taken_back).then_some((*stand, words != *word || in_other_words))
}

/// Whether a text in a column of owners says that nobody is named yet.
pub(super) fn is_vacant(text: &str) -> bool {
    const VACANT: [&str; 12] = [
        "tbc",
        "tba",
        "tbd",
        "vacant",
        "vacancy",
        "vacant post",
        "post vacant",
        "interim",
        "to be confirmed",
        "to be agreed",
        "to be appointed",
        "to be decided",
    ];
    let words = spelling(text);
    words.is_empty() || VACANT.contains(&&*words)
}

/// Whether words beside a date of adoption name a body that decides.
pub(super) fn is_body(text: &str) -> bool {
    const BODIES: [&str; 16] = [
        "cabinet",
        "council",
        "committee",
        "executive",
        "board",
        "member",
        "panel",
        "mayor",
        "officer",
        "director",
        "leader",
        "commissioner",
        "commissioners",
        "authority",
        "governors",
        "delegated",
    ];
    const NOT_YET: [&str; 10] = [
        "expected",
        "tbc",
        "not",
        "before",
        "after",
        "due",
        "proposed",
        "provisional",
        "to",
        "pending",
    ];
    let words = words(text);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&**word));
    has(&BODIES) && !has(&NOT_YET)
}

/// Words of posts and services, which stand in no name of a person.
const ROLES: [&str; 44] = [
    "head",
    "director",
    "officer",
    "manager",
    "lead",
    "chief",
    "service",
    "services",
    "team",
    "executive",
    "corporate",
    "assistant",
    "strategic",
    "cabinet",
    "member",
    "councillor",
    "committee",
    "board",
    "leader",
    "mayor",
    "solicitor",
    "treasurer",
    "engineer",
    "planner",
    "adviser",
    "advisor",
    "coordinator",
    "partnership",
    "group",
    "council",
    "department",
    "directorate",
    "finance",
    "housing",
    "legal",
    "policy",
    "performance",
    "planning",
    "public",
    "health",
    "children",
    "adults",
    "hr",
    "it",
];

/// Whether a text in a column of owners looks like the name of a person: a few words with capitals, none of them of a role.
pub(super) fn is_person(text: &str) -> bool {
    if text.contains('@') {
        return true;
    }
    let words: Vec<&str> = text
        .split([' ', ',', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let is_role = |word: &&str| {
        let word = word.to_lowercase();
        ROLES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    if words.iter().any(is_role) {
        return false;
    }
    let is_address = words.first().is_some_and(|first| {
        matches!(
            first.trim_end_matches('.'),
            "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Cllr"
        )
    });
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
            || word.len() <= 2
    };
    is_address || (2..=3).contains(&words.len()) && words.iter().all(is_name)
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
    fn several_spellings_of_a_title_meet() {
        let keys = [
            "The Housing Strategy 2023-28",
            "HOUSING  STRATEGY",
            "Housing Strategy (draft)",
            "Housing strategy v2",
        ]
        .map(key);
        assert!(keys.iter().all(|key| key == "housing strategy"), "{keys:?}");
        assert_eq!(key("Children's & Adults"), key("Childrens and adults"));
        assert_ne!(key("Ward Plan 1"), key("Ward Plan 2"));
    }

    #[test]
    fn a_status_is_told_by_its_words() {
        let is = |text: &str| stand(text).map(|(stand, _)| stand);
        assert_eq!(
            is("Approved by Cabinet"),
            Some(Stand::Is(StatusWord::Adopted))
        );
        assert_eq!(is("LIVE"), Some(Stand::Is(StatusWord::Adopted)));
        assert_eq!(
            is("Out for consultation"),
            Some(Stand::Is(StatusWord::Draft))
        );
        assert_eq!(is("Not yet approved"), None);
        assert_eq!(is("Expired"), Some(Stand::Lapsed));
        assert_eq!(is("Amber"), None);
        assert_eq!(
            is("Approved by Full Council 12/03/2024"),
            Some(Stand::Is(StatusWord::Adopted))
        );
        assert_eq!(
            is("Adopted by Cabinet, 3 December 2024"),
            Some(Stand::Is(StatusWord::Adopted))
        );
        for doubtful in [
            "No longer live",
            "Never approved",
            "Approved in principle",
            "In force until 2023",
            "Superseded by new plan (approved 2020)",
            "Live?",
        ] {
            assert_eq!(is(doubtful), None, "{doubtful}");
        }
        // What is said in other words is kept beside the state.
        assert_eq!(
            stand("Not adopted"),
            Some((Stand::Is(StatusWord::Draft), true))
        );
    }

    #[test]
    fn nobody_and_no_body_are_told_from_somebody_and_some_body() {
        for nobody in ["TBC", "Vacant", "To be confirmed", "?", "Vacant post"] {
            assert!(is_vacant(nobody), "{nobody}");
        }
        assert!(!is_vacant("Interim Head of Housing"));
        for body in ["Cabinet", "Full Council", "Cabinet Member for Housing"] {
            assert!(is_body(body), "{body}");
        }
        for none in [
            "tbc",
            "Expected",
            "not before",
            "Spring",
            "Cabinet tbc",
            "c.",
        ] {
            assert!(!is_body(none), "{none}");
        }
    }

    #[test]
    fn a_person_is_told_from_a_role() {
        for person in [
            "Jane Smith",
            "Cllr O'Brien",
            "J. Smith",
            "jane.smith@example.gov.uk",
        ] {
            assert!(is_person(person), "{person}");
        }
        for role in [
            "Head of Housing",
            "Director of Place",
            "Housing",
            "Strategic Lead - Parks",
            "Parks and Green Spaces Team",
        ] {
            assert!(!is_person(role), "{role}");
        }
    }
}
