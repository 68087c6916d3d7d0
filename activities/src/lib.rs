//! What touches the world: the record, registries, files, messages, credentials.

pub mod ports;
