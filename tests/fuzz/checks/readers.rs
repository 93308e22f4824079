//! The fast readers of YAML and JSON against the general parser: see `src/load/fast/agreement.rs`, whose tests run over the corpus.

use stratlint::load::hold_readers_together;

/// The text as events: a fast reader gives the same as the general parser, at the same bytes, or gives up.
pub fn check(data: &[u8]) {
    if let Ok(text) = str::from_utf8(data) {
        hold_readers_together(text);
    }
}
