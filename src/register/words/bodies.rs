//! Who decides.

use super::words;

/// Whether words beside a date of adoption name a body that decides.
pub(in crate::register) fn is_body(text: &str) -> bool {
    const BODIES: [&str; 16] = [
        "cabinet",
        "council",
        "committee",
        "executive",
        "board",
        "member",
        "panel",
        "mayor",
        "officer",
        "director",
        "leader",
        "commissioner",
        "commissioners",
        "authority",
        "governors",
        "delegated",
    ];
    const NOT_YET: [&str; 10] = [
        "expected",
        "tbc",
        "not",
        "before",
        "after",
        "due",
        "proposed",
        "provisional",
        "to",
        "pending",
    ];
    let words = words(text);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&**word));
    has(&BODIES) && !has(&NOT_YET)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_is_told_from_what_does_not() {
        for body in ["Cabinet", "Full Council", "Cabinet Member for Housing"] {
            assert!(is_body(body), "{body}");
        }
        for none in [
            "tbc",
            "Expected",
            "not before",
            "Spring",
            "Cabinet tbc",
            "c.",
        ] {
            assert!(!is_body(none), "{none}");
        }
    }
}
