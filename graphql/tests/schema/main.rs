//! The schema over a real record, by GraphQL text.

mod actions;
mod drift;
mod engine;
mod inputs;
mod journey;
mod limits;
mod people;
mod reading;
mod requests;
mod scope;
mod streams;
mod world;
