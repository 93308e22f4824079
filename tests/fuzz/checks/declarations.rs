//! One file of declarations.

use super::frameworks::{Files, hold};

/// The bytes as YAML, or as JSON where they begin like it: what holds for frameworks.
pub fn check(data: &[u8]) {
    let first = data.trim_ascii_start().first();
    let name = if matches!(first, Some(b'{' | b'[')) {
        "a.json"
    } else {
        "a.yaml"
    };
    hold(&Files::from([(name.to_owned(), data.to_vec())]));
}
