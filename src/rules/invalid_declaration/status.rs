//! Words for what councils call the status of a document, and the contract says otherwise: which word is meant, or where
//! the fact is told instead.

use crate::finding::Words;
use crate::suggest;

/// What to say of a word that `status` does not take; none where nothing is known of it.
pub(super) fn words(word: &str) -> Option<&'static Words> {
    let known = MEANT.iter().flat_map(|(words, _)| words.iter().copied());
    let near = suggest::words(word, known);
    let (_, words) = MEANT
        .iter()
        .find(|(words, _)| near.first().is_some_and(|near| words.contains(near)))?;
    Some(words)
}

const MEANT: [(&[&str], &Words); 11] = [
    (
        &[
            "approved",
            "agreed",
            "signed-off",
            "ratified",
            "endorsed",
            "confirmed",
            "accepted",
        ],
        &DECIDED,
    ),
    (
        &[
            "live",
            "current",
            "active",
            "in-force",
            "in-use",
            "in-place",
            "valid",
            "final",
            "finalised",
            "complete",
            "completed",
            "published",
            "operational",
            "existing",
        ],
        &HOLDS,
    ),
    (&["superseded", "replaced"], &SUPERSEDED),
    (
        &[
            "expired",
            "lapsed",
            "ended",
            "out-of-date",
            "outdated",
            "overdue",
        ],
        &EXPIRED,
    ),
    (
        &[
            "archived",
            "historic",
            "historical",
            "old",
            "previous",
            "former",
            "closed",
            "inactive",
        ],
        &ARCHIVED,
    ),
    (
        &[
            "revoked",
            "rescinded",
            "cancelled",
            "canceled",
            "abandoned",
            "discontinued",
            "dropped",
            "retired",
            "obsolete",
            "deleted",
        ],
        &GIVEN_UP,
    ),
    (
        &[
            "review",
            "in-review",
            "reviewing",
            "being-reviewed",
            "being-updated",
            "refresh",
            "being-refreshed",
        ],
        &REVIEWED,
    ),
    (
        &[
            "in-development",
            "in-progress",
            "in-preparation",
            "being-drafted",
            "being-written",
            "drafting",
            "consultation",
            "in-consultation",
            "out-for-consultation",
            "wip",
        ],
        &WRITTEN,
    ),
    (
        &[
            "planned",
            "commissioned",
            "pending",
            "intended",
            "not-started",
        ],
        &PLANNED,
    ),
    (&["future", "upcoming", "forthcoming"], &FUTURE),
    (
        &[
            "unclear",
            "not-known",
            "unsure",
            "tbc",
            "tbd",
            "n/a",
            "none",
        ],
        &NOT_KNOWN,
    ),
];

const MESSAGE: &str = "`{word}` is not a word that `{key}` takes";
const LABEL: &str = "unknown word";

const DECIDED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `adopted`: it is the word for what the council has decided, whoever approved it. Beside `is: adopted` the keys `on:` and `by:` say when and by whom.",
};

const HOLDS: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `adopted`. Whether it holds on a day follows from its `period`, and from what supersedes it.",
};

const SUPERSEDED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `adopted`, and say at the document that took its place: `supersedes:` with the id of this one.",
};

const EXPIRED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `adopted`, and say under `period` with `to:` when it ended; from the next day on it counts as lapsed.",
};

const ARCHIVED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `withdrawn` if the council gave it up. If its time was over, write `adopted` and its `period`; if another took its place, write `adopted` here and `supersedes:` there.",
};

const GIVEN_UP: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `withdrawn`: it is the word for what the council no longer goes by. Beside `is: withdrawn` the key `on:` says since when.",
};

const REVIEWED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `under-review`: it stays in force meanwhile. The key `review_by:` says when the review is to end.",
};

const WRITTEN: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `draft`: it is the word until the council has decided, also during consultation.",
};

const PLANNED: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `proposed`: it is the word for what is intended and not written yet.",
};

const FUTURE: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `adopted` if it is decided, and say under `period` with `from:` when it begins; otherwise write `draft` or `proposed`.",
};

const NOT_KNOWN: Words = Words {
    message: MESSAGE,
    label: LABEL,
    help: "Write `unknown`: nothing is then concluded from it, and it is not taken for missing.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::StatusWord;

    #[test]
    fn every_word_of_councils_is_known_and_near_to_none_of_a_status() {
        for (word, words) in MEANT
            .iter()
            .flat_map(|(all, words)| all.iter().map(move |word| (*word, *words)))
        {
            assert_eq!(super::words(word), Some(words), "{word}");
            let known = StatusWord::WORDS.iter().map(|(word, _)| *word);
            assert_eq!(suggest::words(word, known), [""; 0], "{word}");
        }
        assert_eq!(words("Signed off"), Some(&DECIDED));
        assert_eq!(words("aproved"), Some(&DECIDED));
        assert_eq!(words("zebra"), None);
    }
}
