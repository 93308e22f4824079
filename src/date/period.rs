//! A period that is told in words: when it begins and ends.

use super::{Dated, meant};

/// What a text means that tells of a period in words, as "2024 to 2028": its beginning and its end, of which one may be
/// open. None where either is not certain.
pub fn period(text: &str) -> Option<[Option<Dated>; 2]> {
    const BETWEEN: [&str; 6] = [" to ", " until ", " – ", "–", " - ", "-"];
    const OPEN: [&str; 5] = [" onwards", " on", "+", " to date", " to present"];
    const BEFORE: [&str; 4] = ["until ", "to ", "by ", "up to "];
    let text = text.trim().to_ascii_lowercase();
    let begins = ["from ", "since "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let rest = begins.unwrap_or(&text);
    let both = BETWEEN.iter().find_map(|between| {
        let (from, to) = rest.split_once(between)?;
        Some([Some(certain(from)?), Some(certain(to)?)])
    });
    let open = || {
        OPEN.iter()
            .find_map(|open| certain(rest.strip_suffix(open)?))
    };
    let before = || {
        BEFORE
            .iter()
            .find_map(|word| certain(text.strip_prefix(word)?))
    };
    let one = || certain(rest).map(|date| [Some(date), Some(date).filter(|_| begins.is_none())]);
    both.or_else(|| open().map(|from| [Some(from), None]))
        .or_else(|| before().map(|to| [None, Some(to)]))
        .or_else(one)
}

/// The date that a text is or certainly means.
fn certain(text: &str) -> Option<Dated> {
    text.trim().parse().ok().or_else(|| match meant(text)[..] {
        [date] => Some(date),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_in_words_has_a_beginning_or_an_end() {
        let is_meant = |text, from: Option<&str>, to: Option<&str>| {
            let date = |text: &str| text.parse::<Dated>().expect("a date");
            assert_eq!(period(text), Some([from.map(date), to.map(date)]), "{text}");
        };
        is_meant("2024-2028", Some("2024"), Some("2028"));
        is_meant("2024/25 to 2027/28", Some("2024/25"), Some("2027/28"));
        is_meant("April 2024 – March 2028", Some("2024-04"), Some("2028-03"));
        is_meant("from 2024 to 2028", Some("2024"), Some("2028"));
        is_meant("2024/25", Some("2024/25"), Some("2024/25"));
        is_meant("2024-25", Some("2024/25"), Some("2024/25"));
        is_meant("2024 onwards", Some("2024"), None);
        is_meant("from 2024", Some("2024"), None);
        is_meant("until 31 March 2028", None, Some("2028-03-31"));
        for text in ["", "five years", "1/2/2024 - 3/4/2028", "-", "2024-"] {
            assert_eq!(period(text), None, "{text}");
        }
    }
}
