//! Changes that settle a finding in the only right way.

use crate::source::Place;
use crate::suggest;

/// A change of a file that settles a finding, made by the rule that knows it for the only right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Where.
    pub place: Place,
    /// What is done there.
    pub change: Change,
}

/// What is done at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another word takes the place of the one that stands there.
    Replace {
        /// The word that stands there.
        old: String,
        /// The one that is meant.
        new: String,
    },
    /// The item of a list in which the place lies is taken out.
    RemoveItem,
}

impl Fix {
    /// Spells a word as it is meant, where only one can be. `transport-plan` is no misspelling of `transport-strategy`.
    pub(crate) fn spelling(place: Place, old: &str, near: &[impl AsRef<str>]) -> Option<Self> {
        let [new] = near else {
            return None;
        };
        let is_slip = suggest::is_slip(old, new.as_ref());
        is_slip.then(|| Self::naming(place, old, new.as_ref()))?
    }

    /// Puts the only id in the place of what certainly means it. What differs in a number never does: it names another year
    /// or edition.
    pub(crate) fn naming(place: Place, old: &str, new: &str) -> Option<Self> {
        let (old, new) = (old.to_owned(), new.to_owned());
        let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
        let is_same = is_plain(&new) && digits(&old) == digits(&new);
        let change = Change::Replace { old, new };
        is_same.then_some(Self { place, change })
    }

    /// Takes an item out of its list.
    pub(crate) fn remove_item(place: Place) -> Self {
        Self {
            place,
            change: Change::RemoveItem,
        }
    }
}

/// A word that means the same in quotes and without, wherever it stands.
fn is_plain(word: &str) -> bool {
    let is_sign =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let begins = word
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_lowercase());
    begins && word.bytes().all(is_sign) && !["null", "true", "false", "yes", "no"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Input, Sources};

    #[track_caller]
    fn meant(old: &str, near: &[&str]) -> Option<String> {
        let file = Sources::default().add(Input::new("a.yaml", ""));
        let fix = Fix::spelling(Place::new(file, 0..0), old, near)?;
        match fix.change {
            Change::Replace { new, .. } => Some(new),
            Change::RemoveItem => None,
        }
    }

    #[test]
    fn one_near_word_is_what_is_meant() {
        assert_eq!(meant("onwer", &["owner"]).as_deref(), Some("owner"));
        assert_eq!(
            meant("Transport Strategy", &["transport-strategy"]).as_deref(),
            Some("transport-strategy")
        );
        assert_eq!(meant("onwer", &["owner", "other"]), None);
        assert_eq!(meant("onwer", &[]), None);
    }

    #[test]
    fn another_word_is_another_thing() {
        assert_eq!(meant("transport-plan", &["transport-strategy"]), None);
        assert_eq!(meant("parks", &["parking"]), None);
    }

    #[test]
    fn another_number_is_another_thing() {
        assert_eq!(meant("budget-2023", &["budget-2024"]), None);
        assert_eq!(meant("budget", &["budget-2024"]), None);
        assert_eq!(
            meant("bugdet-2024", &["budget-2024"]).as_deref(),
            Some("budget-2024")
        );
    }

    #[test]
    fn a_word_that_needs_quotes_is_left_to_people() {
        for word in ["null", "yes", "2024", "a: b", "Ü", "-a", ""] {
            assert_eq!(meant(word, &[word]), None, "{word}");
        }
    }
}
