//! The transport over real HTTP, in front of a toy schema.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod answers;
mod bodies;
mod explorer;
mod files;
mod harness;
mod limits;
mod methods;
mod persisted;
mod sockets;
mod streams;
mod toy;
