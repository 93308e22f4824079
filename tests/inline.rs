//! Frameworks written out in a test: small ones, to show one idea.

use stratlint::report::text::Look;

/// As a pipe or a file gets it: 80 columns, no colour.
pub(crate) const PLAIN: Look = Look {
    color: false,
    width: 80,
};
