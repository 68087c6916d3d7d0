//! What touches the world: the record, registries, files, messages, credentials.

pub mod mail;
pub mod paper;
pub mod ports;
pub mod templates;
