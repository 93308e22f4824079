//! Which state a status means.

use super::has_words;
use crate::date::month_named;
use crate::framework::StatusWord;

/// What a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::register) enum Stand {
    /// It has this state.
    Is(StatusWord),
    /// It was adopted, and its time is over.
    Lapsed,
    /// Another document has taken its place.
    Superseded,
}

/// Words for states. What denies or awaits stands before what it denies or awaits.
const STATES: [(&str, Stand); 50] = [
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
    ("superseded", Stand::Superseded),
    ("replaced", Stand::Superseded),
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
pub(in crate::register) fn stand(text: &str) -> Option<(Stand, bool)> {
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

/// What a cell says that is to be answered with yes or no.
pub(in crate::register) fn yes_or_no(text: &str) -> Option<bool> {
    match &*text.trim_end_matches(['.', '!']).to_lowercase() {
        "yes" | "y" | "true" | "✓" | "✔" => Some(true),
        "no" | "n" | "false" | "not yet" | "✗" | "✘" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(
            is("Superseded by new plan (approved 2020)"),
            Some(Stand::Superseded)
        );
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
    fn yes_is_told_from_no() {
        let told = ["Yes", "Y", "no", "Not yet", "x", "12/03/2024"].map(yes_or_no);
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(told, [yes, yes, no, no, None, None]);
    }
}
