//! The engine and the command line, on a real Temporal server: fetched, started, killed and found again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod audit;
mod bad_input;
mod canary;
mod cluster;
mod command_line;
mod custody;
mod engine;
mod exported;
mod fetch;
mod handover;
mod installation;
mod papers;
mod process;
mod restore;
mod rotation;
mod storm;
mod walk;
mod walkthrough;
mod walkthrough_of_a_transfer;
