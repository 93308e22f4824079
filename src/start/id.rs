//! Ids made of titles.

use std::collections::HashMap;

/// Ids that have been given, so that each is given once.
#[derive(Debug, Default)]
pub struct Ids {
    /// How often each id has been asked for.
    asked: HashMap<String, usize>,
}

impl Ids {
    /// An id for a title that nothing has yet: `housing-strategy`, then `housing-strategy-2`.
    pub fn give(&mut self, title: &str) -> String {
        let id = of(title);
        loop {
            let asked = self.asked.entry(id.clone()).or_default();
            *asked += 1;
            if *asked == 1 {
                return id;
            }
            let numbered = format!("{id}-{asked}");
            if !self.asked.contains_key(&numbered) {
                self.asked.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }
}

/// How long an id made of a title may become.
const LONGEST: usize = 60;

/// The id that a title suggests: lower-case words with hyphens.
pub fn of(title: &str) -> String {
    let mut id = String::new();
    // Far more letters than an id takes are not looked at.
    for c in title.chars().take(4 * LONGEST).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            '\'' | '’' => {}
            '&' => id.push_str("-and-"),
            c => id.push_str(plain_letter(c)),
        }
    }
    let words = id.split('-').filter(|word| !word.is_empty());
    let mut short = String::new();
    for word in words {
        if short.is_empty() {
            short.extend(word.chars().take(LONGEST));
        } else if short.len() + 1 + word.len() <= LONGEST {
            short.push('-');
            short.push_str(word);
        } else {
            break;
        }
    }
    if short.is_empty() {
        "document".into()
    } else {
        short
    }
}

/// The letter of the alphabet that a letter with a mark comes from, as in French, Irish or Welsh names; otherwise a gap.
fn plain_letter(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'æ' => "ae",
        'ß' => "ss",
        _ => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_words_of_a_title() {
        assert_eq!(
            of("Children's Services & Café Plan 2023–28"),
            "childrens-services-and-cafe-plan-2023-28"
        );
        assert_eq!(of("  --- "), "document");
        assert_eq!(of(&"long ".repeat(100)).len(), 59);
        assert_eq!(of(&"x".repeat(1000)).len(), 60);
    }

    #[test]
    fn an_id_is_given_once() {
        let mut ids = Ids::default();
        let given = ["A 2", "A", "a", "a!", "b"].map(|title| ids.give(title));
        assert_eq!(given, ["a-2", "a", "a-3", "a-4", "b"]);
    }
}
