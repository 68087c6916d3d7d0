//! Contracts over the whole workspace: who may name whom, what every manifest and document promises, and generated
//! documents. They read files and ask cargo; nothing is started.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bad_input;
mod codes;
mod docker;
mod documents;
mod files;
mod glossary;
mod kinds;
mod layers;
mod manifest;
mod walkthrough;
