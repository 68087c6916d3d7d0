//! Parsers of the crates that need the engine's libraries.

pub mod answers;
pub mod configuration;
pub mod offices;
pub mod payloads;
pub mod plate_lists;
pub mod signed_requests;
pub mod tokens;

/// The bytes up to the first line feed, and what follows it.
fn line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, &[]),
    }
}
