//! A piece of the pattern of words that fits to itself on all sides, as what it does to a colour.

use super::glyphs::{Drawn, Slant, draw};
use image::RgbImage;

/// The words rise by 25 degrees.
const SLANT: Slant = Slant {
    sine: 0.422_618,
    cosine: 0.906_308,
};
/// Between lines, in sizes of the font.
const LINES: f32 = 4.5;
/// Opacity of words and of their edge, of 256; and the greys that they draw towards.
const WORDS: u32 = 64;
const EDGE: u32 = 72;
const DARK: u32 = 32;
const LIGHT: u32 = 255;

/// For each colour of each pixel: `(colour × keep + add) / 256`.
#[derive(Clone)]
pub(super) struct Tile {
    /// Pixels times three.
    row: usize,
    keep: Vec<u16>,
    add: Vec<u16>,
}

impl std::fmt::Debug for Tile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tile")
            .field("row", &self.row)
            .finish_non_exhaustive()
    }
}

impl Tile {
    pub(super) fn draw(words: &str, size: f32) -> Self {
        let edge = edge(size);
        #[expect(clippy::cast_precision_loss, reason = "a few pixels")]
        let drawn = draw(words, size, SLANT, edge as f32 + 1.0);
        let around = dilate(&drawn, edge);
        let (width, height) = dimensions(drawn.width, size);
        let mut tile = Self {
            row: 3 * width,
            keep: vec![256; 3 * width * height],
            add: vec![128; 3 * width * height],
        };
        for (at, (words, around)) in drawn.coverage.iter().zip(&around).enumerate() {
            let (x, y) = (at % drawn.width, at / drawn.width);
            if *around > 0 {
                tile.set((y % height) * width + x % width, *words, *around);
            }
        }
        tile
    }

    fn set(&mut self, pixel: usize, words: u8, around: u8) {
        let (words, around) = (u32::from(words), u32::from(around));
        let dark = WORDS * words / 255;
        let light = EDGE * around.saturating_sub(words) / 255;
        let share = |part: u32| u16::try_from(part).expect("a byte times 256 at most");
        for at in 3 * pixel..3 * pixel + 3 {
            self.keep[at] = share(256 - dark - light);
            self.add[at] = share(dark * DARK + light * LIGHT + 128);
        }
    }

    pub(super) fn lay_over(&self, page: &mut RgbImage) {
        let row = 3 * page.width() as usize;
        let rows = self
            .keep
            .chunks_exact(self.row)
            .zip(self.add.chunks_exact(self.row));
        for (colours, (keep, add)) in page.chunks_exact_mut(row).zip(rows.cycle()) {
            for piece in colours.chunks_mut(self.row) {
                for ((colour, keep), add) in piece.iter_mut().zip(keep).zip(add) {
                    *colour = ((u16::from(*colour) * keep + add) >> 8) as u8;
                }
            }
        }
    }
}

/// How far the light edge reaches around a character, in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few pixels"
)]
fn edge(size: f32) -> usize {
    (size / 18.0).round().max(1.0) as usize
}

/// A tile that is as wide as the words, and so high that the lines of neighbours continue each other.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "some thousand pixels"
)]
fn dimensions(width: usize, size: f32) -> (usize, usize) {
    let rise = width as f32 * SLANT.sine / SLANT.cosine;
    let lines = (rise * SLANT.cosine / (LINES * size)).round().max(1.0);
    (width, (rise / lines).ceil() as usize)
}

/// The coverage of everything within `reach` pixels of the words, along rows and columns. Words keep away from all edges, so
/// nothing wraps around one.
fn dilate(drawn: &Drawn, reach: usize) -> Vec<u8> {
    let along = |from: &[u8], step: usize| -> Vec<u8> {
        let most = |at: usize| {
            (0..=2 * reach)
                .filter_map(|near| (at + near * step).checked_sub(reach * step))
                .filter_map(|near| from.get(near).copied())
                .max()
        };
        (0..from.len()).map(|at| most(at).unwrap_or(0)).collect()
    };
    along(&along(&drawn.coverage, 1), drawn.width)
}
