//! Hashes of ids and of names, by which they are looked up.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// The hash by which an id is found.
pub(super) fn of_id(id: &str) -> u32 {
    let mut hasher = FxHasher::default();
    id.hash(&mut hasher);
    finish(&hasher)
}

/// Case and spacing aside.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_lowercase(&mut folded, word);
    }
    folded
}

/// Most letters are ASCII, for which no table is asked.
fn push_lowercase(text: &mut String, word: &str) {
    if word.is_ascii() {
        let start = text.len();
        text.push_str(word);
        text[start..].make_ascii_lowercase();
    } else {
        text.push_str(&word.to_lowercase());
    }
}

/// The hash of a name: the same for names that are the same, case and spacing aside. Nearly all names are plain, and are not taken apart for it.
pub(super) fn of_name(name: &str) -> u32 {
    if is_plain(name.as_bytes()) {
        hash_of_letters(name)
    } else {
        hash_of_letters(&folded(name))
    }
}

/// ASCII alone, with single blanks between words and nowhere else. All bytes are looked at in any case: that takes less time
/// than to ask after each whether to go on.
fn is_plain(name: &[u8]) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b' '..=b'~');
    let is_gap = |(a, b): (&u8, &u8)| *a == b' ' && *b == b' ';
    let ends = [name.first(), name.last()];
    let signs = name.iter().fold(true, |all, byte| all & is_sign(byte));
    let pairs = name.iter().zip(name.iter().skip(1));
    signs && !pairs.fold(false, |any, pair| any | is_gap(pair)) && !ends.contains(&Some(&b' '))
}

/// Of a text with small and capital letters taken for the same, and some other signs too.
fn hash_of_letters(text: &str) -> u32 {
    let mut hasher = FxHasher::default();
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for word in words.iter().chain([&last]) {
        // In ASCII this bit is all that a capital letter lacks.
        hasher.write_u64(u64::from_le_bytes(*word) | u64::from_le_bytes([0x20; 8]));
    }
    finish(&hasher)
}

/// Half of a hash does where others of the same are told apart, and takes half the room.
fn finish(hasher: &FxHasher) -> u32 {
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::{is_plain, of_name};

    #[test]
    fn names_are_the_same_case_and_spacing_aside() {
        let same = ["Housing Plan", "housing  PLAN", " Housing\tplan\u{a0}"].map(of_name);
        assert_eq!(same, [same[0]; 3]);
        assert_ne!(same[0], of_name("Housing Plans"));
        assert_ne!(same[0], of_name("HousingPlan"));
    }

    /// Of other names the hash is the same, but takes longer.
    #[test]
    fn nearly_all_names_are_plain() {
        for name in ["Plan", "Housing Plan", "A b c (2023-24)", "~!"] {
            assert!(is_plain(name.as_bytes()), "{name}");
        }
        for name in ["a  b", " a", "a ", "Café", "a\tb", "a\u{7f}"] {
            assert!(!is_plain(name.as_bytes()), "{name}");
        }
    }
}
