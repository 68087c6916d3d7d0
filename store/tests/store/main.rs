//! The record on real databases: every body runs on `SQLite` and on `PostgreSQL`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod chain;
mod checkpoint;
mod contacts;
mod crash;
mod erasure;
mod evidence;
mod faults;
mod feed;
mod full;
mod persons;
mod requests;
mod schema;
mod toy;
mod transfer;
