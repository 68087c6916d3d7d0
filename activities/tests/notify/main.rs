//! The activity `notify` on real cases in real databases: what each notice says, and that it is sent once.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod case;
mod faults;
mod kinds;
mod logs;
mod office;
mod people;
#[path = "../mail/server.rs"]
#[expect(dead_code, reason = "the tests of mail use more of it")]
mod server;
mod silent;
