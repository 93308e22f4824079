//! Which titles may mean one document.

use super::spelling;

/// What follows a kind in a title and says nothing of it.
const TAIL: [&str; 10] = [
    "draft", "final", "refresh", "update", "updated", "review", "revised", "version", "v", "new",
];

/// The words of a title that tell it from others: without case, signs, years and `the`, so that several spellings meet.
pub(in crate::register) fn key(title: &str) -> String {
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

/// The same without blanks: `whistle blowing` meets `whistleblowing`.
pub(in crate::register) fn compact(title: &str) -> String {
    key(title).replace(' ', "")
}

/// Whether the word says nothing of the kind.
pub(super) fn is_tail(word: &str) -> bool {
    TAIL.contains(&word) || word.bytes().any(|byte| byte.is_ascii_digit()) || word == "to"
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
