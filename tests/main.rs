//! All tests of the program from outside, in one binary.

mod checking;
mod coventry;
mod examples;
mod fixtures;
mod pages;
mod places;
