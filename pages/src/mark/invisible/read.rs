//! Reads the number of a page or of a piece of one.

use super::{
    MarkKey,
    pattern::{FIELD, Field, Pattern, SIDE, without_check},
    surface::above_surface,
};
use image::RgbImage;

/// How far the place of the tile must stand out among all places, in standard deviations. Of 16,384 places without a
/// mark the highest is about four.
const OUTSTANDING: f32 = 6.0;

/// The number that was laid over this page with this key. A piece of a page is enough if it has some tiles, of 128 × 128 pixels;
/// it need not begin where a tile does. `None` where there is none, or too little is left of it.
pub fn read(key: &MarkKey, page: &RgbImage) -> Option<u32> {
    let pattern = Pattern::new(key);
    let folded = Folded::of(page);
    let begin = folded.beginning(&pattern)?;
    let word = pattern.bits.iter().fold(0, |word, fields| {
        word << 1 | u64::from(folded.sum(fields, begin) > 0.0)
    });
    without_check(word)
}

/// All tiles of a page in one, wherever they begin: for each pixel, how much lighter the field is that would begin there.
struct Folded(Vec<f32>);

impl Folded {
    fn of(page: &RgbImage) -> Self {
        let mut tile = vec![0.0; SIDE * SIDE];
        above_surface(page, |y, row| {
            let folded = &mut tile[y % SIDE * SIDE..][..SIDE];
            for piece in row.chunks(SIDE) {
                for (sum, above) in folded.iter_mut().zip(piece) {
                    *sum += above;
                }
            }
        });
        let field = |at: usize| -> f32 {
            let (x, y) = (at % SIDE, at / SIDE);
            let row = |y: usize| (x..x + FIELD).map(move |x| (y % SIDE * SIDE) + x % SIDE);
            (y..y + FIELD).flat_map(row).map(|at| tile[at]).sum()
        };
        Self((0..SIDE * SIDE).map(field).collect())
    }

    /// How much these fields agree with what they should be, if the tile begins there.
    fn sum(&self, fields: &[Field], (left, top): (usize, usize)) -> f32 {
        let value = |field: &Field| {
            let (x, y) = ((field.x * FIELD + left) % SIDE, (field.y * FIELD + top) % SIDE);
            let value = self.0[y * SIDE + x];
            if field.is_light { value } else { -value }
        };
        fields.iter().map(value).sum()
    }

    /// Where the tile begins, if one place stands out.
    fn beginning(&self, pattern: &Pattern) -> Option<(usize, usize)> {
        let place = |at: usize| (at % SIDE, at / SIDE);
        let sums: Vec<f32> = (0..SIDE * SIDE)
            .map(|at| self.sum(&pattern.beginning, place(at)))
            .collect();
        let (best, highest) = sums
            .iter()
            .enumerate()
            .max_by(|one, other| one.1.total_cmp(other.1))?;
        #[expect(clippy::cast_precision_loss, reason = "2^14 places")]
        let deviation = (sums.iter().map(|sum| sum * sum).sum::<f32>() / sums.len() as f32).sqrt();
        (*highest > OUTSTANDING * deviation).then(|| place(best))
    }
}
