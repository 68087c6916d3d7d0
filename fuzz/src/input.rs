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

/// More edits of one text would only be slower.
const MOST_EDITS: usize = 16;

/// A text with some bytes replaced: two bytes for the place of each, one for what comes there.
pub fn edited(text: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    for edit in edits.chunks_exact(3).take(MOST_EDITS) {
        let place = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % text.len();
        text[place] = edit[2];
    }
    text
}
