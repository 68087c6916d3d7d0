//! The words over a page: who was shown it, in which case, and when.

mod glyphs;
mod tile;

use crate::mark::visible::tile::Tile;
use image::RgbImage;

/// Longest words, in characters.
pub const MAX_WORDS: usize = 80;
/// The size of the words beside the short side of the page, and its bounds in pixels.
const SIZE: f32 = 1.0 / 40.0;
const SMALLEST: f32 = 14.0;
const LARGEST: f32 = 120.0;

/// Words that cannot stand over a page: none, too many, or with a line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to write words over a page: there must be 1 to {MAX_WORDS} characters in one line")]
pub struct WordsUnusable;

/// Words over pages of one size, drawn once and laid over each: diagonally and again and again, so that no part of a page is
/// without them. Dark within a light edge, so that they are read on white paper and in a photograph of the night;
/// translucent, so that what lies under them is read as well.
#[derive(Clone, Debug)]
pub struct VisibleMark {
    tile: Tile,
}

impl VisibleMark {
    /// Draws the words for pages of this size, in pixels. Characters that the font lacks are drawn as `〓`: nobody is kept from
    /// evidence by a rare name, which is masked anyway.
    pub fn new(words: &str, (width, height): (u32, u32)) -> Result<Self, WordsUnusable> {
        let length = words.chars().count();
        if words.trim().is_empty() || length > MAX_WORDS || words.chars().any(char::is_control) {
            return Err(WordsUnusable);
        }
        #[expect(clippy::cast_precision_loss, reason = "clamped to a few pixels")]
        let size = (width.min(height) as f32 * SIZE).clamp(SMALLEST, LARGEST);
        Ok(Self {
            tile: Tile::draw(words, size),
        })
    }

    /// Lays the words over a page.
    pub fn apply(&self, page: &mut RgbImage) {
        self.tile.lay_over(page);
    }
}
