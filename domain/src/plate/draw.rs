//! A number drawn at random (O164 43(1)). Randomness comes as bytes, so that a draw can be made again and checked.

use thiserror::Error;

use crate::identifier::PlateNumber;

/// Nothing was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DrawError {
    #[error("failed to draw a plate number: none is offered")]
    NothingOffered,
    /// Every attempt fell into the rest that would favour some numbers. Less than half of all attempts do, so 64 bytes are
    /// plenty for a list of up to 65,536 numbers.
    #[error("failed to draw a plate number: the random bytes are used up")]
    TooFewBytes,
}

/// Draws one of the offered numbers, each with the same chance. Bytes beyond those needed are not looked at.
pub fn draw<'a>(offered: &'a [PlateNumber], random: &[u8]) -> Result<&'a PlateNumber, DrawError> {
    Ok(&offered[draw_place(offered.len(), random)?])
}

/// Draws a place, from 0, in a list that is too long to be read whole; each of its `count` places has the same chance.
pub fn draw_place(count: usize, random: &[u8]) -> Result<usize, DrawError> {
    if count == 0 {
        return Err(DrawError::NothingOffered);
    }
    index_below(count, random).ok_or(DrawError::TooFewBytes)
}

/// A number from 0 to below `count`, by rejection: as many bytes at a time as `count` needs, read as one number; those of the
/// last, incomplete round are thrown away.
pub(super) fn index_below(count: usize, random: &[u8]) -> Option<usize> {
    let count = u64::try_from(count).ok()?;
    let width = width_of(count);
    let span = 1_u128 << (8 * width);
    let complete = span - span % u128::from(count);
    let read = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0_u128, |number, byte| (number << 8) | u128::from(*byte))
    };
    let accepted = random
        .chunks_exact(width)
        .map(read)
        .find(|number| *number < complete)?;
    usize::try_from(accepted % u128::from(count)).ok()
}

/// How many bytes tell `count` numbers apart.
fn width_of(count: u64) -> usize {
    (1..8).find(|width| count <= 1 << (8 * width)).unwrap_or(8)
}
