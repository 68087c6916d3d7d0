//! The schema over a real record, by GraphQL text.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod actions;
mod drift;
mod engine;
mod evidence;
mod file_handover;
mod handover;
mod inputs;
mod journey;
mod limits;
mod outside;
mod people;
mod reading;
mod requests;
mod scope;
mod streams;
mod transfer;
mod vehicle_search;
mod world;
