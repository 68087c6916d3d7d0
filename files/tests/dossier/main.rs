//! The file of a vehicle in a real folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod arriving;
mod place;
mod whole;
