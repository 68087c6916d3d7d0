//! The target `pages`, under the engine.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::run("pages", data));
