//! The target `vehicles`, under the engine.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::run("vehicles", data));
