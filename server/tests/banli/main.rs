//! The engine and the command line, on a real Temporal server: fetched, started, killed and found again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod audit;
mod bad_input;
mod canary;
mod client;
mod cluster;
mod command_line;
mod custody;
mod engine;
mod evidence;
mod exported;
mod fetch;
mod file_record;
mod handover;
mod installation;
mod papers;
#[path = "../../../pages/tests/pages/inputs/pdf.rs"]
#[expect(dead_code, reason = "others make other documents with it")]
mod pdf;
mod pools;
mod process;
mod provinces;
mod read_mark;
mod registers_watched;
mod restore;
mod rotation;
mod storm;
mod walk;
mod walker;
mod walkthrough;
mod walkthrough_of_a_transfer;
mod walkthrough_of_evidence;
