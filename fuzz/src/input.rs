//! How targets share out their bytes.

/// The bytes as text; what is none ends the run.
pub fn text(data: &[u8]) -> Option<&str> {
    str::from_utf8(data).ok()
}

/// The first byte, to choose by, and the rest.
pub fn choice(data: &[u8]) -> (u8, &[u8]) {
    data.split_first()
        .map_or((0, data), |(first, rest)| (*first, rest))
}
