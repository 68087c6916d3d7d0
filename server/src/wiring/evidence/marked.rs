//! A page with who it is shown to on it.

use pages::{
    Format, Made,
    mark::{InvisibleMark, MarkKey, VisibleMark},
};

type Marked = Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>;

/// Both marks: one that is read, one that leads to the entry of the log.
pub(super) fn mark_page(kept: &[u8], words: &str, key: &MarkKey, mark: u32) -> Marked {
    let mut pixels = Made::read(kept, Format::Jpeg)?;
    VisibleMark::new(words, pixels.dimensions())?.apply(&mut pixels);
    InvisibleMark::new(key, mark).apply(&mut pixels);
    Ok(Made::new(&pixels, Format::Jpeg)?.bytes)
}
