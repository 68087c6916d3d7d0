//! The target `plate_lists`, under the engine.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::run("plate_lists", data));
