//! What each field of a tile is for. Marking and reading have to agree on it, so it never changes.

use super::MarkKey;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Pixels of a side of a field, fields of a side of a tile, pixels of a side of a tile.
pub(super) const FIELD: usize = 4;
pub(super) const FIELDS: usize = 32;
pub(super) const SIDE: usize = FIELD * FIELDS;
/// The number and its check.
pub(super) const BITS: usize = 32 + 16;
/// Fields for each bit; the others tell where the tile begins.
const FIELDS_OF_BIT: usize = 13;

/// A field that is lighter or darker: by its place alone, or turned over where its bit is 0.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) is_light: bool,
}

/// The tile of a key.
pub(super) struct Pattern {
    /// Those that say where it begins.
    pub(super) beginning: Vec<Field>,
    /// Those of each bit, the highest first.
    pub(super) bits: Vec<Vec<Field>>,
}

impl Pattern {
    pub(super) fn new(key: &MarkKey) -> Self {
        let mut random = Random::new(key);
        let mut places: Vec<usize> = (0..FIELDS * FIELDS).collect();
        for last in (1..places.len()).rev() {
            places.swap(last, random.below(last + 1));
        }
        let mut fields = places.into_iter().map(|place| Field {
            x: place % FIELDS,
            y: place / FIELDS,
            is_light: random.below(2) == 0,
        });
        let bits = (0..BITS)
            .map(|_| fields.by_ref().take(FIELDS_OF_BIT).collect())
            .collect();
        Self {
            bits,
            beginning: fields.collect(),
        }
    }

    /// 1 or -1 for each pixel of the tile of this number.
    pub(super) fn signs(&self, number: u32) -> Vec<[i8; SIDE]> {
        let mut signs = vec![[0; SIDE]; SIDE];
        let mut paint = |field: &Field, is_light: bool| {
            for row in &mut signs[field.y * FIELD..][..FIELD] {
                row[field.x * FIELD..][..FIELD].fill(if is_light { 1 } else { -1 });
            }
        };
        for field in &self.beginning {
            paint(field, field.is_light);
        }
        let word = with_check(number);
        for (index, fields) in self.bits.iter().enumerate() {
            let is_set = word >> (BITS - 1 - index) & 1 == 1;
            for field in fields {
                paint(field, field.is_light == is_set);
            }
        }
        signs
    }
}

/// The number and, below it, its check.
fn with_check(number: u32) -> u64 {
    u64::from(number) << 16 | u64::from(check(number))
}

/// The number of a word whose check is right.
pub(super) fn without_check(word: u64) -> Option<u32> {
    let number = u32::try_from(word >> 16).ok()?;
    (with_check(number) == word).then_some(number)
}

/// CRC-16/CCITT-FALSE. It begins with all bits set, so that nothing at all is not right.
fn check(number: u32) -> u16 {
    crc(&number.to_be_bytes())
}

fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(u16::MAX, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| {
            crc << 1 ^ if crc & 0x8000 == 0 { 0 } else { 0x1021 }
        })
    })
}

/// Numbers that only the key foretells: HMAC-SHA-256 of a counter.
struct Random {
    mac: Hmac<Sha256>,
    counter: u64,
}

impl Random {
    fn new(key: &MarkKey) -> Self {
        let mut mac = Hmac::new_from_slice(&key.0).expect("HMAC takes a key of any length");
        mac.update(b"banli: fields of the invisible mark, 1");
        Self { mac, counter: 0 }
    }

    /// A number from 0 to below `end`, which is small beside 2^64: no value is preferred to speak of.
    fn below(&mut self, end: usize) -> usize {
        let mut mac = self.mac.clone();
        mac.update(&self.counter.to_be_bytes());
        self.counter += 1;
        let bytes = mac.finalize().into_bytes();
        let first = bytes.first_chunk().expect("SHA-256 has 32 bytes");
        let end = u64::try_from(end).expect("a number of fields");
        usize::try_from(u64::from_be_bytes(*first) % end).expect("less than a number of fields")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_that_of_the_standard() {
        // The check value of the catalogue of such codes.
        assert_eq!(crc(b"123456789"), 0x29B1);
        assert_eq!(without_check(with_check(0xDEAD_BEEF)), Some(0xDEAD_BEEF));
        assert_eq!(without_check(with_check(7) ^ 1 << 40), None);
        assert_eq!(without_check(0), None);
    }

    #[test]
    fn every_pixel_of_a_tile_is_lighter_or_darker() {
        let pattern = Pattern::new(&MarkKey([7; 32]));
        assert_eq!(pattern.beginning.len(), FIELDS * FIELDS - BITS * FIELDS_OF_BIT);
        let signs = pattern.signs(1);
        assert!(signs.iter().flatten().all(|sign| sign.abs() == 1));
        assert_ne!(signs, pattern.signs(2));
        assert_ne!(signs, Pattern::new(&MarkKey([8; 32])).signs(1));
    }
}
