//! All tests of the program from outside, in one binary.

mod catalogue;
mod expectations;
mod human;
