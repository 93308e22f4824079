//! The words of registers, and what they mean.

mod bodies;
mod kinds;
mod owners;
mod persons;
mod posts;
mod states;
mod titles;

pub(super) use bodies::is_body;
pub(super) use kinds::{is_several, kind, only_kind};
pub(super) use owners::{Owner, owner};
pub(super) use posts::is_service;
pub(super) use states::{Stand, stand, yes_or_no};
pub(super) use titles::{compact, key};

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

/// The words of a name without case and signs.
pub(super) fn spelling(name: &str) -> String {
    words(&name.replace('&', " and ").replace(['\'', '’'], "")).join(" ")
}
