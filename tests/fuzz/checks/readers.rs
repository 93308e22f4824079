//! The fast readers of YAML and JSON against the general parser: see `src/load/marks/agreement.rs`. What it is about is nobody
//! else's to see, so `cargo test` runs it over the corpus from there.

pub use stratlint::load::agreement::check;
