//! What is left of a page when print, edges and slow changes of light are taken away: the mark, and noise.

use super::pattern::FIELD;
use image::{GrayImage, RgbImage, buffer::ConvertBuffer as _};

/// A pixel is compared with those so many fields away in both directions, one of each field.
const REACH: usize = 2;
/// What differs by more levels belongs to something else on the page.
const MOST: i16 = 12;
/// Fewer of the same surface say too little.
const FEWEST: i16 = 5;

/// For each row, how much lighter each pixel is than those around it that belong to the same surface, in levels; 0 where it
/// stands nearly alone, as in the strokes of a character.
pub(super) fn above_surface(page: &RgbImage, mut row: impl FnMut(usize, &[f32])) {
    let page: GrayImage = page.convert();
    let (width, height) = (page.width() as usize, page.height() as usize);
    let rows: Vec<&[u8]> = page.chunks_exact(width.max(1)).collect();
    let mut sums = Sums::new(width);
    for (y, own) in rows.iter().enumerate() {
        sums.clear();
        for down in 0..=2 * REACH {
            let Some(near) = (y + down * FIELD).checked_sub(REACH * FIELD) else {
                continue;
            };
            if near < height {
                sums.add(own, rows[near]);
            }
        }
        row(y, &sums.above());
    }
}

/// For each pixel of a row: by how much those around it differ, and how many they are.
struct Sums {
    differences: Vec<i16>,
    counts: Vec<i16>,
}

impl Sums {
    fn new(width: usize) -> Self {
        Self {
            differences: vec![0; width],
            counts: vec![0; width],
        }
    }

    fn clear(&mut self) {
        self.differences.fill(0);
        self.counts.fill(0);
    }

    /// Compares a row with another one, straight and shifted by each number of fields.
    fn add(&mut self, own: &[u8], other: &[u8]) {
        for shift in (0..=REACH).map(|fields| fields * FIELD) {
            let length = own.len().saturating_sub(shift);
            let mut compare = |begin: usize, other: &[u8]| {
                let differences = &mut self.differences[begin..][..length];
                let counts = &mut self.counts[begin..][..length];
                let pairs = own[begin..][..length].iter().zip(other);
                for ((pair, sum), count) in pairs.zip(differences).zip(counts) {
                    let difference = i16::from(*pair.1) - i16::from(*pair.0);
                    let is_near = difference.abs() <= MOST;
                    *sum += if is_near { difference } else { 0 };
                    *count += i16::from(is_near);
                }
            };
            if length > 0 {
                compare(0, &other[shift..]);
                if shift > 0 {
                    compare(shift, &other[..length]);
                }
            }
        }
    }

    fn above(&self) -> Vec<f32> {
        let each = self.differences.iter().zip(&self.counts);
        each.map(|(sum, count)| match count {
            // The pixel itself is always one of them.
            ..FEWEST => 0.0,
            _ => -f32::from(*sum) / f32::from(*count),
        })
        .collect()
    }
}
