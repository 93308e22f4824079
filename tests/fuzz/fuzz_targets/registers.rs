#![no_main]
// What the reader of workbooks panics at is caught and told, so that only what is not caught may end the run.
libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |data: &[u8]| checks::registers::check(data));
