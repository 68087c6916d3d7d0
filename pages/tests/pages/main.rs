//! Documents from their bytes to what somebody sees of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod apart;
mod drawing;
mod hostile;
mod inputs;
mod marks;
mod redaction;
