//! The target `case_proofs`, under the engine.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::run("case_proofs", data));
