//! "Did you mean": the words of a short list that come close to one that is not in it.

/// Lists are compared word by word, and shown, up to this length.
pub(crate) const SHORT_LIST: usize = 200;

/// The closest words, best first; few and close, or none.
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
    close.truncate(3);
    close.into_iter().map(|(_, candidate)| candidate).collect()
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
    }
}
