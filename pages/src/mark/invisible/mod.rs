//! A number in the light and dark of a page, which nobody sees and our key reads.
//!
//! Each field of 4 × 4 pixels becomes lighter or darker by three levels of 255. A tile of 32 × 32 fields is repeated over the
//! page. The key says which fields of a tile tell where it begins and which carry which bit of the number and its check.
//! The reader adds up all tiles, so that what is on the page averages out, looks for the place where they begin, and reads.
//!
//! **What it survives** (each has a test): JPEG of quality 70; a crop of 512 × 512 pixels from anywhere; one after the other; in a
//! page of print and in a picture like a photograph; beside the words that are seen. In these two, 20 crops of 20 were
//! read at quality 30 and 512 × 512 pixels, at 60 and 256 × 256, and 15 of 20 at 60 and a single tile; at 20, fewer than half of those of print.
//!
//! **What it does not**: scaling (by a tenth; by one pixel of a page it was still read), rotation, blur, a photograph of the screen, a print. Each moves or
//! melts the fields, and the reader then says that there is no number. Nor is it a lock. Who wants it gone blurs the page; who has
//! many pages with one number can learn its tile; who has one can lay its number over another page, without knowing it.
//! So a number is a reason to look at the access log, and no proof by itself.
//!
//! What has no mark of this key has no number, but by chance: the place of the tile must stand out by six deviations, and 16 bits
//! of check must be right as well. Even where a place stands out, one read in 65,536 gives a wrong number.

mod pattern;
mod read;
mod surface;

pub use read::read;

use image::RgbImage;
use pattern::{Pattern, SIDE};

/// How much lighter or darker a field becomes, in levels. Two survive JPEG of quality 70 only in part.
const STRENGTH: u8 = 3;

/// What places the mark, and what reads it. 32 bytes that nobody else has.
#[derive(Clone)]
pub struct MarkKey([u8; 32]);

impl MarkKey {
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }
}

impl std::fmt::Debug for MarkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MarkKey")
    }
}

/// The tile of one number, ready to be laid over pages of any size.
#[derive(Clone)]
pub struct InvisibleMark {
    /// For each row of a tile, what is added to each colour.
    rows: Vec<[i8; 3 * SIDE]>,
}

impl std::fmt::Debug for InvisibleMark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvisibleMark")
    }
}

impl InvisibleMark {
    pub fn new(key: &MarkKey, number: u32) -> Self {
        let signs = Pattern::new(key).signs(number);
        let rows = signs.iter().map(|row| {
            let mut wide = [0; 3 * SIDE];
            for (x, sign) in row.iter().enumerate() {
                wide[3 * x..3 * x + 3].fill(sign * STRENGTH.cast_signed());
            }
            wide
        });
        Self { rows: rows.collect() }
    }

    /// Lays the mark over a page. White and black are drawn in by as much as is added, so that nothing is cut off.
    pub fn apply(&self, page: &mut RgbImage) {
        let row = 3 * page.width() as usize;
        for (colours, added) in page.chunks_exact_mut(row).zip(self.rows.iter().cycle()) {
            for piece in colours.chunks_mut(added.len()) {
                for (colour, added) in piece.iter_mut().zip(added) {
                    *colour = (*colour)
                        .clamp(STRENGTH, u8::MAX - STRENGTH)
                        .wrapping_add_signed(*added);
                }
            }
        }
    }
}
