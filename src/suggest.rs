//! "Did you mean": the words of a short list that come close to one that is not in it.

/// Lists are compared word by word, and shown, up to this length.
pub(crate) const SHORT_LIST: usize = 200;

/// The closest words, best first; few and close, or none. What is further off than the closest by more than one slip is not meant.
pub(crate) fn words<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    // A word far longer than any known one is no misspelling, and comparing takes the product of both lengths.
    if word.len() > 64 {
        return Vec::new();
    }
    let asked = folded(word);
    let most = asked.chars().count().max(3) / 3;
    let mut close: Vec<(usize, &str)> = known
        .take(SHORT_LIST)
        .filter(|candidate| candidate.len().abs_diff(asked.len()) <= most)
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(&asked, &folded(candidate));
            (distance <= most).then_some((distance, candidate))
        })
        .collect();
    close.sort_unstable();
    close.dedup();
    let closest = close.first().map_or(0, |(distance, _)| *distance);
    close.retain(|(distance, _)| *distance <= closest + closest.min(1));
    close.truncate(3);
    close.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Whether one word is another with a slip or two in it, and not another word.
pub(crate) fn is_slip(word: &str, meant: &str) -> bool {
    let (word, meant) = (folded(word), folded(meant));
    let most = (word.chars().count() / 3).clamp(1, 2);
    word.len().abs_diff(meant.len()) <= most && strsim::osa_distance(&word, &meant) <= most
}

/// Case, blanks and the choice of dash or underscore are what people mistake most.
fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_words_come_first_and_far_ones_not_at_all() {
        let keys = ["supports", "supersedes", "status", "owner"];
        assert_eq!(words("suports", keys.into_iter()), ["supports"]);
        assert_eq!(words("Status", keys.into_iter()), ["status"]);
        assert_eq!(words("zebra", keys.into_iter()), [""; 0]);
        let rules = ["missing-owner", "missing-link", "missing-document"];
        assert_eq!(words("missing-ownr", rules.into_iter()), ["missing-owner"]);
        let alike = ["renew-by", "review-by"];
        assert_eq!(
            words("reviw-by", alike.into_iter()),
            ["review-by", "renew-by"]
        );
    }
}
